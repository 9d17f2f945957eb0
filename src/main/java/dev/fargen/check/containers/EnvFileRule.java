package dev.fargen.check.containers;

import dev.fargen.check.rule.ProjectRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.spec.Spec;
import dev.fargen.spec.SpecEnvironment;
import dev.fargen.spec.SpecThing;
import dev.fargen.spec.containers.ContainerKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.Project;
import dev.fargen.workload.containers.EnvFiles;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The files under {@code env_file} must be texts that can be read, in the syntax of Compose's
 * {@code .env} files; see {@link EnvFiles}.
 */
public final class EnvFileRule implements ProjectRule {

  @Override
  public void check(Spec spec, Project project, Diagnostics diagnostics) {
    Set<Object> told = new HashSet<>();
    for (SpecEnvironment environment : spec.environments()) {
      for (SpecThing container : environment.containers()) {
        List<Given<String>> paths = container.keys().list(ContainerKeys.ENV_FILE);
        for (Given<String> path : paths) {
          if (told.add(path)) {
            ConfigFileRule.file(path, spec.files().get(path.value()), diagnostics);
          }
        }
        for (EnvFiles.Fault fault : EnvFiles.read(paths, spec.files()).faults()) {
          if (told.add(fault)) {
            diagnostics.report(
                Diagnostic.of(
                        Code.FILE_NOT_USABLE,
                        "`"
                            + fault.path().value()
                            + ":"
                            + fault.in().line()
                            + ":"
                            + fault.in().column()
                            + "`: "
                            + fault.in().message())
                    .at(fault.path().span())
                    .help(fault.in().help()));
          }
        }
      }
    }
  }
}
