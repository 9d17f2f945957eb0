package dev.fargen.workload.data;

import dev.fargen.diag.Span;
import dev.fargen.spec.StackKeys;
import dev.fargen.spec.data.TableAttribute;
import dev.fargen.spec.data.TableKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.environment.Mode;
import dev.fargen.workload.environment.Thing;
import dev.fargen.workload.environment.ThingKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A table of the stack's own.
 *
 * @param ttl the attribute with the time at which an item is deleted
 * @param stream what its stream has of a changed item, as in the spec
 */
public record Table(
    String name,
    Keys keys,
    Optional<Given<String>> ttl,
    List<Index> indexes,
    Optional<Given<String>> stream,
    Protection protection,
    Span span)
    implements Thing {

  /** The attributes that identify an item. */
  public record Keys(Given<TableAttribute> partition, Optional<Given<TableAttribute>> sort) {

    /** One or both. */
    public List<Given<TableAttribute>> all() {
      return sort.isPresent() ? List.of(partition, sort.get()) : List.of(partition);
    }
  }

  /** A global secondary index. */
  public record Index(String name, Keys keys, Span span) {}

  /**
   * What keeps its data.
   *
   * @param retain whether it stays when the stack goes
   * @param onReplace whether it stays when another one takes its place
   */
  public record Protection(
      Optional<Given<Text>> kmsKey,
      Given<Boolean> recovery,
      Given<Boolean> fromDeletion,
      boolean retain,
      boolean onReplace) {}

  private static final TableAttribute NO_ATTRIBUTE =
      new TableAttribute("", TableAttribute.Type.STRING);

  public Table {
    indexes = List.copyOf(indexes);
  }

  /** The tables of a stack. */
  public static List<Table> all(Section stack, Mode mode, boolean anyProtected) {
    List<Table> tables = new ArrayList<>();
    stack
        .named(StackKeys.TABLES)
        .forEach(
            (name, entry) ->
                tables.add(of(name, entry.value().value(), mode, anyProtected, entry.key())));
    return tables;
  }

  private static Table of(String name, Section table, Mode mode, boolean anyProtected, Span key) {
    List<Index> indexes = new ArrayList<>();
    table
        .named(TableKeys.INDEXES)
        .forEach(
            (index, entry) -> {
              Section keys = entry.value().value();
              indexes.add(
                  new Index(
                      index,
                      new Keys(
                          keys.needed(TableKeys.Index.PARTITION_KEY, NO_ATTRIBUTE),
                          keys.get(TableKeys.Index.SORT_KEY)),
                      entry.key()));
            });
    boolean retain = table.value(TableKeys.ON_DELETE, anyProtected).value().equals("retain");
    return new Table(
        name,
        new Keys(
            table.needed(TableKeys.PARTITION_KEY, NO_ATTRIBUTE), table.get(TableKeys.SORT_KEY)),
        table.get(TableKeys.TTL),
        indexes,
        table.get(TableKeys.STREAM),
        new Protection(
            table.get(TableKeys.KMS_KEY),
            table.value(TableKeys.POINT_IN_TIME_RECOVERY, mode.isProtected()),
            table.value(TableKeys.DELETION_PROTECTION, mode.isProtected()),
            retain,
            retain || anyProtected),
        key);
  }

  /** The keys of the table, and then those of each index. */
  public List<Keys> schemas() {
    List<Keys> all = new ArrayList<>(List.of(keys));
    indexes.forEach(index -> all.add(index.keys()));
    return all;
  }

  @Override
  public ThingKind kind() {
    return ThingKind.TABLES;
  }

  @Override
  public Optional<Given<Text>> kmsKey() {
    return protection.kmsKey();
  }
}
