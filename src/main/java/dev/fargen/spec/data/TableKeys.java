package dev.fargen.spec.data;

import dev.fargen.spec.arn.ArnKinds;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Name;
import dev.fargen.spec.form.Named;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Shape;
import dev.fargen.spec.form.Text;

/** Keys of a table. */
public final class TableKeys {

  /** Keys of a global secondary index. */
  public static final class Index {

    /** Amazon DynamoDB API reference, "GlobalSecondaryIndex", IndexName. */
    private static final Name NAME =
        new Name(
            "letters, digits, underscores, dots and hyphens, and has 3 to 255 characters",
            "[A-Za-z0-9_.-]{3,255}");

    public static final Key<TableAttribute> PARTITION_KEY =
        Key.of(
                "partition_key",
                TableAttribute.FORM,
                "Attribute that a query of the index names. Items without it are not in the index.")
            .becomes("`GlobalSecondaryIndexes[].KeySchema` of the table")
            .example("partition_key: owner")
            .mandatory();
    public static final Key<TableAttribute> SORT_KEY =
        Key.of(
                "sort_key",
                TableAttribute.FORM,
                "Attribute that orders the items of a partition key.")
            .otherwise("none")
            .becomes("`GlobalSecondaryIndexes[].KeySchema` of the table")
            .example("sort_key: created:number");
    public static final Shape SHAPE = Shape.of("an index", PARTITION_KEY, SORT_KEY);

    private Index() {}
  }

  public static final Key<TableAttribute> PARTITION_KEY =
      Key.of(
              "partition_key",
              TableAttribute.FORM,
              "Attribute that identifies an item, or with `sort_key`, a group of items. Its type is"
                  + " string, or is written behind a colon: `id:number`, `id:binary`. A change"
                  + " replaces the table: the new one is empty.")
          .becomes("`KeySchema` and `AttributeDefinitions` of the table")
          .example("partition_key: id")
          .mandatory();
  public static final Key<TableAttribute> SORT_KEY =
      Key.of(
              "sort_key",
              TableAttribute.FORM,
              "Attribute that identifies an item among those with the same partition key, and orders"
                  + " them. A change replaces the table.")
          .otherwise("none")
          .becomes("`KeySchema` and `AttributeDefinitions` of the table")
          .example("sort_key: created:number");
  public static final Key<String> TTL =
      Key.of(
              "ttl",
              Form.plain("the name of an attribute, such as `expires`", TableAttribute.NAME),
              "Attribute with the time after which DynamoDB deletes an item, a number of seconds"
                  + " since 1970. Items are deleted within a few days after that time, so a"
                  + " program should also check it. To change it, first deploy the table without"
                  + " `ttl`.")
          .otherwise("items are not deleted")
          .becomes("`TimeToLiveSpecification` of the table")
          .example("ttl: expires");
  public static final Key<Named<Section>> INDEXES =
      Key.of(
              "indexes",
              Form.named("a map of indexes", Index.NAME, Form.block(() -> Index.SHAPE)),
              "Global secondary indexes, for queries by other attributes. They contain all"
                  + " attributes. DynamoDB creates or deletes one index of a table at a time: an"
                  + " update of an existing table must not change more than one.")
          .otherwise("none")
          .becomes("`GlobalSecondaryIndexes` of the table")
          .example("indexes: {by-owner: {partition_key: owner, sort_key: \"created:number\"}}");
  public static final Key<String> STREAM =
      Key.of(
              "stream",
              Form.oneOf("new_image", "old_image", "new_and_old", "keys").literal(),
              "Enables a stream of the changes of items, kept for 24 hours, and selects what it"
                  + " contains of a changed item: the item after the change, before it, both, or"
                  + " only its keys. To change it, first deploy the table without `stream`.")
          .otherwise("no stream")
          .becomes("`StreamSpecification` of the table")
          .example("stream: new_and_old");
  public static final Key<Text> KMS_KEY =
      Key.of(
              "kms_key",
              ArnKinds.KMS_KEY,
              "Customer managed key that encrypts the table. A workload that has a permission for"
                  + " the table may use it; its key policy must allow the account to use it.")
          .otherwise("a key that AWS owns")
          .becomes("`SSESpecification` of the table")
          .example("kms_key: \"${DataKeyArn}\"");
  public static final Key<Boolean> POINT_IN_TIME_RECOVERY =
      Key.of(
              "point_in_time_recovery",
              Form.truth(),
              "Enables continuous backups: the table can be restored to any time in the last 35"
                  + " days, as a new table.")
          .byMode("true", "false")
          .becomes("`PointInTimeRecoverySpecification` of the table")
          .example("point_in_time_recovery: true");
  public static final Key<Boolean> DELETION_PROTECTION =
      Key.of("deletion_protection", Form.truth(), "Enables deletion protection.")
          .byMode("true", "false")
          .becomes("`DeletionProtectionEnabled` of the table")
          .example("deletion_protection: false");
  public static final Key<String> ON_DELETE =
      Key.of(
              "on_delete",
              Form.oneOf("retain", "delete"),
              "What happens to the table when the stack is deleted. When an update replaces the table"
                  + " and any environment has mode CREATE_UPDATE, it is retained even with"
                  + " `delete`.")
          .byModes("retain", "delete")
          .becomes("`DeletionPolicy` and `UpdateReplacePolicy` of the table")
          .example("on_delete: delete");

  public static final Shape SHAPE =
      Shape.of(
          "a table",
          PARTITION_KEY,
          SORT_KEY,
          TTL,
          INDEXES,
          STREAM,
          KMS_KEY,
          POINT_IN_TIME_RECOVERY,
          DELETION_PROTECTION,
          ON_DELETE);

  private TableKeys() {}
}
