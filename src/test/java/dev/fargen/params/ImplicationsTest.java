package dev.fargen.params;

import static dev.fargen.params.Expressions.call;
import static dev.fargen.params.Expressions.own;
import static dev.fargen.params.Expressions.there;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fargen.cfn.Value;
import dev.fargen.list.Lists;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Of three environments: all but the first have A, B is in the last only, C in the first only. */
class ImplicationsTest {

  private final Implications implications =
      new Implications(
          3,
          List.of(
              new Switch("A", Set.of(1, 2), "a"),
              new Switch("B", Set.of(2), "b"),
              new Switch("B2", Set.of(2), "b"),
              new Switch("C", Set.of(0), "c")));

  @Test
  void nothingIsTiedAtFirst() {
    assertTrue(implications.implies("HasA", "HasA"));
    assertFalse(implications.implies("HasB", "HasA"));
    assertFalse(implications.holdsUnless("HasA", "HasC"));
  }

  @Test
  void aConditionIsTiedToOneThatAllItsEnvironmentsMeet() {
    assertTrue(implications.tie("HasB", "HasA"));
    assertTrue(implications.implies("HasB", "HasA"));
    assertFalse(implications.implies("HasA", "HasB"));

    assertFalse(implications.tie("HasA", "HasB"), "one environment has A and no B");
    assertFalse(implications.implies("HasA", "HasB"));
  }

  @Test
  void impliesThroughOthers() {
    implications.tie("HasB", "HasB2");
    implications.tie("HasB2", "HasA");

    assertTrue(implications.implies("HasB", "HasA"));
    assertEquals(call("And", there("B2"), own("B")), expression("HasB"));
  }

  @Test
  void thoseThatNeedEachOtherBecomeOne() {
    implications.tie("HasB", "HasA");
    implications.tie("HasB", "HasB2");
    implications.tie("HasB2", "HasB");

    assertEquals("HasB2", implications.standing("HasB"));
    assertEquals("HasB2", implications.standing("HasB2"));
    assertEquals(List.of("A", "B2", "C"), Lists.map(implications.switches(), one -> one.id()));
    assertTrue(implications.implies("HasB2", "HasA"), "what the other needed is still needed");
    assertTrue(implications.implies("HasB", "HasB2"));
  }

  @Test
  void whatNeedsOneOfACircleNeedsWhatIsLeftOfIt() {
    Implications four =
        new Implications(
            2,
            List.of(
                new Switch("A", Set.of(1), "a"),
                new Switch("B", Set.of(1), "b"),
                new Switch("C", Set.of(1), "c"),
                new Switch("D", Set.of(1), "d")));
    four.tie("HasD", "HasB");
    four.tie("HasA", "HasB");
    four.tie("HasB", "HasC");
    four.tie("HasC", "HasA");

    assertEquals(List.of("C", "D"), Lists.map(four.switches(), one -> one.id()));
    assertTrue(four.implies("HasD", "HasA"));
    assertEquals("HasC", four.standing("HasB"));
  }

  @Test
  void oneHoldsWhereverTheOtherDoesNot() {
    assertTrue(implications.tieUnless("HasA", "HasC"));

    assertTrue(implications.holdsUnless("HasA", "HasC"));
    assertEquals(call("Or", call("Not", there("A")), own("C")), expression("HasC"));
  }

  @Test
  void notWhereAnEnvironmentHasNeither() {
    assertFalse(implications.tieUnless("HasB", "HasC"));
    assertFalse(implications.holdsUnless("HasB", "HasC"));
  }

  @Test
  void noTwoStandInForEachOther() {
    implications.tieUnless("HasA", "HasC");

    assertFalse(implications.tieUnless("HasC", "HasA"), "each would ask for the other");
  }

  @Test
  void whatItNeedsMustHoldThereToo() {
    Implications three =
        new Implications(
            2,
            List.of(
                new Switch("A", Set.of(0), "a"),
                new Switch("B", Set.of(1), "b"),
                new Switch("C", Set.of(1), "c")));
    three.tie("HasB", "HasC");

    assertTrue(three.tieUnless("HasA", "HasB"));
    assertTrue(three.holdsUnless("HasA", "HasC"));
  }

  @Test
  void oneHoldsWhereverTheOtherDoesNotIfAThirdHolds() {
    Implications three =
        new Implications(
            3,
            List.of(
                new Switch("Outer", Set.of(0, 1), "o"),
                new Switch("A", Set.of(0), "a"),
                new Switch("B", Set.of(1), "b"),
                new Switch("D", Set.of(2), "d")));

    assertFalse(three.tieUnless("HasA", "HasB"), "the last environment has neither");
    assertFalse(three.tieUnless("HasA", "HasD", "HasOuter"), "the second one has neither");
    assertTrue(three.tieUnless("HasA", "HasB", "HasOuter"));
    assertFalse(three.holdsUnless("HasA", "HasB"), "only where the third holds");
    assertEquals(
        call("And", there("Outer"), call("Or", call("Not", there("A")), own("B"))),
        Lists.first(three.conditions(), one -> one.id().equals("HasB")).orElseThrow().expression());
    assertFalse(three.tieUnless("HasB", "HasA", "HasOuter"), "each would ask for the other");
  }

  @Test
  void theUsersOwnConditionsStayAsTheyAre() {
    assertEquals("HasSomething", implications.standing("HasSomething"));
    assertFalse(implications.tie("HasSomething", "HasA"));
    assertFalse(implications.tieUnless("HasSomething", "HasA"));
  }

  private Value expression(String condition) {
    return Lists.first(implications.conditions(), one -> one.id().equals(condition))
        .orElseThrow()
        .expression();
  }
}
