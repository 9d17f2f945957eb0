package dev.fargen.deploy;

import dev.fargen.cfn.Document;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.TemplatePrinter;
import dev.fargen.cfn.Value;
import dev.fargen.deploy.aws.Stack;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Finds caches that get a second node, or lose all but one. CloudFormation asks for automatic
 * failover before the second node is there (aws-cloudformation/cloudformation-coverage-roadmap
 * issue 383), and with automatic failover the last replica cannot be removed (Amazon ElastiCache
 * API reference, "DecreaseReplicaCount"). So the first update has as many nodes as there are before
 * or after, without automatic failover.
 */
final class CacheSwitch {

  static final String GROUP = "AWS::ElastiCache::ReplicationGroup";

  private static final String NODES = "NumCacheClusters";
  private static final String PROPERTIES = "Properties";

  private CacheSwitch() {}

  /**
   * The logical ids of these caches, with the number of nodes in the first update.
   *
   * @param deployed the text of the deployed template, which is asked for only if it matters
   */
  static Map<String, Integer> of(StackRequest request, Stack stack, Supplier<String> deployed) {
    KnownValues wanted = KnownValues.of(request, Optional.of(stack));
    Map<String, Mapping> groups = StrategySwitch.ofType(GROUP, wanted);
    if (groups.isEmpty()) {
      return Map.of();
    }
    Optional<Document> template = TemplateReader.readIfPossible(deployed.get());
    if (template.isEmpty()) {
      return Map.of(); // not a template of fargen's
    }
    KnownValues there = KnownValues.of(template.get(), stack);
    Map<String, Mapping> existing = StrategySwitch.ofType(GROUP, there);
    Map<String, Integer> switched = new TreeMap<>();
    groups.forEach(
        (id, properties) -> {
          int before =
              Optional.ofNullable(existing.get(id)).map(one -> nodes(one, there)).orElse(0);
          int after = nodes(properties, wanted);
          if (before > 0 && after > 0 && (before == 1) != (after == 1)) {
            switched.put(id, Math.max(before, after));
          }
        });
    return switched;
  }

  /** The number of nodes; 0 if it is not known. */
  private static int nodes(Mapping properties, KnownValues values) {
    return Optional.ofNullable(properties.entries().get(NODES))
        .flatMap(values::text)
        .filter(text -> text.matches("[1-9][0-9]?"))
        .map(Integer::valueOf)
        .orElse(0);
  }

  /** What is done for these caches. */
  static String sentence(Map<String, Integer> caches) {
    return "two updates: automatic failover of "
        + String.join(", ", caches.keySet())
        + " is off while the number of nodes changes from or to 1";
  }

  /** The same content, in which these caches have so many nodes and no automatic failover. */
  static StackTemplate withoutFailover(StackTemplate template, Map<String, Integer> caches) {
    Map<String, Value> resources = new LinkedHashMap<>(template.content().section("Resources"));
    caches.forEach(
        (id, nodes) ->
            resources.computeIfPresent(
                id, (key, cache) -> withoutFailover((Mapping) cache, nodes)));
    Document content =
        template
            .content()
            .with(template.content().content().with("Resources", new Mapping(resources)));
    return StackTemplate.of(TemplatePrinter.print(content), content);
  }

  private static Mapping withoutFailover(Mapping cache, int nodes) {
    Mapping properties = (Mapping) cache.entries().getOrDefault(PROPERTIES, Value.map());
    return cache.with(
        PROPERTIES,
        properties
            .with(NODES, Value.number(nodes))
            .with("AutomaticFailoverEnabled", Value.bool(false))
            .with("MultiAZEnabled", Value.bool(false)));
  }
}
