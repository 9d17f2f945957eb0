package dev.fargen.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Label;
import dev.fargen.diag.Span;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link YamlReader} refuses, and where. */
class YamlFaultsTest {

  @Test
  void refusesToMergeWhatIsNoMap() {
    assertEquals(
        List.of("1:5 the value of `<<` must be a map or a list of maps, not `1`"),
        Texts.faults("a: {<<: [{}, 1]}"));
  }

  @Test
  void refusesDuplicateKeysAndShowsBoth() {
    Diagnostic fault = fault("a: 1\nüb: {c: 1}\nüb: 2\n");

    assertEquals(Code.DUPLICATE_KEY, fault.code());
    assertEquals(
        List.of(
            new Label(new Span(3, 1, 3, 3), "duplicate"),
            new Label(new Span(2, 1, 2, 3), "first here")),
        fault.labels());
  }

  @Test
  void refusesEachDuplicateKeyOnce() {
    assertEquals(
        List.of("2:1 duplicate key `a`", "3:1 duplicate key `a`"),
        Texts.faults("a: 1\na: 2\n'a': 3\n"));
  }

  @Test
  void refusesKeysThatAreNoText() {
    assertEquals(List.of("1:3 a key must be a string, not a list"), Texts.faults("? [1]\n: 2\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "\ufeff", " \r\n"})
  void refusesNothing(String text) {
    assertEquals(List.of("1:1 the file is empty"), Texts.faults(text));
  }

  @Test
  void refusesCommentsAlone() {
    assertEquals(List.of("1:1 the file contains only comments"), Texts.faults("\n# only why\n\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          - 1       | 1:1 the file must be a map of keys, not a list
          '  text'  | 1:3 the file must be a map of keys, not `text`
          ---       | 1:4 the file must be a map of keys, not an empty value
          """)
  void refusesWhatIsNoMap(String text, String fault) {
    assertEquals(List.of(fault), Texts.faults(text));
  }

  @Test
  void refusesASecondDocumentWhereItBegins() {
    assertEquals(
        List.of("3:1 the file must be a single YAML document"), Texts.faults("a: 1\n---\nb: 1"));
  }

  @Test
  void refusesWhatIsNoYamlAtItsLineAndColumn() {
    Diagnostic fault = fault("ü: 1\n🦄: [1, 2\nb: 3");

    assertEquals(Code.YAML_SYNTAX, fault.code());
    assertEquals(List.of(new Label(new Span(2, 4, 2, 5), "opened here")), fault.labels());
  }

  @Test
  void refusesAControlCharacterAtItsLineAndColumn() {
    assertEquals(
        List.of("2:4 invalid YAML: the character U+0007 is not allowed"),
        Texts.faults("ü: 1\n🦄: \u0007"));
  }

  @Test
  void readsToItsDepthAndNoFurther() {
    String deepest = "[".repeat(YamlReader.DEPTH - 1) + "1" + "]".repeat(YamlReader.DEPTH - 1);

    assertEquals(List.of(), Texts.faults("a: " + deepest));
    assertEquals(
        List.of("1:54 the file is nested more than 50 levels deep"),
        Texts.faults("a: [" + deepest + "]"));
  }

  @Test
  void countsTheDepthOfWhatAnAliasStandsFor() {
    String half = "[".repeat(YamlReader.DEPTH / 2) + "1" + "]".repeat(YamlReader.DEPTH / 2);
    String other = "[".repeat(YamlReader.DEPTH / 2) + "*x" + "]".repeat(YamlReader.DEPTH / 2);

    assertEquals(
        List.of("2:29 the file is nested more than 50 levels deep"),
        Texts.faults("a: &x " + half + "\nb: " + other));
  }

  @Test
  void readsSoManyValuesAndNoMore() {
    int others = 3; // the map, its key and its list
    String most = "a: [" + "1,".repeat(YamlReader.NODES - others) + "]";

    assertEquals(List.of(), Texts.faults(most));
    assertEquals(
        List.of("1:199999 the file has more than 100000 values"),
        Texts.faults(most.replace("]", "1]")));
  }

  @Test
  void countsWhatAnAliasStandsForAtEachPlace() {
    String ten = "[1,1,1,1,1,1,1,1,1,1]";

    assertEquals(
        List.of("2:25001 the file has more than 100000 values"),
        Texts.faults("a: &x " + ten + "\nb: [" + "*x,".repeat(10_000) + "]"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a: *x              | 1:4 invalid YAML: the anchor `x` is not defined
          a: &x [1, *x]      | 1:11 the anchor `x` contains itself
          """)
  void refusesAliasesThatLeadNowhere(String text, String fault) {
    assertEquals(List.of(fault), Texts.faults(text));
  }

  private static Diagnostic fault(String text) {
    List<Diagnostic> all = Texts.diagnostics(text);
    assertEquals(1, all.size(), all.toString());
    return all.get(0);
  }
}
