package dev.fargen.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fargen.testing.Moto;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;

/**
 * The committed product-service template, taken to CloudFormation as moto's server has it, once
 * with dev's and once with prod's committed params; what is there is then read through its own API.
 */
final class ProductServiceMotoIT {

  @RegisterExtension static final Moto MOTO = new Moto();

  @Test
  void oneTemplateBecomesTwoStacks() throws IOException {
    List<String> network = MOTO.network();
    Stack dev = create("dev", network);
    assertEquals("CREATE_COMPLETE", dev.stackStatusAsString());
    assertService(dev, "512", 1);
    Stack prod = create("prod", network);
    assertEquals("CREATE_COMPLETE", prod.stackStatusAsString());
    assertService(prod, "1024", 3);
    assertLogGroup(dev);
    assertLogGroup(prod);
    assertTargetGroups();
  }

  private static Stack create(String environment, List<String> network) throws IOException {
    Path params = Path.of("params/product-service." + environment + ".params.json");
    JsonNode committed = new ObjectMapper().readTree(params.toFile()).get("Parameters");
    List<Parameter> values = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : committed.properties()) {
      String value =
          switch (entry.getKey()) {
            case "VpcId" -> network.get(0);
            case "SubnetIds" -> network.get(1) + "," + network.get(2);
            default -> entry.getValue().asText();
          };
      values.add(Parameter.builder().parameterKey(entry.getKey()).parameterValue(value).build());
    }
    String template = Files.readString(Path.of("templates/product-service.template.yml"));
    String name = "product-service-" + environment;
    try (CloudFormationClient client = at(CloudFormationClient.builder())) {
      client.createStack(
          request ->
              request
                  .stackName(name)
                  .templateBody(template)
                  .parameters(values)
                  .capabilities(Capability.CAPABILITY_IAM));
      return client.describeStacks(request -> request.stackName(name)).stacks().get(0);
    }
  }

  /** moto keeps of a task definition its memory, containers and volumes, and nothing else. */
  private static void assertService(Stack stack, String memory, int count) {
    Map<String, String> outputs = outputs(stack);
    try (EcsClient ecs = at(EcsClient.builder())) {
      Service service =
          ecs.describeServices(
                  request ->
                      request
                          .cluster(outputs.get("ClusterName"))
                          .services(outputs.get("ApiServiceName")))
              .services()
              .get(0);
      assertEquals(count, service.desiredCount());
      TaskDefinition task =
          ecs.describeTaskDefinition(request -> request.taskDefinition(service.taskDefinition()))
              .taskDefinition();
      assertEquals(memory, task.memory());
      ContainerDefinition api = task.containerDefinitions().get(0);
      assertEquals("api", api.name());
      assertEquals(Integer.parseInt(memory), api.memory());
      assertEquals("RELEASE_IMAGE_URL", api.image());
      assertEquals("1000:1000", api.user());
      assertEquals(3000, api.portMappings().get(0).containerPort());
      assertEquals(
          outputs.get("ApiLogGroupName"), api.logConfiguration().options().get("awslogs-group"));
    }
  }

  private static void assertLogGroup(Stack stack) {
    String name = outputs(stack).getOrDefault("ApiLogGroupName", "");
    try (CloudWatchLogsClient logs = at(CloudWatchLogsClient.builder())) {
      var groups = logs.describeLogGroups(request -> request.logGroupNamePrefix(name)).logGroups();
      assertEquals(1, groups.size());
      assertEquals(30, groups.get(0).retentionInDays());
    }
  }

  private static void assertTargetGroups() {
    try (ElasticLoadBalancingV2Client balancing = at(ElasticLoadBalancingV2Client.builder())) {
      List<TargetGroup> groups = balancing.describeTargetGroups().targetGroups();
      assertEquals(2, groups.size());
      for (TargetGroup group : groups) {
        assertEquals("ip", group.targetTypeAsString());
        assertEquals(80, group.port()); // a default, which no task uses
        assertEquals("/", group.healthCheckPath());
        assertEquals("200", group.matcher().httpCode());
      }
    }
  }

  private static Map<String, String> outputs(Stack stack) {
    return stack.outputs().stream()
        .collect(Collectors.toMap(Output::outputKey, Output::outputValue));
  }

  private static <B extends AwsClientBuilder<B, C>, C> C at(B builder) {
    return builder
        .endpointOverride(URI.create(MOTO.endpoint().toString()))
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("testing", "testing")))
        .build();
  }
}
