package dev.fargen.spec.form;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Span;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.Optional;
import java.util.function.Function;

/**
 * Text without references.
 *
 * @param kind the form in few words, for values of another type
 * @param pattern matches the whole text
 * @param check finds the fault of a text
 * @param value converts the text
 */
public record PlainText<T>(
    String words, String kind, String pattern, Check check, Function<ScalarNode, T> value)
    implements Form<T>, Form.Patterned {

  /** The same with fewer words for values of another type. */
  public PlainText<T> ofKind(String other) {
    return new PlainText<>(words, other, pattern, check, value);
  }

  /** The same with another conversion. */
  public <R> PlainText<R> as(Function<ScalarNode, R> other) {
    return new PlainText<>(words, kind, pattern, check, other);
  }

  @Override
  public Optional<T> read(Node node, Reading in) {
    Optional<ScalarNode> scalar = in.scalar(node, this);
    if (scalar.isEmpty()) {
      return Optional.empty();
    }
    Optional<Diagnostic> fault = check.fault(scalar.get(), in.key());
    if (fault.isPresent()) {
      in.report(reference(scalar.get(), in.key()).orElse(fault.get()));
      return Optional.empty();
    }
    return scalar.map(value);
  }

  /** The fault of a text with a reference, whatever else is wrong with it. */
  private Optional<Diagnostic> reference(ScalarNode text, String key) {
    String all = text.text();
    int opening = all.indexOf("${");
    if (opening < 0) {
      return Optional.empty();
    }
    int closing = all.indexOf('}', opening);
    int end = closing < 0 ? all.length() : closing + 1;
    Diagnostic fault =
        Diagnostic.of(Code.INVALID_VALUE, Reading.mustNot(key, "contain a reference"))
            .at(text.cut(opening, end).span())
            .help("write the value in place of `" + all.substring(opening, end) + "`");
    return Optional.of(fault);
  }

  @Override
  public boolean references() {
    return false;
  }

  @Override
  public boolean refusesReferences() {
    return check.fault(new ScalarNode("${Name}", true, Span.START), "").isPresent();
  }
}
