package dev.fargen.emit.data;

import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.params.Block;
import dev.fargen.params.Cause;
import dev.fargen.params.ItemsBy;
import dev.fargen.params.NamedItem;
import dev.fargen.spec.data.TableAttribute;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.data.Table;
import dev.fargen.workload.environment.LogicalName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Emits the keys and indexes of a table (Amazon DynamoDB API reference, "CreateTable"). */
record TableKeysEmitter(Draft draft, Table table, String prefix, String words) {

  /** The ends of names of parameters with the attributes that are keys. */
  private static final String PARTITION_KEY = "PartitionKey";

  private static final String SORT_KEY = "SortKeyName";

  /** The keys of the table itself. */
  Value schema() {
    return schema(prefix, words, table.keys());
  }

  /**
   * An attribute as one of the keys.
   *
   * @param id of the parameter with its name, where environments differ in it
   * @param cause why only some environments may have the key
   */
  private record Use(String id, String words, TableAttribute attribute, Optional<Cause> cause) {}

  private List<Use> uses() {
    List<Use> uses = new ArrayList<>();
    add(prefix, words, table.keys(), Optional.empty(), Optional.of(sorted(prefix, words)), uses);
    for (Table.Index index : table.indexes()) {
      Optional<Cause> cause = Optional.of(cause(index));
      add(ids(index), words(index), index.keys(), cause, cause, uses);
    }
    return uses;
  }

  private static void add(
      String ids,
      String of,
      Table.Keys keys,
      Optional<Cause> partition,
      Optional<Cause> sort,
      List<Use> uses) {
    uses.add(
        new Use(
            ids + PARTITION_KEY, "Partition key of " + of, keys.partition().value(), partition));
    keys.sort()
        .ifPresent(
            key -> uses.add(new Use(ids + SORT_KEY, "Sort key of " + of, key.value(), sort)));
  }

  /**
   * Exactly the attributes of the keys: DynamoDB refuses one that is in no key. One that is a
   * single key has the parameter and the condition of that key.
   */
  Value attributes() {
    Map<String, List<Use>> uses = new LinkedHashMap<>();
    for (Use use : uses()) {
      uses.computeIfAbsent(use.attribute().name(), name -> new ArrayList<>()).add(use);
    }
    List<Value> definitions = new ArrayList<>();
    uses.forEach(
        (name, of) ->
            definitions.add(of.size() == 1 ? single(of.get(0)) : shared(of.get(0).attribute())));
    return new ItemsBy("AttributeName", definitions);
  }

  private Value single(Use use) {
    Value name = word(use.id(), use.words(), use.attribute().name());
    Value definition =
        Value.map()
            .with("AttributeName", name)
            .with(
                "AttributeType",
                word(
                    use.id() + "Type",
                    "Type of the " + lower(use.words()),
                    letter(use.attribute())));
    return new NamedItem(
        use.id(),
        use.cause().isPresent() ? new Block(use.cause().get(), true, definition) : definition);
  }

  private Value shared(TableAttribute attribute) {
    String id = prefix + LogicalName.of(attribute.name()) + "Attribute";
    String what = "key attribute " + attribute.name() + " of " + words;
    return new Block(
        new Cause.Part(id, "Defines the " + what),
        true,
        Value.map()
            .with("AttributeName", attribute.name())
            .with("AttributeType", word(id + "Type", "Type of the " + what, letter(attribute))));
  }

  private static String letter(TableAttribute attribute) {
    return attribute.type().letter();
  }

  private static String lower(String words) {
    return Character.toLowerCase(words.charAt(0)) + words.substring(1);
  }

  private Value word(String id, String what, String word) {
    return draft.word(id, what, Given.of(word, table.span()));
  }

  private static Cause.Part sorted(String ids, String of) {
    return new Cause.Part(ids + "SortKey", "Adds a sort key to " + of);
  }

  private String ids(Table.Index index) {
    return prefix + LogicalName.of(index.name());
  }

  private String words(Table.Index index) {
    return "the index " + index.name() + " of " + words;
  }

  /** The partition key comes first: DynamoDB requires it. */
  private Value schema(String ids, String of, Table.Keys keys) {
    List<Value> schema = new ArrayList<>();
    schema.add(element(ids + PARTITION_KEY, "Partition key of " + of, keys.partition(), "HASH"));
    keys.sort()
        .ifPresent(
            key ->
                schema.add(
                    new Block(
                        sorted(ids, of),
                        true,
                        element(ids + SORT_KEY, "Sort key of " + of, key, "RANGE"))));
    return new ItemsBy("KeyType", schema);
  }

  private Value element(String id, String what, Given<TableAttribute> key, String type) {
    return Value.map()
        .with("AttributeName", draft.word(id, what, key.map(TableAttribute::name)))
        .with("KeyType", type);
  }

  /** The global secondary indexes; none if the list would be empty. */
  Optional<Value> indexes() {
    List<Value> indexes = new ArrayList<>();
    for (Table.Index index : table.indexes()) {
      indexes.add(
          new Block(
              cause(index),
              true,
              Value.map()
                  .with("IndexName", index.name())
                  .with("KeySchema", schema(ids(index), words(index), index.keys()))
                  .with("Projection", Value.map().with("ProjectionType", "ALL"))));
    }
    return indexes.isEmpty()
        ? Optional.empty()
        : Optional.of(new Block(ofAll(), true, new ItemsBy("IndexName", indexes)));
  }

  private Cause.Part ofAll() {
    return new Cause.Part(prefix + "Indexes", "Creates the indexes of " + words);
  }

  private Cause.Part cause(Table.Index index) {
    return new Cause.Part(ids(index) + "Index", "Creates " + words(index)).within(ofAll());
  }
}
