package dev.fargen.spec.form;

import dev.fargen.diag.Diagnostic;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.Optional;
import java.util.function.Function;

/**
 * Text without references.
 *
 * @param kind what another kind of value is not
 * @param pattern what all of it looks like
 * @param check says what is wrong with it
 * @param value what it is taken for
 */
public record PlainText<T>(
    String words, String kind, String pattern, Check check, Function<ScalarNode, T> value)
    implements Form<T>, Form.Patterned {

  /** The same, in fewer words where there is another kind of value. */
  public PlainText<T> ofKind(String other) {
    return new PlainText<>(words, other, pattern, check, value);
  }

  /** The same, taken for something else. */
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
