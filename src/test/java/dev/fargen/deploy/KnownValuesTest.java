package dev.fargen.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fargen.cfn.Document;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Value;
import dev.fargen.deploy.aws.Stack;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KnownValuesTest {

  private static final String TEMPLATE =
      """
      Conditions:
        IsBoth: !And [!Condition IsProd, Condition: IsLarge]
        IsProd: !Equals [!Ref Stage, prod]
        IsLarge: {"Fn::Not": [!Equals [!Ref Count, "1"]]}
        IsNone: !Or [!Equals [!Ref Count, "0"], !Equals [!Ref Stage, ""]]
        IsUnknown: !Equals [!GetAtt Vpc.CidrBlock, a]
        IsOff: !And [!Condition IsUnknown, !Condition IsNone]
      Outputs:
        Value: {Value: %s}
        Off: {Condition: IsOff, Value: a}
        Perhaps: {Condition: IsUnknown, Value: a}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a | a",
        "!Ref Stage | prod",
        "{Ref: Vpc} | vpc-1",
        "!Sub '${Stage}-${ AWS::Region }-${!Stage}' | prod-eu-west-1-${Stage}",
        "!Sub ['${Own}.${Stage}', {Own: !Ref Vpc}] | vpc-1.prod",
        "!Join ['-', [!Ref 'AWS::StackName', a]] | shop-a",
        "!Join ['', !Ref Zones] | abc",
        "!If [IsBoth, !Ref Vpc, b] | vpc-1",
        "!If [IsNone, a, {'Fn::If': [IsLarge, b, c]}] | b",
        "!GetAtt Vpc.CidrBlock | ",
        "!Sub '${Listener}' | ",
        "!If [IsUnknown, a, b] | ",
        "!Join [',', [a, !Ref Listener]] | ",
        "!Sub ['${Own}', {Own: !ImportValue x}] | ",
        "!Ref Hidden | "
      })
  void knowsWhatConsistsOfKnownParts(String value, String known) throws UnreadableTemplate {
    assertEquals(Optional.ofNullable(known), values(value).text(output(value)));
  }

  @Test
  void theSameInAnotherFormIsTheSame() throws UnreadableTemplate {
    String listed = "{'Fn::GetAtt': [Listener, Arn]}";

    assertEquals(form("!GetAtt Listener.Arn"), form(listed));
    assertEquals(form("!Sub '${Listener.Arn}'"), form(listed));
    assertEquals(form("!Join ['', [!Ref Vpc, !Ref Listener]]"), form("!Sub '${Vpc}${Listener}'"));
    assertEquals("${Select [0, ${Listener.Zones}]}", form("!Select [0, !GetAtt Listener.Zones]"));
  }

  @Test
  void whatMayBeThereIsThere() throws UnreadableTemplate {
    assertFalse(isThere("Off"));
    assertTrue(isThere("Perhaps"));
    assertTrue(isThere("Value"));
  }

  private static boolean isThere(String output) throws UnreadableTemplate {
    return values("a").isThere(outputs("a", output));
  }

  private static String form(String value) throws UnreadableTemplate {
    return values(value).form(output(value), id -> id);
  }

  private static Value output(String value) throws UnreadableTemplate {
    return outputs(value, "Value").entries().getOrDefault("Value", Value.map());
  }

  private static Mapping outputs(String value, String id) throws UnreadableTemplate {
    return (Mapping) template(value).section("Outputs").getOrDefault(id, Value.map());
  }

  private static Document template(String value) throws UnreadableTemplate {
    return TemplateReader.read(TEMPLATE.formatted(value));
  }

  private static KnownValues values(String value) throws UnreadableTemplate {
    Stack stack =
        new Stack(
            "arn:aws:cloudformation:eu-west-1:111122223333:stack/shop/1",
            "shop",
            "CREATE_COMPLETE",
            Map.of("Stage", "prod", "Count", "2", "Zones", "a,b,c", "Hidden", "****"),
            false,
            Map.of(),
            Map.of(),
            Map.of(),
            false);
    return KnownValues.of(template(value), stack).with(Map.of("Vpc", "vpc-1"));
  }
}
