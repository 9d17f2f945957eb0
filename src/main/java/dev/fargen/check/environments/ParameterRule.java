package dev.fargen.check.environments;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fargen.check.rule.ProjectRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.diag.Suggestion;
import dev.fargen.list.Lists;
import dev.fargen.spec.Spec;
import dev.fargen.spec.StackKeys;
import dev.fargen.spec.form.BoundedText;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.JudgedSyntax;
import dev.fargen.workload.Project;
import dev.fargen.workload.environment.Environment;
import dev.fargen.workload.environment.ParameterDeclaration;
import dev.fargen.workload.environment.ParameterValues;
import dev.fargen.workload.stack.Stack;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Parameter values and defaults, and each item of those that are lists, must match the pattern and
 * the allowed values of the parameter; a value has at most 4,096 bytes (CloudFormation user guide,
 * "CloudFormation template Parameters syntax" and "Understand CloudFormation quotas").
 */
public final class ParameterRule implements ProjectRule {

  private static final int MOST_BYTES = 4_096;

  @Override
  public void check(Spec spec, Project project, Diagnostics diagnostics) {
    project
        .parameters()
        .forEach(
            (name, declaration) -> {
              boolean list = isList(name, spec);
              Optional<Given<Node>> fallback =
                  Optional.ofNullable(spec.parameters().entries().get(name))
                      .flatMap(entry -> entry.value().value().get(StackKeys.Parameter.DEFAULT));
              boolean judged = fallback.filter(given -> !isText(given.value(), list)).isEmpty();
              pattern(name, declaration, judged, list, diagnostics);
              fallback.ifPresent(given -> fallback(name, given, declaration, list, diagnostics));
            });
    for (Stack stack : project.stacks()) {
      Environment environment = stack.environment();
      environment
          .values()
          .forEach(
              (name, value) -> {
                length(name, value, environment.placeOf(name), diagnostics);
                ParameterDeclaration declaration = project.parameters().get(name);
                if (declaration != null) {
                  boolean list = isList(name, spec);
                  String what = (list ? "each item of `" : "`") + name + "`";
                  for (String one : values(value, list)) {
                    Diagnostic refused = refused(name, one, declaration, environment);
                    value(one, what, declaration, refused, diagnostics);
                  }
                }
              });
    }
  }

  /** Whether the default has the type of the parameter; another fault says so otherwise. */
  private static boolean isText(Node node, boolean list) {
    return node instanceof ScalarNode
        || (list
            && node instanceof ListNode items
            && Lists.all(items.items(), ScalarNode.class::isInstance));
  }

  private static boolean isList(String name, Spec spec) {
    return Lists.any(spec.environments(), one -> one.scope().uses().asList(name).isPresent());
  }

  /** The items of a list are judged one by one. */
  private static List<String> values(String value, boolean list) {
    return list ? Lists.map(Arrays.asList(value.split(",")), String::strip) : List.of(value);
  }

  private static void fallback(
      String name,
      Given<Node> fallback,
      ParameterDeclaration declaration,
      boolean list,
      Diagnostics diagnostics) {
    String whole = ParameterValues.asText(fallback.value());
    length(name, whole, fallback.span(), diagnostics);
    Lists.first(values(whole, list), value -> !isAllowed(value, declaration))
        .ifPresent(
            value ->
                diagnostics.report(
                    Diagnostic.of(
                            Code.PARAMETER_VALUE_REFUSED,
                            "`default: "
                                + value
                                + "` of `"
                                + name
                                + "` is not one of the `allowed` values")
                        .at(fallback.span().firstLine())
                        .at(declaration.allowed().get(0).span(), "allowed values")
                        .unknown(
                            value,
                            Lists.map(declaration.allowed(), Given::value),
                            "add `"
                                + value
                                + "` to `allowed`, or write one of the allowed values")));
  }

  private static boolean isAllowed(String value, ParameterDeclaration declaration) {
    return declaration.allowed().isEmpty()
        || Lists.any(declaration.allowed(), one -> one.value().equals(value));
  }

  private static void pattern(
      String name,
      ParameterDeclaration declaration,
      boolean judged,
      boolean list,
      Diagnostics diagnostics) {
    declaration
        .pattern()
        .ifPresent(
            pattern -> {
              if (!JudgedSyntax.isValid(pattern.value())) {
                Diagnostic invalid =
                    Diagnostic.of(
                            Code.INVALID_VALUE,
                            "`" + pattern.value() + "` is not a valid regular expression")
                        .at(pattern.span());
                diagnostics.report(
                    JudgedSyntax.fault(pattern.value()).map(invalid::note).orElse(invalid));
                return;
              }
              declaration
                  .fallback()
                  .filter(value -> judged && refuses(pattern, value, list, diagnostics))
                  .ifPresent(
                      value ->
                          diagnostics.report(
                              Diagnostic.of(
                                      Code.PARAMETER_VALUE_REFUSED,
                                      "the `default` of `"
                                          + name
                                          + "` does not match its `pattern`")
                                  .at(pattern.span())
                                  .help("change `default` or `pattern`")));
            });
  }

  private static void length(String name, String value, Span place, Diagnostics diagnostics) {
    int bytes = value.getBytes(UTF_8).length;
    if (bytes > MOST_BYTES) {
      diagnostics.report(
          Diagnostic.of(
                  Code.PARAMETER_VALUE_REFUSED,
                  "the value of `"
                      + name
                      + "` has "
                      + bytes
                      + " bytes; the maximum is "
                      + MOST_BYTES)
              .at(place.firstLine())
              .help(
                  "shorten the value, or store it in Secrets Manager or Amazon S3 and pass the ARN"));
    }
  }

  private static void value(
      String value,
      String what,
      ParameterDeclaration declaration,
      Diagnostic refused,
      Diagnostics diagnostics) {
    Optional<Given<String>> allowed = Lists.first(declaration.allowed());
    if (allowed.isPresent() && !isAllowed(value, declaration)) {
      String words = Suggestion.oneOf(Lists.map(declaration.allowed(), Given::value));
      diagnostics.report(
          refused.at(allowed.get().span(), "declared here").note(what + " must be " + words));
      return;
    }
    declaration
        .pattern()
        .filter(pattern -> refuses(pattern, value, diagnostics))
        .ifPresent(
            pattern ->
                diagnostics.report(
                    refused
                        .at(pattern.span(), "declared here")
                        .note(
                            what
                                + " must match the regular expression `"
                                + pattern.value()
                                + "`")));
  }

  private static Diagnostic refused(
      String name, String value, ParameterDeclaration declaration, Environment environment) {
    Span place = environment.placeOf(name);
    String subject = declaration.noEcho() ? "the value" : "`" + value + "`";
    Diagnostic refused =
        Diagnostic.of(
            Code.PARAMETER_VALUE_REFUSED, subject + " is not valid for parameter `" + name + "`");
    return declaration.noEcho() ? refused.atSecret(place) : refused.at(place.firstLine());
  }

  private static boolean refuses(
      Given<String> pattern, String value, boolean list, Diagnostics diagnostics) {
    return Lists.any(values(value, list), one -> refuses(pattern, one, diagnostics));
  }

  private static boolean refuses(Given<String> pattern, String value, Diagnostics diagnostics) {
    if (!JudgedSyntax.isJudged(pattern.value())) {
      return false;
    }
    Optional<Boolean> matches = BoundedText.matches(pattern.value(), value);
    if (matches.isEmpty()) {
      diagnostics.report(
          Diagnostic.of(
                  Code.INVALID_VALUE,
                  "`pattern: "
                      + pattern.value()
                      + "` takes too long to match a value of "
                      + value.length()
                      + " characters")
              .at(pattern.span())
              .help("remove a repetition inside another one; for example, `(a+)+` becomes `a+`"));
    }
    return !matches.orElse(true);
  }
}
