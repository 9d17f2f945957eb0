package dev.fargen.migrate.template;

import dev.fargen.list.Lists;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds which parts can be typed: those with which the template still does the same and that few
 * patches are needed for. All are tried at once; where that fails, each half of them.
 */
final class Search {

  /** What errors say of logical ids that the template has for something else. */
  private static final List<String> TAKEN =
      List.of("is a raw resource", "would have the logical ID", "that fargen adds");

  private final Settling settling;
  private final List<Part> parts = new ArrayList<>();
  private Settling.Settled best;
  private List<String> errors = List.of();

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
    List<List<Part>> groups = new ArrayList<>();
    for (Part part : all) {
      if (part.above().isEmpty()) {
        List<Part> group = new ArrayList<>(List.of(part));
        group.addAll(
            Lists.filter(all, one -> one.above().isPresent() && one.above().get() == part));
        groups.add(group);
      }
    }
    if (!groups.isEmpty()) {
      add(groups);
    }
    return best;
  }

  /** Adds the part where that takes no more patches. */
  Settling.Settled orTyped(Part part) {
    List<Part> attempt = new ArrayList<>(parts);
    attempt.add(part);
    Settling.Settled settled = settling.settle(attempt);
    boolean fewer =
        settled.settings().patches.size() <= best.settings().patches.size() && !parts.isEmpty();
    if (best.holds() && settled.holds() && fewer) {
      parts.add(part);
      best = settled;
    }
    return best;
  }

  private void add(List<List<Part>> groups) {
    List<Part> all = Lists.flatMap(groups, group -> group);
    if (accepts(all)) {
      return;
    }
    if (groups.size() == 1) {
      addOneByOne(groups.get(0));
      return;
    }
    int half = groups.size() / 2;
    add(groups.subList(0, half));
    add(groups.subList(half, groups.size()));
  }

  private void addOneByOne(List<Part> group) {
    if (isAdded(group.get(0), Lists.filter(group, Part::isOwn))) {
      for (Part part : group) {
        if (!parts.contains(part)) {
          accepts(List.of(part));
        }
      }
    }
  }

  /** Adds the part with what is its own, or alone, or with fewer of its properties. */
  private boolean isAdded(Part part, List<Part> own) {
    List<Part> together = new ArrayList<>(List.of(part));
    together.addAll(own);
    if (accepts(together) || accepts(List.of(part))) {
      return true;
    }
    boolean taken = Lists.any(errors, error -> Lists.any(TAKEN, error::contains));
    if (taken && part.rename() && (accepts(together) || accepts(List.of(part)))) {
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

  /** Adds the parts if none of them needs too many patches. */
  private boolean accepts(List<Part> more) {
    List<Part> attempt = new ArrayList<>(parts);
    attempt.addAll(more);
    Settling.Settled settled = settling.settle(attempt);
    errors = settled.errors();
    boolean known = best.holds() || parts.isEmpty();
    if (!known || !settled.holds() || Lists.any(more, part -> isTooMuch(part, settled))) {
      return false;
    }
    parts.addAll(more);
    best = settled;
    return true;
  }

  private static boolean isTooMuch(Part part, Settling.Settled settled) {
    List<Patch> own =
        Lists.filter(
            settled.settings().patches,
            patch -> patch.path().size() > 2 && part.claims().contains(patch.path().get(1)));
    return own.size() > part.mostPatches();
  }
}
