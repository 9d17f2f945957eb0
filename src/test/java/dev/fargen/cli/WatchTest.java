package dev.fargen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class WatchTest {
  private static final long SOON_MILLIS = 100;

  @TempDir private Path folder;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final CompletableFuture<Integer> end = new CompletableFuture<>();
  private final Thread watching =
      new Thread(
          () ->
              end.complete(
                  Main.run(new String[] {"render", "--watch", "a.yml", "b.yml"}, console())));

  private Console console() {
    PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
    return new Console(stream, stream, folder, false, Integer.MAX_VALUE);
  }

  @AfterEach
  void stop() throws Exception {
    watching.interrupt();
    assertEquals(0, end.get(10, TimeUnit.SECONDS));
  }

  @Test
  void rendersAgainAtOnceAndGoesOnAfterAnError() throws Exception {
    Files.writeString(folder.resolve("b.yml"), "name: b\nworkloads: {web: {image: nginx:1}}\n");
    spec("256");
    watching.start();
    awaitCpu("256");
    Files.writeString(folder.resolve("a.yml"), "name: a\nworkload: {}\n");
    await("error[unknown-key]");

    // The quickest of a few: what else the machine does is not ours.
    long quickest = Long.MAX_VALUE;
    for (String cpu : new String[] {"512", "1024", "256", "512", "1024"}) {
      long start = System.nanoTime();
      spec(cpu);
      awaitCpu(cpu);
      quickest = Math.min(quickest, System.nanoTime() - start);
    }

    assertTrue(TimeUnit.NANOSECONDS.toMillis(quickest) < SOON_MILLIS, quickest + " ns");
  }

  @Test
  void comparesAllSpecsThoughOnlyOneChanged() throws Exception {
    String b = "name: %s\nworkloads: {web: {image: nginx:1}}\n";
    Files.writeString(folder.resolve("b.yml"), b.formatted("b"));
    spec("256");
    watching.start();
    awaitCpu("256");
    await("watching");

    Files.writeString(folder.resolve("b.yml"), b.formatted("a"));
    await("`a.yml` also writes `a.template.yml`");
    await("`b.yml` also writes `a.template.yml`");

    said.reset();
    Files.writeString(folder.resolve("b.yml"), b.formatted("c"));
    await("wrote " + folder.resolve("templates/c.template.yml"));
    String then = said.toString(StandardCharsets.UTF_8);
    assertFalse(then.contains("a.template.yml"), then);
  }

  private void spec(String cpu) throws IOException {
    Files.writeString(
        folder.resolve("a.yml"),
        "name: a\nworkloads: {web: {image: nginx:1, cpu: " + cpu + ", memory: 2048}}\n");
  }

  private void awaitCpu(String cpu) throws Exception {
    Path template = folder.resolve("templates/a.template.yml");
    while (!Files.exists(template) || !Files.readString(template).contains("Cpu: \"" + cpu + '"')) {
      Thread.sleep(2);
    }
  }

  private void await(String words) throws InterruptedException {
    while (!said.toString(StandardCharsets.UTF_8).contains(words)) {
      Thread.sleep(2);
    }
  }
}
