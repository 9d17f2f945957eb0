package dev.fargen.emit.data;

import dev.fargen.cfn.Output;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.params.Block;
import dev.fargen.params.Cause;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.data.Table;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.environment.ThingKind;
import java.util.Locale;
import java.util.Optional;

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
    TableKeysEmitter keys = new TableKeysEmitter(draft, table, prefix, words());
    Resource resource =
        draft.add(
            table.span(),
            Resource.of(prefix, "AWS::DynamoDB::Table")
                .comment("DynamoDB table `" + table.name() + "`.")
                .explain(
                    !protection.retain(),
                    "Stack deletion deletes the table; it fails while deletion protection is enabled.")
                .deletionPolicy(
                    protection.retain() ? "RetainExceptOnCreate" : "Delete",
                    protection.onReplace() ? "Retain" : "Delete")
                .property("BillingMode", "PAY_PER_REQUEST")
                .property("KeySchema", keys.schema())
                .property("GlobalSecondaryIndexes", keys.indexes())
                // Behind the indexes, to share their condition.
                .property("AttributeDefinitions", keys.attributes())
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
