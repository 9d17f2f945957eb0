package dev.fargen.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fargen.aws.HandlerActions;
import dev.fargen.aws.IamActions;
import dev.fargen.testing.CfnYaml;
import dev.fargen.testing.TextFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the role that deploys may do, held against what is deployed. */
class DeployRoleTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MANY_STAGES =
      """
      name: everything
      network: {create: {zones: 3, nat: per_zone}}
      load_balancer: {create: {}}
      queues: {jobs: {}}
      volumes: {files: {}}
      databases: {shop: {engine: aurora-postgresql}}
      workloads:
        web:
          build: .
          port: 80
          http: {}
          volumes: ["files:/files"]
          environment: {HOST: "${databases.shop.host}"}
          scaling: {min: 1, max: 2, cpu: 60}
        worker: {build: ., queue: jobs, scaling: {min: 0, max: 2}}
        nightly: {build: ., schedule: rate(1 day)}
      pipeline:
        source: {repository: example/shop, connection: "arn:aws:codeconnections:eu-west-1:111122223333:connection/0a1b2c3d"}
        stages: [%s]
      environments:
      %s""";

  private static final Set<String> OWN_TYPES =
      Set.of(
          "AWS::CodeBuild::Project",
          "AWS::ECR::Repository",
          "AWS::IAM::ManagedPolicy",
          "AWS::IAM::Role",
          "AWS::KMS::Key",
          "AWS::Logs::LogGroup",
          "AWS::S3::Bucket");

  @TempDir private Path folder;

  static boolean isDeployed(String file) {
    return file.matches("templates/[a-z0-9-]+\\.template\\.yml")
        && !file.matches(".*-(pipeline|artifacts|roles-[0-9]+)\\.template\\.yml");
  }

  private static Set<String> types(String template) {
    return CfnYaml.section(CfnYaml.template(template), "Resources").values().stream()
        .map(resource -> String.valueOf(resource.get("Type")))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> rawTypes(Path spec) {
    String text =
        TextFiles.read(spec.resolveSibling("."))
            .getOrDefault(String.valueOf(spec.getFileName()), "");
    return Stream.of(text.split("\n"))
        .filter(line -> line.contains("Type: "))
        .map(line -> line.replaceAll(".*Type: \"?([A-Za-z0-9:]+).*", "$1"))
        .collect(Collectors.toSet());
  }

  @Test
  void hasTheActionsOfEveryTypeThatIsEverEmitted() {
    Set<String> unknown = new TreeSet<>();
    Set<String> known = new TreeSet<>();
    Stream<Path> specs =
        Stream.concat(
            Case.all().stream().map(one -> one.folder().resolve("spec.yml")),
            Examples.all().stream());
    specs.forEach(
        spec ->
            Rendering.of(spec)
                .files()
                .forEach(
                    (file, text) -> {
                      if (isDeployed(file)) {
                        for (String type : types(text)) {
                          if (HandlerActions.know(type)) {
                            known.add(type);
                          } else if (!rawTypes(spec).contains(type)) {
                            unknown.add(spec + ": " + type);
                          }
                        }
                      }
                    }));
    assertEquals(Set.of(), unknown);
    assertTrue(known.size() > 35, "so few types are ever emitted: " + known);
  }

  @Test
  void namesActionsThatIamKnows() {
    assertEquals(
        List.of(),
        HandlerActions.lines().stream()
            .flatMap(line -> line.actions().stream())
            .filter(action -> !IamActions.exists(action))
            .toList());
  }

  /** Their names can begin as the stacks' names do, so that the role's permissions include them. */
  @Test
  void mayDoNothingWithResourcesOfThePipeline() {
    List<String> reachable = new ArrayList<>();
    int pipelines = 0;
    for (Case one : Case.all()) {
      for (String text : Rendering.of(one.folder().resolve("spec.yml")).files().values()) {
        if (!DeployRole.in(text).isEmpty()) {
          pipelines++;
          reachable.addAll(notDenied(one.name(), text));
        }
      }
    }
    assertEquals(List.of(), reachable);
    assertTrue(pipelines > 8, "so few pipelines: " + pipelines);
  }

  private static List<String> notDenied(String name, String text) {
    Map<String, Map<String, Object>> resources =
        CfnYaml.section(CfnYaml.template(text), "Resources");
    Object limits = in(Objects.requireNonNull(resources.get("DeployLimits"), name), "Properties");
    assertEquals(List.of(Map.of("Ref", "DeployRole")), in(limits, "Roles"));
    Object statement = ((List<?>) in(in(limits, "PolicyDocument"), "Statement")).get(0);
    assertEquals("Deny", in(statement, "Effect"));
    assertEquals("*", in(statement, "Action"));
    String denied = String.valueOf(in(statement, "Resource"));
    return resources.entrySet().stream()
        .filter(one -> OWN_TYPES.contains(String.valueOf(one.getValue().get("Type"))))
        .map(Map.Entry::getKey)
        .filter(id -> !denied.contains("[" + id + ", Arn]") && !denied.contains("Ref=" + id + "}"))
        .filter(id -> !denied.contains("policy/*-" + id + "-*"))
        .map(id -> name + ": " + id)
        .toList();
  }

  @Test
  void fitsIntoPoliciesAsLongAsIamTakesThem() {
    int stages = 12;
    StringBuilder environments = new StringBuilder();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < stages; i++) {
      names.add("env" + i);
      environments.append("  env%d: {stack: a-rather-long-name-of-a-stack-%d}\n".formatted(i, i));
    }
    Path spec =
        TextFiles.write(
            folder.resolve("spec.yml"),
            MANY_STAGES.formatted(String.join(", ", names), environments));
    Rendering rendering = Rendering.of(spec);
    assertEquals(0, rendering.result().exit(), rendering.result().stderr());
    String template =
        rendering.files().getOrDefault("templates/everything-pipeline.template.yml", "");
    Map<String, Map<String, Object>> resources =
        CfnYaml.section(CfnYaml.template(template), "Resources");
    List<Integer> managed = new ArrayList<>();
    for (Map<String, Object> resource : resources.values()) {
      Object properties = resource.getOrDefault("Properties", Map.of());
      if (in(resource, "Type").equals("AWS::IAM::ManagedPolicy")) {
        managed.add(length(in(properties, "PolicyDocument")));
      } else if (in(resource, "Type").equals("AWS::IAM::Role")) {
        boolean none = !((Map<?, ?>) properties).containsKey("Policies");
        List<?> policies = none ? List.of() : (List<?>) in(properties, "Policies");
        int inline =
            policies.stream().mapToInt(policy -> length(in(policy, "PolicyDocument"))).sum();
        assertTrue(inline <= 10_240, "an inline policy of " + inline);
      }
    }
    assertTrue(managed.size() > 1 && managed.size() <= 10, "managed policies: " + managed);
    assertTrue(managed.stream().allMatch(length -> length <= 6_144), "too long: " + managed);
  }

  private static Object in(Object map, String key) {
    return Objects.requireNonNull(((Map<?, ?>) map).get(key), key);
  }

  /** As IAM sees it, with the longest of what the pseudo parameters may stand for. */
  private static int length(Object document) {
    try {
      String json = JSON.writeValueAsString(document);
      return json.replaceAll("\\{\"Fn::Sub\":(\"[^\"]*\")}", "$1")
          .replaceAll("\\{\"Fn::GetAtt\":[^}]*}", "x".repeat(100))
          .replace("${AWS::Partition}", "aws-us-gov")
          .replace("${AWS::Region}", "ap-southeast-1")
          .replace("${AWS::AccountId}", "111122223333")
          .length();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
