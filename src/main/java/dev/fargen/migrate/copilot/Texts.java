package dev.fargen.migrate.copilot;

import dev.fargen.migrate.LegalName;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns the variables in a manifest into references of a spec. Copilot replaces {@code ${NAME}} by
 * the value of an environment variable, and knows the names of application and environment itself.
 */
final class Texts {

  /** What stands for a value that nobody told fargen. */
  static final String UNKNOWN = "replace-me";

  /** What stands for a domain that nobody told fargen. */
  static final String DOMAIN = "example.com";

  private static final String APPLICATION = "COPILOT_APPLICATION_NAME";
  private static final String ENVIRONMENT = "COPILOT_ENVIRONMENT_NAME";

  private static final Pattern VARIABLE =
      Pattern.compile("\\\\?\\$\\{([_a-zA-Z][_a-zA-Z0-9]*)\\}|\\$\\{");

  /** Resources that a stack has once, by their logical IDs. */
  private static final List<String> RESOURCES =
      List.of(
          "Cluster",
          "Vpc",
          "Namespace",
          "LoadBalancer",
          "InternalLoadBalancer",
          "NetworkLoadBalancer",
          "HttpListener",
          "HttpsListener",
          "FlowLog");

  private Texts() {}

  /**
   * The text with references.
   *
   * @param placeholder the value of a parameter that Copilot gets from outside
   */
  static String of(String text, Scope scope, String placeholder) {
    return VARIABLE
        .matcher(text)
        .replaceAll(one -> Matcher.quoteReplacement(reference(one, scope, placeholder)));
  }

  private static String reference(MatchResult variable, Scope scope, String placeholder) {
    Application application = scope.application();
    String name = variable.group(1);
    if (name == null) {
      return "$${";
    }
    if (variable.group().startsWith("\\")) {
      return "$${" + name + "}";
    }
    if (name.equals(APPLICATION)) {
      return application.spec().equals(application.name()) ? "${spec.name}" : application.name();
    }
    if (name.equals(ENVIRONMENT)) {
      return "${environment.name}";
    }
    String parameter = parameter(name);
    application.parameters().usesVariable(parameter, name, placeholder);
    return "${" + parameter + "}";
  }

  /** The parameter for a variable: the stack has resources with some names. */
  private static String parameter(String variable) {
    String parameter = LegalName.parameter(variable);
    return RESOURCES.contains(parameter) ? parameter + "Value" : parameter;
  }

  /** The text with values in place of variables; empty where one of them is not known here. */
  static Optional<String> literal(String text, Scope scope) {
    Matcher variables = VARIABLE.matcher(text);
    while (variables.find()) {
      if (value(variables, scope).isEmpty()) {
        return Optional.empty();
      }
    }
    return Optional.of(
        variables.replaceAll(one -> Matcher.quoteReplacement(value(one, scope).orElseThrow())));
  }

  private static Optional<String> value(MatchResult variable, Scope scope) {
    String name = variable.group(1);
    if (name == null || variable.group().startsWith("\\")) {
      return Optional.of(variable.group().replace("\\", ""));
    }
    if (name.equals(APPLICATION)) {
      return Optional.of(scope.application().name());
    }
    return name.equals(ENVIRONMENT) ? scope.environment() : Optional.empty();
  }
}
