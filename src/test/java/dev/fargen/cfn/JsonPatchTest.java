package dev.fargen.cfn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.fargen.cfn.JsonPatch.Miss;
import dev.fargen.cfn.JsonPatch.Operation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonPatchTest {

  private static final Mapping TREE =
      Value.map()
          .with("a", "one")
          .with("list", Value.texts("x", "y"))
          .with("call", new Intrinsic("Sub", Value.text("${A}")));

  @Test
  void addsAKeyAtTheEndAndReplacesOneInItsPlace() throws Miss {
    assertEquals(TREE.with("b", "two"), patch(Operation.ADD, "two", "b"));
    assertEquals(TREE.with("a", "two"), patch(Operation.ADD, "two", "a"));
    assertEquals(TREE.with("a", "two"), patch(Operation.REPLACE, "two", "a"));
  }

  @Test
  void insertsIntoLists() throws Miss {
    assertEquals(listOf("z", "x", "y"), patch(Operation.ADD, "z", "list", "0"));
    assertEquals(listOf("x", "y", "z"), patch(Operation.ADD, "z", "list", "2"));
    assertEquals(listOf("x", "y", "z"), patch(Operation.ADD, "z", "list", "-"));
    assertEquals(listOf("x", "z"), patch(Operation.REPLACE, "z", "list", "1"));
  }

  @Test
  void removes() throws Miss {
    assertEquals(
        listOf("y"),
        JsonPatch.apply(TREE, Operation.REMOVE, List.of("list", "0"), Optional.empty()));
  }

  @Test
  void looksIntoCallsByTheirLongForm() throws Miss {
    assertEquals(
        TREE.with("call", new Intrinsic("Sub", Value.text("${B}"))),
        patch(Operation.REPLACE, "${B}", "call", "Fn::Sub"));
  }

  @Test
  void aCallThatIsNoneAnyMoreIsAMap() throws Miss {
    assertEquals(
        TREE.with("call", Value.map()),
        JsonPatch.apply(TREE, Operation.REMOVE, List.of("call", "Fn::Sub"), Optional.empty()));
    assertEquals(
        TREE.with("call", Value.map().with("Fn::Sub", "${A}").with("b", "two")),
        patch(Operation.ADD, "two", "call", "b"));
  }

  @Test
  void missesWhatIsNotThere() {
    assertEquals(0, miss(Operation.REPLACE, "b").depth());
    assertEquals(1, miss(Operation.ADD, "list", "3").depth());
    assertEquals(1, miss(Operation.REPLACE, "list", "-").depth());
    assertEquals(1, miss(Operation.ADD, "list", "01").depth());
    assertEquals(1, miss(Operation.ADD, "a", "b").depth());
    assertEquals(List.of("0", "1"), miss(Operation.REPLACE, "list", "2").there());
  }

  private static Mapping listOf(String... items) {
    return TREE.with("list", Value.texts(items));
  }

  private static Mapping patch(Operation operation, String text, String... path) throws Miss {
    return JsonPatch.apply(TREE, operation, List.of(path), Optional.of(Value.text(text)));
  }

  private static Miss miss(Operation operation, String... path) {
    return assertThrows(Miss.class, () -> patch(operation, "text", path));
  }
}
