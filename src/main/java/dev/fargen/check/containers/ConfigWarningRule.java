package dev.fargen.check.containers;

import dev.fargen.check.rule.WarningRule;
import dev.fargen.check.rule.Warnings;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.containers.Files.Written;
import dev.fargen.workload.containers.PosixUser;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Warns of directories whose files a mount hides, and of files that a container may not be able to
 * read (Amazon ECS developer guide, "Use bind mounts with Amazon ECS").
 */
public final class ConfigWarningRule implements WarningRule {

  /** Where Compose puts secrets: images have nothing there. */
  private static final Set<String> OF_COMPOSE = Set.of(ConfigRule.SECRETS, ConfigRule.CONFIGS);

  @Override
  public void check(Stack stack, Warnings warnings) {
    for (Workload workload : stack.workloads()) {
      for (Container container : workload.containers()) {
        Set<String> told = new HashSet<>(OF_COMPOSE);
        for (Written file : container.files().written()) {
          if (told.add(file.directory())) {
            hides(workload, file, warnings);
          }
          readable(stack, workload, container, file, warnings);
        }
      }
    }
  }

  private static void hides(Workload workload, Written file, Warnings warnings) {
    warnings.report(
        workload,
        Diagnostic.of(
                Code.HIDES_FILES, "the files of the image in `" + file.directory() + "` are hidden")
            .at(file.span())
            .note(
                "Fargate mounts directories only: the container sees only the files that the spec"
                    + " puts there")
            .help(
                "write `target: "
                    + ConfigRule.CONFIGS
                    + file.path().substring(file.path().lastIndexOf('/'))
                    + "`, and configure the program to read this path; or put all files of the"
                    + " directory into the spec, and write `allow: {hides-files: <reason>}`"));
  }

  private static void readable(
      Stack stack, Workload workload, Container container, Written file, Warnings warnings) {
    Optional<Given<Text>> user = container.program().user();
    boolean known =
        user.flatMap(given -> PosixUser.of(given, stack.environment().values())).isPresent()
            || user.filter(given -> given.value().written().equals("root")).isPresent();
    if (!file.isReadable() && !known) {
      warnings.report(
          workload,
          Diagnostic.of(
                  Code.OWNED_BY_ROOT,
                  "`"
                      + file.path()
                      + "` belongs to root, and `"
                      + container.name()
                      + "` may run as another user")
              .at(file.mode().span(), "not readable by others")
              .help(
                  "write, for example, `user: \"1000:1000\"`, which then owns the file, or `mode:"
                      + " \"0444\"`"));
    }
  }
}
