package dev.fargen.diag;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DiagnosticTest {

  private static final List<String> KNOWN = List.of("jobs", "mails");

  private static final Diagnostic FAULT = Diagnostic.of(Code.UNKNOWN_REFERENCE, "no such queue");

  @Test
  void asksWhetherTheNearestKnownNameWasMeant() {
    assertEquals(
        Optional.of("did you mean `jobs`?"), FAULT.unknown("jbos", KNOWN, "write it").help());
  }

  @Test
  void saysWhatElseToDoWhereNoneIsNear() {
    assertEquals(Optional.of("write it"), FAULT.unknown("orders", KNOWN, "write it").help());
  }

  @Test
  void keepsTheHelpItHasWhereNoneIsNear() {
    assertEquals(Optional.of("first"), FAULT.help("first").unknown("orders", KNOWN).help());
  }
}
