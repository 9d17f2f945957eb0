package dev.fargen.migrate.template;

import dev.fargen.list.Lists;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds which parts can be typed: one is added where the template still does the same and few
 * patches are needed.
 */
final class Search {

  private final Settling settling;
  private final List<Part> parts = new ArrayList<>();
  private Settling.Settled best;

  /** Begins with nothing but raw resources. */
  Search(Settling settling) {
    this.settling = settling;
    this.best = settling.settle(List.of());
  }

  /** The parts that were accepted. */
  List<Part> parts() {
    return List.copyOf(parts);
  }

  /** The best spec, with as many of the parts as possible. */
  Settling.Settled best(List<Part> all) {
    for (Part part : all) {
      if (part.above().isEmpty()) {
        List<Part> below =
            Lists.filter(all, one -> one.above().isPresent() && one.above().get() == part);
        if (isAdded(part, Lists.filter(below, Part::isOwn))) {
          below.forEach(one -> accepts(List.of(one)));
        }
      }
    }
    return best;
  }

  /** Adds the part with what is its own, or alone, or with fewer of its properties. */
  private boolean isAdded(Part part, List<Part> own) {
    List<Part> together = new ArrayList<>(List.of(part));
    together.addAll(own);
    if (accepts(together) || accepts(List.of(part))) {
      return true;
    }
    List<String> more = new ArrayList<>();
    for (String property : part.optional()) {
      part.omit(List.of(property));
      if (accepts(together) || accepts(List.of(part))) {
        return true;
      }
    }
    for (String property : part.optional()) {
      more.add(property);
      part.omit(more);
      if (more.size() > 1 && (accepts(together) || accepts(List.of(part)))) {
        return true;
      }
    }
    return false;
  }

  /** Adds the parts if they are worth it; those that were added before do not count. */
  private boolean accepts(List<Part> more) {
    List<Part> attempt = new ArrayList<>(parts);
    int most = 0;
    for (Part part : more) {
      if (!attempt.contains(part)) {
        attempt.add(part);
        most += part.mostPatches();
      }
    }
    if (attempt.size() == parts.size()) {
      return true;
    }
    Settling.Settled settled = settling.settle(attempt);
    int patches = settled.settings().patches.size() - best.settings().patches.size();
    boolean known = best.holds() || parts.isEmpty();
    if (!settled.holds() || !known || patches > most) {
      return false;
    }
    parts.clear();
    parts.addAll(attempt);
    best = settled;
    return true;
  }
}
