package dev.fargen.migrate.copilot;

import dev.fargen.list.Lists;
import dev.fargen.migrate.draft.Draft;
import dev.fargen.migrate.draft.DraftValue;
import dev.fargen.migrate.draft.Origin;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A key of a manifest, or an item of a list, with its value.
 *
 * @param name the key without the path to it; empty for an item
 * @param subject its path from the top of the manifest, as reports name it
 * @param origin where it stands
 */
record Key(Scope scope, String name, String subject, Origin origin, Node node) {

  boolean isNull() {
    return node instanceof ScalarNode scalar && scalar.isNull();
  }

  boolean isScalar() {
    return node instanceof ScalarNode;
  }

  /** The value as it is written; empty where it is a map or list. */
  Optional<String> raw() {
    return node instanceof ScalarNode scalar
        ? Optional.of(scalar.isNull() ? "" : scalar.text())
        : Optional.empty();
  }

  /** The value with the references of a spec. */
  Optional<String> text() {
    return raw().map(text -> Texts.of(text, scope, Texts.UNKNOWN));
  }

  /** The value without references; empty where it is not known. */
  Optional<String> literal() {
    return raw().flatMap(text -> Texts.literal(text, scope));
  }

  /** The value as a number; empty where it is none. */
  Optional<Long> number() {
    return literal()
        .map(String::strip)
        .filter(text -> text.matches("-?[0-9]{1,12}"))
        .map(Long::parseLong);
  }

  boolean isTrue() {
    return raw().map(text -> text.matches("(?i)true|yes|on|y")).orElse(false);
  }

  boolean isFalse() {
    return raw().map(text -> text.matches("(?i)false|no|off|n")).orElse(false);
  }

  /** The value as a spec has it: numbers and truth values stay such. */
  Draft draft() {
    if (node instanceof ScalarNode scalar && !scalar.isNull()) {
      return scalar.text().contains("${") || !scalar.plain()
          ? DraftValue.text(text().orElse(""))
          : DraftValue.of(scalar.text());
    }
    return DraftValue.text("");
  }

  /** What is in the map; empty where it is none. */
  Optional<Keys> keys() {
    return node instanceof MapNode map
        ? Optional.of(new Keys(scope, subject, map))
        : Optional.empty();
  }

  boolean isList() {
    return node instanceof ListNode;
  }

  /** The items of the list; itself where it is none. */
  List<Key> items() {
    if (!(node instanceof ListNode list)) {
      return List.of(this);
    }
    List<Key> items = new ArrayList<>();
    for (Node item : list.items()) {
      items.add(new Key(scope, "", subject + "[" + items.size() + "]", scope.origin(item), item));
    }
    return items;
  }

  /** The texts of a list, or the one text. */
  List<String> texts() {
    return Lists.present(Lists.map(items(), Key::text));
  }

  /** Notes that nothing is lost, where nothing else is noted yet. */
  void converted() {
    if (!scope.report().has(origin)) {
      scope.report().converted(origin, subject, "");
    }
  }

  void ignored(String why) {
    scope.report().ignored(origin, subject, why);
  }

  void noEffect(String why) {
    scope.report().noEffect(origin, subject, why);
  }

  void toDecide(String what) {
    scope.report().toDecide(origin, subject, what);
  }

  void changed(String how) {
    scope.report().changed(origin, subject, how);
  }

  void refused(String why) {
    scope.report().refused(origin, subject, why);
  }
}
