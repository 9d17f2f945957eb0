package dev.fargen.check.rule;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.workload.Project;
import dev.fargen.workload.environment.Allowed;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reports the warnings that the spec does not allow, each place once, and the allowances without a
 * warning.
 */
public final class Warnings {

  private final Diagnostics diagnostics;
  private final Set<Span> needed = new HashSet<>();
  private final Map<Code, Set<Span>> warned = new LinkedHashMap<>();
  private Allowed ofStack = new Allowed(Map.of());

  public Warnings(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** The warnings that follow are about this stack. */
  public void begin(Stack stack) {
    ofStack = stack.allowed();
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

  private void report(Diagnostic warning, Optional<Span> allowed) {
    if (allowed.isPresent()) {
      needed.add(allowed.get());
    } else if (warned.computeIfAbsent(warning.code(), c -> new HashSet<>()).add(warning.span())) {
      diagnostics.report(warning);
    }
  }

  /** Warns of allowances that suppress no warning in any environment. */
  public void end(Project project) {
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
                            "`" + code.word() + "` is in `allow`, but nothing causes this warning")
                        .at(place)
                        .help("remove it"));
              }
            });
  }
}
