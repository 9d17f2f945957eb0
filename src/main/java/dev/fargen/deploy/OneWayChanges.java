package dev.fargen.deploy;

import dev.fargen.cfn.Document;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Value;
import dev.fargen.deploy.aws.Stack;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds databases and caches in which an update would reduce what can only grow: the storage of an
 * RDS instance (Amazon RDS user guide, "Increasing DB instance storage capacity"), and the version
 * of an engine (Amazon ElastiCache API reference, "ModifyReplicationGroup" and
 * "ModifyCacheCluster", EngineVersion; Amazon RDS user guide, "Upgrading a DB instance engine
 * version"). CloudFormation changes what comes before them, and then rolls back.
 */
final class OneWayChanges {

  private static final String VERSION = "EngineVersion";

  /**
   * A property that can only grow.
   *
   * @param key what it is in the spec
   */
  private record Growing(String type, String property, String key) {}

  private static final List<Growing> ALL =
      List.of(
          new Growing("AWS::RDS::DBInstance", "AllocatedStorage", "storage"),
          new Growing("AWS::RDS::DBInstance", VERSION, "version"),
          new Growing("AWS::RDS::DBCluster", VERSION, "version"),
          new Growing("AWS::ElastiCache::ReplicationGroup", VERSION, "version"),
          new Growing("AWS::ElastiCache::CacheCluster", VERSION, "version"));

  private OneWayChanges() {}

  /**
   * A sentence for each of these changes.
   *
   * @param deployed the text of the deployed template, which is asked for only if it matters
   */
  static List<String> refused(StackRequest request, Stack stack, Supplier<String> deployed) {
    KnownValues wanted = KnownValues.of(request, Optional.of(stack));
    if (ALL.stream().noneMatch(one -> isIn(one, wanted))) {
      return List.of();
    }
    Optional<Document> template = TemplateReader.readIfPossible(deployed.get());
    if (template.isEmpty()) {
      return List.of(); // not a template of fargen's
    }
    KnownValues there = KnownValues.of(template.get(), stack);
    List<String> sentences = new ArrayList<>();
    for (Growing one : ALL) {
      Map<String, Mapping> existing = StrategySwitch.ofType(one.type(), there);
      StrategySwitch.ofType(one.type(), wanted)
          .forEach(
              (id, properties) -> {
                Mapping before = existing.get(id);
                if (before != null && !isReplaced(one.type(), before, there, properties, wanted)) {
                  sentence(
                          id,
                          one,
                          text(before, one.property(), there),
                          text(properties, one.property(), wanted))
                      .ifPresent(sentences::add);
                }
              });
    }
    return sentences;
  }

  private static boolean isIn(Growing one, KnownValues values) {
    return StrategySwitch.ofType(one.type(), values).values().stream()
        .anyMatch(properties -> !text(properties, one.property(), values).isEmpty());
  }

  private static Optional<String> sentence(String id, Growing one, String before, String after) {
    if (!isLess(after, before)) {
      return Optional.empty();
    }
    boolean version = one.property().equals(VERSION);
    return Optional.of(
        id
            + ": `"
            + one.key()
            + "` cannot change from "
            + before
            + " to "
            + after
            + (version ? ", an earlier version" : ", because RDS never makes storage smaller")
            + "; write `"
            + one.key()
            + ": "
            + (version ? "\"" + before + "\"` or a later one" : before + "` or more"));
  }

  /** Whether the update creates another one, perhaps, which starts with what it gets. */
  private static boolean isReplaced(
      String type, Mapping before, KnownValues there, Mapping after, KnownValues wanted) {
    Set<String> names = new HashSet<>(before.entries().keySet());
    names.addAll(after.entries().keySet());
    return names.stream()
        .filter(name -> name.equals("Engine") || !CreateOnly.recreates(type, name).equals("Never"))
        .anyMatch(
            name ->
                !form(before.entries().get(name), there)
                    .equals(form(after.entries().get(name), wanted)));
  }

  private static String form(@Nullable Value value, KnownValues values) {
    return value == null ? "" : values.form(value, id -> id);
  }

  private static String text(Mapping properties, String name, KnownValues values) {
    return Optional.ofNullable(values.chosen(properties.entries().get(name)))
        .flatMap(values::text)
        .orElse("");
  }

  /** Whether it is certainly the smaller number or the earlier version: 16.4 may be in 16. */
  private static boolean isLess(String one, String other) {
    String[] left = one.split("\\.");
    String[] right = other.split("\\.");
    for (int i = 0; i < Math.min(left.length, right.length); i++) {
      if (!left[i].equals(right[i])) {
        return isNumber(left[i])
            && isNumber(right[i])
            && Integer.parseInt(left[i]) < Integer.parseInt(right[i]);
      }
    }
    return false;
  }

  private static boolean isNumber(String text) {
    return text.matches("[0-9]{1,9}");
  }
}
