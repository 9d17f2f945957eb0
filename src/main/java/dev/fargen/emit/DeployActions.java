package dev.fargen.emit;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Value;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What CloudFormation may do to create, change and delete the resources of a template: computed
 * from their types, and limited to the stacks' own resources where AWS knows resources for it.
 */
final class DeployActions {

  /** CloudFormation cuts the stack's name short in the names that it makes. */
  private static final int NAME_KEPT = 20;

  private final Set<String> types;
  private final List<String> stacks;

  /**
   * @param types the resource types of the template
   * @param stacks the names of the stacks
   */
  DeployActions(Set<String> types, List<String> stacks) {
    this.types = types;
    this.stacks = stacks;
  }

  /** The types that the table has nothing for: raw resources of the user's own. */
  List<String> unknownTypes() {
    Set<String> known = new TreeSet<>();
    lines().forEach(line -> known.add(line.type()));
    return types.stream().filter(type -> !known.contains(type)).sorted().toList();
  }

  /** One statement for each service and set of resources. */
  List<Mapping> statements() {
    Map<String, Set<String>> actionsByScope = new TreeMap<>();
    for (Line line : lines()) {
      if (types.contains(line.type())) {
        String service = line.actions().get(0).split(":", 2)[0];
        String key =
            line.scope().startsWith("role:") ? "iam " + line.scope() : service + " " + line.scope();
        actionsByScope.computeIfAbsent(key, k -> new TreeSet<>()).addAll(line.actions());
      }
    }
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
    return statements;
  }

  private Mapping statement(String sid, Set<String> actions, String scope) {
    return Policies.allow(sid, actions.toArray(String[]::new)).with("Resource", resources(scope));
  }

  private static String sid(String key, String scope) {
    StringBuilder sid = new StringBuilder();
    for (String word : key.substring(0, key.indexOf(' ')).split("-")) {
      sid.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
    }
    String resource = scope.substring(scope.indexOf(':') + 1).split("[/*{]", 2)[0];
    return sid + Ids.of(resource);
  }

  private Value resources(String scope) {
    if (scope.equals("*")) {
      return Value.text("*");
    }
    List<Value> arns = new ArrayList<>();
    for (String stack : stacks) {
      String prefix = stack.length() > NAME_KEPT ? stack.substring(0, NAME_KEPT) : stack + "-";
      Value arn =
          arn(scope.replace("{stack}", prefix).replace("{lower}", prefix.toLowerCase(Locale.ROOT)));
      if (!arns.contains(arn)) {
        arns.add(arn);
      }
    }
    return Policies.oneOrMore(arns);
  }

  /** Roles have no region, buckets neither region nor account. */
  private static Value arn(String scope) {
    String service = scope.substring(0, scope.indexOf(':'));
    String resource = scope.substring(scope.indexOf(':') + 1);
    return switch (service) {
      case "s3" -> Intrinsic.sub("arn:${AWS::Partition}:s3:::" + resource);
      case "iam" -> Intrinsic.sub("arn:${AWS::Partition}:iam::${AWS::AccountId}:" + resource);
      default -> Policies.arn(service, resource);
    };
  }

  private static Mapping serviceLinkedRoles(Set<String> services) {
    return Policies.allow("ServiceLinkedRoles", "iam:CreateServiceLinkedRole")
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

  /** The stacks' own roles, and only to the services that take roles in these templates. */
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

  /** A line of the table: for a type, the actions on one kind of resource. */
  private record Line(String type, String scope, List<String> actions) {}

  private static List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    try (InputStream in = DeployActions.class.getResourceAsStream("deploy-actions.txt")) {
      if (in == null) {
        throw new IllegalStateException("deploy-actions.txt is missing");
      }
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.startsWith("#")) {
          String[] words = line.split(" {2}", 3);
          lines.add(new Line(words[0], words[1], List.of(words[2].split(" "))));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }
}
