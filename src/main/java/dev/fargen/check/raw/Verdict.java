package dev.fargen.check.raw;

import dev.fargen.diag.Diagnostic;
import dev.fargen.list.Lists;
import java.util.ArrayList;
import java.util.List;

/**
 * What a schema says of a value.
 *
 * @param faults why the value does not fit
 * @param open whether it depends on a value that only CloudFormation knows
 */
record Verdict(List<Diagnostic> faults, boolean open) {

  static final Verdict FITS = new Verdict(List.of(), false);
  static final Verdict OPEN = new Verdict(List.of(), true);

  Verdict {
    faults = List.copyOf(faults);
  }

  static Verdict of(Diagnostic fault) {
    return new Verdict(List.of(fault), false);
  }

  boolean fits() {
    return faults.isEmpty() && !open;
  }

  boolean refuses() {
    return !faults.isEmpty();
  }

  /** The same with this line to write for each fault. */
  Verdict helped(String help) {
    return new Verdict(Lists.map(faults, fault -> fault.help(help)), open);
  }

  Verdict and(Verdict other) {
    List<Diagnostic> all = new ArrayList<>(faults);
    all.addAll(other.faults);
    return new Verdict(all, open || other.open);
  }
}
