package dev.fargen.workload.environment;

import dev.fargen.diag.Span;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import java.util.Optional;

/** What a spec gives a name, for its workloads to use. */
public interface Thing {

  ThingKind kind();

  String name();

  Span span();

  /** The customer managed key that encrypts it. */
  default Optional<Given<Text>> kmsKey() {
    return Optional.empty();
  }
}
