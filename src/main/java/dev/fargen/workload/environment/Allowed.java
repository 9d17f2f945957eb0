package dev.fargen.workload.environment;

import dev.fargen.diag.Code;
import dev.fargen.diag.Span;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Named;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The warnings that the user lives with.
 *
 * @param places of each code, where it is allowed
 */
public record Allowed(Map<Code, Span> places) {

  public Allowed {
    places = Map.copyOf(places);
  }

  public static Allowed of(Optional<Given<Named<String>>> given) {
    if (given.isEmpty()) {
      return new Allowed(Map.of());
    }
    Map<Code, Span> places = new EnumMap<>(Code.class);
    given
        .get()
        .value()
        .entries()
        .forEach((word, entry) -> Code.of(word).ifPresent(c -> places.put(c, entry.key())));
    return new Allowed(places);
  }

  /** Where the code is allowed, if it is. */
  public Optional<Span> place(Code code) {
    return Optional.ofNullable(places.get(code));
  }
}
