package dev.fargen.migrate.template;

import dev.fargen.list.Lists;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds which parts can be typed: those with which the template still does the same and that few
 * patches are needed for. All are tried at once; those that errors or too many patches are of are
 * then tried each with the part of the template that it needs, and what holds there is added. So
 * the whole is compared a few times only, the last time with the spec that is written.
 */
final class Search {

  /** What errors say of logical ids that the template has for something else. */
  private static final List<String> TAKEN =
      List.of("is a raw resource", "would have the logical ID", "that fargen adds");

  /** How often those that an attempt fails because of are left out, before halves are tried. */
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
    find(groups(all));
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

  /**
   * Adds the groups that hold together, then each of the others as far as it holds alone: what
   * fails is looked for in a small part of the template, and the whole is compared a few times.
   */
  private void find(List<List<Part>> groups) {
    if (groups.size() == 1) {
      addOneByOne(groups.get(0));
      return;
    }
    List<List<Part>> left = new ArrayList<>(groups);
    List<List<Part>> alone = new ArrayList<>();
    for (int i = 0; !left.isEmpty() && !accepts(flat(left)); i++) {
      List<List<Part>> wrong = i < MOST_ROUNDS ? Lists.filter(left, this::isWrong) : List.of();
      if (wrong.isEmpty()) {
        break;
      }
      alone.addAll(wrong);
      left.removeAll(wrong);
    }
    List<Held> held = new ArrayList<>();
    if (parts.isEmpty() && !left.isEmpty()) {
      int half = (left.size() + 1) / 2;
      held.addAll(inPart(left.subList(0, half), groups));
      held.addAll(inPart(left.subList(half, left.size()), groups));
    }
    alone.forEach(group -> held.addAll(inPart(List.of(group), groups)));
    add(held);
  }

  /** What holds of the groups in the part of the template that they need. */
  private List<Held> inPart(List<List<Part>> groups, List<List<Part>> all) {
    if (groups.isEmpty()) {
      return List.of();
    }
    Search search = new Search(settling.of(needs(groups, all)));
    search.find(groups);
    reasons.putAll(search.reasons());
    List<Held> held = new ArrayList<>();
    for (List<Part> group : groups(search.parts())) {
      held.add(new Held(group, of(group, search.best().settings().patches)));
    }
    return held;
  }

  /** The patches but those of resources of other parts. */
  private static List<Patch> of(List<Part> group, List<Patch> patches) {
    return Lists.filter(
        patches,
        patch ->
            !patch.path().get(0).equals("Resources")
                || Lists.any(
                    group,
                    part ->
                        part.claims().contains(patch.path().get(1))
                            || part.mayWrite(patch.path().get(1))));
  }

  /** What groups are made of, and what has a logical id that fargen may write for them. */
  private List<String> needs(List<List<Part>> groups, List<List<Part>> all) {
    List<String> needs = new ArrayList<>(Lists.flatMap(flat(groups), Part::roots));
    Set<String> others = new HashSet<>(Lists.flatMap(flat(all), Part::roots));
    for (String id : settling.resources()) {
      if (!others.contains(id) && Lists.any(flat(groups), part -> part.mayWrite(id))) {
        needs.add(id);
      }
    }
    return needs;
  }

  /** Whether the last attempt failed because of these parts. */
  private boolean isWrong(List<Part> group) {
    return Lists.any(
        group,
        part ->
            guilty.contains(part)
                || last.places().contains(part.place())
                || Lists.any(part.claims(), last.places()::contains));
  }

  /** Parts that hold, with the patches that they need. */
  private record Held(List<Part> parts, List<Patch> patches) {

    /** Without what the rest means something without; none where that is nothing. */
    List<Held> fewer() {
      List<Part> fewer = Lists.filter(parts, part -> part.above().isEmpty() || part.isOwn());
      return fewer.size() < parts.size() ? List.of(new Held(fewer, List.of())) : List.of();
    }
  }

  /** Adds them to what was accepted, as many as possible; those that fail with fewer parts. */
  private void add(List<Held> held) {
    List<Held> left = new ArrayList<>(held);
    for (int i = 0; !left.isEmpty() && !isAdded(left); i++) {
      List<Held> wrong =
          left.size() == 1
              ? List.copyOf(left)
              : i < MOST_ROUNDS ? Lists.filter(left, one -> isWrong(one.parts())) : List.of();
      if (wrong.isEmpty()) {
        add(left.subList(0, left.size() / 2));
        add(left.subList(left.size() / 2, left.size()));
        return;
      }
      wrong.forEach(one -> note(one, reason()));
      left.removeAll(wrong);
      left.addAll(Lists.flatMap(wrong, Held::fewer));
    }
  }

  private boolean isAdded(List<Held> held) {
    List<Part> all = Lists.flatMap(held, Held::parts);
    List<Patch> patches = new ArrayList<>(best().settings().patches);
    patches.addAll(Lists.flatMap(held, Held::patches));
    return accepts(all, patches) || accepts(all);
  }

  private void note(Held held, String why) {
    List<Part> left = Lists.flatMap(held.fewer(), Held::parts);
    for (Part part : held.parts()) {
      if (!part.isOwn() && !left.contains(part)) {
        reasons.putIfAbsent(part, why);
      }
    }
  }

  private static List<Part> flat(List<List<Part>> groups) {
    return Lists.flatMap(groups, group -> group);
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
    if (last.adoption().isPresent() || !isRight(together, part, part.optional())) {
      return false; // the spec has no error that fewer properties could avoid
    }
    part.omit(refused(together, part, part.optional(), List.of()));
    if (accepts(together) || accepts(List.of(part))) {
      reasons.remove(part);
      return true;
    }
    return false;
  }

  /**
   * Those of the properties that a spec must not have: halves are tried, so that the number of
   * attempts grows with the logarithm of their number.
   *
   * @param properties without all of them, the spec is right
   * @param omitted what is left out besides
   */
  private List<String> refused(
      List<Part> together, Part part, List<String> properties, List<String> omitted) {
    if (isRight(together, part, omitted)) {
      return List.of();
    }
    if (properties.size() == 1) {
      return properties;
    }
    int half = properties.size() / 2;
    List<String> first = properties.subList(0, half);
    List<String> second = properties.subList(half, properties.size());
    List<String> refused = refused(together, part, second, both(omitted, first));
    return both(refused(together, part, first, both(omitted, refused)), refused);
  }

  /** Whether a spec without these properties has no errors. */
  private boolean isRight(List<Part> together, Part part, List<String> omitted) {
    part.omit(omitted);
    return settling.isRight(both(parts, together));
  }

  private static <A> List<A> both(List<A> one, List<A> other) {
    List<A> both = new ArrayList<>(one);
    both.addAll(other);
    return both;
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

  /** The values that the patches of a part are for. */
  private String patched(Part part) {
    List<String> values =
        Lists.distinct(
            Lists.map(
                Lists.filter(
                    last.settings().patches,
                    patch ->
                        patch.path().size() > 2 && part.claims().contains(patch.path().get(1))),
                patch -> patch.path().get(1) + "." + patch.path().get(patch.path().size() - 1)));
    return values.isEmpty() ? "" : ", for `" + String.join("`, `", values) + "`";
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
        .orElse(
            "typed keys would need more patches than it has properties of its own"
                + Lists.first(guilty).map(this::patched).orElse(""));
  }
}
