package dev.fargen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamedWorkloadTest {

  @TempDir private Path folder;

  @BeforeEach
  void writeSpec() throws IOException {
    Files.writeString(
        folder.resolve("fargen.yml"),
        """
        name: shop
        environments: {prod: {}}
        workloads:
          web: {image: nginx}
          migrate: {image: nginx, run: manual}
        """);
  }

  @Test
  void takesOneWorkload() {
    String restart = fails("restart", "web", "api");
    assertTrue(restart.contains("`api` is not a spec file; `fargen restart` takes one workload"));
    assertTrue(fails("restart").contains("requires the name of a workload"));
    assertTrue(fails("run", "migrate", "fargen.yml", "b.yml").contains("takes one spec, not 2"));
  }

  @Test
  void saysHowACommandIsWritten() {
    String run = fails("run", "migrate", "bin/migrate", "up");
    assertTrue(run.contains("for a command, write `-- bin/migrate up`"), run);
  }

  @Test
  void reportsASpecThatIsNotThere() {
    for (String command : new String[] {"restart", "run"}) {
      String error = fails(command, "web", "nope.yml");
      assertTrue(error.startsWith("error[file-not-found]: file `nope.yml` does not exist"), error);
    }
  }

  private String fails(String... words) {
    String[] all = Arrays.copyOf(words, words.length + 2);
    all[words.length] = "--env";
    all[words.length + 1] = "prod";
    InProcess.Result result = InProcess.run(folder, all);
    assertEquals(ExitCode.WRONG, result.exit());
    return result.stderr();
  }
}
