package dev.fargen.params;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The table of names: which condition stands for what only some environments have. */
final class Switches {

  private final int environments;
  private final Owners owners;
  private final Names names;
  private final Map<String, Switch> switches = new LinkedHashMap<>();

  /**
   * @param environments how many there are
   */
  Switches(int environments, Owners owners, Names names) {
    this.environments = environments;
    this.owners = owners;
    this.names = names;
  }

  /** All that have been asked for, in that order. */
  List<Switch> all() {
    return List.copyOf(switches.values());
  }

  /**
   * The condition under which these environments differ from the rest; none where all are.
   *
   * @param causes the first that stands for the same environments is taken, else the last
   */
  Optional<String> condition(Collection<Integer> having, List<Cause> causes) {
    if (having.size() == environments) {
      return Optional.empty();
    }
    Set<Integer> on = new TreeSet<>(having);
    Cause cause = standingFor(on, causes);
    Switch chosen = first(cause, on, this::isFree);
    names.take(chosen.parameterId(), this);
    switches.putIfAbsent(chosen.id(), chosen);
    return Optional.of(chosen.condition());
  }

  private Cause standingFor(Set<Integer> on, List<Cause> causes) {
    for (Cause cause : causes) {
      Switch known = known(cause, on);
      if (on.equals(known == null ? owners.environments(cause) : known.on())) {
        return cause;
      }
    }
    return causes.get(causes.size() - 1);
  }

  /** The first one that was asked for because of the cause. */
  private @Nullable Switch known(Cause cause, Set<Integer> on) {
    return switches.get(first(cause, on, wanted -> !isNamedLikeOthers(wanted)).id());
  }

  /** Named after the cause, with a number if that is not free. */
  private static Switch first(Cause cause, Set<Integer> on, Predicate<Switch> free) {
    Switch first = new Switch(cause.id(), on, cause.words());
    for (int number = 2; !free.test(first); number++) {
      first = new Switch(cause.id() + number, on, cause.words());
    }
    return first;
  }

  /** Whether neither other environments nor anything else has that name. */
  private boolean isFree(Switch wanted) {
    return switches.getOrDefault(wanted.id(), wanted).on().equals(wanted.on())
        && !isNamedLikeOthers(wanted);
  }

  private boolean isNamedLikeOthers(Switch wanted) {
    return names.isGiven(wanted.condition()) || !names.isFree(wanted.parameterId(), this);
  }
}
