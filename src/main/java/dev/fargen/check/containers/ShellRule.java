package dev.fargen.check.containers;

import dev.fargen.check.rule.SpecRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.list.Lists;
import dev.fargen.spec.SpecEnvironment;
import dev.fargen.spec.SpecThing;
import dev.fargen.spec.containers.ContainerKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.containers.CommandLine;
import dev.fargen.workload.containers.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A command is a program and its arguments, and no shell reads it; a shell that it names reads one
 * argument (Dockerfile reference, "Shell and exec form"; POSIX.1, "sh", {@code -c}).
 */
public final class ShellRule implements SpecRule {

  /** Longer commands are not repeated in the help. */
  private static final int MOST_SHOWN = 80;

  private static final List<String> SHELLS = List.of("sh", "bash", "ash", "dash", "ksh", "zsh");

  /** Shells that read all of their arguments as one command. */
  private static final List<String> OF_WINDOWS =
      List.of("cmd", "cmd.exe", "powershell", "powershell.exe", "pwsh", "pwsh.exe");

  /** Words that no program has as an argument. */
  private static final List<String> CHAINS = List.of("&&", "||");

  private static final List<String> OPERATORS =
      List.of("&&", "||", "|", ";", "&", "<", ">", ">>", "2>", "2>&1", "&>");

  /** Programs that replace variables themselves, or pass their arguments to a shell. */
  private static final List<String> EXPANDERS = List.of("envsubst", "awk", "xargs", "su");

  /** Programs that read paths and do not expand wildcards in them. */
  private static final List<String> OF_PATHS =
      List.of(
          "rm",
          "cp",
          "mv",
          "ls",
          "cat",
          "head",
          "tail",
          "touch",
          "chmod",
          "chown",
          "tar",
          "gzip",
          "gunzip",
          "sha256sum",
          "wc",
          "sort");

  /** Commands that only shells have. */
  private static final List<String> BUILTINS = List.of("cd", "source");

  @Override
  public void check(SpecEnvironment environment, Diagnostics diagnostics) {
    for (SpecThing container : environment.containers()) {
      List<Key<List<Given<Text>>>> keys = List.of(ContainerKeys.ENTRYPOINT, ContainerKeys.COMMAND);
      if (Lists.any(keys, key -> CommandQuoteRule.isOpen(container, key))) {
        continue;
      }
      Lists.firstPresent(keys, key -> operator(container, key))
          .or(() -> program(container))
          .or(() -> script(container))
          .or(() -> variable(container))
          .or(() -> wildcard(container))
          .ifPresent(diagnostics::report);
    }
  }

  /** The first of these items of a list that is an operator of shells. */
  static Optional<Given<Text>> operator(List<Given<Text>> words) {
    return Lists.first(words, word -> CHAINS.contains(word.value().written()));
  }

  private static Optional<Diagnostic> operator(SpecThing container, Key<List<Given<Text>>> key) {
    List<Given<Text>> words = container.keys().list(key);
    Optional<String> text = Program.line(container.keys(), key);
    if (text.isEmpty()) {
      return operator(words)
          .map(
              word ->
                  noShell(word.value().written(), word, "passed to the program")
                      .help("write `" + key.name() + ": [sh, -c, \"...\"]`"));
    }
    List<String> bare = CommandLine.unquoted(text.get());
    if (bare.isEmpty() || OF_WINDOWS.contains(name(bare.get(0)))) {
      return Optional.empty();
    }
    return Lists.first(bare, ShellRule::isOperator)
        .map(
            word ->
                noShell(word, words.get(0), "passed to the program")
                    .help("write `" + key.name() + ": [sh, -c, \"" + script(text.get()) + "\"]`"));
  }

  /** The text as it can stand between double quotes, if it is short and has none itself. */
  private static String script(String text) {
    boolean plain = text.length() <= MOST_SHOWN && text.indexOf('"') < 0 && text.indexOf('\\') < 0;
    return plain && text.indexOf('\n') < 0 ? text : "...";
  }

  private static boolean isOperator(String word) {
    return OPERATORS.contains(word)
        || word.contains("$(")
        || word.indexOf('`') != word.lastIndexOf('`')
        || word.startsWith("`")
        || word.startsWith("2>")
        || (word.startsWith(">") && word.length() > 1)
        || (word.endsWith(";") && word.length() > 1);
  }

  /** The first word of a command is a program. */
  private static Optional<Diagnostic> program(SpecThing container) {
    List<Given<Text>> entrypoint = Program.words(container.keys(), ContainerKeys.ENTRYPOINT);
    List<Given<Text>> words = words(container);
    if (words.isEmpty()) {
      return Optional.empty();
    }
    Given<Text> first = words.get(0);
    String text = first.value().literal().orElse("");
    if (BUILTINS.contains(text)) {
      String help =
          text.equals("cd")
              ? "write `working_dir` for the directory, or `[sh, -c, \"...\"]`"
              : "write `[sh, -c, \"...\"]`";
      return Optional.of(noShell(text, first, "not a program").help(help));
    }
    if (words.size() > 1 && isAssignment(text)) {
      return Optional.of(
          noShell(text, first, "not a program").help("write the variable under `environment`"));
    }
    int space = text.indexOf(' ');
    boolean path = space < 0 || text.lastIndexOf('/', space) >= 0 || text.contains("\\");
    boolean option = space >= 0 && text.contains(" -") && !text.contains("\\");
    if (!entrypoint.isEmpty() && (option || !path)) {
      return Optional.of(
          Diagnostic.of(Code.NO_SHELL, "`" + text + "` is not the name of a program")
              .at(first.span(), "one item of a list")
              .help("write `entrypoint: " + text + "`, which is split at spaces"));
    }
    return Optional.empty();
  }

  /** No program replaces a variable in its arguments. */
  private static Optional<Diagnostic> variable(SpecThing container) {
    List<Given<Text>> words = words(container);
    boolean script = words.size() == 1 && words.get(0).value().written().indexOf(' ') >= 0;
    if (script // for an entry point of the image such as sh -c
        || Lists.any(words, word -> EXPANDERS.contains(name(word.value().written())))
        || Lists.any(words, word -> isShell(word.value().written()))) {
      return Optional.empty();
    }
    return variable(words)
        .map(
            word ->
                noShell(
                        variableIn(word.value().written()).orElseThrow(),
                        word,
                        "passed to the program as it is")
                    .help("write `[sh, -c, \"exec ...\"]`, or the value itself"));
  }

  /** The first of these words with a variable of shells. */
  static Optional<Given<Text>> variable(List<Given<Text>> words) {
    return Lists.first(words, word -> variableIn(word.value().written()).isPresent());
  }

  /** {@code $NAME} in capital letters; {@code ${NAME}} has a meaning in specs and for programs. */
  static Optional<String> variableIn(String text) {
    for (int at = text.indexOf('$'); at >= 0; at = text.indexOf('$', at + 1)) {
      int end = at + 1;
      while (end < text.length() && isOfName(text.charAt(end))) {
        end++;
      }
      boolean lower = end < text.length() && Character.isLowerCase(text.charAt(end));
      boolean escaped = at > 0 && "$\\".indexOf(text.charAt(at - 1)) >= 0;
      if (end > at + 2 && !lower && !escaped && Character.isLetter(text.charAt(at + 1))) {
        return Optional.of(text.substring(at, end));
      }
    }
    return Optional.empty();
  }

  /** Whether the program reads its arguments as commands. */
  static boolean isShell(String program) {
    return SHELLS.contains(name(program)) || OF_WINDOWS.contains(name(program));
  }

  private static boolean isOfName(char c) {
    return c == '_' || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  /** A shell replaces wildcards by the paths that there are. */
  private static Optional<Diagnostic> wildcard(SpecThing container) {
    List<Given<Text>> words = words(container);
    boolean paths = !words.isEmpty() && OF_PATHS.contains(name(words.get(0).value().written()));
    for (int i = 1; i < words.size(); i++) {
      String word = words.get(i).value().written();
      boolean jar = words.get(i - 1).value().written().equals("-jar");
      if ((paths || jar) && word.indexOf('*') >= 0 && !word.startsWith("-")) {
        return Optional.of(
            noShell(word, words.get(i), "passed to the program as it is")
                .help("write `[sh, -c, \"exec ...\"]`, or the path without wildcards"));
      }
    }
    return Optional.empty();
  }

  /** After {@code -c}, a shell reads one word; the others become {@code $0}, {@code $1}. */
  private static Optional<Diagnostic> script(SpecThing container) {
    List<Given<Text>> words = words(container);
    int at = 1;
    while (at < words.size() && isOption(words.get(at)) && !isCommandOption(words.get(at))) {
      at++;
    }
    boolean shell = !words.isEmpty() && SHELLS.contains(name(words.get(0).value().written()));
    int rest = at + 2;
    if (!shell || rest >= words.size() || !isCommandOption(words.get(at))) {
      return Optional.empty();
    }
    String script = words.get(at + 1).value().written();
    if (script.contains("$") || script.startsWith("-")) {
      return Optional.empty();
    }
    return Optional.of(
        Diagnostic.of(
                Code.NO_SHELL,
                "the shell runs only `"
                    + script
                    + "`, without `"
                    + words.get(rest).value().written()
                    + "`")
            .at(words.get(rest).span())
            .note("a shell reads one argument after `-c`")
            .help("put quotes around the whole command after `-c`"));
  }

  private static List<Given<Text>> words(SpecThing container) {
    List<Given<Text>> words =
        new ArrayList<>(Program.words(container.keys(), ContainerKeys.ENTRYPOINT));
    words.addAll(Program.words(container.keys(), ContainerKeys.COMMAND));
    return words;
  }

  private static boolean isOption(Given<Text> word) {
    return word.value().written().startsWith("-");
  }

  private static boolean isCommandOption(Given<Text> word) {
    String text = word.value().written();
    return text.startsWith("-") && !text.startsWith("--") && text.endsWith("c");
  }

  private static boolean isAssignment(String text) {
    int equals = text.indexOf('=');
    for (int i = 0; i < equals; i++) {
      char c = text.charAt(i);
      if (c != '_' && (c < 'A' || c > 'Z') && (c < '0' || c > '9')) {
        return false;
      }
    }
    return equals > 0 && (text.charAt(0) < '0' || text.charAt(0) > '9');
  }

  /** The name of a program, without its directory. */
  private static String name(String program) {
    return program.substring(program.lastIndexOf('/') + 1);
  }

  private static Diagnostic noShell(String word, Given<Text> place, String label) {
    return Diagnostic.of(Code.NO_SHELL, "`" + word + "` requires a shell")
        .at(place.span().firstLine(), label)
        .note("commands are run without a shell");
  }
}
