package dev.fargen.list;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * New lists of what is in a collection, in its order, and questions about it. No result can be
 * changed, and none has a null in it. Loops, for the first use of the JDK's streams takes a tenth
 * of a render.
 */
public final class Lists {
  private Lists() {}

  /** What the function makes of each. */
  public static <A, B> List<B> map(
      Collection<? extends A> all, Function<? super A, ? extends B> function) {
    List<B> made = new ArrayList<>(all.size());
    for (A one : all) {
      made.add(function.apply(one));
    }
    return List.copyOf(made);
  }

  /** All that the function makes of each, one after the other. */
  public static <A, B> List<B> flatMap(
      Collection<? extends A> all,
      Function<? super A, ? extends Collection<? extends B>> function) {
    List<B> made = new ArrayList<>();
    for (A one : all) {
      made.addAll(function.apply(one));
    }
    return List.copyOf(made);
  }

  /** Those for which the test is true. */
  public static <A> List<A> filter(Collection<? extends A> all, Predicate<? super A> test) {
    List<A> kept = new ArrayList<>();
    for (A one : all) {
      if (test.test(one)) {
        kept.add(one);
      }
    }
    return List.copyOf(kept);
  }

  /** Those of a type. */
  public static <A> List<A> only(Collection<?> all, Class<A> type) {
    List<A> kept = new ArrayList<>();
    for (Object one : all) {
      if (type.isInstance(one)) {
        kept.add(type.cast(one));
      }
    }
    return List.copyOf(kept);
  }

  /** What the optionals have. */
  public static <A> List<A> present(Collection<Optional<A>> all) {
    List<A> kept = new ArrayList<>();
    for (Optional<A> one : all) {
      one.ifPresent(kept::add);
    }
    return List.copyOf(kept);
  }

  /** The first thing that the function makes of one. */
  public static <A, B> Optional<B> firstPresent(
      Collection<? extends A> all, Function<? super A, Optional<B>> function) {
    for (A one : all) {
      Optional<B> made = function.apply(one);
      if (made.isPresent()) {
        return made;
      }
    }
    return Optional.empty();
  }

  /** Each once, where it is first. */
  public static <A> List<A> distinct(Collection<? extends A> all) {
    return List.copyOf(new LinkedHashSet<>(all));
  }

  /** By their own order. */
  public static <A extends Comparable<? super A>> List<A> sorted(Collection<? extends A> all) {
    List<A> sorted = new ArrayList<>(all);
    sorted.sort(null);
    return List.copyOf(sorted);
  }

  /** The first for which the test is true. */
  public static <A> Optional<A> first(Collection<? extends A> all, Predicate<? super A> test) {
    for (A one : all) {
      if (test.test(one)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  /** The first. */
  public static <A> Optional<A> first(Collection<? extends A> all) {
    return first(all, one -> true);
  }

  /**
   * The words as an enumeration: {@code A, B and C}.
   *
   * @param conjunction the word before the last one
   */
  public static String enumerated(Collection<String> words, String conjunction) {
    List<String> all = new ArrayList<>(words);
    if (all.size() < 2) {
      return String.join("", all);
    }
    String last = all.remove(all.size() - 1);
    return String.join(", ", all) + " " + conjunction + " " + last;
  }

  /** Whether the test is true for one of them. */
  public static <A> boolean any(Collection<? extends A> all, Predicate<? super A> test) {
    return first(all, test).isPresent();
  }

  /** Whether the test is true for each of them. */
  public static <A> boolean all(Collection<? extends A> all, Predicate<? super A> test) {
    return !any(all, one -> !test.test(one));
  }
}
