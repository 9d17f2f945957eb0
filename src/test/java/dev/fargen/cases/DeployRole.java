package dev.fargen.cases;

import dev.fargen.testing.CfnYaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The role that CloudFormation takes to deploy a template, as a rendered template has it.
 *
 * @param statements of all its policies, inline and managed
 */
record DeployRole(List<Map<?, ?>> statements) {

  /** The deploy role of a template, which may have none. */
  static List<DeployRole> in(String text) {
    Map<String, Map<String, Object>> resources =
        CfnYaml.section(CfnYaml.template(text), "Resources");
    if (!resources.containsKey("DeployRole")) {
      return List.of();
    }
    List<Map<?, ?>> statements = new ArrayList<>();
    resources.forEach(
        (id, resource) -> {
          Map<?, ?> properties = (Map<?, ?>) resource.getOrDefault("Properties", Map.of());
          if (id.equals("DeployRole") && properties.get("Policies") instanceof List<?> policies) {
            policies.forEach(policy -> statements.addAll(of((Map<?, ?>) policy)));
          } else if (id.startsWith("DeployPolicy")) {
            statements.addAll(of(properties));
          }
        });
    return List.of(new DeployRole(statements));
  }

  private static List<Map<?, ?>> of(Map<?, ?> policy) {
    Map<?, ?> document = (Map<?, ?>) Objects.requireNonNull(policy.get("PolicyDocument"));
    List<?> statements = (List<?>) Objects.requireNonNull(document.get("Statement"));
    return statements.stream().<Map<?, ?>>map(one -> (Map<?, ?>) one).toList();
  }

  /** All that it allows, whatever the resource. */
  Set<String> actions() {
    return statements.stream()
        .flatMap(statement -> list(statement, "Action").stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What it allows on every resource of the account, {@code deploy_actions} left out. */
  Set<String> unlimited() {
    return statements.stream()
        .filter(statement -> "*".equals(statement.get("Resource")))
        .filter(statement -> !statement.containsKey("Condition"))
        .filter(statement -> !"AdditionalActions".equals(statement.get("Sid")))
        .flatMap(statement -> list(statement, "Action").stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> list(Map<?, ?> statement, String key) {
    Object oneOrMore = Objects.requireNonNull(statement.get(key), key);
    return oneOrMore instanceof List<?> more
        ? more.stream().map(String::valueOf).toList()
        : List.of(String.valueOf(oneOrMore));
  }
}
