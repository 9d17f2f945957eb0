package dev.fargen.check.containers;

import dev.fargen.diag.Diagnostic;
import dev.fargen.list.Digits;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import java.util.List;
import java.util.Optional;

/**
 * What a shell replaces in the words of a command, and nothing else does: variables and wildcards
 * (POSIX.1, "Shell Command Language", Word Expansions).
 */
final class ShellExpansion {

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

  private ShellExpansion() {}

  /** No program replaces a variable in its arguments. */
  static Optional<Diagnostic> variable(List<Given<Text>> words, String write) {
    boolean script = words.size() == 1 && words.get(0).value().written().indexOf(' ') >= 0;
    if (script // for an entry point of the image such as sh -c
        || Lists.any(words, word -> EXPANDERS.contains(ShellRule.name(word.value().written())))
        || Lists.any(words, word -> ShellRule.isShell(word.value().written()))) {
      return Optional.empty();
    }
    return withVariable(words)
        .map(
            word ->
                ShellRule.noShell(
                        variableIn(word.value().written()).orElseThrow(),
                        word,
                        "passed to the program as it is")
                    .help(
                        write
                            + inShell(words)
                            + ", or the value of `"
                            + variableIn(word.value().written()).orElseThrow()
                            + "`"));
  }

  /** The same program as a shell starts it. */
  private static String inShell(List<Given<Text>> words) {
    List<String> plain = Lists.map(words, word -> word.value().written());
    boolean quoted = Lists.any(plain, word -> word.indexOf(' ') >= 0);
    return "[sh, -c, \"exec " + ShellRule.script(quoted ? "..." : String.join(" ", plain)) + "\"]`";
  }

  /** The first of these words with a variable of shells. */
  static Optional<Given<Text>> withVariable(List<Given<Text>> words) {
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

  /** A shell replaces wildcards by the paths that there are. */
  static Optional<Diagnostic> wildcard(List<Given<Text>> words, String write) {
    boolean paths =
        !words.isEmpty() && OF_PATHS.contains(ShellRule.name(words.get(0).value().written()));
    for (int i = 1; i < words.size(); i++) {
      String word = words.get(i).value().written();
      boolean jar = words.get(i - 1).value().written().equals("-jar");
      if ((paths || jar) && word.indexOf('*') >= 0 && !word.startsWith("-")) {
        return Optional.of(
            ShellRule.noShell(word, words.get(i), "passed to the program as it is")
                .help(write + inShell(words) + ", or the path without wildcards"));
      }
    }
    return Optional.empty();
  }

  private static boolean isOfName(char c) {
    return c == '_' || (c >= 'A' && c <= 'Z') || Digits.is(c);
  }
}
