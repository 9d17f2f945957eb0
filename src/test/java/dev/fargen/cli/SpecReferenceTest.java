package dev.fargen.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;

import dev.fargen.spec.Form;
import dev.fargen.spec.Key;
import dev.fargen.spec.Shape;
import dev.fargen.spec.SpecKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The spec reference is what the definitions say, and says enough of each key. */
class SpecReferenceTest {

  private static final Path PAGE = Path.of("src/docs/spec.md");

  @Test
  void pageIsWhatTheDefinitionsSay() throws IOException {
    String page = SpecReference.print();
    if (Boolean.getBoolean("fargen.accept")) {
      Files.writeString(PAGE, page);
      fail(PAGE + " was rewritten: read the difference, then run again");
    }
    assertEquals(page, Files.readString(PAGE));
  }

  @Test
  void everyKeyHasAMeaningAndAnExample() {
    List<Key<?>> keys = new ArrayList<>();
    collect(SpecKeys.SHAPE, keys, new HashSet<>());
    assertAll(
        keys.stream()
            .map(
                key ->
                    () -> {
                      assertFalse(key.meaning().isBlank(), key.name() + " has no meaning");
                      assertFalse(key.example().isEmpty(), key.name() + " has no example");
                    }));
  }

  private static void collect(Shape shape, List<Key<?>> keys, Set<Shape> seen) {
    if (seen.add(shape)) {
      keys.addAll(shape.keys());
      shape.keys().forEach(key -> collect(key.type().form(), keys, seen));
    }
  }

  private static void collect(Form form, List<Key<?>> keys, Set<Shape> seen) {
    if (form instanceof Form.MapOf map) {
      collect(map.values(), keys, seen);
    } else if (form instanceof Form.ListOf list) {
      collect(list.items(), keys, seen);
    } else {
      form.shape().ifPresent(shape -> collect(shape, keys, seen));
    }
  }
}
