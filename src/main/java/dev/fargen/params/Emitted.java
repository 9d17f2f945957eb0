package dev.fargen.params;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A resource or an output of one environment, and what its emitter knows about it.
 *
 * @param part why it may be missing although its owner is there
 */
public record Emitted<T>(T it, Origin origin, Optional<Cause.Part> part) {

  /** Why it may be missing: for want of its owner, of its part, or, last of all, of itself. */
  List<Cause> causes(String id) {
    List<Cause> causes = new ArrayList<>();
    origin.owner().ifPresent(causes::add);
    causes.addAll(part.<Cause>map(one -> one).orElse(new Cause.Unnamed(id, id)).chain());
    return causes;
  }
}
