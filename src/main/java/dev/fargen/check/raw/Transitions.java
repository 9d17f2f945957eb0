package dev.fargen.check.raw;

import dev.fargen.check.raw.SchemaChecker.Subject;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The transitions of a lifecycle rule of a bucket: each goes to a colder storage class than those
 * before it, later than those, and not from an infrequent access class before its 30 days are over
 * (Amazon S3 user guide, "Transitioning objects using Amazon S3 Lifecycle").
 */
final class Transitions {

  private static final String STORAGE = "StorageClass";
  private static final String DAYS = "TransitionInDays";
  private static final int LEAST_DAYS = 30;

  /** From warm to cold. */
  private static final List<String> CLASSES =
      List.of(
          "STANDARD_IA",
          "INTELLIGENT_TIERING",
          "ONEZONE_IA",
          "GLACIER_IR",
          "GLACIER",
          "DEEP_ARCHIVE");

  private static final List<String> INFREQUENT = List.of("ONEZONE_IA", "STANDARD_IA");
  private static final List<String> ARCHIVES = List.of("DEEP_ARCHIVE", "GLACIER");

  private record Transition(ScalarNode storage, ScalarNode days, int count) {}

  private Transitions() {}

  static Verdict check(Subject subject) {
    Verdict verdict = Verdict.FITS;
    if (subject.value() instanceof MapNode rule) {
      for (String list : List.of("Transitions", "NoncurrentVersionTransitions")) {
        List<Transition> all = read(StateNodes.maps(rule, list));
        for (int i = 0; i < all.size(); i++) {
          for (int j = i + 1; j < all.size(); j++) {
            verdict = verdict.and(pair(all.get(i), all.get(j)));
          }
        }
      }
    }
    return verdict;
  }

  private static List<Transition> read(List<MapNode> items) {
    List<Transition> all = new ArrayList<>();
    for (MapNode item : items) {
      Optional<ScalarNode> storage = StateNodes.text(item, STORAGE);
      Optional<ScalarNode> days = StateNodes.text(item, DAYS);
      if (storage.filter(one -> CLASSES.contains(one.text())).isPresent()
          && StateNodes.number(item, DAYS).isPresent()) {
        all.add(
            new Transition(
                storage.get(), days.orElseThrow(), StateNodes.number(item, DAYS).get().intValue()));
      }
    }
    return all;
  }

  private static Verdict pair(Transition one, Transition other) {
    int order = CLASSES.indexOf(one.storage().text()) - CLASSES.indexOf(other.storage().text());
    if (order == 0) {
      return Verdict.of(
          Diagnostic.of(
                  Code.VALUE_TWICE,
                  "two transitions to `StorageClass: " + one.storage().text() + "` in one rule")
              .at(other.storage().span(), "second transition")
              .at(one.storage().span(), "first transition"));
    }
    Transition warm = order < 0 ? one : other;
    Transition cold = order < 0 ? other : one;
    boolean archived =
        INFREQUENT.contains(warm.storage().text()) && ARCHIVES.contains(cold.storage().text());
    int least = archived ? warm.count() + LEAST_DAYS : warm.count() + 1;
    return cold.count() >= least
        ? Verdict.FITS
        : Verdict.of(
            Diagnostic.of(
                    Code.OUT_OF_RANGE,
                    "the transition to `"
                        + cold.storage().text()
                        + (cold.count() > warm.count() ? "` is too soon" : "` must come")
                        + " after the one to `"
                        + warm.storage().text()
                        + "`")
                .at(cold.days().span())
                .at(warm.days().span(), "transition to `" + warm.storage().text() + "`")
                .note(
                    archived
                        ? "objects must stay in `" + warm.storage().text() + "` for 30 days"
                        : "a transition to a colder storage class must be at least one day after the one to a"
                            + " warmer class")
                .help("write `TransitionInDays: " + least + "` or more"));
  }
}
