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
   * Only resources of the stacks: CloudFormation tags them, and nobody else can write these tags
   * (CloudFormation template reference, "CloudFormation resource tagging").
   */
  private static final String TAGGED = " tagged";

  private static final String STACK_TAG = "aws:ResourceTag/aws:cloudformation:stack-name";

  /** KMS keys, but only for use by that service. */
  private static final String VIA = "* via ";

  private final List<DeployPlace> places;
  private final String scope;

  DeployScope(List<DeployPlace> places, String scope) {
    this.places = places;
    this.scope = scope;
  }

  /** The statement, limited to the scope. */
  Mapping limit(Mapping statement) {
    if (scope.startsWith(VIA)) {
      return statement.with("Resource", "*").with("Condition", via(scope.substring(VIA.length())));
    }
    Mapping limited = statement.with("Resource", Policies.oneOrMore(resources()));
    if (scope.endsWith(TAGGED)) {
      List<String> stacks = Lists.distinct(Lists.map(places, DeployPlace::stack));
      return limited.with(
          "Condition", condition("StringEquals", STACK_TAG, Value.texts(stacks).items()));
    }
    if (scope.endsWith(IN_VPC) && Lists.all(places, place -> place.vpc().isPresent())) {
      return limited.with("Condition", condition("ArnLike", "ec2:Vpc", vpcs()));
    }
    return limited;
  }

  private static Mapping condition(String operator, String key, List<? extends Value> values) {
    return Value.map().with(operator, Value.map().with(key, Policies.oneOrMore(values)));
  }

  /** AWS KMS developer guide, "AWS KMS condition keys": kms:ViaService. */
  private Mapping via(String service) {
    List<String> hosts =
        Lists.map(places, place -> service + "." + place.region() + ".${AWS::URLSuffix}");
    return condition(
        "StringEquals", "kms:ViaService", Lists.map(Lists.distinct(hosts), Intrinsic::sub));
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
    for (String kind : kinds()) {
      for (DeployPlace place : places) {
        arns.add(arn(place.named(kind), place));
      }
    }
    return Lists.map(Lists.distinct(arns), Intrinsic::sub);
  }

  /** The scope without its condition, one for each kind of resource. */
  private List<String> kinds() {
    return List.of(without(without(scope, TAGGED), IN_VPC).split(" "));
  }

  private static String without(String text, String ending) {
    return text.endsWith(ending) ? text.substring(0, text.length() - ending.length()) : text;
  }

  /** Roles have no region, buckets neither region nor account; a VPC may be another account's. */
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
    } else if (name.startsWith("vpc/")) {
      account = "*";
    }
    return "arn:${AWS::Partition}:" + service + ":" + region + ":" + account + ":" + name;
  }

  /** The Sid of a statement: the service, the kind of resource, and how it is limited. */
  String sid(String service) {
    StringBuilder sid = new StringBuilder();
    for (String word : service.split("-")) {
      String written = word.equals("elasticloadbalancing") ? "elasticLoadBalancing" : word;
      sid.append(LogicalName.of(written));
    }
    if (scope.startsWith(VIA)) {
      return sid + "Via" + LogicalName.of(scope.substring(VIA.length()));
    }
    for (String kind : kinds()) {
      sid.append(LogicalName.of(beginning(kind)));
    }
    if (scope.endsWith(TAGGED)) {
      return sid + "OfStacks";
    }
    return scope.endsWith(IN_VPC) ? sid + "InVpc" : sid.toString();
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
