package dev.fargen.check.containers;

import dev.fargen.check.rule.SpecRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.spec.SpecEnvironment;
import dev.fargen.spec.SpecThing;
import dev.fargen.spec.containers.ContainerKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Text;
import java.util.List;

/**
 * A container's health check must have a command (Amazon ECS API reference, "HealthCheck",
 * command).
 */
public final class HealthCommandRule implements SpecRule {

  @Override
  public void check(SpecEnvironment environment, Diagnostics diagnostics) {
    for (SpecThing container : environment.containers()) {
      container.keys().get(ContainerKeys.HEALTHCHECK).ifPresent(check -> check(check, diagnostics));
    }
  }

  private static void check(Given<Section> check, Diagnostics diagnostics) {
    if (!check.value().has(ContainerKeys.HealthCheck.TEST)) {
      diagnostics.report(
          Diagnostic.of(Code.MISSING_KEY, "`healthcheck` requires `test`")
              .at(check.span().first(1))
              .help("write `test: curl -f http://localhost/health`"));
    }
    List<Given<Text>> words = check.value().list(ContainerKeys.HealthCheck.TEST);
    if (words.isEmpty()) {
      return;
    }
    String first = words.get(0).value().literal().orElse("");
    boolean none = first.equals("NONE");
    if (none || (words.size() == 1 && List.of("CMD", "CMD-SHELL").contains(first))) {
      diagnostics.report(
          Diagnostic.of(
                  Code.INVALID_VALUE,
                  none
                      ? "`NONE` is not supported in `healthcheck`"
                      : "`" + first + "` has no command")
              .at(words.get(0).span())
              .help(none ? "remove `healthcheck`" : "write the command after `" + first + "`"));
    }
  }
}
