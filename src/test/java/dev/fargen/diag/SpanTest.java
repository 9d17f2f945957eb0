package dev.fargen.diag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SpanTest {
  private static final Span SPAN = new Span(2, 3, 4, 5);

  @Test
  void endIsExclusive() {
    assertEquals(new Span(2, 4, 2, 6), SPAN.slice(1, 2));
    assertEquals(new Span(2, 3, 9, 9), SPAN.to(new Span(9, 1, 9, 9)));
  }

  @Test
  void containsItselfAndWhatLiesWithin() {
    assertTrue(SPAN.contains(SPAN));
    assertTrue(SPAN.contains(new Span(3, 1, 3, 99)));
    assertFalse(SPAN.contains(new Span(2, 2, 2, 4)));
    assertFalse(SPAN.contains(new Span(4, 1, 4, 6)));
  }

  @Test
  void ordersByBeginningThenByEnd() {
    assertTrue(SPAN.compareTo(new Span(2, 4, 2, 5)) < 0);
    assertTrue(SPAN.compareTo(new Span(1, 9, 9, 9)) > 0);
    assertTrue(SPAN.compareTo(new Span(2, 3, 4, 6)) < 0);
    assertEquals(0, SPAN.compareTo(new Span(2, 3, 4, 5)));
  }

  @Test
  void staysOnItsFirstLineWhereThatIsMeant() {
    assertEquals(new Span(2, 3, 2, 4), SPAN.firstLine());
    assertEquals(new Span(2, 3, 2, 9), new Span(2, 3, 2, 9).firstLine());
  }
}
