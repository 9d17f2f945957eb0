package dev.fargen.cfn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fargen.testing.CfnLint;
import dev.fargen.testing.CfnYaml;
import dev.fargen.testing.TextFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever the tree, what is printed is the same tree to those who read it. {@code -Dfargen.seed=n}
 * repeats a run.
 */
@TestInstance(Lifecycle.PER_CLASS)
class PrinterRoundTripIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int TREES = Integer.getInteger("fargen.trees", 400);
  private static final int DEPTH = 5;
  private static final long SEED = Long.getLong("fargen.seed", System.nanoTime());

  private final List<Mapping> templates = new ArrayList<>();
  private final List<String> printed = new ArrayList<>();

  @BeforeAll
  void printTrees() {
    for (int i = 0; i < TREES; i++) {
      RandomTrees trees = new RandomTrees(SEED + i);
      Mapping properties = trees.map(DEPTH).with("Last", trees.value(DEPTH));
      Resource resource =
          Resource.of("Thing", "AWS::Some::Thing").comment("Why it is there.").build();
      resource = resource.with(properties, Optional.empty(), List.of());
      Output output = Output.of("Other", "What it gives", trees.value(1));
      Template template =
          new Template(
              List.of("Header"),
              "",
              Value.map(),
              List.of(),
              List.of(),
              List.of(resource),
              List.of(output));
      templates.add(
          Value.map()
              .with("AWSTemplateFormatVersion", "2010-09-09")
              .with("Resources", Value.map().with("Thing", resource.declaration()))
              .with("Outputs", Value.map().with("Other", output.declaration())));
      printed.add(TemplatePrinter.print(template));
    }
  }

  @Test
  void readsTheSameInSnakeYaml() {
    for (int i = 0; i < TREES; i++) {
      JsonNode read = Trees.normal(JSON.valueToTree(CfnYaml.read(printed.get(i))));
      assertEquals(expected(i), read, message(i));
    }
  }

  @Test
  @Tag("python")
  void readsTheSameInCfnLint(@TempDir Path folder) {
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < TREES; i++) {
      files.add(TextFiles.write(folder.resolve(i + ".yml"), printed.get(i)));
    }
    List<JsonNode> read = CfnLint.decode(files);
    for (int i = 0; i < TREES; i++) {
      assertEquals(expected(i), Trees.normal(read.get(i)), message(i));
    }
  }

  @Test
  void jsonReadsTheSame() throws JsonProcessingException {
    for (int i = 0; i < TREES; i++) {
      JsonNode read = JSON.readTree(JsonPrinter.print(templates.get(i)));
      assertEquals(expected(i), Trees.normal(read), message(i));
    }
  }

  private JsonNode expected(int i) {
    return Trees.of(templates.get(i));
  }

  private String message(int i) {
    return "tree of seed " + (SEED + i) + " (-Dfargen.seed=" + SEED + "):\n" + printed.get(i);
  }
}
