package dev.fargen.spec.form;

import dev.fargen.cfn.Pseudo;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Span;
import dev.fargen.diag.Suggestion;
import dev.fargen.list.Lists;
import dev.fargen.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

/** Finds the references in a text. A doubled dollar before a brace is a dollar, as in Compose. */
final class TextParser {

  private static final String OPENING = "${";

  /** What the names of pseudo parameters begin with. */
  private static final String AWS = "AWS::";

  /** A thing of the spec, or a raw resource, whose attributes are CloudFormation's. */
  private static final Regex THING =
      new Regex(
          "([a-z_]+)\\.([A-Za-z0-9_-]+)(?:\\.([a-z_]+))?"
              + "|(resources)\\.([A-Za-z0-9]+)\\.([A-Za-z0-9_.-]+)");

  private static final List<Pseudo> PSEUDO =
      Lists.filter(Arrays.asList(Pseudo.values()), Pseudo::isText);

  private TextParser() {}

  static Optional<Text> parse(ScalarNode node, Reading reading) {
    if (FromCfn.isWithin(node, reading)) {
      return Optional.empty();
    }
    String text = node.text();
    int opening = text.indexOf(OPENING);
    if (opening < 0) {
      return Optional.of(Text.of(text));
    }
    List<Text.Part> parts = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    Braces braces = new Braces(text);
    int from = 0;
    boolean good = true;
    while (opening >= 0) {
      boolean doubled = opening > from && text.charAt(opening - 1) == '$';
      literal.append(text, from, doubled ? opening - 1 : opening);
      from = opening + OPENING.length();
      if (doubled) {
        literal.append(OPENING);
      } else {
        int closing = braces.closing(from);
        int end = closing < 0 ? unclosed(text, from) : closing + 1;
        Span span = node.part(text.codePointCount(0, opening), text.codePointCount(opening, end));
        from = closing < 0 ? text.length() : end;
        Optional<Text.Part> part = reference(text, opening, end, span, reading);
        flush(literal, parts);
        part.ifPresent(parts::add);
        good &= part.isPresent();
      }
      opening = text.indexOf(OPENING, from);
    }
    literal.append(text, from, text.length());
    flush(literal, parts);
    return good ? Optional.of(new Text(parts)) : Optional.empty();
  }

  private static void flush(StringBuilder literal, List<Text.Part> parts) {
    if (literal.length() > 0) {
      parts.add(new Text.Literal(literal.toString()));
      literal.setLength(0);
    }
  }

  /**
   * Where a reference without closing brace seems to end: behind its name, at the latest at a
   * blank.
   */
  private static int unclosed(String text, int from) {
    int blank = from;
    while (blank < text.length() && text.charAt(blank) > ' ') {
      blank++;
    }
    String word = text.substring(from, blank);
    if (word.contains(Interpolation.DEFAULT) || SecretText.is(word)) {
      return blank;
    }
    boolean isParameter = !word.isEmpty() && Character.isUpperCase(word.charAt(0));
    String marks = isParameter ? "_" : "_-.";
    int begin = word.startsWith(AWS) ? AWS.length() : 0;
    int end = begin;
    while (end < word.length() && isOfName(word.charAt(end), marks)) {
      end++;
    }
    while (end > begin && !isOfName(word.charAt(end - 1), "")) {
      end--;
    }
    return from + (end > begin ? end : 0);
  }

  private static boolean isOfName(char c, String marks) {
    return (c < 128 && Character.isLetterOrDigit(c)) || marks.indexOf(c) >= 0;
  }

  /** The reference between two places of the text. */
  private static Optional<Text.Part> reference(
      String text, int opening, int end, Span span, Reading reading) {
    String whole = text.substring(opening, end);
    if (!whole.endsWith("}")) {
      String shown = ScalarNode.shortened(whole);
      boolean isKnown = shown.equals(whole) && !whole.equals(OPENING);
      return invalid(
          span,
          "the reference `" + shown + "` has no closing brace",
          isKnown
              ? "write `" + whole + "}`"
              : "write `}` after the name, or `$${` for a literal `${`",
          reading);
    }
    String name = whole.substring(OPENING.length(), whole.length() - 1);
    if (name.startsWith(AWS)) {
      return pseudo(name.substring(AWS.length()), span, reading);
    }
    if (SecretText.is(name)) {
      return SecretText.parse(name, span, reading);
    }
    Optional<Interpolation> written = Interpolation.of(name);
    Optional<String> parameter = written.flatMap(Interpolation::parameter);
    if (parameter.isPresent()) {
      reading.usesText(parameter.get(), span);
      return Optional.of(new Text.ParameterReference(parameter.get()));
    }
    if (written.isPresent()) {
      reading.report(written.get().fault(span, text.substring(0, opening)));
      return Optional.empty();
    }
    Matcher thing = THING.matcher(name);
    if (thing.matches()) {
      int first = thing.group(1) == null ? 4 : 1;
      if (OwnNames.SECTIONS.contains(thing.group(first))) {
        return OwnNames.part(name, span, reading);
      }
      String attribute = thing.group(first + 2) == null ? "" : thing.group(first + 2);
      Text.ThingReference reference =
          new Text.ThingReference(thing.group(first), thing.group(first + 1), attribute);
      reading.usesThing(reference, span);
      return Optional.of(reference);
    }
    int operator = name.indexOf(Interpolation.DEFAULT);
    if (operator > 0 && THING.matches(name.substring(0, operator))) {
      return withoutDefault(name.substring(0, operator), span, reading);
    }
    return invalid(
        span,
        "`${" + name + "}` is not a valid reference",
        isLikeGetAtt(name)
            ? "write `${resources." + name + "}` for an attribute of a raw resource"
            : "write `${Name}` for a parameter, `${databases.<database>.host}` for an attribute of a database,"
                + " `${secret:<secret>}` for a secret, `${AWS::Region}` for a pseudo parameter, or `$${` for a literal `${`",
        reading);
  }

  /** Only parameters have defaults. */
  private static Optional<Text.Part> withoutDefault(String name, Span span, Reading reading) {
    return invalid(
        span,
        "`${" + name + "}` cannot have a default",
        "write `${" + name + "}`: only parameters have defaults",
        reading);
  }

  /** {@code Queue.Arn}, as in {@code Fn::Sub}. */
  private static boolean isLikeGetAtt(String name) {
    int dot = name.indexOf('.');
    return dot > 0 && Name.PARAMETER.regex().matches(name.substring(0, dot));
  }

  private static Optional<Text.Part> pseudo(String name, Span span, Reading reading) {
    int operator = name.indexOf(Interpolation.DEFAULT);
    if (operator > 0) {
      return withoutDefault(AWS + name.substring(0, operator), span, reading);
    }
    Optional<Pseudo> known = Lists.first(PSEUDO, one -> one.word().equals(name));
    if (known.isPresent()) {
      return Optional.of(new Text.PseudoReference(known.get()));
    }
    List<String> words = Lists.map(PSEUDO, Pseudo::word);
    String help =
        Suggestion.nearest(name, words)
            .map(near -> Suggestion.question("${AWS::" + near + "}"))
            .orElse("write " + Suggestion.oneOf(words));
    return invalid(span, "unknown pseudo parameter `AWS::" + name + "`", help, reading);
  }

  private static Optional<Text.Part> invalid(
      Span span, String message, String help, Reading reading) {
    reading.report(Diagnostic.of(Code.INVALID_REFERENCE, message).at(span).help(help));
    return Optional.empty();
  }
}
