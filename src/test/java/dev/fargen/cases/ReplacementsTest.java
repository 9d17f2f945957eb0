package dev.fargen.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fargen.start.CreateOnlyValues;
import dev.fargen.testing.TextFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * What an update of the examples' stacks from commit 0843a1d to the present templates replaces or
 * deletes: only what {@code accepted.txt} lists with the words that name it in CHANGELOG.md, and
 * never what holds data, names or addresses. {@code 0843a1d.txt} has the values of then whose
 * change replaces a resource.
 */
class ReplacementsTest {
  private static final Map<String, String> FILES =
      TextFiles.read(Path.of("src/test/resources/replacements"));

  /** Types that hold data, or that others know by name or address. */
  private static final Set<String> KEPT =
      Set.of(
          "AWS::EC2::VPC",
          "AWS::ECR::Repository",
          "AWS::EFS::FileSystem",
          "AWS::ElasticLoadBalancingV2::LoadBalancer",
          "AWS::KMS::Key",
          "AWS::Logs::LogGroup",
          "AWS::RDS::DBCluster",
          "AWS::RDS::DBInstance",
          "AWS::S3::Bucket",
          "AWS::SQS::Queue");

  @Test
  void onlyWhatTheChangelogNamesIsReplaced() throws IOException {
    Map<String, String> accepted = accepted();
    Set<String> replaced = new TreeSet<>();
    Map<String, Map<String, String>> now = now();
    before()
        .forEach(
            (stack, lines) ->
                replaced(lines, now.getOrDefault(stack, Map.of()))
                    .forEach(id -> replaced.add(stack + " " + id)));

    assertEquals(accepted.keySet(), replaced);
    String changelog = Files.readString(Path.of("CHANGELOG.md"));
    accepted.forEach((id, words) -> assertTrue(changelog.contains(words), id + ": " + words));
  }

  @Test
  void nothingThatHoldsDataIsReplaced() {
    Map<String, Map<String, String>> now = now();
    before()
        .forEach(
            (stack, lines) -> {
              Set<String> replaced = replaced(lines, now.getOrDefault(stack, Map.of()));
              replaced.removeIf(id -> !KEPT.contains(type(lines, id)));
              assertEquals(Set.of(), replaced, stack);
            });
  }

  @Test
  void noticesWhatIsReplacedAndWhatGoesWithIt() {
    Map<String, String> before =
        Map.of(
            "Balancer", "AWS::ElasticLoadBalancingV2::LoadBalancer {\"Scheme\":\"internal\"}",
            "Listener",
                "AWS::ElasticLoadBalancingV2::Listener {\"LoadBalancerArn\":\"«Balancer»\"}",
            "Rule",
                "AWS::ElasticLoadBalancingV2::ListenerRule {\"ListenerArn\":\"«Listener.Arn»\"}",
            "Queue", "AWS::SQS::Queue {}",
            "Gone", "AWS::SQS::Queue {}");
    Map<String, String> now = new TreeMap<>(before);
    now.put(
        "Balancer", "AWS::ElasticLoadBalancingV2::LoadBalancer {\"Scheme\":\"internet-facing\"}");
    now.remove("Gone");
    now.put("New", "AWS::SQS::Queue {}");
    assertEquals(Set.of("Balancer", "Gone", "Listener", "Rule"), replaced(before, now));
  }

  /** What has other values than before, is gone, or refers to such a resource in such a value. */
  private static Set<String> replaced(Map<String, String> before, Map<String, String> now) {
    Set<String> replaced = new TreeSet<>();
    for (int size = -1; size < replaced.size(); ) {
      size = replaced.size();
      for (var one : before.entrySet()) {
        String line = now.getOrDefault(one.getKey(), "");
        boolean follows =
            replaced.stream()
                .anyMatch(id -> line.contains("«" + id + "»") || line.contains("«" + id + "."));
        if (follows || !line.equals(one.getValue())) {
          replaced.add(one.getKey());
        }
      }
    }
    return replaced;
  }

  private static String type(Map<String, String> lines, String id) {
    return lines.getOrDefault(id, "").split(" ", 2)[0];
  }

  private static Map<String, Map<String, String>> now() {
    Map<String, Map<String, String>> now = new TreeMap<>();
    for (Path spec : Examples.all()) {
      for (Deployed one : Deployed.all(Rendering.of(spec).files())) {
        now.put(one.stack(), CreateOnlyValues.of(one.evaluated(List.of())));
      }
    }
    return now;
  }

  /** Lines of a stack's name, and behind it the indented lines of its resources. */
  private static Map<String, Map<String, String>> before() {
    Map<String, Map<String, String>> before = new LinkedHashMap<>();
    Map<String, String> stack = Map.of();
    for (String line : lines("0843a1d.txt")) {
      if (line.startsWith("  ")) {
        String[] words = line.strip().split(" ", 2);
        stack.put(words[0], words[1]);
      } else {
        stack = new TreeMap<>();
        before.put(line, stack);
      }
    }
    return before;
  }

  /** Lines of {@code stack resource | words of CHANGELOG.md}. */
  private static Map<String, String> accepted() {
    Map<String, String> accepted = new TreeMap<>();
    for (String line : lines("accepted.txt")) {
      String[] parts = line.split(" *\\| *", 2);
      accepted.put(parts[0], parts[1]);
    }
    return accepted;
  }

  private static List<String> lines(String file) {
    List<String> lines = new ArrayList<>(FILES.getOrDefault(file, "").lines().toList());
    lines.removeIf(line -> line.isBlank() || line.startsWith("#"));
    return lines;
  }
}
