package dev.fargen.emit.data;

import dev.fargen.cfn.Output;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.params.Block;
import dev.fargen.params.Cause;
import dev.fargen.params.ItemsBy;
import dev.fargen.spec.data.TableAttribute;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.data.Table;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.environment.ThingKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Emits a table. Without {@code SSESpecification} a key that AWS owns encrypts it, free of charge
 * (Amazon DynamoDB developer guide, "DynamoDB encryption at rest").
 */
public final class TableEmitter {

  private final Draft draft;
  private final Table table;
  private final String prefix;

  public TableEmitter(Draft whole, Table table) {
    this.table = table;
    this.prefix = LogicalName.of(table.name()) + "Table";
    this.draft = whole.of(new Cause.Thing(prefix, words(), table.span()));
  }

  public void emit() {
    Table.Protection protection = table.protection();
    Resource resource =
        draft.add(
            table.span(),
            Resource.of(prefix, "AWS::DynamoDB::Table")
                .comment("DynamoDB table " + table.name() + ".")
                .explain(
                    !protection.retain(),
                    "Stack deletion deletes the table; it fails while deletion protection is enabled.")
                .deletionPolicy(
                    protection.retain() ? "RetainExceptOnCreate" : "Delete",
                    protection.onReplace() ? "Retain" : "Delete")
                .property("BillingMode", "PAY_PER_REQUEST")
                .property("AttributeDefinitions", attributes())
                .property("KeySchema", schema(prefix, words(), table.keys()))
                .property("GlobalSecondaryIndexes", indexes())
                .property("TimeToLiveSpecification", table.ttl().map(this::timeToLive))
                .property("StreamSpecification", table.stream().map(this::stream))
                .property(
                    "PointInTimeRecoverySpecification",
                    Value.map()
                        .with(
                            "PointInTimeRecoveryEnabled",
                            draft.bool(
                                prefix + "Recovery",
                                "Enables point-in-time recovery of " + words(),
                                protection.recovery())))
                .property("SSESpecification", encryption())
                .property(
                    "DeletionProtectionEnabled",
                    draft.bool(
                        prefix + "Protection",
                        "Enables deletion protection of " + words(),
                        protection.fromDeletion())));
    put("name", resource.ref());
    put("arn", resource.att("Arn"));
    draft.add(table.span(), Output.of(prefix + "Name", "Name of " + words(), resource.ref()));
  }

  private String words() {
    return "the " + table.name() + " table";
  }

  private void put(String attribute, Value value) {
    draft.things().put(ThingKind.TABLES, table.name(), attribute, value);
  }

  /** Exactly the attributes of the keys: DynamoDB refuses one that is in no key. */
  private Value attributes() {
    Map<String, TableAttribute> attributes = new LinkedHashMap<>();
    for (Table.Keys keys : table.schemas()) {
      keys.all().forEach(key -> attributes.putIfAbsent(key.value().name(), key.value()));
    }
    List<Value> definitions = new ArrayList<>();
    attributes.values().forEach(attribute -> definitions.add(definition(attribute)));
    return new ItemsBy("AttributeName", definitions);
  }

  private Value definition(TableAttribute attribute) {
    Value definition =
        Value.map()
            .with("AttributeName", attribute.name())
            .with(
                "AttributeType",
                draft.word(
                    prefix + LogicalName.of(attribute.name()) + "Type",
                    "Type of the attribute " + attribute.name() + " of " + words(),
                    Given.of(attribute.type().letter(), table.span())));
    Set<String> users = new LinkedHashSet<>();
    List<Cause> causes = new ArrayList<>();
    for (Table.Index index : table.indexes()) {
      if (has(index.keys(), attribute) && users.add(index.name())) {
        causes.add(cause(index));
      }
    }
    boolean ofOne = causes.size() == 1 && !has(table.keys(), attribute);
    Cause.Part shared =
        new Cause.Part(
            prefix + LogicalName.of(attribute.name()) + "Attribute",
            "Defines the key attribute " + attribute.name() + " of " + words());
    return new Block(ofOne ? causes.get(0) : shared, true, definition);
  }

  private static boolean has(Table.Keys keys, TableAttribute attribute) {
    for (Given<TableAttribute> key : keys.all()) {
      if (key.value().name().equals(attribute.name())) {
        return true;
      }
    }
    return false;
  }

  private Value schema(String ids, String of, Table.Keys keys) {
    List<Value> schema = new ArrayList<>();
    schema.add(element(ids + "PartitionKey", "Partition key of " + of, keys.partition(), "HASH"));
    Cause.Part sorted = new Cause.Part(ids + "SortKey", "Adds a sort key to " + of);
    keys.sort()
        .ifPresent(
            key ->
                schema.add(
                    new Block(
                        sorted,
                        true,
                        element(ids + "SortKeyName", "Sort key of " + of, key, "RANGE"))));
    return new ItemsBy("KeyType", schema);
  }

  private Value element(String id, String what, Given<TableAttribute> key, String type) {
    return Value.map()
        .with("AttributeName", draft.word(id, what, key.map(TableAttribute::name)))
        .with("KeyType", type);
  }

  private Optional<Value> indexes() {
    List<Value> indexes = new ArrayList<>();
    for (Table.Index index : table.indexes()) {
      String of = "the index " + index.name() + " of " + words();
      indexes.add(
          new Block(
              cause(index),
              true,
              Value.map()
                  .with("IndexName", index.name())
                  .with(
                      "KeySchema", schema(prefix + LogicalName.of(index.name()), of, index.keys()))
                  .with("Projection", Value.map().with("ProjectionType", "ALL"))));
    }
    return indexes.isEmpty() ? Optional.empty() : Optional.of(new ItemsBy("IndexName", indexes));
  }

  private Cause.Part cause(Table.Index index) {
    return new Cause.Part(
        prefix + LogicalName.of(index.name()) + "Index",
        "Creates the index " + index.name() + " of " + words());
  }

  private Value timeToLive(Given<String> attribute) {
    Cause.Part expires =
        new Cause.Part(prefix + "Ttl", "Deletes items of " + words() + " after their time to live");
    return new Block(
        expires,
        true,
        Value.map()
            .with(
                "AttributeName",
                draft.word(
                    prefix + "TtlAttribute",
                    "Attribute with the time at which an item of " + words() + " is deleted",
                    attribute))
            .with("Enabled", true));
  }

  private Value stream(Given<String> view) {
    Cause.Part streams = new Cause.Part(prefix + "Stream", "Enables the stream of " + words());
    return new Block(
        streams,
        true,
        Value.map()
            .with(
                "StreamViewType",
                draft.word(
                    prefix + "StreamView",
                    "What the stream of " + words() + " contains of a changed item",
                    view.map(TableEmitter::viewType))));
  }

  private static String viewType(String word) {
    return switch (word) {
      case "keys" -> "KEYS_ONLY";
      case "new_and_old" -> "NEW_AND_OLD_IMAGES";
      default -> word.toUpperCase(Locale.ROOT);
    };
  }

  private Optional<Value> encryption() {
    Cause.Part byKey =
        new Cause.Part(prefix + "Key", "Encrypts " + words() + " with a customer managed key");
    return table
        .kmsKey()
        .map(
            key ->
                new Block(
                    byKey,
                    true,
                    Value.map()
                        .with("SSEEnabled", true)
                        .with("SSEType", "KMS")
                        .with(
                            "KMSMasterKeyId",
                            draft.text(prefix + "KeyArn", "KMS key ARN for " + words(), key))));
  }
}
