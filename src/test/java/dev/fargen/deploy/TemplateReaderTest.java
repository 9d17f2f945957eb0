package dev.fargen.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.fargen.cases.Examples;
import dev.fargen.cfn.Document;
import dev.fargen.cfn.RandomTrees;
import dev.fargen.cfn.TemplatePrinter;
import dev.fargen.cfn.Value;
import dev.fargen.compile.Compilation;
import dev.fargen.compile.Compiler;
import dev.fargen.diag.SourceFile;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class TemplateReaderTest {

  private static final long SEED = Long.getLong("fargen.seed", System.nanoTime());

  /** A stack that was just deployed differs in nothing from what it was deployed from. */
  @TestFactory
  Stream<DynamicTest> whatIsPrintedIsAsItWasMade() {
    return Examples.all().stream()
        .map(
            example ->
                dynamicTest(
                    String.valueOf(example.getFileName()),
                    () -> {
                      SourceFile source = new SourceFile("spec.yml", Files.readString(example));
                      Compilation made = Compiler.compile(source);

                      assertEquals(
                          FlatTemplate.of(made.template()),
                          FlatTemplate.of(TemplateReader.read(made.text())));
                    }));
  }

  @Test
  void whateverIsPrintedIsAsItWasMade() throws UnreadableTemplate {
    for (int i = 0; i < 400; i++) {
      Value properties = new RandomTrees(SEED + i).map(5).with("Last", "is never empty");
      Value thing = Value.map().with("Type", "AWS::Some::Thing").with("Properties", properties);
      Document made =
          new Document(
              List.of(), Value.map().with("Resources", Value.map().with("Thing", thing)), Map.of());
      String text = TemplatePrinter.print(made);

      assertEquals(
          FlatTemplate.of(made),
          FlatTemplate.of(TemplateReader.read(text)),
          () -> "-Dfargen.seed=" + SEED + "\n" + text);
    }
  }

  @Test
  void bothFormsOfACallAreOne() throws UnreadableTemplate {
    String yaml =
        """
        Resources:
          It:
            Type: AWS::X::Y
            Properties:
              A: !Ref Image
              B: {Ref: Image}
              C: !If [HasIt, {D: 256}, !GetAtt It.Arn]
              E: {"Fn::ImportValue": !Sub "${Network}-e"}
        """;

    assertEquals(
        Map.of(
            "Resources/It/Type", "AWS::X::Y",
            "Resources/It/Properties/A", "!Ref Image",
            "Resources/It/Properties/B", "!Ref Image",
            "Resources/It/Properties/C!If/0", "HasIt",
            "Resources/It/Properties/C!If/1/D", "256",
            "Resources/It/Properties/C!If/2", "!GetAtt It.Arn",
            "Resources/It/Properties/E/Fn::ImportValue", "!Sub ${Network}-e"),
        FlatTemplate.of(TemplateReader.read(yaml)));
  }

  @Test
  void readsJson() throws UnreadableTemplate {
    assertEquals(
        Map.of("Resources/It/Type", "AWS::X::Y", "Resources/It/DependsOn/0", "Other"),
        FlatTemplate.of(
            TemplateReader.read(
                "{\"Resources\": {\"It\": {\"Type\": \"AWS::X::Y\", \"DependsOn\": [\"Other\"]}}}")));
  }

  @Test
  void nothingIsAnEmptyTemplate() throws UnreadableTemplate {
    assertEquals(Value.map(), TemplateReader.read("").content());
    assertEquals(Value.map(), TemplateReader.read("# later\n").content());
  }

  @Test
  void saysWhatItCanNotRead() {
    assertEquals("not valid YAML or JSON after line 1", wrong("Resources:\n\tIt: {}\n"));
    assertEquals("not valid YAML or JSON after line 1", wrong("{\"Resources\": "));
    assertEquals("not valid YAML or JSON after line 1", wrong("Resources: {}\n]\n"));
    assertEquals("not a map of sections", wrong("moved to another bucket"));
    assertEquals("not a map of sections", wrong("- Resources"));
    assertEquals("not a map of sections", wrong("Resources: {}\n---\nResources: {}\n"));
    assertEquals("not a map of sections", wrong("!Ref Resources"));
  }

  private static String wrong(String text) {
    return assertThrows(UnreadableTemplate.class, () -> TemplateReader.read(text)).what();
  }
}
