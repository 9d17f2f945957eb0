package dev.fargen.deploy;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.fargen.deploy.Decision.Action;
import dev.fargen.deploy.Situation.Consent;
import dev.fargen.deploy.aws.StackStatus;
import dev.fargen.testing.TextFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds every cell of the decision table to {@code deploy/decisions.txt}: mode, state, and all six
 * things besides that a decision may depend on. Those that make no difference in a state are left
 * out there.
 */
final class DecisionTableTest {

  private static final Path TABLE = Path.of("src/test/resources/deploy/decisions.txt");
  private static final List<Dimension> DIMENSIONS =
      List.of(
          new Dimension("not protected", "protected"),
          new Dimension("changed", "unchanged"),
          new Dimension("someone else's", "ours"),
          new Dimension("without --wait-for-in-progress", "--wait-for-in-progress"),
          new Dimension("without --no-rollback", "--no-rollback"),
          new Dimension("without --delete-live-stack", "--delete-live-stack"));
  private static final int CELLS = 1 << 6;

  @Test
  void everyCellIsAsAccepted() throws IOException {
    String table = table();
    if (Boolean.getBoolean("fargen.accept")) {
      Files.writeString(TABLE, table);
    }
    TextFiles.same(TABLE.toString(), Files.readString(TABLE), table);
    assertFalse(Boolean.getBoolean("fargen.accept"), "accepted: read it, then run without");
  }

  @Test
  void aProtectedStackIsNeverDeleted() {
    eachSituation(
        now -> {
          for (Decision decision : decisions(now)) {
            boolean deletes =
                decision.action() == Action.REPLACE || decision.action() == Action.DELETE;
            assertFalse(now.isProtected() && deletes, decision.sentence());
          }
        });
  }

  @Test
  void createUpdateNeverDeletes() {
    eachSituation(
        now -> assertFalse(Decider.deploy(Mode.CREATE_UPDATE, now).action() == Action.REPLACE));
  }

  @Test
  void nothingIsSentWhileAnOperationRuns() {
    eachSituation(
        now -> {
          boolean running =
              now.status().flatMap(StackStatus::of).map(StackStatus::inProgress).orElse(false);
          for (Mode mode : Mode.values()) {
            assertFalse(running && Decider.deploy(mode, now).changes(), now.toString());
          }
        });
  }

  private static List<Decision> decisions(Situation now) {
    return List.of(
        Decider.deploy(Mode.CREATE_UPDATE, now),
        Decider.deploy(Mode.REPLACE_ON_FAILURE, now),
        Decider.delete(now));
  }

  private static String table() {
    StringBuilder out = new StringBuilder();
    section("CREATE_UPDATE", now -> Decider.deploy(Mode.CREATE_UPDATE, now), out);
    section("REPLACE_ON_FAILURE", now -> Decider.deploy(Mode.REPLACE_ON_FAILURE, now), out);
    section("delete", Decider::delete, out);
    return out.toString();
  }

  private static void section(
      String title, Function<Situation, Decision> decide, StringBuilder out) {
    out.append("== ").append(title).append(" ==\n");
    for (Optional<String> status : statuses()) {
      out.append('\n').append(status.orElse("(no stack)")).append('\n');
      List<Decision> cells =
          IntStream.range(0, CELLS)
              .mapToObj(cell -> decide.apply(situation(status, cell)))
              .toList();
      int matters = matters(cells);
      for (int cell = 0; cell < CELLS; cell++) {
        if ((cell & ~matters) == 0) {
          out.append("  ").append(names(cell, matters)).append(said(cells.get(cell))).append('\n');
        }
      }
    }
    out.append('\n');
  }

  /** The dimensions that make a difference in this state. */
  private static int matters(List<Decision> cells) {
    int mask = 0;
    for (int cell = 0; cell < CELLS; cell++) {
      for (int bit = 1; bit < CELLS; bit <<= 1) {
        if (!cells.get(cell).equals(cells.get(cell ^ bit))) {
          mask |= bit;
        }
      }
    }
    return mask;
  }

  private static String said(Decision decision) {
    return decision.action()
        + " \""
        + decision.sentence()
        + "\""
        + decision.next().map(next -> " -> " + next).orElse("");
  }

  private static void eachSituation(Consumer<Situation> check) {
    for (Optional<String> status : statuses()) {
      IntStream.range(0, CELLS).forEach(cell -> check.accept(situation(status, cell)));
    }
  }

  private static List<Optional<String>> statuses() {
    return Stream.concat(
            Stream.of(Optional.<String>empty(), Optional.of("REFACTOR_IN_PROGRESS")),
            Arrays.stream(StackStatus.values()).map(status -> Optional.of(status.name())))
        .toList();
  }

  private static Situation situation(Optional<String> status, int cell) {
    Consent consent = new Consent((cell & 8) != 0, (cell & 16) != 0, (cell & 32) != 0, Set.of());
    boolean changed = (cell & 2) == 0;
    return new Situation(
        "shop-dev",
        status,
        (cell & 1) != 0,
        changed,
        (cell & 4) != 0,
        consent,
        CommandLinesTest.PLAIN);
  }

  private static String names(int cell, int matters) {
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < DIMENSIONS.size(); i++) {
      if ((matters & 1 << i) != 0) {
        names.append((cell & 1 << i) == 0 ? DIMENSIONS.get(i).off() : DIMENSIONS.get(i).on());
        names.append(", ");
      }
    }
    return names.isEmpty()
        ? "always: "
        : names.replace(names.length() - 2, names.length(), ": ").toString();
  }

  /** A thing that may be so or not, and how both are written. */
  private record Dimension(String off, String on) {}
}
