package dev.fargen.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fargen.aws.HandlerActions;
import dev.fargen.aws.IamActions;
import dev.fargen.aws.ResourceTypes;
import dev.fargen.testing.CfnYaml;
import dev.fargen.testing.PythonEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The deploy role of every case and example, held against what CloudFormation's resource type
 * schemas say that their handlers call, and against the Service Authorization Reference. A case
 * without a pipeline gets one.
 */
class HandlersTest {
  private static final Path FOLDER = Path.of("src/test/resources/deploy-role");

  /** A rendered deploy role, and what it deploys: types, and {@code type.property}. */
  private record Deployment(String name, DeployRole role, Set<String> deployed) {}

  private static final List<Deployment> DEPLOYMENTS = deployments();

  private static List<Deployment> deployments() {
    Stream<Path> specs =
        Stream.concat(
            Case.all().stream().map(one -> one.folder().resolve("spec.yml")),
            Examples.all().stream());
    return specs.filter(Files::isRegularFile).flatMap(HandlersTest::deployments).toList();
  }

  private static Stream<Deployment> deployments(Path spec) {
    Map<String, String> files = withPipeline(spec);
    Set<String> deployed =
        files.entrySet().stream()
            .filter(file -> DeployRoleTest.isDeployed(file.getKey()))
            .flatMap(file -> typesAndProperties(file.getValue()).stream())
            .collect(Collectors.toCollection(TreeSet::new));
    return files.entrySet().stream()
        .filter(file -> file.getKey().endsWith(".template.yml"))
        .flatMap(file -> DeployRole.in(file.getValue()).stream())
        .map(role -> new Deployment(spec.toString(), role, deployed));
  }

  /** What the spec renders to, with a pipeline for its environments if it has none. */
  private static Map<String, String> withPipeline(Path spec) {
    Rendering rendering = Rendering.of(spec);
    if (rendering.result().exit() != 0) {
      return Map.of();
    }
    String text = read(spec);
    if (text.contains("\npipeline:")) {
      return rendering.files();
    }
    Object environments =
        CfnYaml.template(text).getOrDefault("environments", Map.of("test", Map.of()));
    String all =
        (text.contains("\nenvironments:") ? text : text + "\nenvironments: {test: {}}")
            + "\npipeline:\n  source: {repository: a/b, connection: \"arn:aws:codeconnections"
            + ":eu-west-1:111122223333:connection/0a1b2c3d\"}\n  stages: ["
            + String.join(", ", keys(environments))
            + "]\n  deploy_actions: {"
            + String.join(", ", unknown(rendering))
            + "}\n";
    return Rendering.ofText(all).files();
  }

  /** An action for each raw type that fargen has none for, since the spec would be refused. */
  private static List<String> unknown(Rendering rendering) {
    return rendering.files().entrySet().stream()
        .filter(file -> DeployRoleTest.isDeployed(file.getKey()))
        .flatMap(file -> typesAndProperties(file.getValue()).stream())
        .filter(type -> type.indexOf('.') < 0 && !HandlerActions.know(type))
        .map(type -> type + ": ec2:DescribeTags")
        .toList();
  }

  private static Set<String> keys(Object map) {
    return ((Map<?, ?>) map).keySet().stream().map(String::valueOf).collect(Collectors.toSet());
  }

  private static Set<String> typesAndProperties(String template) {
    Set<String> all = new TreeSet<>();
    CfnYaml.section(CfnYaml.template(template), "Resources")
        .values()
        .forEach(
            resource -> {
              String type = String.valueOf(resource.get("Type"));
              all.add(type);
              keys(resource.getOrDefault("Properties", Map.of()))
                  .forEach(property -> all.add(type + "." + property));
            });
    return all;
  }

  @Test
  void everyRoleMayDoWhatTheHandlersOfItsTypesCall() {
    Map<String, Set<String>> handlers = handlers();
    Map<String, Set<String>> byProperty = byProperty();
    Map<String, String> leftOut = reasons("left-out.txt");
    Set<String> used = new TreeSet<>();
    Map<String, String> missing = new TreeMap<>();
    for (Deployment one : DEPLOYMENTS) {
      Set<String> allowed = one.role.actions();
      for (String type : one.deployed) {
        for (String action : handlers.getOrDefault(type, Set.of())) {
          Set<String> with = byProperty.getOrDefault(type + " " + action, Set.of());
          boolean needed = with.isEmpty() || with.stream().anyMatch(one.deployed::contains);
          if (needed && !allowed.contains(action)) {
            String key = type + " " + action;
            used.add(key);
            if (!leftOut.containsKey(key)) {
              missing.putIfAbsent(key, one.name);
            }
          }
        }
      }
    }
    assertEquals(Map.of(), missing);
    assertEquals(leftOut.keySet(), used, "what is left out, and what has to be");
  }

  @Test
  void noRoleMayDoOnEverythingWhatCanBeLimited() {
    Set<String> scopable = scopable();
    Map<String, String> accepted = reasons("unlimited.txt");
    Set<String> unlimited = new TreeSet<>();
    DEPLOYMENTS.forEach(one -> unlimited.addAll(one.role.unlimited()));
    HandlerActions.lines().stream()
        .filter(line -> line.scope().equals("*"))
        .forEach(line -> unlimited.addAll(line.actions()));
    unlimited.removeIf(action -> !scopable.contains(action.toLowerCase(Locale.ROOT)));

    assertEquals(accepted.keySet(), unlimited);
  }

  @Test
  void noRoleMayChangeResourcesOfOtherStacksThatCanBeToldFromItsOwn() {
    Set<String> others = new TreeSet<>();
    for (HandlerActions.Line line : HandlerActions.lines()) {
      String scope = line.scope();
      boolean changes =
          line.actions().stream().anyMatch(action -> !action.matches(".*:(Describe|Get|List).*"));
      boolean elsewhere =
          line.type().endsWith(" elsewhere") || scope.contains("{listener}* untagged, ");
      if (!changes || scope.matches("\\*.*|(pass|role):.*")) {
        continue;
      }
      if (elsewhere) {
        others.add(scope);
      } else if (!scope.matches(".*( tagged| untagged.*| in vpc)")) {
        Stream.of(scope.split(" ")).filter(kind -> !kind.contains("{")).forEach(others::add);
      }
    }
    assertEquals(reasons("other-resources.txt").keySet(), others);
  }

  @Test
  void everyTypeAndPropertyThatIsEverEmittedIsHeldAgainstARole() {
    Set<String> held = new TreeSet<>();
    DEPLOYMENTS.forEach(one -> held.addAll(one.deployed));
    Set<String> emitted = new TreeSet<>();
    Renders.all()
        .values()
        .forEach(
            files ->
                files.forEach(
                    (file, text) -> {
                      if (DeployRoleTest.isDeployed(file)) {
                        emitted.addAll(typesAndProperties(text));
                      }
                    }));
    emitted.removeIf(name -> !HandlerActions.know(name.split("\\.")[0]));
    emitted.removeAll(held);

    assertEquals(Set.of(), emitted);
    assertTrue(DEPLOYMENTS.size() > 100, "so few roles: " + DEPLOYMENTS.size());
  }

  /** The actions that only a property requires, by type and action, and these properties. */
  private static Map<String, Set<String>> byProperty() {
    Map<String, Set<String>> properties = new HashMap<>();
    Set<String> always = new TreeSet<>();
    for (HandlerActions.Line line : HandlerActions.lines()) {
      String type = line.type().split("\\.")[0];
      for (String action : line.actions()) {
        if (line.type().equals(type)) {
          always.add(type + " " + action);
        } else {
          properties.computeIfAbsent(type + " " + action, key -> new TreeSet<>()).add(line.type());
        }
      }
    }
    properties.keySet().removeAll(always);
    return properties;
  }

  /** Actions that AWS itself does not know by that name are typing errors of a schema. */
  private static Map<String, Set<String>> handlers() {
    Map<String, Set<String>> handlers = new HashMap<>();
    data()
        .path("handlers")
        .properties()
        .forEach(
            type -> {
              Set<String> actions = new TreeSet<>();
              type.getValue().forEach(action -> actions.add(action.asText()));
              actions.removeIf(action -> !IamActions.exists(action));
              handlers.put(type.getKey(), actions);
            });
    return handlers;
  }

  private static Set<String> scopable() {
    Set<String> actions = new TreeSet<>();
    data().path("scopable").forEach(action -> actions.add(action.asText()));
    return actions;
  }

  private static JsonNode data() {
    List<String> types =
        HandlerActions.lines().stream()
            .map(line -> line.type().split("\\.")[0])
            .filter(type -> ResourceTypes.find(type).isPresent())
            .distinct()
            .toList();
    try {
      return new ObjectMapper()
          .readTree(PythonEnvironment.withCfnLint().run("handlers.py", types, List.of()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Lines of what is accepted, two blanks, and the reason. */
  private static Map<String, String> reasons(String file) {
    Map<String, String> reasons = new TreeMap<>();
    for (String line : read(FOLDER.resolve(file)).lines().toList()) {
      if (!line.isEmpty() && !line.startsWith("#")) {
        String[] parts = line.split(" {2,}", 2);
        assertTrue(parts.length == 2, "a reason is required: " + line);
        reasons.put(parts[0], parts[1]);
      }
    }
    return reasons;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
