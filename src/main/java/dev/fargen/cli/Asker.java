package dev.fargen.cli;

import java.util.Optional;

/** Asks the user, where there is one. */
final class Asker {

  private final Console console;
  private final boolean yes;

  /**
   * @param yes the answer was given on the command line
   */
  Asker(Console console, boolean yes) {
    this.console = console;
    this.yes = yes;
  }

  /** Whether to go on. Nobody there is a no. */
  synchronized boolean confirm(String question) {
    return yes
        || ask(question + " [y/N] ")
            .map(answer -> answer.equalsIgnoreCase("y") || answer.equalsIgnoreCase("yes"))
            .orElse(false);
  }

  /** Whether the user types {@code word}: for what can't be undone, a `y` is too quick. */
  synchronized boolean confirm(String question, String word) {
    return yes || ask(question + " ").map(answer -> answer.equals(word)).orElse(false);
  }

  private Optional<String> ask(String question) {
    Optional<String> answer = answer(question);
    if (answer.isEmpty()) {
      console.err().println("fargen: there is nobody to ask: say --yes");
    }
    return answer;
  }

  /** What the user types; empty where nobody is there, or where they end the input. */
  @SuppressWarnings("SystemConsoleNull") // null only before Java 22; later its line is null
  synchronized Optional<String> answer(String question) {
    java.io.Console terminal = System.console();
    if (terminal == null) {
      return Optional.empty();
    }
    console.err().print(question);
    console.err().flush();
    return Optional.ofNullable(terminal.readLine()).map(String::strip);
  }
}
