package dev.fargen.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fargen.deploy.StackRequest.Target;
import dev.fargen.deploy.aws.Stack;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** DynamoDB creates or deletes one index of a table at a time. */
final class TableStepsTest {

  private static final String TABLE =
      """
      Parameters:
        WithState: {Type: String}
        Expires: {Type: String}
      Conditions:
        HasState: !Equals [!Ref WithState, "true"]
      Resources:
        Orders:
          Type: AWS::DynamoDB::Table
          Properties:
            AttributeDefinitions:
              - {AttributeName: id, AttributeType: S}
              - {AttributeName: owner, AttributeType: S}
              - !If [HasState, {AttributeName: state, AttributeType: S}, !Ref "AWS::NoValue"]
            KeySchema: [{AttributeName: id, KeyType: HASH}]
            GlobalSecondaryIndexes:
              - {IndexName: by-owner, KeySchema: [{AttributeName: owner, KeyType: HASH}]}
              - !If
                - HasState
                - {IndexName: by-state, KeySchema: [{AttributeName: state, KeyType: HASH}]}
                - !Ref "AWS::NoValue"
            TimeToLiveSpecification: {AttributeName: !Ref Expires, Enabled: true}
            StreamSpecification: {StreamViewType: KEYS_ONLY}
      """;
  private static final Map<String, String> WITHOUT = Map.of("WithState", "false", "Expires", "at");
  private static final Map<String, String> WITH = Map.of("WithState", "true", "Expires", "at");

  @Test
  void oneIndexIsCreatedOrDeleted() throws UnreadableTemplate {
    assertEquals(List.of(), steps(TABLE, WITHOUT, TABLE, WITH));
    assertEquals(List.of(), steps(TABLE, WITH, TABLE, WITHOUT));
    assertEquals(List.of(), steps(TABLE, WITH, TABLE, WITH));
  }

  @Test
  void twoAreNot() throws UnreadableTemplate {
    String other = TABLE.replace("by-owner", "of-owner");
    assertEquals(
        List.of(
            "Orders: an update can create or delete one index of a table, and this one deletes"
                + " by-owner and creates of-owner"),
        steps(TABLE, WITH, other, WITH));
  }

  @Test
  void anIndexDoesNotChange() throws UnreadableTemplate {
    assertEquals(
        List.of(
            "Orders: an update can create or delete one index of a table, and this one changes"
                + " by-owner"),
        steps(
            TABLE,
            WITH,
            TABLE.replace("owner, AttributeType: S", "owner, AttributeType: N"),
            WITH));
  }

  @Test
  void theTimeToLiveAndTheStreamChangeOnlyWhileTheyAreOff() throws UnreadableTemplate {
    assertEquals(
        List.of(
            "Orders: `ttl` cannot change from at to until in one update: first deploy without"
                + " `ttl`",
            "Orders: `stream` cannot change from KEYS_ONLY to NEW_IMAGE in one update: first"
                + " deploy without `stream`"),
        steps(
            TABLE,
            WITH,
            TABLE.replace("KEYS_ONLY", "NEW_IMAGE"),
            Map.of("WithState", "true", "Expires", "until")));
    String without = TABLE.replaceAll(" *(TimeToLive|Stream)Specification.*\n", "");
    assertEquals(List.of(), steps(TABLE, WITH, without, WITH));
    assertEquals(List.of(), steps(without, WITH, TABLE, WITH));
  }

  @Test
  void otherKeysReplaceTheTable() throws UnreadableTemplate {
    List<String> replaced =
        List.of("Orders would be replaced by an empty table, because its keys change");
    assertEquals(
        replaced,
        steps(TABLE, WITH, TABLE.replace("id, AttributeType: S", "id, AttributeType: N"), WITH));
    assertEquals(
        replaced,
        steps(TABLE, WITH, TABLE.replace("AttributeName: id", "AttributeName: no"), WITH));
  }

  @Test
  void aNewTableHasNoSteps() throws UnreadableTemplate {
    assertEquals(List.of(), steps(TABLE.replace("Orders:", "Others:"), WITH, TABLE, WITH));
  }

  private static List<String> steps(
      String before, Map<String, String> then, String after, Map<String, String> now)
      throws UnreadableTemplate {
    return TableSteps.all(request(after, now), stack(then), () -> before);
  }

  private static StackRequest request(String template, Map<String, String> parameters)
      throws UnreadableTemplate {
    return Requests.of(
        new Target("shop", "test", "eu-west-1", Optional.empty()), template, parameters);
  }

  private static Stack stack(Map<String, String> parameters) {
    return new Stack(
        "arn:aws:cloudformation:eu-west-1:111122223333:stack/shop/1",
        "shop",
        "CREATE_COMPLETE",
        parameters,
        false,
        Map.of(),
        Map.of(),
        Map.of(),
        false);
  }
}
