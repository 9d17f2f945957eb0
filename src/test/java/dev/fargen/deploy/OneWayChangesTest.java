package dev.fargen.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import dev.fargen.deploy.aws.Stack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What only grows. */
final class OneWayChangesTest {

  private static final String TEMPLATE =
      """
      Parameters:
        Value: {Type: String}
        Engine: {Type: String, Default: one}
      Resources:
        Thing:
          Type: TYPE
          Properties: {Engine: !Ref Engine, PROPERTY: !Ref Value}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "AWS::RDS::DBInstance AllocatedStorage 100 20 true",
        "AWS::RDS::DBInstance AllocatedStorage 20 100 false",
        "AWS::RDS::DBInstance AllocatedStorage 100 100 false",
        "AWS::RDS::DBInstance EngineVersion 17.6 17.5 true",
        "AWS::RDS::DBInstance EngineVersion 17.6 17 false",
        "AWS::RDS::DBInstance EngineVersion 17 17.6 false",
        "AWS::RDS::DBInstance EngineVersion 9.6 10.1 false",
        "AWS::RDS::DBCluster EngineVersion 8.0.mysql_aurora.3.10.0 8.0.mysql_aurora.3.9.0 true",
        "AWS::RDS::DBCluster EngineVersion 5.7.mysql_aurora.2.11.1 8.0.mysql_aurora.3.08.0 false",
        "AWS::ElastiCache::ReplicationGroup EngineVersion 8.2 8.1 true",
        "AWS::ElastiCache::ReplicationGroup EngineVersion 7.1 8.0 false",
        "AWS::ElastiCache::CacheCluster EngineVersion 1.6.22 1.6.17 true",
        "AWS::ElastiCache::CacheCluster EngineVersion 1.6.9 1.6.17 false",
        "AWS::EFS::FileSystem AllocatedStorage 100 20 false"
      })
  void lessIsRefused(String type, String property, String before, String after, boolean refused)
      throws UnreadableTemplate {
    String template = TEMPLATE.replace("TYPE", type).replace("PROPERTY", property);
    assertEquals(
        refused ? 1 : 0,
        OneWayChanges.refused(
                Requests.of(template, Map.of("Value", after)), stack(before), () -> template)
            .size());
  }

  @Test
  void theSentenceSaysWhatToWrite() throws UnreadableTemplate {
    assertEquals(
        List.of(
            "Thing: `storage` cannot change from 100 to 20, because RDS never makes storage"
                + " smaller; write `storage: 100` or more"),
        refused("AWS::RDS::DBInstance", "AllocatedStorage", "100", "20", "one"));
    assertEquals(
        List.of(
            "Thing: `version` cannot change from 8.0 to 7.2, an earlier version; write"
                + " `version: \"8.0\"` or a later one"),
        refused("AWS::ElastiCache::ReplicationGroup", "EngineVersion", "8.0", "7.2", "one"));
  }

  @Test
  void anotherEngineStartsAnew() throws UnreadableTemplate {
    assertEquals(
        List.of(), refused("AWS::RDS::DBInstance", "AllocatedStorage", "100", "20", "other"));
    assertEquals(
        List.of(),
        refused("AWS::ElastiCache::ReplicationGroup", "EngineVersion", "8.0", "7.1", "other"));
  }

  @Test
  void nothingIsReadWithoutThem() throws UnreadableTemplate {
    StackRequest request = Requests.of("Resources: {Topic: {Type: \"AWS::SNS::Topic\"}}", Map.of());
    assertEquals(List.of(), OneWayChanges.refused(request, stack("1"), () -> fail("not needed")));
  }

  private static List<String> refused(
      String type, String property, String before, String after, String engine)
      throws UnreadableTemplate {
    String template = TEMPLATE.replace("TYPE", type).replace("PROPERTY", property);
    StackRequest request = Requests.of(template, Map.of("Value", after, "Engine", engine));
    return OneWayChanges.refused(request, stack(before), () -> template);
  }

  private static Stack stack(String value) {
    return new Stack(
        "arn:aws:cloudformation:us-east-1:111122223333:stack/shop/1",
        "shop",
        "CREATE_COMPLETE",
        Map.of("Value", value, "Engine", "one"),
        false,
        Map.of(),
        Map.of(),
        Map.of(),
        false);
  }
}
