package dev.fargen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fargen.testing.Programs;
import dev.fargen.testing.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources the script of each shell and asks the shell for completions. */
class CompletionTest {

  private static final String ASK_BASH =
      """
      source ./script
      COMP_WORDS=($1)
      [[ $1 != *' ' ]] || COMP_WORDS+=('')
      COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
      _complete_fargen 2>/dev/null # compopt works on a terminal only
      printf '%s\\n' "${COMPREPLY[@]}"
      """;

  /** Types into a terminal: zsh has no other way to ask for completions. */
  private static final String ASK_ZSH =
      """
      zmodload zsh/zpty
      zpty shell zsh -f -i
      zpty -w shell "autoload -Uz compinit; compinit -u -D; source ./script; PS1='re''ady>'"
      zpty -r shell out '*ready>*'
      zpty -w -n shell "$1"$'\\t\\x15' # a tab, then clear the line
      zpty -w shell "echo d''one"
      zpty -r shell out $'*done\\r*'
      print -r -- "$out"
      """;

  private static final String ASK_FISH = "source ./script; complete -C$argv[1]";

  @TempDir private Path folder;

  @BeforeEach
  void writeFiles() throws IOException {
    Files.writeString(folder.resolve("my.yml"), "");
    Files.writeString(folder.resolve("other.yml"), "");
  }

  @Test
  void bash() {
    asksFor("bash", "bash", "-c", ASK_BASH, "bash");
  }

  @Test
  void zsh() {
    Programs.need("zsh");
    asksFor("zsh", "zsh", "-f", "-c", ASK_ZSH, "zsh");
  }

  @Test
  void fish() {
    Programs.need("fish");
    asksFor("fish", "fish", "--no-config", "-c", ASK_FISH);
  }

  @Test
  void requiresAKnownShell() {
    for (String[] words : List.of(new String[] {"completion"}, new String[] {"completion", "sh"})) {
      InProcess.Result result = InProcess.run(folder, words);
      assertEquals(2, result.exit());
      assertTrue(result.stderr().contains("one of bash, zsh, fish"), result.stderr());
    }
  }

  private void asksFor(String shell, String... command) {
    InProcess.Result script = InProcess.run(folder, "completion", shell);
    assertEquals(0, script.exit(), script.stderr());
    dev.fargen.testing.TextFiles.write(folder.resolve("script"), script.stdout());

    String commands = ask(command, "fargen re");
    assertTrue(commands.contains("render"), commands);
    assertFalse(commands.contains("validate"), commands);
    String options = ask(command, "fargen render --");
    for (String option : List.of("--check", "--templates-dir", "--watch")) {
      assertTrue(options.contains(option), options);
    }
    String values = ask(command, "fargen validate --output ");
    for (String value : List.of("github", "json", "sarif", "text")) {
      assertTrue(values.contains(value), values);
    }
    String files = ask(command, "fargen render m");
    assertTrue(files.contains("my.yml"), files);
    assertFalse(files.contains("other.yml"), files);
    String kinds = ask(command, "fargen import s");
    assertTrue(kinds.contains("score"), kinds);
    assertFalse(kinds.contains("compose"), kinds);
    String imported = ask(command, "fargen import score m");
    assertTrue(imported.contains("my.yml"), imported);
    String codes = ask(command, "fargen explain memory-not-off");
    assertTrue(codes.contains("memory-not-offered"), codes);
  }

  private String ask(String[] command, String line) {
    List<String> all = new ArrayList<>(List.of(command));
    all.add(line);
    return Run.of(all).in(folder).go().expectSuccess().stdout();
  }
}
