package dev.fargen.list;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ListsTest {

  @Test
  void enumeratesWithAConjunctionBeforeTheLast() {
    assertEquals("", Lists.enumerated(List.of(), "and"));
    assertEquals("A", Lists.enumerated(List.of("A"), "and"));
    assertEquals("A and B", Lists.enumerated(List.of("A", "B"), "and"));
    assertEquals("A, B or C", Lists.enumerated(List.of("A", "B", "C"), "or"));
  }
}
