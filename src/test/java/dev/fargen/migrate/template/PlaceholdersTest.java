package dev.fargen.migrate.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fargen.yaml.MapNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Placeholders are values that their parameters take, wherever one can be made. */
class PlaceholdersTest {

  private static String of(String name, String declaration) {
    TemplateFile template = template(name, declaration);
    return Placeholders.of(name, declared(template), template);
  }

  private static boolean fits(String name, String declaration) {
    MapNode declared = declared(template(name, declaration));
    return Placeholders.fits(of(name, declaration), declared);
  }

  private static MapNode declared(TemplateFile template) {
    return (MapNode) template.entries("Parameters").get(0).value();
  }

  private static TemplateFile template(String name, String declaration) {
    String text =
        "Parameters:\n  "
            + name
            + ": {"
            + declaration
            + "}\nResources:\n  Queue: {Type: AWS::SQS::Queue}\n";
    return OneFile.template(text, "template.yml");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "^[a-z]{3}-[0-9]{4}$",
        "^v\\d+\\.\\d+\\.\\d+$",
        "^(dev|prod)-[a-z]+$",
        "^[A-Z][A-Za-z0-9]{11,}$",
        "^(?:https?://)?[\\w.-]+\\.example\\.org/$",
        "[^a-z]{5}",
        "^arn:aws:acm:[a-z0-9-]+:\\d{12}:certificate/[0-9a-f-]{36}$",
        "^$|^[0-9]{3}$",
        "(?=.*[A-Z])(?=.*[0-9])[A-Za-z0-9]+"
      })
  void matchesThePattern(String pattern) {
    String declaration = "Type: String, AllowedPattern: '" + pattern + "'";

    assertTrue(of("Other", declaration).matches(pattern), () -> of("Other", declaration));
    assertTrue(fits("Other", declaration));
  }

  @ParameterizedTest
  @ValueSource(strings = {"(?<![a-z])[0-9]{9}q{3}", "([a-z]{200}){200}", "\\p{Lu}{7}é"})
  void saysThatItDoesNotFit(String pattern) {
    assertFalse(fits("Other", "Type: String, AllowedPattern: '" + pattern + "'"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Vpc; Type: 'AWS::EC2::VPC::Id'; vpc-00000000",
        "Net; Type: 'List<AWS::EC2::Subnet::Id>'; subnet-00000000,subnet-00000001",
        "Image; Type: String; CHANGE_ME",
        "Stage; Type: String, AllowedValues: [dev, prod]; dev",
        "Other; Type: Number, MinValue: 5; 5",
        "Other; Type: String; change-me",
        "Other; Type: String, MaxLength: 4; chan",
        "Other; Type: String, MinLength: 12; change-mexxx",
        "VpcId; Type: String, AllowedPattern: '^vpc-[0-9a-f]{17}$'; vpc-00000000000000000",
        "Other; Type: CommaDelimitedList, AllowedPattern: '^[a-z]+$'; changeme"
      })
  void hasTheForm(String name, String declaration, String value) {
    assertEquals(value, of(name, declaration));
    assertTrue(fits(name, declaration));
  }

  @Test
  void endsWhereThePatternIsExpensive() {
    assertFalse(fits("Other", "Type: String, AllowedPattern: '^(a+)+$', MinLength: 40"));
  }
}
