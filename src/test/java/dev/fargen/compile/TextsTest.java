package dev.fargen.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What references in texts become, and which are none. */
class TextsTest {
  private static final String SPEC =
      Compiled.NETWORK
          + """
          queues: {jobs: {}}
          databases: {main: {engine: aurora-mysql}}
          volumes: {files: {id: fs-0a1b2c3d}}
          resources: {Jobs: {Type: AWS::SQS::Queue}, Main: {Type: AWS::ElastiCache::ServerlessCache, Properties: {Engine: valkey, ServerlessCacheName: main}}}
          workloads:
            web: {image: "web:1", volumes: ["files:/f"], environment: {A: %s}}
          """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          plain                       | 'plain'
          ${One}                      | {'Ref':'One'}
          a${One}                     | {'Fn::Sub':'a${One}'}
          ${One}${Two}                | {'Fn::Sub':'${One}${Two}'}
          ${AWS::Region}              | {'Ref':'AWS::Region'}
          x-${AWS::AccountId}         | {'Fn::Sub':'x-${AWS::AccountId}'}
          $${One}                     | '${One}'
          $${One}-${Two}              | {'Fn::Sub':'${!One}-${Two}'}
          ${One}-$${Two}              | {'Fn::Sub':'${One}-${!Two}'}
          $$${One}                    | '$${One}'
          $One $(One) {One} $ {One}   | '$One $(One) {One} $ {One}'
          $$                          | '$$'
          ${queues.jobs.url}          | {'Ref':'JobsQueue'}
          ${queues.jobs.arn}          | {'Fn::GetAtt':['JobsQueue','Arn']}
          in ${queues.jobs.url}       | {'Fn::Sub':'in ${JobsQueue}'}
          in ${queues.jobs.arn}       | {'Fn::Sub':'in ${JobsQueue.Arn}'}
          ${databases.main.host}      | {'Fn::GetAtt':['MainDatabase','Endpoint.Address']}
          ${databases.main.name}      | 'main'
          ${volumes.files.id}         | 'fs-0a1b2c3d'
          ${resources.Jobs}           | {'Ref':'Jobs'}
          ${resources.Jobs.Arn}       | {'Fn::GetAtt':['Jobs','Arn']}
          in ${resources.Jobs.Arn}    | {'Fn::Sub':'in ${Jobs.Arn}'}
          ${resources.Main.Endpoint.Address} | {'Fn::GetAtt':['Main','Endpoint.Address']}
          """)
  void becomesAReference(String written, String value) {
    Compiled compiled = Compiled.of(SPEC.formatted("\"" + written + "\""));

    assertEquals(
        value,
        compiled.at(
            "Resources/WebTaskDefinition/Properties/ContainerDefinitions/0/Environment/0/Value"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ‹${One›               | the reference `${One` has no closing brace
          ä🦄 ‹${One›           | the reference `${One` has no closing brace
          ‹${}›                 | `${}` is not a valid reference
          ‹${ One }›            | `${ One }` is not a valid reference
          ${One}‹${two-2}›      | `${two-2}` is not a valid reference
          ‹${Two.Things}›       | `${Two.Things}` is not a valid reference
          🦄‹${a.b.c.d}›        | `${a.b.c.d}` is not a valid reference
          ‹${AWS::Regio}›       | unknown pseudo parameter `AWS::Regio`
          ${queues.‹job›.url}   | `job` is not defined under `queues`
          ${resources.‹Job›}    | `Job` is not defined under `resources`
          ${resources.Jobs.‹arn›} | AWS::SQS::Queue has no attribute `arn`
          ${resources.Main.‹Endpoint›} | AWS::ElastiCache::ServerlessCache has no attribute `Endpoint`
          ‹${resources.Jobs.}›  | `${resources.Jobs.}` is not a valid reference
          ‹${Jobs.Arn}›         | `${Jobs.Arn}` is not a valid reference
          """)
  void orIsNone(String written, String message) {
    assertEquals(List.of(message), Compiled.faultsAtMark(SPEC.formatted("\"" + written + "\"")));
  }

  @Test
  void reportsEachThatIsNone() {
    assertEquals(2, Compiled.errors(SPEC.formatted("\"${a-} ${One} ${b-}\"")).size());
  }
}
