package dev.fargen.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fargen.testing.CfnYaml;
import dev.fargen.testing.PythonEnvironment;
import dev.fargen.testing.TextFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every resource of every case and example, with the values of each environment, held against the
 * input of the API operation that makes it, as botocore has it: names, types, allowed values and
 * what is required. No emulator makes all types, and none refuses what it does not know. {@code
 * src/test/resources/shapes} has what the API names otherwise or lacks, with the reasons.
 */
class RequestShapesTest {
  private static final Path FOLDER = Path.of("src/test/resources/shapes").toAbsolutePath();
  private static final ObjectMapper JSON = new ObjectMapper();

  private static JsonNode answer = JSON.nullNode();

  @BeforeAll
  static void compareAll() {
    List<Object> templates = new ArrayList<>();
    Renders.all().forEach((name, files) -> templates.addAll(of(name, files)));
    answer = compare(templates);
  }

  @Test
  void everyResourceIsWhatTheOperationTakes() {
    assertEquals(List.of(), texts("faults"));
  }

  @Test
  void everyEntryOfTheListsIsNeeded() {
    assertEquals(List.of(), texts("unused"));
  }

  @Test
  void everyTypeThatIsEmittedIsCompared() {
    Set<String> compared = new TreeSet<>();
    answer.path("compared").fieldNames().forEachRemaining(compared::add);

    assertEquals(emitted(), compared);
  }

  /** For these, nothing else shows that AWS would take them. */
  @Test
  void noEmulatorMakesTheTypesOfTheList() {
    Set<String> notMade = emitted();
    read(PythonEnvironment.withEverything().run("emulated.py", List.of(), ""))
        .forEach(type -> notMade.remove(type.asText()));
    List<String> listed =
        TextFiles.read(Path.of("src/test/resources/emulators"))
            .getOrDefault("none.txt", "")
            .lines()
            .filter(line -> !line.startsWith("#"))
            .toList();

    assertEquals(listed, List.copyOf(notMade));
  }

  private static Set<String> emitted() {
    Set<String> types = new TreeSet<>();
    for (Map<String, String> files : Renders.all().values()) {
      for (Deployed one : Deployed.all(files)) {
        CfnYaml.section(one.left(), "Resources")
            .values()
            .forEach(resource -> types.add(String.valueOf(resource.get("Type"))));
      }
    }
    return types;
  }

  /** What would pass unnoticed if the comparison looked at too little. */
  @Test
  void noticesWhatTheOperationDoesNotTake() {
    Map<String, Object> service =
        Map.of(
            "TaskDef", "shop:1",
            "LaunchType", "FARGAT",
            "DesiredCount", "two",
            "LoadBalancers", Map.of("ContainerPort", 80),
            "NetworkConfiguration", Map.of("AwsvpcConfiguration", Map.of("Subnet", List.of("a"))));
    Map<String, Object> alarm = Map.of("AlarmName", "a", "EvaluationPeriods", 0);
    Map<String, Object> template =
        Map.of(
            "Resources",
            Map.of(
                "Service", Map.of("Type", "AWS::ECS::Service", "Properties", service),
                "Alarm", Map.of("Type", "AWS::CloudWatch::Alarm", "Properties", alarm)));
    List<String> faults = new ArrayList<>();
    compare(List.of(template("a case", "shop", template, Map.of())))
        .path("faults")
        .forEach(fault -> faults.add(fault.asText().replaceFirst(" \\(a case \\w+\\)$", "")));

    assertEquals(
        """
        AWS::CloudWatch::Alarm.EvaluationPeriods: 0 is outside min 1 of EvaluationPeriods
        AWS::ECS::Service.DesiredCount: 'two' is no integer
        AWS::ECS::Service.LaunchType: 'FARGAT' is none of EC2, FARGATE, EXTERNAL, MANAGED_INSTANCES
        AWS::ECS::Service.LoadBalancers: {'ContainerPort': 80} is no list, as LoadBalancers is
        AWS::ECS::Service.NetworkConfiguration.AwsvpcConfiguration.Subnet: \
        no counterpart in AwsVpcConfiguration
        AWS::ECS::Service.NetworkConfiguration.AwsvpcConfiguration: \
        AwsVpcConfiguration requires subnets
        AWS::ECS::Service.TaskDef: no counterpart in ecs:CreateService
        """,
        String.join("\n", faults) + "\n");
  }

  private static List<Object> of(String name, Map<String, String> files) {
    List<Object> templates = new ArrayList<>();
    for (Deployed one : Deployed.all(files)) {
      templates.add(template(name, one.stack(), one.template(), one.values()));
    }
    return templates;
  }

  private static Map<String, Object> template(
      String where, String stack, Map<String, Object> template, Map<String, String> values) {
    return Map.of("where", where, "stack", stack, "template", template, "values", values);
  }

  private static JsonNode compare(List<Object> templates) {
    return read(
        PythonEnvironment.withCfnLint()
            .run("shapes.py", List.of(FOLDER.toString()), written(templates)));
  }

  private static String written(List<Object> templates) {
    try {
      return JSON.writeValueAsString(templates);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonNode read(String answer) {
    try {
      return JSON.readTree(answer);
    } catch (JsonProcessingException e) {
      throw new AssertionError(answer, e);
    }
  }

  private static List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    answer.path(name).forEach(item -> texts.add(item.asText()));
    assertTrue(answer.has(name), name);
    return texts;
  }
}
