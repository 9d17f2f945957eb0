package dev.fargen.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fargen.testing.TextFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** No text that users read has one of the words that the project does not use. */
class WordsTest {

  /** In any text: comments, descriptions, messages, help, documents. */
  private static final List<Pattern> BANNED =
      patterns(
          "\\bwork(ed)? off\\b",
          "\\bread along\\b",
          "\\blooked through\\b",
          "\\btake along\\b",
          "\\bthe way (out|into)\\b",
          "\\badds the way to\\b",
          "\\bThe way (from|to)\\b",
          "\\bwho reaches\\b",
          "^Whom ",
          "Whether this environment has",
          "\\bnobody (gets|could)\\b",
          "\\bhas [A-Z][a-z]+[A-Z]",
          "\\bbe it\\b",
          "\\bmend(s|ed)?\\b",
          "(^|[.;] )Else\\b");

  private static final Pattern LITERAL =
      Pattern.compile(
          "\"\"\"(?s:.*?)\"\"\"|\"(?:[^\"\\\\\\n]|\\\\.)*\"|//[^\\n]*|/\\*(?s:.*?)\\*/");

  private static final Path MAIN = Path.of("src/main/java");

  @Test
  void noTextHasABannedWord() throws IOException {
    TreeSet<String> found = new TreeSet<>();
    for (String folder :
        List.of("src/docs", "src/main/resources", "templates", "src/test/resources/deploy")) {
      TextFiles.read(Path.of(folder)).forEach((file, text) -> found.addAll(banned(file, text)));
    }
    TextFiles.read(Case.ALL)
        .forEach(
            (file, text) -> {
              if (file.contains("expected/")) {
                found.addAll(banned(file, text));
              }
            });
    for (String file : List.of("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md")) {
      found.addAll(banned(file, Files.readString(Path.of(file))));
    }
    assertEquals(new TreeSet<>(), found);
  }

  /** The literals of the code, because not every message has a case, and what its Javadoc says. */
  @Test
  void noLiteralAndNoCommentOfTheCodeHasABannedWord() throws IOException {
    TreeSet<String> found = new TreeSet<>();
    TextFiles.read(MAIN)
        .forEach(
            (file, text) ->
                LITERAL
                    .matcher(text)
                    .results()
                    .map(MatchResult::group)
                    .map(part -> part.replaceAll("^(\"|//|/\\*\\*?) ?|\"$", ""))
                    .forEach(part -> found.addAll(banned(file, part))));
    assertEquals(new TreeSet<>(), found);
  }

  private static List<String> banned(String file, String text) {
    List<String> found = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      String said = line.replaceFirst("^\\s*(# |\\* ?|// ?|- |= (note|help): )?", "");
      for (Pattern pattern : BANNED) {
        if (pattern.matcher(said).find()) {
          found.add(file + ": " + pattern + ": " + line.strip());
        }
      }
    }
    return found;
  }

  private static List<Pattern> patterns(String... regexes) {
    List<Pattern> all = new ArrayList<>();
    for (String regex : regexes) {
      all.add(Pattern.compile(regex));
    }
    return List.copyOf(all);
  }
}
