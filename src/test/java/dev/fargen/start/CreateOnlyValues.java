package dev.fargen.start;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/**
 * The type of every resource of a stack, and the values whose change replaces it, as a line of
 * text. Task definitions have none: ECS changes them by a new revision, whatever is changed.
 */
public final class CreateOnlyValues {
  private static final Path LIST =
      Path.of("src/main/resources/dev/fargen/deploy/create-only.properties");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TASK_DEFINITION = "AWS::ECS::TaskDefinition";

  /** The {@code conditionalCreateOnlyProperties} of the schemas: a change of theirs may replace. */
  private static final Map<String, List<String>> CONDITIONAL =
      Map.of(
          "AWS::EC2::VPC", List.of("InstanceTenancy"),
          "AWS::ECS::Service", List.of("LaunchType"),
          "AWS::RDS::DBCluster", List.of("Engine", "GlobalClusterIdentifier", "MasterUsername"),
          "AWS::RDS::DBInstance", List.of("AvailabilityZone", "DBSnapshotIdentifier", "Engine"));

  private CreateOnlyValues() {}

  /** The lines of a template's resources, by their logical ids. */
  public static Map<String, String> of(Template template) {
    Properties list = new Properties();
    try (var reader = Files.newBufferedReader(LIST)) {
      list.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> lines = new TreeMap<>();
    template.all().forEach(one -> lines.put(one.id(), line(one, list)));
    return lines;
  }

  private static String line(Resource resource, Properties list) {
    String type = resource.type();
    if (type.equals(TASK_DEFINITION)) {
      return type;
    }
    Set<String> names =
        new HashSet<>(List.of(list.getProperty(type.replace("::", "."), "").split(",")));
    names.addAll(CONDITIONAL.getOrDefault(type, List.of()));
    Map<String, Object> values = new TreeMap<>(resource.properties().values());
    values.keySet().retainAll(names);
    try {
      return type + " " + JSON.writeValueAsString(values);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
