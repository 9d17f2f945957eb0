package dev.fargen.workload.environment;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.SpecScope;
import dev.fargen.spec.form.Named;
import dev.fargen.spec.form.Section;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The values that an environment gives to template parameters, held against those in use. */
public final class ParameterValues {

  private ParameterValues() {}

  /** The values given, as CloudFormation takes them: lists joined by commas. */
  public static Map<String, String> of(SpecScope scope) {
    Map<String, String> values = new LinkedHashMap<>();
    scope
        .given()
        .entries()
        .forEach((name, entry) -> values.put(name, asText(entry.value().value())));
    scope
        .uses()
        .fallbacks()
        .keySet()
        .forEach(
            name ->
                scope.valueOf(name).ifPresent(value -> values.putIfAbsent(name, asText(value))));
    return values;
  }

  /** Where the values are given. */
  public static Map<String, Span> places(SpecScope scope) {
    Map<String, Span> places = new LinkedHashMap<>();
    scope
        .given()
        .entries()
        .forEach((name, entry) -> places.put(name, entry.value().value().span()));
    return places;
  }

  public static String asText(Node node) {
    if (node instanceof ScalarNode scalar) {
      return scalar.text();
    }
    if (node instanceof ListNode list) {
      return String.join(",", Lists.map(list.items(), ParameterValues::asText));
    }
    return "";
  }

  /** Reports parameters without a value, values without a parameter, and values of no kind. */
  public static void check(
      SpecScope scope, Named<Section> declared, Imports imports, Diagnostics diagnostics) {
    Map<String, Span> uses = scope.uses().all();
    Set<String> known = new LinkedHashSet<>(uses.keySet());
    known.addAll(imports.stacks().keySet());
    checkKinds(scope, uses.keySet(), diagnostics);
    if (scope.name().isPresent()) {
      uses.forEach(
          (name, span) -> {
            if (scope.valueOf(name).isEmpty() && !imports.stacks().containsKey(name)) {
              withoutValue(name, span, scope, diagnostics);
            }
          });
    }
    scope
        .given()
        .entries()
        .forEach(
            (name, entry) -> {
              if (!known.contains(name)) {
                neverUsed(name, entry.key(), known, diagnostics);
              }
              checkValue(name, entry.value().value(), scope, diagnostics);
            });
    declared
        .entries()
        .forEach(
            (name, entry) -> {
              if (!known.contains(name)) {
                neverUsed(name, entry.key(), known, diagnostics);
              }
            });
  }

  private static void withoutValue(
      String name, Span use, SpecScope scope, Diagnostics diagnostics) {
    String where = scope.name().orElseThrow();
    Diagnostic diagnostic =
        Diagnostic.of(
                Code.PARAMETER_WITHOUT_VALUE,
                "the parameter `" + name + "` has no value in environment `" + where + "`")
            .at(scope.span(), "no value here");
    diagnostics.report(
        (use.contains(scope.span()) ? diagnostic : diagnostic.at(use, "needed here"))
            .help("write `parameters: {" + name + ": ...}` under `" + where + "`"));
  }

  private static void neverUsed(
      String name, Span span, java.util.Collection<String> known, Diagnostics diagnostics) {
    diagnostics.report(
        Diagnostic.of(Code.PARAMETER_NEVER_USED, "the spec has no parameter `" + name + "`")
            .at(span, "never used")
            .unknown(
                name, known, "take it away, or write `${" + name + "}` where its value belongs"));
  }

  private static void checkKinds(SpecScope scope, Set<String> names, Diagnostics diagnostics) {
    for (String name : names) {
      Optional<Span> text = scope.uses().asText(name);
      Optional<Span> list = scope.uses().asList(name);
      if (text.isPresent() && list.isPresent()) {
        diagnostics.report(
            Diagnostic.of(
                    Code.PARAMETER_TYPE_CONFLICT,
                    "the parameter `" + name + "` can't be a list and a text at once")
                .at(text.get(), "a text here")
                .at(list.get(), "a list here")
                .help("use two parameters"));
      }
    }
  }

  private static void checkValue(String name, Node node, SpecScope scope, Diagnostics diagnostics) {
    if (node instanceof ScalarNode || scope.uses().asList(name).isPresent()) {
      return; // the key that takes the list has checked its items
    }
    boolean text = scope.uses().asText(name).isPresent();
    boolean list =
        node instanceof ListNode items && Lists.all(items.items(), ScalarNode.class::isInstance);
    if (text || !list) {
      String wanted = text ? "text" : "text or a list of texts";
      diagnostics.report(
          Diagnostic.of(
                  Code.WRONG_TYPE,
                  "the parameter `" + name + "` takes " + wanted + ", this is " + node.kind())
              .at(node.span(), "not " + wanted));
    }
  }
}
