package dev.fargen.deploy;

import dev.fargen.cfn.Document;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Value;
import dev.fargen.deploy.aws.Change;
import dev.fargen.deploy.aws.CloudFormationCalls;
import dev.fargen.deploy.aws.Stack;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds changes of a DynamoDB table that one update cannot make: it creates or deletes one global
 * secondary index and changes none; the attribute of the time to live, and what a stream contains,
 * change only while they are off (CloudFormation template reference, "AWS::DynamoDB::Table",
 * GlobalSecondaryIndexes, and "AWS::DynamoDB::Table TimeToLiveSpecification"; Amazon DynamoDB API
 * reference, "UpdateTable", StreamSpecification).
 */
final class TableSteps {

  private static final String TABLE = "AWS::DynamoDB::Table";

  private final KnownValues before;
  private final KnownValues after;
  private final List<String> refused = new ArrayList<>();
  private final List<String> replaced = new ArrayList<>();

  private TableSteps(KnownValues before, KnownValues after) {
    this.before = before;
    this.after = after;
    Map<String, Mapping> old = tables(before);
    tables(after)
        .forEach(
            (id, table) -> {
              Mapping there = old.get(id);
              if (there != null) {
                compare(id, there, table);
              }
            });
  }

  /**
   * A sentence for each change that fails, of the tables that a change set modifies.
   *
   * @param changes of the change set; those that replace a table start with a new one
   */
  static List<String> refused(
      List<Change> changes, StackRequest request, Stack stack, CloudFormationCalls calls) {
    boolean modified =
        changes.stream().anyMatch(one -> one.type().equals(TABLE) && one.action().equals("Modify"));
    return modified
        ? read(request, stack, () -> calls.template(stack.id()))
            .map(steps -> steps.refused)
            .orElse(List.of())
        : List.of();
  }

  /** The same, and a sentence for each table that is replaced. */
  static List<String> all(StackRequest request, Stack stack, Supplier<String> deployed) {
    List<String> all = new ArrayList<>();
    if (!tables(KnownValues.of(request, Optional.of(stack))).isEmpty()) {
      read(request, stack, deployed)
          .ifPresent(
              steps -> {
                all.addAll(steps.replaced);
                all.addAll(steps.refused);
              });
    }
    return all;
  }

  private static Optional<TableSteps> read(
      StackRequest request, Stack stack, Supplier<String> deployed) {
    Optional<Document> template = TemplateReader.readIfPossible(deployed.get());
    return template.map(
        there ->
            new TableSteps(
                KnownValues.of(there, stack), KnownValues.of(request, Optional.of(stack))));
  }

  private void compare(String id, Mapping old, Mapping now) {
    if (!keys(old, before).equals(keys(now, after))) {
      replaced.add(id + " would be replaced by an empty table, because its keys change");
      return;
    }
    Map<String, String> indexes = indexes(old, before);
    Map<String, String> wanted = indexes(now, after);
    List<String> changes = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>(indexes.keySet());
    names.addAll(wanted.keySet());
    boolean changed = false;
    for (String name : names) {
      if (!wanted.containsKey(name)) {
        changes.add("deletes " + name);
      } else if (!indexes.containsKey(name)) {
        changes.add("creates " + name);
      } else if (!wanted.get(name).equals(indexes.get(name))) {
        changes.add("changes " + name);
        changed = true;
      }
    }
    if (changes.size() > 1 || changed) {
      refused.add(
          id
              + ": an update can create or delete one index of a table, and this one "
              + String.join(" and ", changes));
    }
    whileOff(id, old, now, "TimeToLiveSpecification", "AttributeName", "ttl");
    whileOff(id, old, now, "StreamSpecification", "StreamViewType", "stream");
  }

  /** What can change only from or to nothing. */
  private void whileOff(
      String id, Mapping old, Mapping now, String property, String part, String key) {
    Optional<String> then = part(old, before, property, part);
    Optional<String> wanted = part(now, after, property, part);
    if (then.isPresent() && wanted.isPresent() && !then.equals(wanted)) {
      refused.add(
          id
              + ": `"
              + key
              + "` cannot change from "
              + then.get()
              + " to "
              + wanted.get()
              + " in one update: first deploy without `"
              + key
              + "`");
    }
  }

  private static Optional<String> part(
      Mapping table, KnownValues values, String property, String part) {
    return values.chosen(table.entries().get(property)) instanceof Mapping specification
        ? text(specification, values, part)
        : Optional.empty();
  }

  private static Optional<String> text(Mapping map, KnownValues values, String key) {
    return Optional.ofNullable(map.entries().get(key)).flatMap(values::text);
  }

  /** The key schema of the table, with the types of its attributes. */
  private static List<String> keys(Mapping table, KnownValues values) {
    Map<String, String> types = new LinkedHashMap<>();
    for (Mapping attribute : maps(table.entries().get("AttributeDefinitions"), values)) {
      types.put(
          text(attribute, values, "AttributeName").orElse(""),
          text(attribute, values, "AttributeType").orElse(""));
    }
    List<String> keys = new ArrayList<>();
    for (Mapping key : maps(table.entries().get("KeySchema"), values)) {
      String name = text(key, values, "AttributeName").orElse("");
      keys.add(text(key, values, "KeyType").orElse("") + " " + name + " " + types.get(name));
    }
    return keys;
  }

  /** The keys of each index, with the types of their attributes. */
  private static Map<String, String> indexes(Mapping table, KnownValues values) {
    Map<String, Value> whole = new LinkedHashMap<>(table.entries());
    Map<String, String> indexes = new LinkedHashMap<>();
    for (Mapping index : maps(table.entries().get("GlobalSecondaryIndexes"), values)) {
      Value schema = index.entries().get("KeySchema");
      if (schema != null) {
        whole.put("KeySchema", schema);
      }
      indexes.put(
          text(index, values, "IndexName").orElse(""),
          String.join(", ", keys(new Mapping(whole), values)));
    }
    return indexes;
  }

  /** The items of the list that are there. */
  private static List<Mapping> maps(@Nullable Value list, KnownValues values) {
    List<Mapping> maps = new ArrayList<>();
    for (Value item : values.items(list)) {
      if (values.chosen(item) instanceof Mapping map) {
        maps.add(map);
      }
    }
    return maps;
  }

  /** The properties of the tables that exist with these values, by their logical ids. */
  private static Map<String, Mapping> tables(KnownValues values) {
    Map<String, Mapping> tables = new LinkedHashMap<>();
    values
        .section("Resources")
        .forEach(
            (id, value) -> {
              if (value instanceof Mapping resource
                  && text(resource, values, "Type").filter(TABLE::equals).isPresent()
                  && values.isThere(resource)
                  && resource.entries().get("Properties") instanceof Mapping properties) {
                tables.put(id, properties);
              }
            });
    return tables;
  }
}
