package dev.fargen.check.raw;

import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.yaml.MapNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

  /** The same with these notes for each fault. */
  Verdict noted(List<String> notes) {
    List<Diagnostic> noted = faults;
    for (String note : notes) {
      noted = Lists.map(noted, fault -> fault.notes().contains(note) ? fault : fault.note(note));
    }
    return new Verdict(noted, open);
  }

  /** The same; each message says that the value is in this part of another one. */
  Verdict in(String part) {
    return new Verdict(
        Lists.map(faults, fault -> fault.message(fault.message() + " in " + part)), open);
  }

  /** The same; faults of another resource also show where this one refers to it. */
  Verdict labelled(MapNode own, Optional<Span> reference) {
    return new Verdict(
        Lists.map(
            faults,
            fault ->
                reference
                    .filter(place -> isWithin(own, place) && !isWithin(own, fault.span()))
                    .map(place -> fault.at(place, "used here"))
                    .orElse(fault)),
        open);
  }

  private static boolean isWithin(MapNode map, Span span) {
    return map.span().contains(span) && !map.span().firstLine().equals(span);
  }

  Verdict and(Verdict other) {
    List<Diagnostic> all = new ArrayList<>(faults);
    all.addAll(other.faults);
    return new Verdict(all, open || other.open);
  }
}
