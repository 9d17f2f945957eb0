package dev.fargen.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fargen.testing.CfnYaml;
import dev.fargen.testing.Programs;
import dev.fargen.testing.TextFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the project that tags deployed images does when its commands are run after the build. */
class KeepImagesTest {
  private static final String HOST = "111122223333.dkr.ecr.eu-west-1.amazonaws.com";

  @TempDir private Path folder;
  private BuildRun build;

  @BeforeEach
  void render() {
    Programs.need("bash", "jq");
    Map<String, String> files =
        Rendering.of(Case.ALL.resolve("builds-in-a-pipeline/spec.yml")).files();
    files.forEach((file, text) -> TextFiles.write(folder.resolve(file), text));
    TextFiles.write(folder.resolve("templates/keep.yml"), buildspec(files));
    params("dev", "sha256:0123456789abcdef");
    params("prod", "sha256:fedcba9876543210");
    build = new BuildRun(folder);
  }

  private static String buildspec(Map<String, String> files) {
    String template = files.getOrDefault("templates/shop-pipeline.template.yml", "");
    Map<String, Object> project =
        CfnYaml.section(CfnYaml.template(template), "Resources")
            .getOrDefault("KeepImages", Map.of());
    return String.valueOf(in(in(in(project, "Properties"), "Source"), "BuildSpec"));
  }

  private static Object in(Object map, String key) {
    return Objects.requireNonNull(((Map<?, ?>) map).get(key), key);
  }

  private void params(String environment, String digest) {
    TextFiles.write(
        folder.resolve("params/shop." + environment + ".params.json"),
        """
        {"Parameters": {"SiteImage": "{host}/shop/site@{digest}", "SitePhpImage": "{host}/shop/site@{digest}",
          "WorkerImage": "{host}/shop/worker@{digest}", "NightlyImage": "{host}/shop/worker@{digest}",
          "ReportsImage": "{host}/company/reports@{digest}"}}
        """
            .replace("{host}", HOST)
            .replace("{digest}", digest));
  }

  private String keep(String environment) {
    build.with("ENVIRONMENT", environment).go("keep.yml", "shop:1").expectSuccess();
    return TextFiles.read(folder).getOrDefault("registry", "");
  }

  @Test
  void tagsTheImagesOfTheEnvironmentInTheRepositoriesOfThePipeline() {
    assertEquals("shop/site:prod.fedcba987654\nshop/worker:prod.fedcba987654\n", keep("prod"));
  }

  @Test
  void putsTheManifestOfTheDigest() {
    keep("dev");
    List<List<String>> puts =
        build.calls("aws").stream().filter(call -> call.contains("put-image")).toList();

    assertEquals(
        List.of(
            "ecr",
            "put-image",
            "--repository-name",
            "shop/site",
            "--image-tag",
            "dev.0123456789ab",
            "--image-manifest",
            "manifest of shop/site@sha256:0123456789abcdef"),
        puts.get(0));
  }

  @Test
  void doesNothingWhereTheTagExists() {
    String once = keep("dev");

    assertEquals(once, keep("dev"));
  }
}
