package dev.fargen.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fargen.testing.Moto;
import dev.fargen.testing.PythonEnvironment;
import dev.fargen.testing.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The committed examples, with the committed params of each of their environments, taken to
 * CloudFormation as moto's server has it. What moto makes is then read through its own API and held
 * against the template; {@code stacks.py} says what is put in the place of what moto can't do.
 * {@link MadeByEmulatorsIT} reads more of what the types that moto leaves out have.
 */
final class ExamplesMotoIT {

  @RegisterExtension static final Moto MOTO = new Moto();

  /**
   * The types that moto leaves out of each stack without a word; a stack whose exports others
   * import comes first.
   */
  private static final Map<String, List<String>> IGNORED = new LinkedHashMap<>();

  static {
    IGNORED.put("wordpress-network.dev", List.of("AWS::S3::BucketPolicy"));
    IGNORED.put("wordpress-network.prod", List.of("AWS::S3::BucketPolicy"));
    // Made through RDS's own API in its place.
    List<String> wordpress =
        List.of(
            "AWS::EC2::SecurityGroupEgress",
            "AWS::RDS::DBCluster",
            "AWS::SecretsManager::Secret",
            "AWS::SecretsManager::SecretTargetAttachment");
    IGNORED.put("wordpress.dev", wordpress);
    IGNORED.put("wordpress.prod", wordpress);
    IGNORED.put("product-service.dev", List.of("AWS::EC2::SecurityGroupEgress"));
    IGNORED.put(
        "product-service.prod", List.of("AWS::EC2::SecurityGroupEgress", "AWS::S3::BucketPolicy"));
    IGNORED.put("monthly-etl.prod", List.of("AWS::SQS::QueuePolicy", "AWS::Scheduler::Schedule"));
    IGNORED.put(
        "sample-app.dev",
        List.of(
            "AWS::ApplicationAutoScaling::ScalableTarget",
            "AWS::ApplicationAutoScaling::ScalingPolicy",
            "AWS::CloudWatch::Alarm",
            "AWS::SQS::QueuePolicy"));
    IGNORED.put("unicorn.dev", List.of("AWS::EC2::SecurityGroupEgress"));
    // The cache is made through ElastiCache's own API in its place.
    List<String> voting =
        List.of(
            "AWS::ApplicationAutoScaling::ScalableTarget",
            "AWS::ApplicationAutoScaling::ScalingPolicy",
            "AWS::EC2::SecurityGroupEgress",
            "AWS::ElastiCache::ReplicationGroup",
            "AWS::ElastiCache::SubnetGroup",
            "AWS::S3::BucketPolicy",
            "AWS::SecretsManager::Secret",
            "AWS::SecretsManager::SecretTargetAttachment");
    IGNORED.put("voting.dev", without("AWS::S3::BucketPolicy", voting));
    IGNORED.put("voting.prod", voting);
    List<String> platform =
        List.of(
            "AWS::ApplicationAutoScaling::ScalableTarget",
            "AWS::ApplicationAutoScaling::ScalingPolicy",
            "AWS::CloudWatch::Alarm",
            "AWS::Cognito::UserPool",
            "AWS::EC2::SecurityGroupEgress",
            "AWS::S3::BucketPolicy",
            "AWS::SNS::Subscription",
            "AWS::SNS::TopicPolicy",
            "AWS::SQS::QueuePolicy",
            "AWS::Scheduler::Schedule");
    IGNORED.put("platform.staging", platform);
    IGNORED.put("platform.prod", platform);
  }

  @Test
  void makesWhatMotoSupports() throws IOException {
    JsonNode stacks = stacks();
    assertEquals(IGNORED.size(), stacks.size());
    Map<String, List<String>> ignored = new TreeMap<>();
    List<String> faults = new ArrayList<>();
    for (JsonNode stack : stacks) {
      String name = stack.get("stack").asText();
      assertEquals("CREATE_COMPLETE", stack.get("status").asText(), name);
      ignored.put(name, texts(stack.get("ignored")));
      texts(stack.get("faults")).forEach(fault -> faults.add(name + ": " + fault));
    }
    assertEquals(List.of(), faults);
    Map<String, List<String>> known = new TreeMap<>();
    IGNORED.forEach((name, types) -> known.put(name.replace('.', '-'), types));
    assertEquals(known, ignored);
  }

  @Test
  void leavesNoExampleOut() throws IOException {
    try (var params = Files.list(Path.of("params"))) {
      assertEquals(
          IGNORED.keySet().stream().sorted().toList(),
          params
              .map(file -> String.valueOf(file.getFileName()).replace(".params.json", ""))
              .filter(name -> !name.endsWith("-pipeline"))
              .sorted()
              .toList());
    }
  }

  private static List<String> without(String type, List<String> types) {
    return types.stream().filter(one -> !one.equals(type)).toList();
  }

  private static JsonNode stacks() throws IOException {
    List<String> files = new ArrayList<>();
    IGNORED.keySet().forEach(name -> files.add(absolute("params/" + name + ".params.json")));
    String python = PythonEnvironment.withEverything().python().toString();
    String report =
        Run.of(python, absolute("src/test/python/stacks.py"))
            .with(MOTO.environment())
            .input(String.join("\n", files))
            .go()
            .expectSuccess()
            .stdout();
    return new ObjectMapper().readTree(report);
  }

  private static String absolute(String path) {
    return Path.of(path).toAbsolutePath().toString();
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(item -> texts.add(item.asText()));
    return texts;
  }
}
