package dev.fargen.emit.pipeline;

import dev.fargen.aws.HandlerActions;
import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Value;
import dev.fargen.emit.permissions.Policies;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.pipeline.Pipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The permissions of CloudFormation to create, update and delete the resources of a template:
 * computed from the resource types, and limited to resources of the stacks if the action supports
 * resource-level permissions.
 */
final class DeployActions {

  /** CloudFormation truncates the stack name in the names that it generates. */
  private static final int NAME_KEPT = 20;

  /** Suffix of a scope: only resources in the VPCs of the stacks, if these are known. */
  private static final String IN_VPC = " in vpc";

  /** Prefix of a service: KMS keys, but only for use by that service. */
  private static final String VIA = "* via ";

  private final Set<String> types;
  private final List<Place> places;
  private final Map<String, Pipeline.DeployActions> added;

  /**
   * A stack and its region.
   *
   * @param region for use inside {@code !Sub}
   * @param vpc the ID of its VPC, if known
   * @param imported the stack whose load balancer it uses, if it is another stack's
   */
  record Place(String stack, String region, Optional<String> vpc, Optional<String> imported) {
    Place(Pipeline.Stage stage, String region) {
      this(stage.environment().stackName(), region, stage.vpc(), stage.imported());
    }
  }

  /**
   * @param types the resource types of the template, and their properties
   * @param added additional actions, by type
   */
  DeployActions(Set<String> types, List<Place> places, Map<String, Pipeline.DeployActions> added) {
    this.types = types;
    this.places = List.copyOf(places);
    this.added = added;
  }

  /** The prefix of the names that CloudFormation generates. */
  static String prefix(String stack) {
    return stack.length() > NAME_KEPT ? stack.substring(0, NAME_KEPT) : stack + "-";
  }

  /** One statement for each service and set of resources. */
  List<Mapping> statements() {
    Map<String, Set<String>> actionsByScope = new TreeMap<>();
    for (HandlerActions.Line line : HandlerActions.of(types)) {
      String action = line.actions().get(0);
      String service =
          line.scope().startsWith("role:") ? "iam" : action.substring(0, action.indexOf(':'));
      String key = service + " " + line.scope();
      actionsByScope.computeIfAbsent(key, k -> new TreeSet<>()).addAll(line.actions());
    }
    added.forEach(
        (type, actions) -> {
          if (types.contains(type)) {
            actionsByScope
                .computeIfAbsent("additional-actions *", k -> new TreeSet<>())
                .addAll(Lists.map(actions.actions(), Given::value));
          }
        });
    List<Mapping> statements = new ArrayList<>();
    Set<String> linkedRoles = new TreeSet<>();
    actionsByScope.forEach(
        (key, actions) -> {
          String scope = key.substring(key.indexOf(' ') + 1);
          if (scope.startsWith("role:")) {
            linkedRoles.add(scope.substring(5));
          } else {
            statements.add(statement(sid(key, scope), actions, scope));
          }
        });
    if (!linkedRoles.isEmpty()) {
      statements.add(serviceLinkedRoles(linkedRoles));
    }
    if (types.contains("AWS::IAM::Role")) {
      statements.add(passRoles());
    }
    List<Place> importing = Lists.filter(places, place -> place.imported().isPresent());
    if (!importing.isEmpty()) {
      statements.add(readOutputs(importing));
    }
    return statements;
  }

  private Mapping statement(String sid, Set<String> actions, String scope) {
    Mapping statement = Policies.allow(sid, actions.toArray(String[]::new));
    if (scope.startsWith(VIA)) {
      return statement.with("Resource", "*").with("Condition", via(scope.substring(VIA.length())));
    }
    if (!scope.endsWith(IN_VPC)) {
      return statement.with("Resource", resources(scope));
    }
    Mapping anywhere =
        statement.with("Resource", resources(scope.substring(0, scope.length() - IN_VPC.length())));
    return anywhere.with("Condition", vpcs().map(DeployActions::inOneOf));
  }

  /** AWS KMS developer guide, "AWS KMS condition keys": kms:ViaService. */
  private Mapping via(String service) {
    List<String> hosts =
        Lists.map(places, place -> service + "." + place.region() + ".${AWS::URLSuffix}");
    List<Value> names = Lists.map(Lists.distinct(hosts), Intrinsic::sub);
    return Value.map()
        .with("StringEquals", Value.map().with("kms:ViaService", Policies.oneOrMore(names)));
  }

  private static Mapping inOneOf(List<Value> vpcs) {
    return Value.map().with("ArnLike", Value.map().with("ec2:Vpc", Policies.oneOrMore(vpcs)));
  }

  /** The VPCs of all stacks, if they are known; another account may share one. */
  private Optional<List<Value>> vpcs() {
    if (Lists.any(places, place -> place.vpc().isEmpty())) {
      return Optional.empty();
    }
    List<String> arns =
        Lists.map(
            places,
            place ->
                "arn:${AWS::Partition}:ec2:"
                    + place.region()
                    + ":*:vpc/"
                    + place.vpc().orElseThrow());
    return Optional.of(Lists.map(Lists.distinct(arns), Intrinsic::sub));
  }

  private static String sid(String key, String scope) {
    StringBuilder sid = new StringBuilder();
    for (String word : key.substring(0, key.indexOf(' ')).split("-")) {
      String written = word.equals("elasticloadbalancing") ? "elasticLoadBalancing" : word;
      sid.append(written.substring(0, 1).toUpperCase(Locale.ROOT)).append(written.substring(1));
    }
    if (scope.startsWith(VIA)) {
      return sid + "Via" + LogicalName.of(scope.substring(VIA.length()));
    }
    return sid + LogicalName.of(kind(scope)) + (scope.endsWith(IN_VPC) ? "InVpc" : "");
  }

  /** The kind of resource: the part before its name. */
  private static String kind(String scope) {
    int start = scope.indexOf(':') + 1;
    int end = start;
    while (end < scope.length() && "/*{".indexOf(scope.charAt(end)) < 0) {
      end++;
    }
    return scope.substring(start, end);
  }

  private Value resources(String scope) {
    if (scope.equals("*")) {
      return Value.text("*");
    }
    List<Value> arns = new ArrayList<>();
    for (Place place : places) {
      String prefix = prefix(place.stack());
      Value arn =
          arn(
              scope
                  .replace("{stack}", prefix)
                  .replace("{lower}", prefix.toLowerCase(Locale.ROOT))
                  .replace("{vpc}", place.vpc().orElse("*")),
              place.region());
      if (!arns.contains(arn)) {
        arns.add(arn);
      }
    }
    return Policies.oneOrMore(arns);
  }

  /** Roles have no region, buckets neither region nor account; a VPC may be another account's. */
  private static Value arn(String scope, String region) {
    String service = scope.substring(0, scope.indexOf(':'));
    String resource = scope.substring(scope.indexOf(':') + 1);
    String place =
        switch (service) {
          case "s3" -> "s3:::";
          case "iam" -> "iam::${AWS::AccountId}:";
          default ->
              service
                  + ":"
                  + region
                  + ":"
                  + (resource.startsWith("vpc/") ? "*" : "${AWS::AccountId}")
                  + ":";
        };
    return Intrinsic.sub("arn:${AWS::Partition}:" + place + resource);
  }

  private static Mapping serviceLinkedRoles(Set<String> services) {
    return Policies.allow("CreateServiceLinkedRoles", "iam:CreateServiceLinkedRole")
        .with(
            "Resource",
            Intrinsic.sub("arn:${AWS::Partition}:iam::${AWS::AccountId}:role/aws-service-role/*"))
        .with(
            "Condition",
            Value.map()
                .with(
                    "StringEquals",
                    Value.map()
                        .with(
                            "iam:AWSServiceName",
                            Policies.oneOrMore(Value.texts(new ArrayList<>(services)).items()))));
  }

  /** Roles of the stacks only, and only to the services that use roles in these templates. */
  /** {@code Fn::GetStackOutput} reads the outputs with the role of the stack that calls it. */
  private static Mapping readOutputs(List<Place> importing) {
    List<Value> stacks =
        Lists.map(
            importing,
            place ->
                Intrinsic.sub(
                    "arn:${AWS::Partition}:cloudformation:"
                        + place.region()
                        + ":${AWS::AccountId}:stack/"
                        + place.imported().orElseThrow()
                        + "/*"));
    return Policies.allow("ReadOutputsOfImportedStacks", "cloudformation:DescribeStacks")
        .with("Resource", Policies.oneOrMore(Lists.distinct(stacks)));
  }

  private Mapping passRoles() {
    Set<String> services = new TreeSet<>(Set.of("ecs-tasks.amazonaws.com"));
    if (types.contains("AWS::Scheduler::Schedule")) {
      services.add("scheduler.amazonaws.com");
    }
    if (types.contains("AWS::EC2::FlowLog")) {
      services.add("vpc-flow-logs.amazonaws.com");
    }
    return Policies.allow("PassRoles", "iam:PassRole")
        .with("Resource", resources("iam:role/{stack}*"))
        .with(
            "Condition",
            Value.map()
                .with(
                    "StringEquals",
                    Value.map()
                        .with(
                            "iam:PassedToService",
                            Policies.oneOrMore(Value.texts(new ArrayList<>(services)).items()))));
  }
}
