package dev.fargen.params;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A resource or an output of one environment, and what its emitter knows about it.
 *
 * @param part why it may be missing although its owner exists
 * @param given the logical id that its emitter gave it, where the spec has another one for it
 */
public record Emitted<T>(T it, Origin origin, Optional<Cause.Part> part, Optional<String> given) {

  public Emitted(T it, Origin origin, Optional<Cause.Part> part) {
    this(it, origin, part, Optional.empty());
  }

  /** The logical id that its emitter gave it; names of parameters are made of it. */
  String name(String id) {
    return given.orElse(id);
  }

  /** Why it may be missing: because of its owner, its part, or itself. */
  List<Cause> causes(String actual) {
    String id = name(actual);
    List<Cause> causes = new ArrayList<>();
    origin.owner().ifPresent(causes::add);
    causes.addAll(
        part.<Cause>map(one -> one).orElse(new Cause.Unnamed(id, "Creates " + noun(id))).chain());
    return causes;
  }

  /** What it is, for people: {@code the task definition of the workload api}. */
  String noun(String actual) {
    String id = name(actual);
    Optional<Cause.Thing> owner = origin.owner();
    if (owner.isPresent() && id.startsWith(owner.get().id())) {
      return noun(id.substring(owner.get().id().length()), owner.get());
    }
    return isItsOwnCause(id) ? "the resource " + id : id;
  }

  /** Whether the spec names it by its logical id, as raw CloudFormation is named. */
  private boolean isItsOwnCause(String id) {
    return part.filter(one -> one.id().equals(id)).isPresent();
  }

  private static String noun(String kind, Cause.Thing owner) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < kind.length(); i++) {
      boolean begins = Character.isUpperCase(kind.charAt(i));
      words.append(begins ? " " : "").append(Character.toLowerCase(kind.charAt(i)));
    }
    return kind.isEmpty() ? owner.noun() : "the" + words + " of " + owner.noun();
  }
}
