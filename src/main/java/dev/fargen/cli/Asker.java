package dev.fargen.cli;

import dev.fargen.deploy.AtDeadline;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Asks the user on the terminal. */
final class Asker {

  /** How long the question at the deadline waits for an answer. */
  private static final int PATIENCE_SECONDS = 60;

  private final Console console;
  private final Views views;
  private final boolean yes;

  /**
   * @param yes the command line confirms everything
   */
  Asker(Console console, Views views, boolean yes) {
    this.console = console;
    this.views = views;
    this.yes = yes;
  }

  /** Whether the user confirms; without a terminal, no. */
  synchronized boolean confirm(String question) {
    return yes
        || ask(question + " [y/N] ")
            .map(answer -> answer.equalsIgnoreCase("y") || answer.equalsIgnoreCase("yes"))
            .orElse(false);
  }

  /** Whether the user types {@code word}, as what cannot be undone requires. */
  synchronized boolean confirm(String question, String word) {
    return yes || ask(question + " ").map(answer -> answer.equals(word)).orElse(false);
  }

  /** What to do at the deadline; without a terminal, or without an answer in time, leave it. */
  synchronized AtDeadline choose(String situation, Set<AtDeadline> possible) {
    Optional<java.io.Console> terminal = yes ? Optional.empty() : terminal();
    if (terminal.isEmpty()) {
      return AtDeadline.LEAVE;
    }
    String words =
        possible.stream()
            .map(AtDeadline::word)
            .map(word -> "[" + word.charAt(0) + "]" + word.substring(1))
            .collect(Collectors.joining(", "));
    return views.aside(
        () -> {
          console.err().println(situation);
          console.err().print(words + "? (default after " + PATIENCE_SECONDS + " s: leave) ");
          console.err().flush();
          String answer = soon(() -> terminal.get().readLine()).orElse("");
          return possible.stream()
              .filter(choice -> !answer.isEmpty() && choice.word().startsWith(answer))
              .findFirst()
              .orElse(AtDeadline.LEAVE);
        });
  }

  /** The answer, if it comes in time. */
  private static Optional<String> soon(Supplier<String> read) {
    CompletableFuture<Optional<String>> line = new CompletableFuture<>();
    Thread reader =
        new Thread(() -> line.complete(Optional.ofNullable(read.get()).map(String::strip)));
    reader.setDaemon(true);
    reader.start();
    try {
      return line.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException | TimeoutException e) {
      return Optional.empty();
    }
  }

  private Optional<String> ask(String question) {
    Optional<java.io.Console> terminal = terminal();
    if (terminal.isPresent()) {
      return views.aside(
          () -> {
            console.err().print(question);
            console.err().flush();
            Optional<String> line = Optional.ofNullable(terminal.get().readLine());
            if (line.isEmpty()) {
              console.err().println();
            }
            return Optional.of(line.orElse("").strip());
          });
    }
    console
        .err()
        .println("fargen: confirmation is required, but there is no terminal to ask on; use --yes");
    return Optional.empty();
  }

  /** The terminal. From Java 22 on there is a console without one too. */
  static Optional<java.io.Console> terminal() {
    Optional<java.io.Console> console = Optional.ofNullable(System.console());
    return console.filter(
        found -> {
          try {
            return (boolean) java.io.Console.class.getMethod("isTerminal").invoke(found);
          } catch (ReflectiveOperationException e) {
            return true;
          }
        });
  }
}
