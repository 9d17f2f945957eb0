package dev.fargen.check.data;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.spec.data.TableAttribute;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.data.Table;
import dev.fargen.workload.stack.Stack;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The key attributes of a table must be different ones and have one type each, an attribute with
 * the time to live must be a number, and a table has at most 20 global secondary indexes (Amazon
 * DynamoDB API reference, "CreateTable"; Amazon DynamoDB developer guide, "Using time to live (TTL)
 * in DynamoDB" and "Quotas in Amazon DynamoDB").
 */
public final class TableRule implements Rule {

  private static final int MOST_INDEXES = 20;

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    for (Table table : stack.stores().tables()) {
      Map<String, Given<TableAttribute>> seen = new HashMap<>();
      for (Table.Keys keys : table.schemas()) {
        type(keys.partition(), seen, diagnostics);
        if (different(keys, diagnostics)) {
          keys.sort().ifPresent(key -> type(key, seen, diagnostics));
        }
      }
      table.ttl().ifPresent(ttl -> timeToLive(ttl, seen, diagnostics));
      if (table.indexes().size() > MOST_INDEXES) {
        diagnostics.report(
            Diagnostic.of(
                    Code.OUT_OF_RANGE,
                    "`indexes` has "
                        + table.indexes().size()
                        + " indexes; the maximum is "
                        + MOST_INDEXES)
                .at(table.indexes().get(MOST_INDEXES).span(), "index " + (MOST_INDEXES + 1)));
      }
    }
  }

  private static boolean different(Table.Keys keys, Diagnostics diagnostics) {
    Optional<Given<TableAttribute>> same =
        keys.sort().filter(sort -> sort.value().name().equals(keys.partition().value().name()));
    same.ifPresent(
        sort ->
            diagnostics.report(
                Diagnostic.of(
                        Code.CONFLICTING_KEYS,
                        "`partition_key` and `sort_key` must be different attributes")
                    .at(sort.span())
                    .at(keys.partition().span(), "the same attribute")
                    .help("write another attribute, or remove `sort_key`")));
    return same.isEmpty();
  }

  private static void type(
      Given<TableAttribute> key, Map<String, Given<TableAttribute>> seen, Diagnostics diagnostics) {
    Given<TableAttribute> first = seen.putIfAbsent(key.value().name(), key);
    if (first != null && first.value().type() != key.value().type()) {
      diagnostics.report(
          Diagnostic.of(
                  Code.CONFLICTING_KEYS, "the attribute `" + key.value().name() + "` has two types")
              .at(key.span(), "a " + key.value().type().word() + " here")
              .at(first.span(), "a " + first.value().type().word() + " here")
              .note("without a type behind a colon, an attribute is a string")
              .help("write `" + first.value().written() + "` in both places"));
    }
  }

  private static void timeToLive(
      Given<String> ttl, Map<String, Given<TableAttribute>> seen, Diagnostics diagnostics) {
    Given<TableAttribute> key = seen.get(ttl.value());
    if (key != null && key.value().type() != TableAttribute.Type.NUMBER) {
      diagnostics.report(
          Diagnostic.of(
                  Code.CONFLICTING_KEYS, "the attribute `" + ttl.value() + "` must be a number")
              .at(key.span(), "a " + key.value().type().word() + " here")
              .at(ttl.span(), "the time to live, in seconds since 1970")
              .help(
                  "write `"
                      + ttl.value()
                      + ":number`, or another attribute, such as `ttl: expires`"));
    }
  }
}
