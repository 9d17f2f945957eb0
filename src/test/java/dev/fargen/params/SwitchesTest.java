package dev.fargen.params;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fargen.cfn.Resource;
import dev.fargen.diag.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Of three environments, of which the second and the third have a queue. */
class SwitchesTest {

  private static final Cause.Thing QUEUE = new Cause.Thing("Queue", "the queue");
  private static final Cause.Part LETTERS = new Cause.Part("Letters", "Keeps dead letters");

  private static final List<Variant> VARIANTS = List.of(without(), with(), with());

  private final Names names = new Names(VARIANTS, Set.of("HasOthers"));
  private final Switches switches = new Switches(3, new Owners(VARIANTS), names);

  @Test
  void theConditionIsNamedAfterTheCause() {
    assertEquals(Optional.of("HasLetters"), switches.condition(Set.of(1), List.of(LETTERS)));
  }

  @Test
  void whatAllHaveNeedsNone() {
    assertEquals(Optional.empty(), switches.condition(Set.of(0, 1, 2), List.of(LETTERS)));
    assertEquals(List.of(), switches.all());
  }

  @Test
  void theSameEnvironmentsShareOne() {
    switches.condition(Set.of(1), List.of(LETTERS));

    assertEquals(Optional.of("HasLetters"), switches.condition(Set.of(1), List.of(LETTERS)));
    assertEquals(List.of(new Switch("Letters", Set.of(1), "Keeps dead letters")), switches.all());
  }

  @Test
  void otherEnvironmentsGetANumberAndTheSameWords() {
    switches.condition(Set.of(1), List.of(LETTERS));

    assertEquals(Optional.of("HasLetters2"), switches.condition(Set.of(2), List.of(LETTERS)));
    assertEquals(Optional.of("HasLetters3"), switches.condition(Set.of(0), List.of(LETTERS)));
    assertEquals("Keeps dead letters", switches.all().get(2).words());
  }

  @Test
  void whatGoesWithTheThingIsNamedAfterTheThing() {
    assertEquals(
        Optional.of("HasQueue"), switches.condition(Set.of(1, 2), LETTERS.within(QUEUE).chain()));
  }

  @Test
  void whatOnlySomeOfThoseHaveIsNamedAfterThePart() {
    assertEquals(
        Optional.of("HasLetters"), switches.condition(Set.of(2), LETTERS.within(QUEUE).chain()));
  }

  @Test
  void aCauseThatStandsForTheEnvironmentsAlreadyComesFirst() {
    Cause.Part zone = new Cause.Part("Zone", "Uses a third zone");
    switches.condition(Set.of(0), List.of(zone));

    assertEquals(
        Optional.of("HasZone"), switches.condition(Set.of(0), LETTERS.within(zone).chain()));
    assertEquals(
        Optional.of("HasLetters"), switches.condition(Set.of(0, 1), LETTERS.within(zone).chain()));
  }

  @Test
  void aResourceThatHasNoOwnerIsItsOwnCause() {
    assertEquals(
        List.of(new Cause.Unnamed("Topic", "Creates Topic")),
        emitted("Topic", Optional.empty()).causes("Topic"));
    assertEquals(
        List.of(QUEUE, new Cause.Unnamed("Topic", "Creates Topic")),
        emitted("Topic", Optional.of(QUEUE)).causes("Topic"));
  }

  @Test
  void aNameThatIsTakenIsNotUsed() {
    names.take("WithLetters", this);
    Cause.Part others = new Cause.Part("Others", "Serves others", List.of());

    assertEquals(Optional.of("HasLetters2"), switches.condition(Set.of(1), List.of(LETTERS)));
    assertEquals(Optional.of("HasLetters2"), switches.condition(Set.of(1), List.of(LETTERS)));
    assertEquals(Optional.of("HasOthers2"), switches.condition(Set.of(1), List.of(others)));
    assertEquals(
        Optional.of("HasOthers2"), switches.condition(Set.of(1), LETTERS.within(others).chain()));
  }

  @Test
  void theParameterSaysItInWords() {
    Switch letters = new Switch("Letters", Set.of(1), "Keeps dead letters");

    assertEquals("WithLetters", letters.parameter().id());
    assertEquals("Keeps dead letters", letters.parameter().description());
    assertEquals(List.of("false", "true"), List.of(letters.value(0), letters.value(1)));
  }

  private static Variant without() {
    return new Variant(List.of(), Map.of(), List.of(), List.of(), List.of());
  }

  private static Variant with() {
    return new Variant(
        List.of(),
        Map.of(),
        List.of(),
        List.of(emitted("TheQueue", Optional.of(QUEUE))),
        List.of());
  }

  private static Emitted<Resource> emitted(String id, Optional<Cause.Thing> owner) {
    Resource resource = Resource.of(id, "AWS::Some::Thing").build();
    return new Emitted<>(resource, new Origin(Span.START, owner), Optional.empty());
  }
}
