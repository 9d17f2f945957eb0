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
import java.util.Optional;
import java.util.Set;

/**
 * A container's health check must have a command (Amazon ECS API reference, "HealthCheck",
 * command).
 */
public final class HealthCommandRule implements SpecRule {

  private static final int HTTP = 80;

  /** Directories at the root of images that hold programs. */
  private static final Set<String> PROGRAMS =
      Set.of(
          "app", "bin", "etc", "home", "opt", "root", "sbin", "scripts", "srv", "tmp", "usr",
          "var");

  @Override
  public void check(SpecEnvironment environment, Diagnostics diagnostics) {
    for (SpecThing container : environment.containers()) {
      container
          .keys()
          .get(ContainerKeys.HEALTHCHECK)
          .ifPresent(check -> check(check, container.keys(), diagnostics));
    }
  }

  private static void check(Given<Section> check, Section container, Diagnostics diagnostics) {
    if (!check.value().has(ContainerKeys.HealthCheck.TEST) && !check.value().isForeign()) {
      diagnostics.report(
          Diagnostic.of(Code.MISSING_KEY, "`healthcheck` requires `test`")
              .at(check.span().first(1))
              .help(
                  "add `test: <command of the image that fails when the container is unhealthy>`"));
    }
    List<Given<Text>> words = check.value().list(ContainerKeys.HealthCheck.TEST);
    if (words.isEmpty()) {
      return;
    }
    String first = words.get(0).value().literal().orElse("");
    if (words.size() == 1 && isPath(first)) {
      diagnostics.report(
          Diagnostic.of(
                  Code.INVALID_VALUE,
                  "`healthcheck` of a container is a command, and `"
                      + first
                      + "` looks like a path")
              .at(words.get(0).span(), "run by the shell in the container")
              .note("the load balancer requests a path: `http: {healthcheck: " + first + "}`")
              .help(
                  "write `healthcheck: curl -f http://localhost"
                      + port(container)
                      + first
                      + "`, or `[CMD, "
                      + first
                      + "]` for a program of the image"));
      return;
    }
    if (check
        .value()
        .get(ContainerKeys.HealthCheck.TEST)
        .orElseThrow()
        .span()
        .equals(words.get(0).span())) {
      prefixed(words.get(0), first, diagnostics);
    } else {
      listed(words, first, diagnostics);
    }
    boolean none = first.equalsIgnoreCase("none");
    if (none || (words.size() == 1 && List.of("CMD", "CMD-SHELL").contains(first))) {
      diagnostics.report(
          Diagnostic.of(
                  Code.INVALID_VALUE,
                  none
                      ? "`healthcheck: " + first + "` is not supported"
                      : "`" + first + "` has no command")
              .at(words.get(0).span())
              .help(
                  none
                      ? "remove `healthcheck`: ECS ignores the health check of the image"
                      : "write the command after `" + first + "`"));
    }
  }

  private static String port(Section container) {
    Optional<Integer> port = container.get(ContainerKeys.PORT).map(Given::value);
    return port.equals(Optional.of(HTTP)) ? "" : ":" + port.map(String::valueOf).orElse("<port>");
  }

  /** The shell looks for a program with the name that a text begins with. */
  private static void prefixed(Given<Text> test, String text, Diagnostics diagnostics) {
    if (text.startsWith("http://") || text.startsWith("https://")) {
      diagnostics.report(
          Diagnostic.of(
                  Code.INVALID_VALUE,
                  "`healthcheck` of a container is a command, and `" + text + "` is a URL")
              .at(test.span(), "run as a program")
              .help("write `healthcheck: curl -f " + text + "`"));
    }
    for (String word : List.of("CMD-SHELL", "CMD")) {
      if (text.startsWith(word + " ")) {
        diagnostics.report(
            Diagnostic.of(
                    Code.INVALID_VALUE,
                    "`" + word + "` is supported only as the first item of a list")
                .at(test.span().first(word.length()), "run as a program")
                .note("a string is run by the shell of the image, as after `CMD-SHELL`")
                .help("remove `" + word + "`"));
        return;
      }
    }
  }

  /**
   * After {@code CMD-SHELL} there is one text for the shell; after {@code CMD} there is no shell.
   */
  private static void listed(List<Given<Text>> words, String first, Diagnostics diagnostics) {
    boolean shell = first.equals("CMD-SHELL");
    Optional<Given<Text>> wrong =
        shell
            ? words.size() > 2 ? Optional.of(words.get(2)) : Optional.empty()
            : ShellRule.operator(words).or(() -> variable(words));
    wrong.ifPresent(
        word ->
            diagnostics.report(
                Diagnostic.of(
                        shell ? Code.INVALID_VALUE : Code.NO_SHELL,
                        shell
                            ? "`CMD-SHELL` requires the command as one string"
                            : "`"
                                + ShellExpansion.variableIn(word.value().written())
                                    .orElse(word.value().written())
                                + "` requires a shell")
                    .at(
                        word.span(),
                        shell
                            ? "not part of the command"
                            : "passed to `" + words.get(1).value().written() + "` as an argument")
                    .help("write `" + asText(words) + "` in place of the list")));
  }

  /** The command as one text for the shell. */
  private static String asText(List<Given<Text>> words) {
    StringBuilder text = new StringBuilder();
    for (Given<Text> word : words.subList(1, words.size())) {
      String written = word.value().written();
      boolean quoted = written.indexOf(' ') >= 0 && words.size() > 2;
      text.append(text.length() > 0 ? " " : "").append(quoted ? "\"" + written + "\"" : written);
    }
    String command = text.toString();
    boolean plain = !command.contains(": ");
    for (int i = 0; i < command.length(); i++) {
      plain &= ",[]{}\"'#".indexOf(command.charAt(i)) < 0;
    }
    return plain ? command : "'" + command.replace("'", "''") + "'";
  }

  /** A variable that no shell replaces, unless the command is one. */
  private static Optional<Given<Text>> variable(List<Given<Text>> words) {
    String program = words.size() < 2 ? "" : words.get(1).value().written();
    return ShellRule.isShell(program) ? Optional.empty() : ShellExpansion.withVariable(words);
  }

  /** Whether a request is meant: programs have directories of their own, or an extension. */
  private static boolean isPath(String command) {
    if (!command.startsWith("/") || command.indexOf(' ') >= 0) {
      return false;
    }
    int slash = command.indexOf('/', 1);
    String directory = slash < 0 ? "" : command.substring(1, slash);
    return !PROGRAMS.contains(directory) && command.indexOf('.') < 0;
  }
}
