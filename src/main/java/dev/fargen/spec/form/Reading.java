package dev.fargen.spec.form;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.Optional;

/**
 * The circumstances of a read.
 *
 * @param diagnostics where faults go
 * @param key whose value is read, for messages
 * @param values those that this environment gives to parameters
 * @param anonymous whether the spec has no environments, so that nobody gives parameters a value
 * @param top the top-level key that it is below
 * @param secret whether nobody but a container sees it
 */
public record Reading(
    Diagnostics diagnostics,
    String key,
    MapNode values,
    ParameterUses uses,
    boolean anonymous,
    String top,
    boolean secret) {

  public Reading(
      Diagnostics diagnostics, String key, MapNode values, ParameterUses uses, boolean anonymous) {
    this(diagnostics, key, values, uses, anonymous, "", false);
  }

  public Reading(Diagnostics diagnostics, String key, MapNode values, ParameterUses uses) {
    this(diagnostics, key, values, uses, false);
  }

  /** The same circumstances for the value of {@code name}. */
  Reading of(String name) {
    return new Reading(
        diagnostics, name, values, uses, anonymous, top.isEmpty() ? name : top, secret);
  }

  /** The same circumstances for what nobody but the container sees. */
  Reading ofSecret() {
    return new Reading(diagnostics, key, values, uses, anonymous, top, true);
  }

  public void report(Diagnostic diagnostic) {
    diagnostics.report(diagnostic);
  }

  /** Says that the value should have been something else. */
  public <T> Optional<T> wrongType(Node node, String wanted) {
    report(notOne(node, wanted));
    return Optional.empty();
  }

  /** The words for a value of another kind. */
  Diagnostic notOne(Node node, String wanted) {
    boolean empty = node instanceof ScalarNode scalar && scalar.isNull();
    String found = empty ? "empty" : node.tag().map(tag -> "`" + tag + "`").orElse(node.kind());
    return Diagnostic.of(Code.WRONG_TYPE, "`" + key + "` takes " + wanted + ", this is " + found)
        .at(node.span(), "not " + wanted);
  }

  /** Says that the value is of the right kind, but not one that can be. */
  public <T> Optional<T> invalid(Span span, String wanted, String found) {
    report(notOf(key, wanted, found, span));
    return Optional.empty();
  }

  /** The words for a value of the right kind that can't be. */
  public static Diagnostic notOf(String key, String wanted, String found, Span span) {
    return Diagnostic.of(
            Code.INVALID_VALUE,
            "`" + key + "` takes " + wanted + ", not `" + ScalarNode.shortened(found) + "`")
        .at(span);
  }

  /** A scalar that is there. */
  public Optional<ScalarNode> scalar(Node node, String wanted) {
    return node instanceof ScalarNode scalar && !scalar.isNull()
        ? Optional.of(scalar)
        : wrongType(node, wanted);
  }

  /** Notes that the spec names a parameter, so that it is declared and needs a value. */
  void usesText(String parameter, Span span) {
    uses.addText(parameter, span);
  }

  /** Notes that the spec names a parameter in place of a list. */
  void usesList(String parameter, Span span) {
    uses.addList(parameter, span);
  }

  /** Notes that the template has a parameter although the spec need not name it. */
  void implies(String parameter, String fallback, Span span) {
    uses.addImplied(parameter, fallback, span);
  }

  /** Notes that the spec names one of its own things. */
  void usesThing(Text.ThingReference reference, Span span) {
    uses.addThing(reference, top, secret, span);
  }

  /** Notes that raw CloudFormation refers to this name, of a parameter or a resource. */
  public void mentions(String name, Span span) {
    uses.addMention(name, span);
  }

  /**
   * Says that a value is needed to check the spec. In an environment that lacks it, that is said
   * once, with every other parameter that has no value there.
   */
  void missingValue(String parameter, Span span) {
    if (anonymous) {
      report(
          Diagnostic.of(
                  Code.PARAMETER_WITHOUT_VALUE,
                  "`" + key + "` can't be checked: `${" + parameter + "}` has no value")
              .at(span)
              .help("give it one in an environment, or `default:` under `parameters:`"));
    }
  }

  /** The value that this environment gives to a parameter, or its default. */
  Optional<Node> valueOf(String parameter) {
    return values.entry(parameter).map(MapNode.Entry::value);
  }

  /**
   * The parameter that the scalar names, where it is nothing but {@code ${Name}}. Its value in this
   * environment is then what is checked.
   */
  static Optional<String> wholeParameter(Node node) {
    if (node instanceof ScalarNode scalar && scalar.text().startsWith("${")) {
      int end = scalar.text().length() - 1;
      if (scalar.text().indexOf('}') == end) {
        return Optional.of(scalar.text().substring(2, end)).filter(Reading::isName);
      }
    }
    return Optional.empty();
  }

  /** Letters and digits of ASCII. */
  private static boolean isName(String name) {
    for (int i = 0; i < name.length(); i++) {
      boolean ascii = name.charAt(i) < 128;
      if (!ascii || !Character.isLetterOrDigit(name.charAt(i))) {
        return false;
      }
    }
    return !name.isEmpty();
  }
}
