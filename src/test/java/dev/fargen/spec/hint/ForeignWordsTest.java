package dev.fargen.spec.hint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fargen.spec.SpecKeys;
import dev.fargen.spec.form.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ForeignWordsTest {

  private static final Map<String, Shape> BLOCKS = new HashMap<>();

  static {
    Blocks.of(SpecKeys.SHAPE).forEach((shape, path) -> BLOCKS.put(path, shape));
  }

  /** A word that became a key of the block is to be taken out of the table. */
  @Test
  void hasNoWordThatIsAKey() {
    List<String> keys = new ArrayList<>();
    ForeignWords.all()
        .forEach(
            (block, words) ->
                words.stream()
                    .filter(word -> block(block).key(word).isPresent())
                    .forEach(word -> keys.add(block + "." + word)));
    assertEquals(List.of(), keys);
  }

  @Test
  void leadsToKeysThatExist() {
    List<String> missing = new ArrayList<>();
    ForeignWords.all()
        .forEach(
            (block, words) -> {
              for (String word : words) {
                String key = ForeignWords.of(block, word).orElseThrow().key();
                if (!key.isEmpty() && block(block).key(key).isEmpty()) {
                  missing.add(block + "." + key);
                }
              }
            });
    assertEquals(List.of(), missing);
  }

  private static Shape block(String path) {
    return Objects.requireNonNull(BLOCKS.get(path), path);
  }

  @Test
  void readsEverySpellingOfAWord() {
    assertEquals("desired_count", ForeignWords.snake("desiredCount"));
    assertEquals("desired_count", ForeignWords.snake("DesiredCount"));
    assertEquals("desired_count", ForeignWords.snake("desired-count"));
    assertEquals("cpu", ForeignWords.snake("CPU"));
    assertEquals("log_level", ForeignWords.snake("LOG_LEVEL"));
  }
}
