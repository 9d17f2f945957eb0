package dev.fargen.emit.pipeline;

import dev.fargen.aws.HandlerActions;
import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Value;
import dev.fargen.emit.permissions.Policies;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.pipeline.Pipeline;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

  private static final String SID = "Sid";
  private static final String LINKED_ROLE = "role:";
  private static final String PASS_ROLE = "pass:";
  private static final String ROLES = "iam:role/{stack}*";

  /**
   * Actions that add permissions to a role: with a permissions boundary, only to roles that have it
   * (IAM user guide, "Permissions boundaries for IAM entities").
   */
  private static final Set<String> BOUNDED =
      Set.of(
          "iam:AttachRolePolicy",
          "iam:CreateRole",
          "iam:PutRolePermissionsBoundary",
          "iam:PutRolePolicy");

  private final Set<String> types;
  private final List<DeployPlace> places;
  private final Map<String, Pipeline.DeployActions> added;
  private final Optional<Value> permissionsBoundary;
  private final List<Mapping> statements;

  /**
   * @param types the resource types of the template, and their properties
   * @param added additional actions, by type
   * @param permissionsBoundary of the roles of the stacks
   */
  DeployActions(
      Set<String> types,
      List<DeployPlace> places,
      Map<String, Pipeline.DeployActions> added,
      Optional<Value> permissionsBoundary) {
    this.types = types;
    this.places = List.copyOf(places);
    this.added = added;
    this.permissionsBoundary = permissionsBoundary;
    this.statements = List.copyOf(made());
  }

  /** One statement for each service and set of resources. */
  List<Mapping> statements() {
    return statements;
  }

  private List<Mapping> made() {
    Map<String, Set<String>> actionsByScope = new TreeMap<>();
    Set<String> linkedRoles = new TreeSet<>();
    Set<String> passedTo = new TreeSet<>();
    for (HandlerActions.Line line : HandlerActions.of(types)) {
      String scope = line.scope();
      if (scope.startsWith(LINKED_ROLE)) {
        linkedRoles.add(scope.substring(LINKED_ROLE.length()));
      } else if (scope.startsWith(PASS_ROLE)) {
        passedTo.add(scope.substring(PASS_ROLE.length()));
      } else {
        line.actions().forEach(action -> add(actionsByScope, action, scope));
      }
    }
    List<Mapping> statements = new ArrayList<>();
    if (permissionsBoundary.isPresent()) {
      bounded(actionsByScope).ifPresent(statements::add);
    }
    statements.addAll(0, statements(actionsByScope));
    Set<String> more = more();
    if (!more.isEmpty()) {
      statements.add(statement("AdditionalActions", more, "*"));
    }
    if (!linkedRoles.isEmpty()) {
      statements.add(serviceLinkedRoles(linkedRoles));
    }
    if (!passedTo.isEmpty() && types.contains("AWS::IAM::Role")) {
      statements.add(passRoles(passedTo));
    }
    List<DeployPlace> importing = Lists.filter(places, place -> !place.others().isEmpty());
    if (!importing.isEmpty()) {
      statements.add(readOutputs(importing));
    }
    return statements;
  }

  /** Takes what adds permissions to roles out of the actions, as a statement of its own. */
  private Optional<Mapping> bounded(Map<String, Set<String>> actionsByScope) {
    Set<String> ofRoles = actionsByScope.getOrDefault("iam " + ROLES, new TreeSet<>());
    Set<String> bounded = new TreeSet<>(ofRoles);
    bounded.retainAll(BOUNDED);
    ofRoles.removeAll(BOUNDED);
    ofRoles.remove("iam:DeleteRolePermissionsBoundary");
    if (bounded.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        statement("GrantPermissionsWithinBoundary", bounded, ROLES)
            .with(
                "Condition",
                Value.map()
                    .with(
                        "StringEquals",
                        Value.map().with("iam:PermissionsBoundary", permissionsBoundary))));
  }

  private static void add(Map<String, Set<String>> actionsByScope, String action, String scope) {
    String service = action.substring(0, action.indexOf(':'));
    actionsByScope.computeIfAbsent(service + " " + scope, key -> new TreeSet<>()).add(action);
  }

  private List<Mapping> statements(Map<String, Set<String>> actionsByScope) {
    Map<Mapping, Set<String>> actionsByLimit = new LinkedHashMap<>();
    actionsByScope.forEach(
        (key, actions) -> {
          int space = key.indexOf(' ');
          DeployScope scope = new DeployScope(places, key.substring(space + 1));
          Mapping limit = scope.limit(Value.map().with(SID, scope.sid(key.substring(0, space))));
          actionsByLimit.computeIfAbsent(limit, one -> new TreeSet<>()).addAll(actions);
        });
    List<Mapping> statements = new ArrayList<>();
    Set<String> sids = new HashSet<>();
    actionsByLimit.forEach(
        (limit, actions) -> {
          String sid = ((Scalar) Objects.requireNonNull(limit.entries().get(SID))).asText();
          String unique = sid;
          for (int i = 2; !sids.add(unique); i++) {
            unique = sid + i;
          }
          statements.add(
              Policies.allow(unique, actions.toArray(String[]::new)).with(limit.with(SID, unique)));
        });
    return statements;
  }

  private Mapping statement(String sid, Set<String> actions, String scope) {
    return new DeployScope(places, scope)
        .limit(Policies.allow(sid, actions.toArray(String[]::new)));
  }

  /** Whether {@code deploy_actions} adds any, on all resources. */
  boolean areAdded() {
    return !more().isEmpty();
  }

  /** Whether it may create roles that no permissions boundary limits. */
  boolean areRolesUnbounded() {
    return permissionsBoundary.isEmpty() && types.contains("AWS::IAM::Role");
  }

  /** Whether a statement also allows what has no tag with the name of its stack. */
  boolean isUntaggedAllowed() {
    return Lists.any(
        statements,
        statement ->
            statement.entries().get("Condition") instanceof Mapping condition
                && condition.entries().containsKey("StringEqualsIfExists"));
  }

  /** What surprises about the names in the policy, which CloudFormation generates. */
  List<String> surprises() {
    List<String> surprises = new ArrayList<>();
    if (Lists.any(places, DeployPlace::isShortened)) {
      surprises.add(
          "Names that CloudFormation generates begin with the first "
              + DeployPlace.NAME_KEPT
              + " characters of the stack name, so the ARN patterns use this prefix.");
    }
    if (types.contains("AWS::ElasticLoadBalancingV2::TargetGroup")) {
      surprises.add(
          "Names that CloudFormation generates for load balancers and target groups begin with the first "
              + DeployPlace.SHORT_NAME_KEPT
              + " characters of the stack name. The load balancing statements whose Sid ends in UntaggedOrOfStacks use this prefix in their ARN patterns; those whose Sid ends in LoadBalancerOfStacks or TargetGroupOfStacks match any name, and require the aws:cloudformation:stack-name tag.");
    }
    return surprises;
  }

  /** The actions of {@code deploy_actions} for the types of the template. */
  private Set<String> more() {
    Set<String> more = new TreeSet<>();
    added.forEach(
        (type, actions) -> {
          if (types.contains(type)) {
            more.addAll(Lists.map(actions.actions(), Given::value));
          }
        });
    return more;
  }

  private static Mapping serviceLinkedRoles(Set<String> services) {
    return Policies.allow("CreateServiceLinkedRoles", "iam:CreateServiceLinkedRole")
        .with(
            "Resource",
            Intrinsic.sub("arn:${AWS::Partition}:iam::${AWS::AccountId}:role/aws-service-role/*"))
        .with("Condition", services("iam:AWSServiceName", services));
  }

  /** {@code Fn::GetStackOutput} reads the outputs with the role of the stack that calls it. */
  private static Mapping readOutputs(List<DeployPlace> importing) {
    List<Value> stacks = new ArrayList<>();
    for (DeployPlace place : importing) {
      for (String other : place.others()) {
        stacks.add(
            Intrinsic.sub(
                "arn:${AWS::Partition}:cloudformation:"
                    + place.region()
                    + ":${AWS::AccountId}:stack/"
                    + other
                    + "/*"));
      }
    }
    return Policies.allow("ReadOutputsOfImportedStacks", "cloudformation:DescribeStacks")
        .with("Resource", Policies.oneOrMore(Lists.distinct(stacks)));
  }

  /** Roles of the stacks only, and only to the services that use roles in these templates. */
  private Mapping passRoles(Set<String> services) {
    return statement("PassRoles", Set.of("iam:PassRole"), ROLES)
        .with("Condition", services("iam:PassedToService", services));
  }

  private static Mapping services(String key, Set<String> services) {
    List<Value> names = Value.texts(new ArrayList<>(services)).items();
    return Policies.condition("StringEquals", key, Policies.oneOrMore(names));
  }
}
