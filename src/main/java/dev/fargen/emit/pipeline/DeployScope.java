package dev.fargen.emit.pipeline;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Value;
import dev.fargen.emit.permissions.Policies;
import dev.fargen.list.Lists;
import dev.fargen.workload.environment.LogicalName;
import java.util.ArrayList;
import java.util.List;

/**
 * A scope of {@link dev.fargen.aws.HandlerActions} as the resources and the condition of a
 * statement (Service Authorization Reference, "Actions, resources, and condition keys for AWS
 * services").
 */
final class DeployScope {

  /** Only resources in the VPCs of the stacks, if these are known. */
  private static final String IN_VPC = " in vpc";

  /**
   * Only resources of the stacks: CloudFormation tags them, and only AWS can write these tags
   * (CloudFormation template reference, "CloudFormation resource tagging"). They can be in
   * conditions, as in AWS's own policies (AWS managed policy reference,
   * "AmazonLaunchWizardFullAccessV2").
   */
  private static final String TAGGED = " tagged";

  /**
   * Also resources without the tag, but none of another stack. A security group gets its rules
   * before its tags (aws-cdk issue 13204), what is created has none yet, and listeners and rules
   * have had them only since 2026 (cloudformation-coverage-roadmap issues 1526 and 1527).
   */
  private static final String UNTAGGED = " untagged or ours";

  /** The same, with the resources of the stacks whose load balancer or services are used. */
  private static final String IMPORTED = " untagged, ours or imported";

  private static final String STACK_TAG = "aws:ResourceTag/aws:cloudformation:stack-name";

  /** KMS keys, but only for use by that service. */
  private static final String VIA = "* via ";

  private final List<DeployPlace> places;
  private final String scope;

  /** The scope without its condition, one for each kind of resource. */
  private final List<String> kinds;

  DeployScope(List<DeployPlace> places, String scope) {
    this.places = places;
    this.scope = scope;
    this.kinds = kinds(scope);
  }

  /** The statement, limited to the scope. */
  Mapping limit(Mapping statement) {
    if (scope.startsWith(VIA)) {
      return statement.with("Resource", "*").with("Condition", via(scope.substring(VIA.length())));
    }
    Mapping limited = statement.with("Resource", Policies.oneOrMore(resources()));
    Mapping condition = Value.map();
    if (scope.contains(IN_VPC) && Lists.all(places, place -> place.vpc().isPresent())) {
      condition = condition(condition, "ArnLike", "ec2:Vpc", vpcs());
    }
    if (scope.endsWith(TAGGED)) {
      condition = condition(condition, "StringEquals", STACK_TAG, stacks());
    } else if (isUntaggedOrOfStacks()) {
      condition = condition(condition, "StringEqualsIfExists", STACK_TAG, stacks());
    }
    return condition.entries().isEmpty() ? limited : limited.with("Condition", condition);
  }

  private static Mapping condition(
      Mapping others, String operator, String key, List<? extends Value> values) {
    return others.with(operator, Value.map().with(key, Policies.oneOrMore(values)));
  }

  /** Not for a listener that may be of a stack whose name is not known. */
  private boolean isUntaggedOrOfStacks() {
    boolean known =
        !scope.contains("{listener}") || Lists.all(places, DeployPlace::isOwnerOfListenerKnown);
    return scope.endsWith(UNTAGGED) || (scope.endsWith(IMPORTED) && known);
  }

  private List<Value> stacks() {
    List<String> stacks = new ArrayList<>(Lists.map(places, DeployPlace::stack));
    if (scope.endsWith(IMPORTED)) {
      stacks.addAll(Lists.flatMap(places, DeployPlace::others));
    }
    return Value.texts(Lists.distinct(stacks)).items();
  }

  /** AWS KMS developer guide, "AWS KMS condition keys": kms:ViaService. */
  private Mapping via(String service) {
    List<String> hosts =
        Lists.map(places, place -> service + "." + place.region() + ".${AWS::URLSuffix}");
    return condition(
        Value.map(),
        "StringEquals",
        "kms:ViaService",
        Lists.map(Lists.distinct(hosts), Intrinsic::sub));
  }

  /** The VPCs of all stacks; another account may share one. */
  private List<Value> vpcs() {
    List<String> arns = Lists.map(places, place -> arn(place.named("ec2:vpc/{vpc}"), place));
    return Lists.map(Lists.distinct(arns), Intrinsic::sub);
  }

  private List<Value> resources() {
    if (scope.equals("*")) {
      return List.of(Value.text("*"));
    }
    List<String> arns = new ArrayList<>();
    for (String kind : kinds) {
      for (DeployPlace place : places) {
        arns.add(arn(place.named(kind), place));
      }
    }
    return Lists.map(Lists.distinct(arns), Intrinsic::sub);
  }

  private static List<String> kinds(String scope) {
    String kinds = scope;
    for (String limit : List.of(TAGGED, UNTAGGED, IMPORTED, IN_VPC)) {
      kinds = kinds.replace(limit, "");
    }
    return List.of(kinds.split(" "));
  }

  /**
   * Roles have no region, buckets neither region nor account; a VPC or a topic may be another
   * account's.
   */
  private static String arn(String resource, DeployPlace place) {
    int colon = resource.indexOf(':');
    String service = resource.substring(0, colon);
    String name = resource.substring(colon + 1);
    String region = place.region();
    String account = "${AWS::AccountId}";
    if (service.equals("s3") || service.equals("route53")) {
      region = "";
      account = "";
    } else if (service.equals("iam") || name.startsWith("global-cluster:")) {
      region = "";
    } else if (service.equals("sns") && name.equals("*")) { // topics of others
      region = "*";
      account = "*";
    } else if (name.startsWith("vpc/")) {
      account = "*";
    }
    return "arn:${AWS::Partition}:" + service + ":" + region + ":" + account + ":" + name;
  }

  /** The Sid of a statement: the service, the kind of resource, and how it is limited. */
  String sid(String service) {
    StringBuilder sid = new StringBuilder();
    for (String word : service.split("-")) {
      sid.append(LogicalName.of(words(word)));
    }
    if (scope.startsWith(VIA)) {
      return sid + "Via" + LogicalName.of(scope.substring(VIA.length()));
    }
    for (String kind : kinds) {
      sid.append(LogicalName.of(words(beginning(kind))));
    }
    sid.append(scope.contains(IN_VPC) ? "InVpc" : "");
    if (isUntaggedOrOfStacks()) {
      return sid + "UntaggedOrOfStacks";
    }
    return scope.endsWith(TAGGED) ? sid + "OfStacks" : sid.toString();
  }

  /** IAM writes these without capitals between their words. */
  private static String words(String written) {
    return written
        .replace("elasticloadbalancing", "elasticLoadBalancing")
        .replace("servicediscovery", "serviceDiscovery")
        .replace("loadbalancer", "loadBalancer")
        .replace("targetgroup", "targetGroup");
  }

  /** The kind of a resource: the part before its name. */
  private static String beginning(String resource) {
    int start = resource.indexOf(':') + 1;
    int end = start;
    while (end < resource.length() && "/*{:".indexOf(resource.charAt(end)) < 0) {
      end++;
    }
    return resource.substring(start, end);
  }
}
