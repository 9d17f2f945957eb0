package dev.fargen.spec.form;

import dev.fargen.diag.Diagnostic;
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
    Optional<ScalarNode> scalar = in.scalar(node, kind);
    Optional<Diagnostic> fault = scalar.flatMap(text -> check.fault(text, in.key()));
    fault.ifPresent(in::report);
    return fault.isPresent() ? Optional.empty() : scalar.map(value);
  }

  @Override
  public boolean references() {
    return false;
  }
}
