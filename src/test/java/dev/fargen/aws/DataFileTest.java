package dev.fargen.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataFileTest {

  private final DataFile file =
      file("# Comment.", "# a\tmore", "a\tfirst", "ab\tß", "ab\tsecond", "ab c\t", "z\tx\ty");

  private static DataFile file(String... lines) {
    return new DataFile((String.join("\n", lines) + "\n").getBytes(UTF_8));
  }

  @Test
  void findsEveryLineOfAKey() {
    assertEquals(List.of("first"), file.values("a"));
    assertEquals(List.of("ß", "second"), file.values("ab"));
    assertEquals(List.of(""), file.values("ab c"));
    assertEquals(List.of("x\ty"), file.values("z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "A",
        "aa",
        "ab ",
        "b",
        "ab c\t",
        "z\tx",
        "zz",
        "ß",
        "# a",
        "a\tfirst\nab"
      })
  void findsNothingOfAnUnknownKey(String key) {
    assertEquals(List.of(), file.values(key));
  }

  @Test
  void listsKeysOnce() {
    assertEquals(List.of("a", "ab", "ab c", "z"), file.keys(""));
    assertEquals(List.of("", " c"), file.keys("ab"));
    assertEquals(List.of(), file.keys("zz"));
    assertEquals(List.of(), file.keys("#"));
  }

  @Test
  void mayBeEmpty() {
    for (DataFile empty : List.of(file("# Comment."), new DataFile(new byte[0]))) {
      assertEquals(List.of(), empty.values("a"));
      assertEquals(List.of(), empty.keys(""));
    }
  }

  /** Keys that are not in order would not be found. */
  @ParameterizedTest
  @ValueSource(strings = {"iam-actions.txt", "reserved-database-names.txt", "resource-types.txt"})
  void everyKeyOfTheDataIsFound(String name) throws IOException {
    Map<String, List<String>> expected = new LinkedHashMap<>();
    try (InputStream in = DataFile.class.getResourceAsStream(name)) {
      for (String line : new String(in.readAllBytes(), UTF_8).split("\n")) {
        if (!line.startsWith("#")) {
          String[] parts = line.split("\t", 2);
          expected.computeIfAbsent(parts[0], key -> new ArrayList<>()).add(parts[1]);
        }
      }
    }
    DataFile data = DataFile.read(name);

    assertEquals(List.copyOf(expected.keySet()), data.keys(""));
    expected.forEach((key, values) -> assertEquals(values, data.values(key), key));
  }
}
