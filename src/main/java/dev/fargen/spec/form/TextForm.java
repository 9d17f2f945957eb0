package dev.fargen.spec.form;

import dev.fargen.diag.Diagnostic;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.Optional;

/**
 * Text that may contain references.
 *
 * @param pattern matches the whole text with the values of its references
 * @param check finds the fault of a text
 * @param secret whether it may refer to secrets
 * @param known whether it cannot be the value of an export of another stack
 */
public record TextForm(String words, String pattern, Check check, boolean secret, boolean known)
    implements Form<Text>, Form.Patterned {

  /** Any characters. */
  private static final String ANY = "[\\s\\S]";

  /** Whether the text may have any characters. */
  public boolean takesAny() {
    return pattern.startsWith(ANY);
  }

  /** The same for text that may refer to secrets. */
  public TextForm ofSecret() {
    return new TextForm(words, pattern, check, true, known);
  }

  /** The same for text that is used when the spec is rendered, which no export is. */
  public TextForm ofSpec() {
    return new TextForm(words, pattern, check, secret, true);
  }

  @Override
  public Optional<Text> read(Node node, Reading in) {
    Reading reading = secret ? in.ofSecret() : in;
    if (!known && node instanceof MapNode map && FromCfn.isOrMeans(map)) {
      return FromCfn.is(map) ? FromCfn.read(map, reading) : FromCfn.misspelt(map, reading);
    }
    Optional<ScalarNode> scalar = reading.scalar(node, this);
    return scalar.isPresent() ? parsed(scalar.get(), reading) : Optional.empty();
  }

  private Optional<Text> parsed(ScalarNode scalar, Reading in) {
    Optional<Text> parsed = TextParser.parse(scalar, in);
    if (parsed.isEmpty()) {
      return parsed;
    }
    Text text = parsed.get();
    if (!text.things().isEmpty()) {
      in.usesThings(text, scalar, this);
    }
    return passes(text, scalar, in) ? parsed : Optional.empty();
  }

  private boolean passes(Text text, ScalarNode node, Reading in) {
    Optional<Diagnostic> fault =
        concrete(text, node, in).flatMap(value -> check.fault(value, key(text, in)));
    fault.ifPresent(
        f ->
            in.report(
                node.span().contains(f.span())
                    ? withValues(f, text, in)
                    : f.at(node.span(), "used here")));
    return fault.isEmpty();
  }

  /** The key that has the value: that of a parameter, if the text is nothing else. */
  private static String key(Text text, Reading in) {
    return text.parameter().filter(name -> in.valueOf(name).isPresent()).orElse(in.key());
  }

  /** The fault, with the places of the values of parameters in the text. */
  private static Diagnostic withValues(Diagnostic fault, Text text, Reading in) {
    Diagnostic whole = fault;
    for (Text.Part part : text.parts()) {
      if (part instanceof Text.ParameterReference reference && text.parts().size() > 1) {
        Optional<Node> value = in.valueOf(reference.name());
        if (value.isPresent()) {
          whole = whole.at(value.get().span().firstLine(), "value of `" + reference.name() + "`");
        }
      }
    }
    return whole;
  }

  /** The text with the values of its parameters, if they are known. */
  private static Optional<ScalarNode> concrete(Text text, ScalarNode written, Reading in) {
    Optional<Node> given = text.parameter().flatMap(in::valueOf);
    if (given.isPresent()) {
      return given.filter(ScalarNode.class::isInstance).map(ScalarNode.class::cast);
    }
    StringBuilder all = new StringBuilder();
    for (Text.Part part : text.parts()) {
      Optional<String> piece = piece(part, in);
      if (piece.isEmpty()) {
        return Optional.empty();
      }
      all.append(piece.get());
    }
    boolean same = all.toString().equals(written.text());
    return Optional.of(
        same ? written : new ScalarNode(all.toString(), written.plain(), written.span()));
  }

  private static Optional<String> piece(Text.Part part, Reading in) {
    if (part instanceof Text.Literal literal) {
      return Optional.of(literal.text());
    }
    return part instanceof Text.ParameterReference reference
        ? in.valueOf(reference.name())
            .filter(ScalarNode.class::isInstance)
            .map(value -> ((ScalarNode) value).text())
        : Optional.empty();
  }
}
