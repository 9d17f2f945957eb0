package dev.fargen.migrate.copilot;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Sequence;
import dev.fargen.cfn.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Paths of task definition overrides, such as {@code ContainerDefinitions[0].Ulimits[-]}: a name or
 * an index a step, where {@code -} stands for a new item at the end.
 */
final class OverrideTree {

  private static final Pattern STEP =
      Pattern.compile("([A-Za-z0-9_][A-Za-z0-9_-]*)|\\[([0-9]{1,4}|-)\\]");

  private OverrideTree() {}

  /** The steps of a path; empty where it is none. */
  static List<String> steps(String path) {
    List<String> steps = new ArrayList<>();
    Matcher found = STEP.matcher(path);
    int end = 0;
    while (found.find() && path.substring(end, found.start()).matches("\\.?")) {
      end = found.end();
      steps.add(found.group(1) != null ? found.group(1) : found.group(2));
    }
    return end == path.length() ? steps : List.of();
  }

  /** The value with another one at the end of the steps. */
  static Value with(Optional<Value> tree, List<String> steps, Value value) {
    List<Optional<Value>> passed = new ArrayList<>();
    Optional<Value> at = tree;
    for (String step : steps) {
      passed.add(at);
      at = at.flatMap(one -> isIndex(step) ? item(one, step) : get(one, step));
    }
    Value changed = value;
    for (int i = steps.size() - 1; i >= 0; i--) {
      String step = steps.get(i);
      changed =
          isIndex(step)
              ? listWith(passed.get(i), step, changed)
              : mapWith(passed.get(i), step, changed);
    }
    return changed;
  }

  private static boolean isIndex(String step) {
    return step.equals("-") || step.matches("[0-9]+");
  }

  private static Optional<Value> item(Value value, String step) {
    List<Value> items = value instanceof Sequence list ? list.items() : List.of();
    int at = step.equals("-") ? items.size() : Integer.parseInt(step);
    return at < items.size() ? Optional.of(items.get(at)) : Optional.empty();
  }

  private static Value listWith(Optional<Value> tree, String step, Value item) {
    List<Value> items =
        tree.orElse(null) instanceof Sequence list
            ? new ArrayList<>(list.items())
            : new ArrayList<>();
    int at = step.equals("-") ? items.size() : Math.min(Integer.parseInt(step), items.size());
    if (at < items.size()) {
      items.set(at, item);
    } else {
      items.add(item);
    }
    return Value.list(items);
  }

  private static Value mapWith(Optional<Value> tree, String step, Value value) {
    Mapping map = tree.orElse(null) instanceof Mapping found ? found : Value.map();
    return map.with(key(map, step), value);
  }

  /** The key of a map, written in small letters or not. */
  private static String key(Mapping map, String name) {
    for (String key : map.entries().keySet()) {
      if (key.equalsIgnoreCase(name)) {
        return key;
      }
    }
    return name;
  }

  /** The value of a key, written in small letters or not. */
  static Optional<Value> get(Value value, String name) {
    return value instanceof Mapping map
        ? Optional.ofNullable(map.entries().get(key(map, name)))
        : Optional.empty();
  }

  /** The value with all its keys as CloudFormation writes them. */
  static Value capital(Value value) {
    return value.rewrite(one -> one instanceof Mapping map ? capitalKeys(map) : one);
  }

  private static Mapping capitalKeys(Mapping map) {
    Mapping changed = Value.map();
    for (Map.Entry<String, Value> entry : map.entries().entrySet()) {
      changed = changed.with(capital(entry.getKey()), entry.getValue());
    }
    return changed;
  }

  /** As CloudFormation writes names: with a capital letter. */
  static String capital(String name) {
    return name.isEmpty()
        ? name
        : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }
}
