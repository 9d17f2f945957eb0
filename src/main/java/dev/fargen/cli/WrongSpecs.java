package dev.fargen.cli;

import dev.fargen.diag.Diagnostics;
import java.util.List;

/** Specs with errors, which their diagnostics describe. */
final class WrongSpecs extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Diagnostics> diagnostics;

  WrongSpecs(List<Diagnostics> diagnostics) {
    super("specs with errors", null, false, false);
    this.diagnostics = List.copyOf(diagnostics);
  }

  List<Diagnostics> diagnostics() {
    return diagnostics;
  }
}
