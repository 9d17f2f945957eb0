package dev.fargen.diag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticsTest {
  private final Diagnostics diagnostics = new Diagnostics(new SourceFile("spec.yml", "a: 1\n"));

  @Test
  void standInFileOrder() {
    report(Code.UNKNOWN_KEY, "third", new Span(10, 1, 10, 2));
    report(Code.UNKNOWN_KEY, "second", new Span(2, 4, 2, 9));
    report(Code.ONE_TASK, "first", new Span(2, 3, 2, 4));
    report(Code.UNKNOWN_KEY, "without a place, at the start", Span.START);

    assertEquals(List.of("without a place, at the start", "first", "second", "third"), messages());
  }

  @Test
  void ofOnePlaceTheFirstReportedComesFirst() {
    report(Code.UNKNOWN_KEY, "b", new Span(2, 3, 2, 4));
    report(Code.UNKNOWN_KEY, "a", new Span(2, 3, 2, 4));

    assertEquals(List.of("b", "a"), messages());
  }

  /** Two environments make the same mistake of one line. */
  @Test
  void theSameFaultIsKeptOnce() {
    diagnostics.report(
        Diagnostic.of(Code.UNKNOWN_KEY, "no").at(new Span(2, 3, 2, 4)).help("the first"));
    diagnostics.report(
        Diagnostic.of(Code.UNKNOWN_KEY, "no").at(new Span(2, 3, 2, 9)).help("another"));

    assertEquals("the first", diagnostics.inFileOrder().get(0).help().orElseThrow());
    assertEquals(1, diagnostics.errors());
  }

  @Test
  void otherCodesMessagesAndPlacesAreOtherFaults() {
    report(Code.UNKNOWN_KEY, "no", new Span(2, 3, 2, 4));
    report(Code.WRONG_TYPE, "no", new Span(2, 3, 2, 4));
    report(Code.UNKNOWN_KEY, "no!", new Span(2, 3, 2, 4));
    report(Code.UNKNOWN_KEY, "no", new Span(2, 4, 2, 5));

    assertEquals(4, diagnostics.errors());
  }

  @Test
  void warningsStopNothing() {
    report(Code.ONE_TASK, "hm", Span.START);

    assertEquals(1, diagnostics.warnings());
    assertFalse(diagnostics.hasErrors());
    diagnostics.throwIfErrors();
  }

  @Test
  void strictlyTheyAreErrors() {
    report(Code.ONE_TASK, "hm", Span.START);

    SpecException thrown = assertThrows(SpecException.class, diagnostics::throwIfAny);

    assertEquals(1, thrown.diagnostics().errors());
    assertEquals(0, diagnostics.errors());
  }

  @Test
  void errorsEndTheCompile() {
    report(Code.UNKNOWN_KEY, "no", Span.START);
    report(Code.ONE_TASK, "hm", Span.START);

    assertTrue(diagnostics.hasErrors());
    assertEquals(1, diagnostics.warnings());
    SpecException thrown = assertThrows(SpecException.class, diagnostics::throwIfErrors);
    assertEquals(diagnostics, thrown.diagnostics());
  }

  @Test
  void nothingIsNoReasonToThrow() {
    diagnostics.throwIfErrors();
    diagnostics.throwIfAny();
    assertEquals(List.of(), diagnostics.inFileOrder());
  }

  private void report(Code code, String message, Span span) {
    diagnostics.report(Diagnostic.of(code, message).at(span));
  }

  private List<String> messages() {
    return diagnostics.inFileOrder().stream().map(Diagnostic::message).toList();
  }
}
