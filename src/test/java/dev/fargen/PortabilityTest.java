package dev.fargen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fargen.testing.TextFiles;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The compiler runs without a JVM too, where another engine reads its regular expressions and a
 * resource has to be packed by hand: there may be fewer of them, but not more. The patterns of keys
 * are not counted.
 */
class PortabilityTest {

  /** A call that compiles an expression; {@code split} by one character needs none. */
  private static final Pattern EXPRESSION =
      Pattern.compile(
          "\\bPattern\\.(compile|matches)\\("
              + "|\\.(matches|replaceAll|replaceFirst)\\(\\s*[\"A-Z]"
              + "|\\.split\\(\\s*\"(?!(\\\\\\\\)?.\")");

  /** Where what is not packed by hand may be. */
  private static final Set<String> FRONT = Set.of("cli", "deploy", "migrate");

  @Test
  void hasNoNewRegularExpression() {
    Map<String, Long> counts = new TreeMap<>();
    files("src/main/java/dev/fargen")
        .forEach(
            (file, text) ->
                counts.merge(part(file), EXPRESSION.matcher(text).results().count(), Long::sum));
    counts.values().removeIf(count -> count == 0);

    assertEquals(
        Map.of(
            "aws",
            1L,
            "cfn",
            2L,
            "check",
            5L,
            "emit",
            2L,
            "params",
            1L,
            "spec",
            19L,
            "workload",
            4L),
        counts,
        "smaller numbers are to be written here, larger ones not");
  }

  @Test
  void hasNoNewResource() {
    assertEquals(
        Set.of("aws/iam-actions.txt", "aws/reserved-database-names.txt", "aws/resource-types.txt"),
        files("src/main/resources/dev/fargen").keySet());
  }

  /** The compiler's own. */
  private static Map<String, String> files(String folder) {
    Map<String, String> files = TextFiles.read(Path.of(folder));
    files.keySet().removeIf(file -> FRONT.contains(part(file)));
    return files;
  }

  private static String part(String file) {
    return file.substring(0, file.indexOf('/'));
  }
}
