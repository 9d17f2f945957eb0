package dev.fargen.deploy;

import dev.fargen.cfn.Document;
import dev.fargen.cfn.Mapping;
import dev.fargen.deploy.aws.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Finds caches whose encryption in transit cannot change in one update, or not at all: connections
 * without TLS are allowed before they are required, and the other way around (Amazon ElastiCache
 * API reference, "ModifyReplicationGroup", TransitEncryptionMode), which Redis before version 7
 * does not have; nor does "ModifyCacheCluster" for Memcached.
 */
final class CacheTls {

  private static final String CLUSTER = "AWS::ElastiCache::CacheCluster";
  private static final String ENABLED = "TransitEncryptionEnabled";
  private static final String MODE = "TransitEncryptionMode";
  private static final String OFF = "off";
  private static final String REQUIRED = "required";
  private static final String PREFERRED = "preferred";

  private CacheTls() {}

  /**
   * A sentence for each of these caches.
   *
   * @param deployed the text of the deployed template, which is asked for only if it matters
   */
  static List<String> refused(StackRequest request, Stack stack, Supplier<String> deployed) {
    KnownValues wanted = KnownValues.of(request, Optional.of(stack));
    Map<String, Mapping> groups = StrategySwitch.ofType(CacheSwitch.GROUP, wanted);
    Map<String, Mapping> clusters = StrategySwitch.ofType(CLUSTER, wanted);
    if (groups.isEmpty() && clusters.isEmpty()) {
      return List.of();
    }
    Optional<Document> template = TemplateReader.readIfPossible(deployed.get());
    if (template.isEmpty()) {
      return List.of(); // not a template of fargen's
    }
    KnownValues there = KnownValues.of(template.get(), stack);
    Map<String, Mapping> groupsBefore = StrategySwitch.ofType(CacheSwitch.GROUP, there);
    Map<String, Mapping> clustersBefore = StrategySwitch.ofType(CLUSTER, there);
    List<String> sentences = new ArrayList<>();
    groups.forEach(
        (id, properties) ->
            Optional.ofNullable(groupsBefore.get(id))
                .flatMap(before -> group(id, mode(before, there), mode(properties, wanted)))
                .ifPresent(sentences::add));
    clusters.forEach(
        (id, properties) ->
            Optional.ofNullable(clustersBefore.get(id))
                .filter(before -> !mode(before, there).equals(mode(properties, wanted)))
                .ifPresent(
                    before ->
                        sentences.add(
                            id
                                + ": the TLS setting of a memcached cache cannot change; write another"
                                + " name for the cache, and the update creates a new one")));
    return sentences;
  }

  private static Optional<String> group(String id, String before, String after) {
    boolean changes =
        (before.equals(OFF) && after.equals(REQUIRED))
            || (before.equals(REQUIRED) && after.equals(OFF));
    return changes
        ? Optional.of(
            id
                + ": TLS cannot change from "
                + before
                + " to "
                + after
                + " in one update; first deploy `tls: "
                + PREFERRED
                + "`, which requires redis 7 or valkey")
        : Optional.empty();
  }

  /** In the words of the spec. */
  private static String mode(Mapping properties, KnownValues values) {
    boolean on = text(properties, ENABLED, values).equals("true");
    String mode = text(properties, MODE, values);
    return !on ? OFF : mode.isEmpty() ? REQUIRED : mode;
  }

  private static String text(Mapping properties, String name, KnownValues values) {
    return Optional.ofNullable(values.chosen(properties.entries().get(name)))
        .flatMap(values::text)
        .orElse("");
  }
}
