package dev.fargen.migrate.copilot;

import dev.fargen.migrate.LegalName;
import java.util.List;
import java.util.Optional;
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
    Application application = scope.application();
    Matcher variables = VARIABLE.matcher(text);
    StringBuilder out = new StringBuilder();
    while (variables.find()) {
      String name = variables.group(1);
      String reference;
      if (name == null) {
        reference = "$${";
      } else if (variables.group().startsWith("\\")) {
        reference = "$${" + name + "}";
      } else if (name.equals(APPLICATION)) {
        reference =
            application.spec().equals(application.name()) ? "${spec.name}" : application.name();
      } else if (name.equals(ENVIRONMENT)) {
        reference = "${environment.name}";
      } else {
        String parameter = parameter(name);
        application.parameters().usesVariable(parameter, name, placeholder);
        reference = "${" + parameter + "}";
      }
      variables.appendReplacement(out, Matcher.quoteReplacement(reference));
    }
    return variables.appendTail(out).toString();
  }

  /** The parameter for a variable: the stack has resources with some names. */
  private static String parameter(String variable) {
    String parameter = LegalName.parameter(variable);
    return RESOURCES.contains(parameter) ? parameter + "Value" : parameter;
  }

  /** The text with values in place of variables; empty where one of them is not known here. */
  static Optional<String> literal(String text, Scope scope) {
    Matcher variables = VARIABLE.matcher(text);
    StringBuilder out = new StringBuilder();
    while (variables.find()) {
      String name = variables.group(1);
      Optional<String> value;
      if (name == null || variables.group().startsWith("\\")) {
        value = Optional.of(variables.group().replace("\\", ""));
      } else if (name.equals(APPLICATION)) {
        value = Optional.of(scope.application().name());
      } else if (name.equals(ENVIRONMENT)) {
        value = scope.environment();
      } else {
        value = Optional.empty();
      }
      if (value.isEmpty()) {
        return Optional.empty();
      }
      variables.appendReplacement(out, Matcher.quoteReplacement(value.get()));
    }
    return Optional.of(variables.appendTail(out).toString());
  }
}
