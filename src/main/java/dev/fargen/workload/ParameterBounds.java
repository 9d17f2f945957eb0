package dev.fargen.workload;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.spec.Given;
import dev.fargen.spec.Section;
import dev.fargen.spec.StackKeys;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What the spec says a template parameter may be: CloudFormation refuses a stack whose values are
 * others (CloudFormation user guide, "CloudFormation template Parameters syntax", AllowedValues and
 * AllowedPattern). Each item of a list is held against them by itself.
 */
record ParameterBounds(List<Given<String>> allowed, Optional<Given<String>> pattern) {

  ParameterBounds {
    allowed = List.copyOf(allowed);
  }

  static ParameterBounds of(Section parameter) {
    return new ParameterBounds(
        parameter
            .get(StackKeys.Parameter.ALLOWED)
            .map(Given::value)
            .orElseGet(List::<Given<String>>of),
        parameter.get(StackKeys.Parameter.PATTERN));
  }

  /** Reports a value that is none of those. */
  void check(String name, Node value, Diagnostics diagnostics) {
    List<? extends Node> items = value instanceof ListNode list ? list.items() : List.of(value);
    for (Node item : items) {
      if (item instanceof ScalarNode scalar) {
        check(name, scalar, diagnostics);
      }
    }
  }

  private void check(String name, ScalarNode value, Diagnostics diagnostics) {
    List<String> words = allowed.stream().map(Given::value).toList();
    if (!words.isEmpty() && !words.contains(value.text())) {
      diagnostics.report(
          Diagnostic.of(
                  Code.INVALID_VALUE,
                  "the parameter `" + name + "` may not be `" + shortened(value) + "`")
              .at(value.span())
              .at(allowed.get(0).span().to(allowed.get(words.size() - 1).span()), "only these"));
    }
    if (pattern.isPresent() && !matches(pattern.get().value(), value.text())) {
      diagnostics.report(
          Diagnostic.of(
                  Code.INVALID_VALUE,
                  "the parameter `" + name + "` may not be `" + shortened(value) + "`")
              .at(value.span())
              .at(pattern.get().span(), "it has another pattern"));
    }
  }

  private static String shortened(ScalarNode value) {
    return ScalarNode.shortened(value.text());
  }

  /** CloudFormation's expressions are Java's, and the whole value must match. */
  private static boolean matches(String expression, String text) {
    try {
      return Pattern.matches(expression, text);
    } catch (PatternSyntaxException e) {
      return true; // what is wrong with it is not the value's fault
    }
  }
}
