package dev.fargen.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The errors that the cases show: enough of them, and each at its line and column. */
class ErrorCasesTest {
  private static final int LEAST = 200;
  private static final Pattern ERROR = Pattern.compile("(?m)^error\\[[a-z0-9-]+]: .*$");
  private static final Pattern PLACED =
      Pattern.compile("(?m)^error\\[[a-z0-9-]+]: .*\\n *--> [^:\\n]+:[1-9][0-9]*:[1-9][0-9]*$");

  @Test
  void areMany() {
    long cases = Case.all().stream().filter(one -> errors(said(one)) > 0).count();
    assertTrue(cases >= LEAST, "only " + cases + " cases show an error");
  }

  @Test
  void eachIsAtItsLineAndColumn() {
    List<String> without = new ArrayList<>();
    for (Case one : Case.all()) {
      String said = said(one);
      if (errors(said) != count(PLACED, said)) {
        without.add(one.name());
      }
    }
    assertEquals(List.of(), without);
  }

  private static String said(Case one) {
    return one.expected().getOrDefault("diagnostics.txt", "");
  }

  private static int errors(String said) {
    return count(ERROR, said);
  }

  private static int count(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    int count = 0;
    while (matcher.find()) {
      count++;
    }
    return count;
  }
}
