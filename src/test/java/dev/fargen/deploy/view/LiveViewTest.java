package dev.fargen.deploy.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fargen.deploy.Decision;
import dev.fargen.deploy.Decision.Action;
import dev.fargen.deploy.Notice;
import dev.fargen.deploy.aws.StackEvent;
import dev.fargen.deploy.aws.StackResource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.junit.jupiter.api.Test;

final class LiveViewTest {

  private static final Style PLAIN = new Style(false, Integer.MAX_VALUE);
  private static final Instant START = Instant.parse("2026-11-01T10:00:00Z");

  @Test
  void whatMattersComesFirstAndNothingIsWiderThanTheTerminal() {
    LiveFrame frame = new LiveFrame(false, PLAIN);
    frame.expect(4);
    frame.moved("shop-dev", event("Cluster", "CREATE_IN_PROGRESS"), START);
    frame.moved("shop-dev", event("Cluster", "CREATE_COMPLETE"), START.plusSeconds(5));
    frame.moved("shop-dev", event("ApiService", "CREATE_IN_PROGRESS"), START.plusSeconds(5));
    frame.note("shop-dev", "ApiService", "1 of 2 running");

    assertEquals(
        List.of(
            "[######------------------] 1 of 4",
            "  > ApiService  CREATE_IN_PROGRESS  1 min 5 s  1 of 2 running  AWS::X…",
            "  + Cluster     CREATE_COMPLETE  5 s  AWS::X::Y"),
        frame.lines(70, 24, START.plusSeconds(70)));
  }

  @Test
  void aLowTerminalShowsWhatIsUnderWay() {
    LiveFrame frame = new LiveFrame(false, PLAIN);
    for (int i = 0; i < 9; i++) {
      frame.moved("shop-dev", event("Done" + i, "CREATE_COMPLETE"), START);
    }
    frame.moved("shop-dev", event("Api", "CREATE_FAILED"), START);

    List<String> lines = frame.lines(60, 6, START);

    assertEquals("  x Api    CREATE_FAILED  AWS::X::Y", lines.get(1));
    assertEquals("  and 7 more", lines.get(lines.size() - 1));
    assertEquals(5, lines.size());
  }

  @Test
  void severalStacksHaveALineEach() {
    LiveFrame frame = new LiveFrame(true, PLAIN);
    frame.expect(20);
    frame.expect(30);
    frame.moved("one", stackEvent("one", "CREATE_IN_PROGRESS"), START);
    frame.moved("one", event("Api", "CREATE_IN_PROGRESS"), START);
    frame.moved("two", stackEvent("two", "CREATE_COMPLETE"), START);

    assertEquals(
        List.of(
            "[############------------] 1 of 2",
            "  > one  CREATE_IN_PROGRESS  0 s  Api CREATE_IN_PROGRESS",
            "  + two  CREATE_COMPLETE"),
        frame.lines(80, 24, START));
  }

  @Test
  void printsWhatStaysOnceAndTakesThePictureAway() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Terminal terminal =
        TerminalBuilder.builder()
            .system(false)
            .dumb(false)
            .type("xterm-256color")
            .streams(new ByteArrayInputStream(new byte[0]), out)
            .encoding(StandardCharsets.UTF_8)
            .provider("exec")
            .build()) {
      terminal.setSize(new Size(80, 24));
      Clock clock = Clock.fixed(START, ZoneOffset.UTC);
      try (LiveView view = new LiveView(terminal, PLAIN, false, clock)) {
        Decision decision =
            new Decision(Action.CREATE, "shop-dev does not exist", Optional.empty());
        view.decided(new Notice.Decided("shop-dev", decision));
        view.moved(new Notice.Moved("shop-dev", event("Cluster", "CREATE_IN_PROGRESS")));
        view.moved(new Notice.Moved("shop-dev", event("Cluster", "CREATE_COMPLETE")));
      }
      String written = out.toString(StandardCharsets.UTF_8);
      assertEquals(1, written.split("does not exist", -1).length - 1, written);
      assertTrue(written.contains("CREATE_IN_PROGRESS"), written);
      assertFalse(written.contains("Cluster  CREATE_COMPLETE\n"), "redraws, does not scroll");
    }
  }

  private static StackEvent event(String logicalId, String state) {
    return new StackEvent(
        logicalId + state,
        "stack",
        START,
        new StackResource(logicalId, "AWS::X::Y", "physical", state),
        "",
        "");
  }

  private static StackEvent stackEvent(String name, String state) {
    return new StackEvent(
        name + state, name, START, new StackResource(name, "AWS::S", name, state), "", "");
  }
}
