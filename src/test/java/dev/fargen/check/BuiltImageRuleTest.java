package dev.fargen.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fargen.check.containers.BuiltImageRule;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuiltImageRuleTest {

  private static final String ECR = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"${Image}\"",
        "\"${repositories.shop}\"",
        "{ecr: shop}",
        "{ecr: \"${Name}-images\"}",
        ECR + "shop",
        ECR + "team/shop"
      })
  void takesRepositories(String image) {
    assertEquals(List.of(), judged(image));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"${repositories.shop}:1.4\"",
        "{ecr: shop, tag: \"1.4\"}",
        ECR + "shop:1.4",
        "{uri: \"${Image}\", tag: \"1.4\"}"
      })
  void refusesVersions(String image) {
    assertEquals(List.of("an image with `build` cannot have a tag or digest"), judged(image));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"nginx:1.29", "public.ecr.aws/nginx/nginx", "\"${Registry}/shop\"", "ghcr.io/a/b"})
  void refusesImagesOfOthers(String image) {
    assertEquals(
        List.of(
            "`" + image.replace("\"", "") + "` is not an ECR repository that `build` can push to"),
        judged(image));
  }

  private static List<String> judged(String image) {
    return Judged.by(new BuiltImageRule(), Judged.workload("build: ., image: " + image));
  }
}
