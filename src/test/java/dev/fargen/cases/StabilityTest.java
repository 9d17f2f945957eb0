package dev.fargen.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fargen.testing.CfnYaml;
import dev.fargen.testing.TextFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workloads come, go and change places; nothing changes in the resources of the others. */
class StabilityTest {
  private static final String WEB = "  web: {image: nginx, port: 80, http: {}}\n";
  private static final String API =
      """
        api:
          image: api:1
          port: 3000
          http: {path: [/api, /v1/*]}
          scaling: {min: 1, max: 5, requests: 100}
          sidecars: {cache: {image: redis, port: 6379}}
      """;
  private static final String ADMIN =
      "  admin: {image: admin:1, port: 90, http: {host: admin.example.com}}\n";
  private static final String BLOG = "  blog: {image: blog:1, port: 81, http: {path: /blog}}\n";

  @TempDir private Path folder;

  @Test
  void addingChangesNoOther() {
    sameFor(List.of("Web", "Api", "Admin"), List.of(WEB, API, ADMIN, BLOG));
    sameFor(List.of("Web", "Api", "Admin"), List.of(BLOG, WEB, API, ADMIN));
  }

  @Test
  void removingChangesNoOther() {
    sameFor(List.of("Web", "Admin"), List.of(WEB, ADMIN));
    sameFor(List.of("Api"), List.of(API));
  }

  @Test
  void reorderingChangesNothing() {
    assertEquals(resources(List.of(WEB, API, ADMIN)), resources(List.of(ADMIN, API, WEB)));
  }

  private void sameFor(List<String> workloads, List<String> after) {
    Map<String, Object> before = resources(List.of(WEB, API, ADMIN));
    Map<String, Object> now = resources(after);
    for (String workload : workloads) {
      assertEquals(of(workload, before), of(workload, now));
    }
  }

  private static Map<String, Object> of(String workload, Map<String, Object> resources) {
    Map<String, Object> own = new TreeMap<>(resources);
    own.keySet().removeIf(id -> !id.startsWith(workload));
    return own;
  }

  private Map<String, Object> resources(List<String> workloads) {
    String spec = "name: shop\nworkloads:\n" + String.join("", workloads);
    Rendering rendering = Rendering.of(TextFiles.write(folder.resolve("spec.yml"), spec));
    assertEquals(0, rendering.result().exit(), rendering.result().stderr());
    String template = rendering.files().getOrDefault("templates/shop.template.yml", "");
    return new TreeMap<>(CfnYaml.section(CfnYaml.template(template), "Resources"));
  }
}
