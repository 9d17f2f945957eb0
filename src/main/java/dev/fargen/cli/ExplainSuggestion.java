package dev.fargen.cli;

import dev.fargen.diag.Code;
import dev.fargen.diag.Suggestion;
import dev.fargen.spec.form.MapOf;
import dev.fargen.spec.hint.ForeignWords;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What was probably meant by a word that is neither a code nor a key. */
final class ExplainSuggestion {

  /** So many suggestions are helpful. */
  private static final int MOST = 6;

  private ExplainSuggestion() {}

  /** A sentence for the end of the message; empty where nothing is near. */
  static Optional<String> of(String asked) {
    List<String> segments = KeyPlace.segments(asked);
    for (int known = segments.size() - 1; known > 0; known--) {
      Optional<KeyPlace> place = KeyPlace.find(String.join(".", segments.subList(0, known)));
      if (place.isPresent()) {
        return inBlock(segments.get(known), place.get());
      }
    }
    return foreign(asked).or(() -> containing(asked)).or(() -> nearest(asked));
  }

  /** A remark where the last word was taken as a name of the user's choice and is near a key. */
  static Optional<String> ofName(String asked) {
    List<String> segments = KeyPlace.segments(asked);
    String name = segments.isEmpty() ? "" : segments.get(segments.size() - 1);
    return KeyPlace.find(asked)
        .filter(place -> segments.size() > 1 && place.path().endsWith(MapOf.NAME))
        .filter(place -> !name.equals(MapOf.NAME))
        .flatMap(
            place ->
                place
                    .block()
                    .flatMap(block -> Suggestion.nearest(name, block.byName().keySet()))
                    .map(near -> question(place.typed() + "." + near)))
        .map(question -> "`" + name + "` is taken as a name; " + question);
  }

  /** A key of the innermost block that was found. */
  private static Optional<String> inBlock(String name, KeyPlace place) {
    return place
        .block()
        .flatMap(block -> Suggestion.nearest(name, block.byName().keySet()))
        .map(near -> question(place.typed() + "." + near))
        .or(() -> foreign(name))
        .or(() -> Optional.of("`fargen explain " + place.typed() + "` lists the keys there"));
  }

  /** What another tool's key is called in a spec. */
  private static Optional<String> foreign(String asked) {
    Set<String> keys = new LinkedHashSet<>();
    List<String> words = new ArrayList<>();
    ForeignWords.of(asked)
        .forEach(
            (block, meaning) -> {
              if (meaning.key().isEmpty()) {
                words.add(meaning.words());
              } else {
                keys.add(block.isEmpty() ? meaning.key() : block + "." + meaning.key());
              }
            });
    if (keys.isEmpty()) {
      return words.stream().findFirst();
    }
    return Optional.of(question(keys.stream().findFirst().orElseThrow()));
  }

  /** Codes and keys that have the word in them. */
  private static Optional<String> containing(String asked) {
    String word = asked.toLowerCase(Locale.ROOT).replace('_', '-');
    Set<String> found = new LinkedHashSet<>();
    candidates().stream()
        .filter(one -> Arrays.asList(one.split("[-_]")).contains(word))
        .forEach(found::add);
    candidates().stream()
        .filter(one -> word.length() > 2 && one.replace('_', '-').startsWith(word))
        .forEach(found::add);
    candidates().stream()
        .filter(one -> word.length() > 4 && one.replace('_', '-').contains(word))
        .forEach(found::add);
    List<String> most = found.stream().limit(MOST).toList();
    return most.isEmpty()
        ? Optional.empty()
        : Optional.of(
            most.size() == 1
                ? question(most.get(0))
                : "did you mean one of `" + String.join("`, `", most) + "`?");
  }

  private static Optional<String> nearest(String asked) {
    return Suggestion.nearest(asked, candidates())
        .filter(near -> near.length() > 3)
        .map(ExplainSuggestion::question);
  }

  private static List<String> candidates() {
    Set<String> candidates = new LinkedHashSet<>();
    KeyPlace.all().forEach(place -> candidates.add(place.key().name()));
    Arrays.stream(Code.values()).map(Code::word).forEach(candidates::add);
    return new ArrayList<>(candidates);
  }

  private static String question(String meant) {
    return Suggestion.question("fargen explain " + KeyPlace.typed(meant));
  }
}
