package dev.fargen.check.rule;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.workload.Project;
import dev.fargen.workload.environment.Allowed;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reports the warnings that the spec does not allow, one for each place, and the allowances without
 * a warning.
 */
public final class Warnings {

  private final Diagnostics diagnostics;
  private final Set<Span> needed = new HashSet<>();
  private final Map<Code, Map<Span, Diagnostic>> warned = new LinkedHashMap<>();
  private final Set<Span> effective = new HashSet<>();
  private final List<Idle> idle = new ArrayList<>();
  private final Set<String> things = new HashSet<>();
  private final List<Unused> unused = new ArrayList<>();
  private Allowed ofStack = new Allowed(Map.of());
  private Diagnostics found;

  /** What has no effect in one environment, and where the spec allows that. */
  private record Idle(Diagnostic warning, Optional<Span> allowed, Diagnostics found) {}

  /** A thing that one stack does not use, and where the spec allows that. */
  private record Unused(
      String thing,
      Diagnostic nowhere,
      Diagnostic elsewhere,
      Optional<Span> allowed,
      Diagnostics found) {}

  public Warnings(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
    this.found = diagnostics;
  }

  /**
   * The warnings that follow are about this stack.
   *
   * @param ofEnvironment receives them
   */
  public void begin(Stack stack, Diagnostics ofEnvironment) {
    ofStack = stack.allowed();
    found = ofEnvironment;
  }

  /** Warns of something that belongs to the stack as a whole. */
  public void report(Diagnostic warning) {
    report(warning, ofStack.place(warning.code()));
  }

  /** Warns of something in a workload, which may allow it itself. */
  public void report(Workload workload, Diagnostic warning) {
    Code code = warning.code();
    report(warning, workload.allowed().place(code).or(() -> ofStack.place(code)));
  }

  /**
   * Warns of something in the spec that has no effect, unless it has one in another environment,
   * which the others only inherit it with.
   *
   * @param effective whether it has an effect in this stack
   */
  public void unlessElsewhere(boolean effective, Diagnostic warning) {
    unlessElsewhere(effective, warning, ofStack.place(warning.code()));
  }

  /** The same for something in a workload, which may allow it itself. */
  public void unlessElsewhere(boolean effective, Workload workload, Diagnostic warning) {
    Code code = warning.code();
    unlessElsewhere(
        effective, warning, workload.allowed().place(code).or(() -> ofStack.place(code)));
  }

  /**
   * Warns of a thing that this stack does not use.
   *
   * @param used whether it uses it
   * @param nowhere if no other stack uses it either
   * @param elsewhere if another one does
   */
  public void used(boolean used, String thing, Diagnostic nowhere, Diagnostic elsewhere) {
    if (used) {
      things.add(thing);
    } else {
      unused.add(new Unused(thing, nowhere, elsewhere, ofStack.place(nowhere.code()), found));
    }
  }

  private void unlessElsewhere(boolean has, Diagnostic warning, Optional<Span> allowed) {
    if (has) {
      effective.add(warning.span());
    } else {
      idle.add(new Idle(warning, allowed, found));
    }
  }

  private void report(Diagnostic warning, Optional<Span> allowed) {
    if (allowed.isPresent()) {
      needed.add(allowed.get());
    } else {
      found.report(
          warned
              .computeIfAbsent(warning.code(), c -> new HashMap<>())
              .computeIfAbsent(warning.span(), place -> warning));
    }
  }

  /** Reports what has to be known of all stacks, and allowances that suppress no warning. */
  public void end(Project project) {
    for (Idle one : idle) {
      if (!effective.contains(one.warning().span())) {
        found = one.found();
        report(one.warning(), one.allowed());
      }
    }
    for (Unused one : unused) {
      found = one.found();
      report(things.contains(one.thing()) ? one.elsewhere() : one.nowhere(), one.allowed());
    }
    for (Stack stack : project.stacks()) {
      needless(stack.allowed());
      stack.workloads().forEach(workload -> needless(workload.allowed()));
    }
  }

  private void needless(Allowed allowed) {
    allowed
        .places()
        .forEach(
            (code, place) -> {
              if (needed.add(place)) {
                diagnostics.report(
                    Diagnostic.of(
                            Code.ALLOW_HITS_NOTHING,
                            "`" + code.word() + "` in `allow` suppresses no warning")
                        .at(place)
                        .help("remove entries that suppress no warning"));
              }
            });
  }
}
