package dev.fargen.spec;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Span;
import dev.fargen.diag.Suggestion;
import dev.fargen.list.Lists;
import dev.fargen.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes the references out of a text. A dollar that is doubled before a brace stands for itself, as
 * in Compose.
 */
final class TextParser {

  private static final Pattern REFERENCE = Pattern.compile("\\$\\$\\{|\\$\\{([^}]*)(}?)");
  private static final Pattern PARAMETER = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,254}");
  private static final Pattern THING =
      Pattern.compile("([a-z_]+)\\.([A-Za-z0-9_-]+)(?:\\.([a-z_]+))?");

  /** CloudFormation user guide, "Get AWS values using pseudo parameters". */
  private static final Set<String> PSEUDO =
      Set.of("AccountId", "Partition", "Region", "StackId", "StackName", "URLSuffix");

  private TextParser() {}

  static Optional<Text> parse(ScalarNode node, Reading reading) {
    String text = node.text();
    if (text.indexOf("${") < 0) {
      return Optional.of(Text.of(text));
    }
    List<Text.Part> parts = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    Matcher matcher = REFERENCE.matcher(text);
    int from = 0;
    boolean good = true;
    while (matcher.find()) {
      literal.append(text, from, matcher.start());
      from = matcher.end();
      if (matcher.group().equals("$${")) {
        literal.append("${");
        continue;
      }
      Span span = node.part(text.codePointCount(0, matcher.start()), matcher.group().length());
      Optional<Text.Part> part = reference(matcher, span, reading);
      flush(literal, parts);
      part.ifPresent(parts::add);
      good &= part.isPresent();
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

  private static Optional<Text.Part> reference(Matcher matcher, Span span, Reading reading) {
    String name = matcher.group(1);
    if (matcher.group(2).isEmpty()) {
      return invalid(
          span, "the reference has no closing brace", "write `${" + name + "}`", reading);
    }
    if (name.startsWith("AWS::")) {
      return pseudo(name.substring(5), span, reading);
    }
    if (PARAMETER.matcher(name).matches()) {
      reading.usesText(name, span);
      return Optional.of(new Text.ParameterReference(name));
    }
    Matcher thing = THING.matcher(name);
    if (thing.matches()) {
      String attribute = thing.group(3) == null ? "" : thing.group(3);
      Text.ThingReference reference =
          new Text.ThingReference(thing.group(1), thing.group(2), attribute);
      reading.usesThing(reference, span);
      return Optional.of(reference);
    }
    return invalid(
        span,
        "`${" + name + "}` is not a reference",
        "write `${Name}` for a parameter, `${databases.name.host}` for a thing of the spec,"
            + " `${AWS::Region}` for a pseudo parameter, or `$${` for the characters themselves",
        reading);
  }

  private static Optional<Text.Part> pseudo(String name, Span span, Reading reading) {
    if (PSEUDO.contains(name)) {
      return Optional.of(new Text.PseudoReference(name));
    }
    String help =
        Suggestion.nearest(name, PSEUDO)
            .map(nearest -> "did you mean `${AWS::" + nearest + "}`?")
            .orElse("the pseudo parameters are " + String.join(", ", Lists.sorted(PSEUDO)));
    return invalid(span, "there is no pseudo parameter `AWS::" + name + "`", help, reading);
  }

  private static Optional<Text.Part> invalid(
      Span span, String message, String help, Reading reading) {
    reading.report(Diagnostic.of(Code.INVALID_REFERENCE, message).at(span).help(help));
    return Optional.empty();
  }
}
