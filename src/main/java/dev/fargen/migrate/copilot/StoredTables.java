package dev.fargen.migrate.copilot;

import dev.fargen.migrate.Report;
import dev.fargen.migrate.draft.Draft;
import dev.fargen.migrate.draft.DraftMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tables as {@code copilot storage init} writes them, without local secondary indexes. */
record StoredTables(Report report) {

  private static final Set<String> KEYS =
      Set.of("Type", "DeletionPolicy", "UpdateReplacePolicy", "Properties");
  private static final Set<String> PROPERTIES =
      Set.of("TableName", "AttributeDefinitions", "BillingMode", "KeySchema");
  private static final Map<String, String> TYPES = Map.of("S", "", "N", ":number", "B", ":binary");

  /** The table of a spec; empty where it cannot say the same. */
  Optional<StoredThing> of(DraftMap.Entry entry) {
    if (!(entry.draft() instanceof DraftMap resource)
        || !StoredThings.is(resource, "AWS::DynamoDB::Table")
        || !StoredThings.hasOnly(resource, KEYS)) {
      return Optional.empty();
    }
    DraftMap properties = resource.getMap("Properties").orElseGet(DraftMap::new);
    Map<String, String> types = new HashMap<>();
    for (DraftMap one : StoredThings.maps(properties.get("AttributeDefinitions"))) {
      types.put(text(one, "AttributeName"), TYPES.getOrDefault(text(one, "AttributeType"), "?"));
    }
    List<DraftMap> schema = StoredThings.maps(properties.get("KeySchema"));
    boolean simple =
        StoredThings.hasOnly(properties, PROPERTIES)
            && text(properties, "BillingMode").equals("PAY_PER_REQUEST")
            && types.size() == schema.size()
            && !types.containsValue("?");
    if (!simple || schema.isEmpty()) {
      return Optional.empty();
    }
    DraftMap keys = new DraftMap();
    for (DraftMap one : schema) {
      String name = text(one, "AttributeName");
      String key = text(one, "KeyType").equals("HASH") ? "partition_key" : "sort_key";
      keys.put(key, name + types.getOrDefault(name, ""), Origins.in(one));
    }
    keys.sort(List.of("partition_key"));
    String name = StoredThings.name(entry, "Table");
    return Optional.of(StoredThing.of("tables", name, keys, List.of(entry.key()), "Table"));
  }

  /** The name of a table in a spec is generated: two stacks can have the same. */
  void note(DraftMap.Entry entry) {
    if (entry.draft() instanceof DraftMap resource) {
      for (DraftMap.Entry property : resource.map("Properties").entries()) {
        if (property.key().equals("TableName")) {
          property
              .origins()
              .forEach(
                  origin -> {
                    report.withdraw(origin);
                    report.changed(
                        origin,
                        entry.key() + ".TableName",
                        "CloudFormation generates the name, since Copilot's stack has a table of"
                            + " this one: the application gets it from its environment");
                  });
        }
      }
    }
  }

  private static String text(DraftMap map, String key) {
    return map.get(key).flatMap(Draft::text).orElse("");
  }
}
