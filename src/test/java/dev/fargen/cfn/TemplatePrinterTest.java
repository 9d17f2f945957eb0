package dev.fargen.cfn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How sections look. */
class TemplatePrinterTest {

  private static final int WIDTH = 125;

  @Test
  void sectionsStandInTheirOrderWhateverThatOfTheTree() {
    Mapping thing = Value.map().with("Type", "AWS::Some::Thing");
    Mapping content =
        Value.map()
            .with("Resources", Value.map().with("Thing", thing))
            .with("Parameters", Value.map())
            .with("Conditions", Value.map().with("IsIt", true))
            .with("Transform", Value.texts("One", "Two"))
            .with("Description", "What it is");
    assertEquals(
        """
        # Header
        Description: What it is

        Transform: [One, Two]

        Conditions:
          IsIt: true

        Resources:
          # Why
          Thing:
            Type: AWS::Some::Thing
        """,
        TemplatePrinter.print(
            new Document(List.of("Header"), content, Map.of("Thing", "Why", "Other", "Not"))));
  }

  @Test
  void sectionOfBlocksMayHaveACall() {
    Mapping calls = Value.map().with("Fn::Transform", Pseudo.REGION.ref());
    Mapping content = Value.map().with("Parameters", calls);
    assertEquals(
        """
        Parameters:
          Fn::Transform: !Ref AWS::Region
        """,
        TemplatePrinter.print(new Document(List.of(), content, Map.of())).stripLeading());
  }

  @Test
  void outputsAreLinesWhereAllOfThemFit() {
    assertTrue(lines(WIDTH, WIDTH), "both fit");
    assertFalse(lines(WIDTH, WIDTH + 1), "one of two fits");
    assertFalse(lines(WIDTH + 1), "none fits");
  }

  /** Whether the outputs are printed as lines, were each as long as that. */
  private static boolean lines(int... lengths) {
    Mapping outputs = Value.map();
    for (int length : lengths) {
      String id = "Output" + outputs.entries().size();
      String text = "x".repeat(length - ("  " + id + ": {Value: }").length());
      outputs = outputs.with(id, Value.map().with("Value", text));
    }
    Mapping content = Value.map().with("Outputs", outputs);
    String printed = TemplatePrinter.print(new Document(List.of(), content, Map.of()));
    return !printed.contains(":\n    Value");
  }
}
