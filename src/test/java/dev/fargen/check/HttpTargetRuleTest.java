package dev.fargen.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fargen.check.balancing.HttpTargetRule;
import java.util.List;
import org.junit.jupiter.api.Test;

class HttpTargetRuleTest {

  @Test
  void wantsAPortOfTheMainContainerUnlessAnotherIsNamed() {
    assertEquals(
        List.of("`http` requires a `port` in `api`"),
        judged("http: {}, sidecars: {proxy: {port: 80}}"));
    assertEquals(List.of(), judged("http: {container: proxy}, sidecars: {proxy: {port: 80}}"));
  }

  /** A sidecar is there, whatever else may be wrong with it: here it has no image. */
  @Test
  void knowsSidecarsThatCanNotBeBuilt() {
    assertEquals(
        List.of("`http` requires a `port` in `proxy`"),
        judged("http: {container: proxy}, sidecars: {proxy: {}}"));
  }

  @Test
  void knowsNoContainersOfOtherWorkloads() {
    assertEquals(
        List.of("container `proxy` is not defined"),
        judged("port: 80, http: {container: proxy}}, web: {port: 80, sidecars: {proxy: {}}"));
  }

  private static List<String> judged(String keys) {
    return Judged.by(
        new HttpTargetRule(), "name: shop\nworkloads: {api: {image: a:1, " + keys + "}}\n");
  }
}
