package dev.fargen.workload.containers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommandLineTest {

  @Test
  void splitsAtSpaces() {
    assertEquals(List.of("node", "server.js"), CommandLine.split("  node\tserver.js\n"));
    assertEquals(List.of(), CommandLine.split("  "));
  }

  @Test
  void quotesKeepWordsTogether() {
    assertEquals(List.of("sh", "-c", "echo \"a b\""), CommandLine.split("sh -c 'echo \"a b\"'"));
    assertEquals(List.of("ab cd", ""), CommandLine.split("a\"b c\"d ''"));
  }
}
