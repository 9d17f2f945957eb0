package dev.fargen.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fargen.testing.Programs;
import dev.fargen.testing.TextFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the buildspec of the case with many builds does when its commands are run. */
class BuildspecTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ODD = "it's \"odd\" \\ $HOME `id` \u00e4\u2026\nand two lines";
  private static final String HOST = "111122223333.dkr.ecr.eu-west-1.amazonaws.com";
  private static final String OTHER = "444455556666.dkr.ecr.eu-central-1.amazonaws.com";

  @TempDir private Path folder;
  private BuildRun build;

  @BeforeEach
  void render() {
    Programs.need("bash", "jq");
    Rendering.of(Case.ALL.resolve("builds-in-a-pipeline/spec.yml"))
        .files()
        .forEach((file, text) -> TextFiles.write(folder.resolve(file), text));
    build =
        new BuildRun(folder)
            .with("SITE_REPOSITORY_URI", HOST + "/shop/site")
            .with("WORKER_REPOSITORY_URI", HOST + "/shop/worker")
            .with("COMPANY_REPORTS_REPOSITORY_URI", HOST + "/company/reports")
            .with("PLATFORM_PROXY_REPOSITORY_URI", OTHER + "/platform/proxy");
  }

  private BuildRun run() {
    build.go("shop.buildspec.yml", "shop:aaaaaaaa-0000-0000-0000-0000bbbbbbbb").expectSuccess();
    return build;
  }

  private JsonNode params(String environment) throws IOException {
    return JSON.readTree(folder.resolve("params/shop." + environment + ".params.json").toFile());
  }

  @Test
  void writesTheDigestOfEachImageIntoEveryParamsFile() throws IOException {
    run();
    for (String environment : List.of("dev", "prod")) {
      Map<String, String> images = new TreeMap<>();
      params(environment)
          .path("Parameters")
          .properties()
          .forEach(
              entry -> {
                if (entry.getKey().endsWith("Image")) {
                  images.put(entry.getKey(), entry.getValue().asText());
                }
              });
      String tag = "0123456789ab-bbbbbbbb";
      String worker = HOST + "/shop/worker@sha256:of-shop/worker-" + tag;
      assertEquals(
          new TreeMap<>(
              Map.of(
                  "SiteImage", HOST + "/shop/site@sha256:of-shop/site-SiteImage-" + tag,
                  "SitePhpImage", HOST + "/shop/site@sha256:of-shop/site-SitePhpImage-" + tag,
                  "WorkerImage", worker,
                  "NightlyImage", worker,
                  "ReportsImage", HOST + "/company/reports@sha256:of-company/reports-" + tag,
                  "ReportsProxyImage", OTHER + "/platform/proxy@sha256:of-platform/proxy-" + tag)),
          images);
    }
  }

  @Test
  void leavesEverythingElseOfAParamsFileAsItIs() throws IOException {
    ObjectNode odd = (ObjectNode) params("dev");
    odd.withObject("/Parameters").put("VpcId", ODD);
    odd.withObject("/Tags").put("motto", ODD);
    TextFiles.write(folder.resolve("params/shop.dev.params.json"), odd.toString());
    run();
    assertEquals(ODD, params("dev").at("/Parameters/VpcId").asText());
    assertEquals(ODD, params("dev").at("/Tags/motto").asText());
    Set<String> names = new TreeSet<>();
    odd.at("/Parameters").fieldNames().forEachRemaining(names::add);
    params("dev").at("/Parameters").fieldNames().forEachRemaining(names::remove);
    assertEquals(Set.of(), names);
  }

  @Test
  void buildsEachImageOnceAndHandsArgumentsOnAsTheyAreWritten() {
    List<List<String>> builds =
        run().calls("docker").stream().filter(call -> call.get(0).equals("build")).toList();
    assertEquals(4, builds.size(), builds.toString());
    assertEquals(
        List.of(
            "build",
            "--file",
            "./src/../docker/site.Dockerfile",
            "--build-arg",
            "MOTTO=it's 100% $HOME \"sweet\" home",
            "--build-arg",
            "EMPTY=",
            "--tag",
            HOST + "/shop/site:SiteImage-0123456789ab-bbbbbbbb",
            "./src/"),
        builds.get(0));
  }

  @Test
  void logsInToEachRegistryOnce() {
    List<String> registries =
        run().calls("docker").stream()
            .filter(call -> call.get(0).equals("login"))
            .map(call -> call.get(call.size() - 1))
            .toList();
    assertEquals(List.of(HOST, OTHER), registries);
  }

  @Test
  void runsASecondTimeForTheSameCommitAlthoughTagsStay() throws IOException {
    run();
    JsonNode first = params("prod");
    build.go("shop.buildspec.yml", "shop:aaaaaaaa-0000-0000-0000-0000cccccccc").expectSuccess();
    assertNotEquals(first, params("prod"));
  }

  @Test
  void stopsWherePushingFailsAndWritesNothing() {
    Map<String, String> before = TextFiles.read(folder.resolve("params"));
    build.with("REFUSED", HOST + "/shop/worker:0123456789ab-bbbbbbbb");
    var result = build.go("shop.buildspec.yml", "shop:aaaaaaaa-0000-0000-0000-0000bbbbbbbb");
    assertEquals(1, result.exit(), result.stderr());
    assertEquals(before, TextFiles.read(folder.resolve("params")));
    List<String> last = build.calls("docker").get(build.calls("docker").size() - 1);
    assertTrue(last.contains(HOST + "/shop/worker:0123456789ab-bbbbbbbb"), last.toString());
  }

  @Test
  void stopsAtAParamsFileThatIsNoJson() {
    TextFiles.write(folder.resolve("params/shop.dev.params.json"), "{");
    var result = build.go("shop.buildspec.yml", "shop:aaaaaaaa-0000-0000-0000-0000bbbbbbbb");
    assertEquals(1, result.exit(), result.stderr());
    assertEquals("{", TextFiles.read(folder).get("params/shop.dev.params.json"));
  }
}
