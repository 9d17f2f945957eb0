package dev.fargen.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an environment lays over the rest of the spec. */
class EnvironmentsTest {
  private static final String CONTAINER =
      "Resources/WebTaskDefinition/Properties/ContainerDefinitions/0/";

  /** Both are keys of the workload {@code web}; the value stands in its container. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          environment: {A: "1", B: "2"} | environment: {B: "3", C: "4"} | Environment | [{'Name':'A','Value':'1'},{'Name':'B','Value':'3'},{'Name':'C','Value':'4'}]
          environment: {A: "1", B: "2"} | environment: {A: null}        | Environment | [{'Name':'B','Value':'2'}]
          environment: {A: "1"}         | environment: {A: ""}          | Environment | [{'Name':'A','Value':''}]
          environment: {A: "1"}         | environment: {A: null}        | Environment | ``
          environment: {A: "1"}         | environment: ~                | Environment | ``
          command: [a, b]               | command: [c]                  | Command     | ['c']
          command: [a, b]               | command: null                 | Command     | ``
          command: [a, b]               | command: c d                  | Command     | ['c','d']
          healthcheck: "a"              | healthcheck: {test: b}        | HealthCheck/Command | ['CMD-SHELL','b']
          healthcheck: {test: a, interval: 20s} | healthcheck: {interval: 30s} | HealthCheck/Interval | 30
          healthcheck: {test: a, interval: 20s} | healthcheck: {timeout: 9s}   | HealthCheck/Interval | 20
          healthcheck: {test: a, interval: 20s} | healthcheck: {interval: null} | HealthCheck/Interval | 10
          user: "1"                     | user: "2"                     | User        | '2'
          """)
  void isLaidOverAWorkload(String base, String over, String path, String value) {
    String spec =
        Compiled.NETWORK
            + "workloads: {web: {image: \"web:1\", %s}}\n".formatted(base)
            + "environments: {dev: {workloads: {web: {%s}}}}\n".formatted(over);

    assertEquals(value, Compiled.of(spec).at(CONTAINER + path));
  }

  @Test
  void hasWhatOnlyItHasAfterWhatAllHave() {
    Compiled compiled =
        Compiled.of(
            """
            queues: {b: {}, a: {}}
            environments: {dev: {queues: {c: {}, b: {fifo: true}}}}
            """);

    assertEquals(List.of("BQueueUrl", "AQueueUrl", "CQueueUrl"), compiled.keys("Outputs"));
    assertEquals("true", compiled.at("Resources/BQueue/Properties/FifoQueue"));
  }

  @Test
  void takesAwayWhatAllHave() {
    Compiled compiled =
        Compiled.of("queues: {b: {}, a: {}}\nenvironments: {dev: {queues: {b: null}}}\n");

    assertEquals(List.of("AQueueUrl"), compiled.keys("Outputs"));
  }

  @Test
  void eachIsLaidOverTheSpecAndNotOverAnother() {
    Compiled compiled =
        Compiled.of(
            """
            queues: {jobs: {delay: 1s}}
            environments:
              dev: {queues: {jobs: {delay: 2s}}}
              test: {}
              prod: {queues: {jobs: {retention: 2d}}}
            """);

    String parameter =
        "Parameters/"
            + compiled.at("Resources/JobsQueue/Properties/DelaySeconds/Ref").replace("'", "");
    assertEquals(
        List.of("'2'", "'1'", "'1'"),
        List.of(
            compiled.param("dev", parameter),
            compiled.param("test", parameter),
            compiled.param("prod", parameter)));
  }

  @Test
  void itsTagsAndItsParametersWin() {
    Compiled compiled =
        Compiled.of(
            """
            queues: {jobs: {}}
            tags: {team: shop, size: "1"}
            resources: {Topic: {Type: AWS::SNS::Topic, Properties: {DisplayName: !Ref Words}}}
            parameters: {Words: {default: of all}}
            environments:
              dev: {tags: {size: "2", only: dev}, parameters: {Words: its own}}
              prod: {tags: {team: null}}
            """);

    assertEquals("{'team':'shop','size':'2','only':'dev'}", compiled.param("dev", "Tags"));
    assertEquals("{'size':'1'}", compiled.param("prod", "Tags"));
    assertEquals("'its own'", compiled.param("dev", "Parameters/Words"));
    assertEquals("'of all'", compiled.at("Parameters/Words/Default"));
  }

  @Test
  void itsRawResourcesAreNotLaidIntoCalls() {
    Compiled compiled =
        Compiled.of(
            """
            resources:
              Topic: {Type: AWS::SNS::Topic, Properties: {DisplayName: !Sub "${AWS::Region}", TopicName: a}}
            environments:
              dev: {resources: {Topic: {Properties: {DisplayName: !Ref AWS::StackName}}}}
            """);

    assertEquals(
        "{'DisplayName':{'Ref':'AWS::StackName'},'TopicName':'a'}",
        compiled.at("Resources/Topic/Properties"));
  }
}
