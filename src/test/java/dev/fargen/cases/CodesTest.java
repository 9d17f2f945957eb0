package dev.fargen.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fargen.diag.Code;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CodesTest {

  /**
   * A file of a megabyte is better made than kept: {@code BadInputTest} does. A resource fails in a
   * deploy: {@code ScenarioIT} shows it. Two specs are of one name, one imports what the other does
   * not export, and fargen itself fails, in {@code ManySpecsTest}.
   */
  private static final Set<Code> SHOWN_ELSEWHERE =
      EnumSet.of(
          Code.FILE_TOO_LARGE,
          Code.RESOURCE_FAILED,
          Code.DUPLICATE_SPEC,
          Code.NOT_EXPORTED,
          Code.INTERNAL_ERROR);

  @Test
  void everyCodeHasACase() {
    List<Case> cases = Case.all();
    Set<String> without = new TreeSet<>();
    EnumSet.complementOf(EnumSet.copyOf(SHOWN_ELSEWHERE)).stream()
        .map(Code::word)
        .filter(word -> cases.stream().noneMatch(one -> shows(word, one)))
        .forEach(without::add);
    assertEquals(Set.of(), without, "codes without a folder whose name begins so");
  }

  private static boolean shows(String word, Case one) {
    return (one.name() + "-").startsWith(word + "-")
        && one.expected().getOrDefault("diagnostics.txt", "").contains("[" + word + "]");
  }
}
