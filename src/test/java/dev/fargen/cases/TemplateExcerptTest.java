package dev.fargen.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TemplateExcerptTest {
  private static final String TEMPLATE =
      """
      Description: A shop

      Parameters:
        Path: {Type: String}

        # Who is called at night.
        Team: {Type: String}

      Resources:
        # Why it is there.
        Web:
          Type: AWS::Some::Thing
          Properties:
            Script: |
              first

              # second
            Items:
              - Name: one
                Value: 1
              - Name: two
                Value:
                  - 2
            Count: 2

        # Another.
        Webs:
          Type: AWS::Some::Thing
      """;

  @Test
  void keepsAPartUnderWhatLeadsToIt() {
    assertEquals(
        """
        Resources:
          Web:
            Properties:
              Script: |
                first

                # second
        """,
        of("Resources/Web/Properties/Script"));
    assertEquals("Description: A shop\n", of("Description"));
  }

  @Test
  void keepsTheCommentAboveItAndNotTheOneBelow() {
    assertEquals(
        """
        Resources:
          # Another.
          Webs:
            Type: AWS::Some::Thing
        """,
        of("Resources/Webs"));
    assertTrue(of("Resources/Web").endsWith("      Count: 2\n"));
  }

  @Test
  void keepsTheOrderOfTheTemplateAndItsBlankLines() {
    assertEquals(
        """
        Parameters:
          # Who is called at night.
          Team: {Type: String}

        Resources:
          Web:
            Type: AWS::Some::Thing
            Properties:
              Count: 2

          # Another.
          Webs:
            Type: AWS::Some::Thing
        """,
        of(
            "Resources/Webs",
            "Resources/Web/Properties/Count",
            "Resources/Web/Type",
            "Parameters/Team"));
  }

  @Test
  void partsWhatIsPartedByAComment() {
    assertEquals(
        """
        Resources:
          Web:
            Type: AWS::Some::Thing

          Webs:
            Type: AWS::Some::Thing
        """,
        of("Resources/Web/Type", "Resources/Webs/Type"));
  }

  @Test
  void countsTheItemsOfAList() {
    assertEquals(
        """
        Resources:
          Web:
            Properties:
              Items:
                - Name: two
                  Value:
                    - 2
        """,
        of("Resources/Web/Properties/Items/1/Value/0"));
  }

  @Test
  void saysSoWhereThereIsNoSuchPart() {
    TemplateExcerpt excerpt = new TemplateExcerpt(TEMPLATE);
    assertFalse(excerpt.add("Resources/We"));
    assertFalse(excerpt.add("Resources/Webs/Properties"));
    assertFalse(excerpt.add("Resources/Web/Properties/Items/2"));
    assertFalse(excerpt.add("Outputs"));
    assertEquals("", excerpt.text());
  }

  private static String of(String... paths) {
    TemplateExcerpt excerpt = new TemplateExcerpt(TEMPLATE);
    for (String path : paths) {
      assertTrue(excerpt.add(path), path);
    }
    return excerpt.text();
  }
}
