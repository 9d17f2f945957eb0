package dev.fargen.workload.environment;

import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.form.Text.ThingReference;
import java.util.List;
import java.util.Optional;

/** What a spec gives a name, for its workloads to use. */
public interface Thing {

  ThingKind kind();

  String name();

  Span span();

  /** Whether one of the references is to it. */
  default boolean isAmong(List<ThingReference> references) {
    return Lists.any(
        references, one -> one.kind().equals(kind().word()) && one.name().equals(name()));
  }

  /** The customer managed key that encrypts it. */
  default Optional<Given<Text>> kmsKey() {
    return Optional.empty();
  }
}
