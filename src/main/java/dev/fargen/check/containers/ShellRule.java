package dev.fargen.check.containers;

import dev.fargen.check.rule.SpecRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.list.Digits;
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

  /** Commands that only shells have. */
  private static final List<String> BUILTINS = List.of("cd", "source");

  @Override
  public void check(SpecEnvironment environment, Diagnostics diagnostics) {
    for (SpecThing container : environment.containers()) {
      List<Key<List<Given<Text>>>> keys = List.of(ContainerKeys.ENTRYPOINT, ContainerKeys.COMMAND);
      if (Lists.any(keys, key -> CommandQuoteRule.isOpen(container, key))
          || CopilotVariableRule.isIn(words(container))) {
        continue; // other rules check them
      }
      Lists.firstPresent(keys, key -> operator(container, key))
          .or(() -> program(container))
          .or(() -> script(container))
          .or(() -> ShellExpansion.variable(words(container), write(container)))
          .or(() -> ShellExpansion.wildcard(words(container), write(container)))
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
                      .help("write `" + key.name() + ": " + inShell(words) + "`"));
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
  static String script(String text) {
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
      String folder = words.size() > 1 ? words.get(1).value().written() : "";
      String help =
          text.equals("cd")
              ? "write `working_dir"
                  + (folder.startsWith("/") ? ": " + folder : "")
                  + "` for the directory, and a program in place of `cd`"
              : write(container) // POSIX.1 has only `.`
                  + inShell(words).replace("\"source ", "\". ")
                  + "`";
      return Optional.of(noShell(text, first, "not a program").help(help));
    }
    if (words.size() > 1 && isAssignment(text)) {
      String value = text.substring(text.indexOf('=') + 1);
      return Optional.of(
          noShell(text, first, "not a program")
              .help(
                  "remove `"
                      + text
                      + "` here, and add `"
                      + text.substring(0, text.indexOf('='))
                      + ": "
                      + (value.isEmpty() ? "\"\"" : value)
                      + "` to `environment`"));
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

  /** Whether the program reads its arguments as commands. */
  static boolean isShell(String program) {
    return SHELLS.contains(name(program)) || OF_WINDOWS.contains(name(program));
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
            .note(
                "a shell takes the command from the argument after `-c`; further arguments become `$0`,"
                    + " `$1` and so on")
            .help(quoted(container, words, at)));
  }

  /** The help with the line to write, where no word needs quotes of its own. */
  private static String quoted(SpecThing container, List<Given<Text>> words, int option) {
    List<String> written = Lists.map(words, word -> word.value().written());
    boolean plain = Lists.all(written, ShellRule::isPlain);
    List<String> options = written.subList(0, option + 1);
    List<String> script = written.subList(option + 1, written.size());
    if (plain) {
      return write(container)
          + String.join(" ", options)
          + " \""
          + String.join(" ", script)
          + "\"`";
    }
    return Lists.all(script, ShellRule::isQuotable)
        ? write(container) + "[" + String.join(", ", options) + ", \"" + joined(script) + "\"]`"
        : "write the whole command as one item of a list after `-c`, with quotes for the shell";
  }

  /** The list with a shell that runs these words. */
  private static String inShell(List<Given<Text>> words) {
    List<String> written = Lists.map(words, word -> word.value().written());
    String script = Lists.all(written, ShellRule::isQuotable) ? joined(written) : "...";
    return "[sh, -c, \"" + (script.length() <= MOST_SHOWN ? script : "...") + "\"]";
  }

  /** The words as they can stand between double quotes. */
  private static String joined(List<String> words) {
    return String.join(
        " ",
        Lists.map(
            words, word -> isPlain(word) || CHAINS.contains(word) ? word : "\\\"" + word + "\\\""));
  }

  /** Whether it is the same word between double quotes, for a shell and for YAML. */
  private static boolean isQuotable(String word) {
    boolean quotable = true;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      quotable &= c >= ' ' && "\"\\$`!".indexOf(c) < 0;
    }
    return quotable;
  }

  private static boolean isPlain(String word) {
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (!Character.isLetterOrDigit(c) && "-_./=,@+".indexOf(c) < 0) {
        return false;
      }
    }
    return !word.isEmpty();
  }

  /**
   * The beginning of a help with all words in one key; {@code command} alone would be arguments of
   * the entry point of the image.
   */
  private static String write(SpecThing container) {
    boolean entrypoint = container.keys().has(ContainerKeys.ENTRYPOINT);
    boolean command = container.keys().has(ContainerKeys.COMMAND);
    return (entrypoint && command ? "remove `command` and write `" : "write `")
        + (entrypoint ? "entrypoint" : "command")
        + ": ";
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
      if (c != '_' && (c < 'A' || c > 'Z') && !Digits.is(c)) {
        return false;
      }
    }
    return equals > 0 && !Digits.is(text.charAt(0));
  }

  /** The name of a program, without its directory. */
  static String name(String program) {
    return program.substring(program.lastIndexOf('/') + 1);
  }

  static Diagnostic noShell(String word, Given<Text> place, String label) {
    return Diagnostic.of(Code.NO_SHELL, "`" + word + "` requires a shell")
        .at(place.span().firstLine(), label)
        .note("commands are run without a shell");
  }
}
