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

  @SuppressWarnings("SystemConsoleNull") // null only before Java 22; later its line is null
  private Optional<String> ask(String question) {
    java.io.Console terminal = System.console();
    if (terminal != null) {
      console.err().print(question);
      console.err().flush();
      String line = terminal.readLine();
      if (line != null) {
        return Optional.of(line.strip());
      }
    }
    console.err().println("fargen: there is nobody to ask: say --yes");
    return Optional.empty();
  }
}
