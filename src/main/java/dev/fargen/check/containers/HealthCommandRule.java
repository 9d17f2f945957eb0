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

/** A health check is a command (Amazon ECS API reference, "HealthCheck", command). */
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
          Diagnostic.of(Code.MISSING_KEY, "a container's health check needs `test`")
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
          Diagnostic.of(Code.INVALID_VALUE, "`" + first + "` alone is no health check")
              .at(words.get(0).span())
              .help(none ? "take `healthcheck` away" : "write the command behind it"));
    }
  }
}
