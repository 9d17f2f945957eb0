package dev.fargen.migrate.template;

import dev.fargen.list.Lists;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds which parts can be typed: those with which the template still does the same and that few
 * patches are needed for. All are tried at once; where that fails, each with the part of the
 * template that it needs, and then all that are left.
 */
final class Search {

  /** What errors say of logical ids that the template has for something else. */
  private static final List<String> TAKEN =
      List.of("is a raw resource", "would have the logical ID", "that fargen adds");

  /** How often parts that fail together only are left out, before halves are tried. */
  private static final int MOST_ROUNDS = 3;

  private final Settling settling;
  private final List<Part> parts = new ArrayList<>();
  private final Map<Part, String> reasons = new LinkedHashMap<>();
  private Optional<Settling.Settled> best = Optional.empty();
  private Settling.Settled last;
  private List<Part> guilty = List.of();

  /** Begins with nothing but raw resources. */
  Search(Settling settling) {
    this.settling = settling;
    this.last = Settling.Settled.NOTHING;
  }

  /** The parts that were accepted. */
  List<Part> parts() {
    return List.copyOf(parts);
  }

  /** Why the others were not accepted. */
  Map<Part, String> reasons() {
    return new LinkedHashMap<>(reasons);
  }

  /** The best spec so far. */
  Settling.Settled best() {
    if (best.isEmpty()) {
      best = Optional.of(settling.settle(List.of()));
    }
    return best.get();
  }

  /** Finds the best spec, with as many of the parts as possible. */
  Settling.Settled best(List<Part> all) {
    List<List<Part>> groups = groups(all);
    if (groups.size() == 1) {
      add(groups);
    } else if (groups.size() > 1 && !accepts(all)) {
      addWhatHolds(groups);
    }
    return best();
  }

  /** Each part with those that mean nothing without it. */
  private static List<List<Part>> groups(List<Part> all) {
    List<List<Part>> groups = new ArrayList<>();
    for (Part part : all) {
      if (part.above().isEmpty()) {
        List<Part> group = new ArrayList<>(List.of(part));
        group.addAll(
            Lists.filter(all, one -> one.above().isPresent() && one.above().get() == part));
        groups.add(group);
      }
    }
    return groups;
  }

  private void addWhatHolds(List<List<Part>> groups) {
    List<Part> holding = new ArrayList<>();
    Map<Part, List<Patch>> patches = new LinkedHashMap<>();
    for (List<Part> group : groups) {
      Search alone = new Search(settling.of(Lists.flatMap(group, Part::roots)));
      alone.add(List.of(group));
      holding.addAll(alone.parts());
      reasons.putAll(alone.reasons());
      if (!alone.parts().isEmpty()) {
        patches.put(group.get(0), alone.best().settings().patches);
      }
    }
    for (int i = 0; i < MOST_ROUNDS && !holding.isEmpty(); i++) {
      patches.keySet().retainAll(holding);
      if (accepts(holding, Lists.flatMap(patches.values(), list -> list)) || accepts(holding)) {
        return;
      }
      String why = reason();
      List<Part> wrong = guilty;
      if (wrong.isEmpty()) {
        break;
      }
      wrong.forEach(part -> reasons.putIfAbsent(part, why));
      holding.removeIf(part -> wrong.contains(part) || wrong.contains(part.above().orElse(part)));
    }
    if (!holding.isEmpty()) {
      add(groups(holding));
    }
  }

  /** Adds the part where that takes no more patches. */
  Settling.Settled orTyped(Part part) {
    if (parts.isEmpty()) {
      return best();
    }
    List<Part> attempt = new ArrayList<>(parts);
    attempt.add(part);
    Settling.Settled settled = settling.settle(attempt);
    boolean fewer = settled.settings().patches.size() <= best().settings().patches.size();
    if (best().holds() && settled.holds() && fewer) {
      parts.add(part);
      best = Optional.of(settled);
    }
    return best();
  }

  private void add(List<List<Part>> groups) {
    if (accepts(Lists.flatMap(groups, group -> group))) {
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
        if (!parts.contains(part) && !accepts(List.of(part))) {
          reasons.putIfAbsent(part, reason());
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
    boolean taken = Lists.any(last.errors(), error -> Lists.any(TAKEN, error::contains));
    if (taken && part.rename() && (accepts(together) || accepts(List.of(part)))) {
      return true;
    }
    reasons.putIfAbsent(part, reason());
    if (last.adoption().isPresent()) {
      return false; // the spec has no error that fewer properties could avoid
    }
    List<String> more = new ArrayList<>();
    for (String property : part.optional()) {
      part.omit(List.of(property));
      if (accepts(together) || accepts(List.of(part))) {
        reasons.remove(part);
        return true;
      }
    }
    for (String property : part.optional()) {
      more.add(property);
      part.omit(more);
      if (more.size() > 1 && (accepts(together) || accepts(List.of(part)))) {
        reasons.remove(part);
        return true;
      }
    }
    return false;
  }

  /** Adds the parts if none of them needs too many patches. */
  private boolean accepts(List<Part> more) {
    return accepts(more, List.of());
  }

  private boolean accepts(List<Part> more, List<Patch> patches) {
    List<Part> attempt = new ArrayList<>(parts);
    attempt.addAll(more);
    last = settling.tried(attempt, patches);
    guilty = Lists.filter(more, part -> isTooMuch(part, last) || isChanged(part, last));
    if (!last.holds() || Lists.any(more, part -> isTooMuch(part, last))) {
      return false;
    }
    parts.addAll(more);
    best = Optional.of(last);
    return true;
  }

  private static boolean isTooMuch(Part part, Settling.Settled settled) {
    return patches(part, settled) > part.mostPatches();
  }

  private static int patches(Part part, Settling.Settled settled) {
    return Lists.filter(
            settled.settings().patches,
            patch -> patch.path().size() > 2 && part.claims().contains(patch.path().get(1)))
        .size();
  }

  private static boolean isChanged(Part part, Settling.Settled settled) {
    return settled
        .adoption()
        .map(
            adoption ->
                Lists.any(
                    adoption.effective(),
                    change ->
                        change.path().size() > 1 && part.claims().contains(change.path().get(1))))
        .orElse(false);
  }

  /** Why the last attempt was not accepted. */
  private String reason() {
    if (last.adoption().isEmpty()) {
      return Lists.first(last.errors()).orElse("too much of the template would be compared again");
    }
    Optional<Adoption.Change> change = Lists.first(last.adoption().get().effective());
    return change
        .map(one -> "typed keys would change `" + String.join(".", one.path()) + "`")
        .or(() -> Lists.first(last.adoption().get().lost()).map(one -> one + " would be lost"))
        .orElse("typed keys would need more patches than it has properties of its own");
  }
}
