package dev.fargen.params;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The table of names: which condition stands for what only some environments have. */
final class Switches {

  private final int environments;
  private final Owners owners;
  private final Map<String, Switch> switches = new LinkedHashMap<>();

  /**
   * @param environments how many there are
   */
  Switches(int environments, Owners owners) {
    this.environments = environments;
    this.owners = owners;
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
    Switch chosen = new Switch(cause.id(), on, cause.words());
    for (int number = 2; !isFree(chosen); number++) {
      chosen = new Switch(cause.id() + number, on, cause.words());
    }
    switches.putIfAbsent(chosen.id(), chosen);
    return Optional.of(chosen.condition());
  }

  private Cause standingFor(Set<Integer> on, List<Cause> causes) {
    for (Cause cause : causes) {
      Switch known = switches.get(cause.id());
      if (on.equals(known == null ? owners.environments(cause) : known.on())) {
        return cause;
      }
    }
    return causes.get(causes.size() - 1);
  }

  /** Whether no other environments have a switch of that name. */
  private boolean isFree(Switch wanted) {
    return switches.getOrDefault(wanted.id(), wanted).on().equals(wanted.on());
  }
}
