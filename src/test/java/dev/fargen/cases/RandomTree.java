package dev.fargen.cases;

import dev.fargen.spec.SpecKeys;
import dev.fargen.spec.form.Block;
import dev.fargen.spec.form.Choice;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Form.Patterned;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.ListOf;
import dev.fargen.spec.form.MapOf;
import dev.fargen.spec.form.Scalar;
import dev.fargen.spec.form.Shape;
import dev.fargen.spec.permissions.PermissionKeys;
import dev.fargen.spec.raw.RawKeys;
import dev.fargen.testing.CfnYaml;
import dev.fargen.workload.permissions.Access;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A tree made of the definitions of keys: every key that it has may stand there, and every value
 * looks as it should. What values have to do with each other it does not know, but for a few names.
 */
final class RandomTree {

  private final Random random;
  private final String focus;
  private final Set<String> wanted = new LinkedHashSet<>();

  /**
   * @param focus the path of a key that is to be there; of the others, fewer are
   */
  RandomTree(long seed, String focus) {
    this.random = new Random(seed);
    this.focus = focus;
    wanted.add(focus);
    SpecWords.NEEDS.forEach(
        (begin, paths) -> {
          if (focus.startsWith(begin)) {
            wanted.addAll(paths);
          }
        });
  }

  Map<String, Object> make() {
    Map<String, Object> tree = block(SpecKeys.SHAPE, "", false);
    tree.put("name", pick(List.of("shop", "a1", "long-name-of-a-spec-with-hyphens")));
    return tree;
  }

  /** A value for the key, as {@link SpecMender} needs it where one is missing. */
  Object value(Key<?> key, String path) {
    return value(key.form(), key, path, false);
  }

  private Map<String, Object> block(Shape shape, String prefix, boolean override) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (Key<?> key : shape.keys()) {
      String path = prefix + key.name();
      boolean needed = key.required() && !override;
      double share = override ? 0.06 : focus.isEmpty() ? 0.3 : 0.16;
      if (leadsToWanted(path)
          || needed
          || random.nextDouble() < share
          || path.equals("workloads")) {
        boolean over = override || (path.startsWith("environments.") && !isOwn(key.name()));
        map.put(key.name(), value(key.form(), key, path, over));
      }
    }
    return map;
  }

  private boolean leadsToWanted(String path) {
    return wanted.stream()
        .anyMatch(
            one -> one.equals(path) || one.startsWith(path + ".") || one.startsWith(path + "["));
  }

  /** Whether the wanted key stands below the path. */
  private boolean isAbove(String path) {
    return wanted.stream()
        .anyMatch(one -> one.startsWith(path + ".") || one.startsWith(path + "["));
  }

  private static boolean isOwn(String key) {
    return dev.fargen.spec.EnvironmentKeys.OWN.key(key).isPresent();
  }

  private Object value(Form<?> described, Key<?> key, String path, boolean override) {
    Form<?> form = described.bare();
    if (path.endsWith(".environment.<name>") && !isAbove(path)) {
      return copy(pick(variables()));
    }
    for (Map.Entry<String, List<Object>> known : SpecWords.VALUES.entrySet()) {
      if (("." + path).endsWith("." + known.getKey()) && !isAbove(path)) {
        List<Object> values = known.getValue();
        return copy(wanted.contains(path) && !path.equals(focus) ? values.get(0) : pick(values));
      }
    }
    if (form instanceof Block block && block.keys().get().equals(RawKeys.Resource.SHAPE)) {
      return resource();
    }
    if (form instanceof Block block && block.keys().get().equals(PermissionKeys.SHAPE)) {
      return permission(path);
    }
    if (form instanceof Block block) {
      return block(block.keys().get(), path + ".", override);
    }
    if (path.equals("parameters")) {
      return parameters();
    }
    if (form instanceof MapOf<?> map) {
      return named(map, key, path, override);
    }
    if (form instanceof ListOf<?> list) {
      List<Object> items = new ArrayList<>();
      int count = Math.max(list.least(), Math.min(list.most(), 1 + random.nextInt(2)));
      for (int i = 0; i < count; i++) {
        Object item = value(list.items(), key, path + "[]", false);
        if (!items.contains(item)) {
          items.add(item);
        }
      }
      return items;
    }
    if (form instanceof Choice<?> either) {
      boolean inside = isAbove(path);
      List<Form<?>> blocks = either.forms().stream().filter(RandomTree::isBlock).toList();
      return value(
          inside && !blocks.isEmpty() ? blocks.get(0) : pick(either.forms()), key, path, override);
    }
    return scalar(form, key);
  }

  /** Texts for a variable, or references, first of all to what is to be there. */
  private List<Object> variables() {
    String section = focus.replaceFirst("\\..*", "");
    if (SpecWords.REFERENCES.containsKey(section)) {
      return SpecWords.REFERENCES.getOrDefault(section, List.of());
    }
    return random.nextBoolean()
        ? SpecWords.texts()
        : pick(List.copyOf(SpecWords.REFERENCES.values()));
  }

  /** More about a text and a subnet list, so that what is said goes with their values. */
  private Map<String, Object> parameters() {
    Map<String, Object> map = new LinkedHashMap<>();
    Map<String, Object> colour = new LinkedHashMap<>();
    boolean described = random.nextBoolean() && !focus.endsWith(".no_echo");
    boolean hidden = !described && random.nextBoolean(); // a params file does not have its value
    if (hidden || random.nextBoolean() || focus.endsWith(".default")) {
      colour.put("default", "green");
    }
    colour.put(described ? "description" : "no_echo", described ? "A colour" : hidden);
    if (random.nextBoolean()) {
      colour.put("allowed", new ArrayList<>(List.of("red", "green")));
    } else {
      colour.put("pattern", "[a-z]+");
    }
    map.put("Colour", colour);
    map.put("VpcId", new LinkedHashMap<>(Map.of("description", pick(SpecWords.plainTexts()))));
    return map;
  }

  /** Raw CloudFormation that is right: whether it is, is up to whoever writes it. */
  private Map<String, Object> resource() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("Type", "AWS::SNS::Topic");
    if (random.nextBoolean()) {
      map.put("Properties", Map.of("DisplayName", "Orders"));
    }
    if (random.nextBoolean()) {
      map.put("DeletionPolicy", "Retain");
      map.put("UpdateReplacePolicy", "Retain");
    }
    if (random.nextBoolean()) {
      map.put("Metadata", Map.of("Owner", "shop"));
    }
    if (random.nextInt(4) == 0) {
      map.put("DependsOn", "WebLogGroup");
    }
    return map;
  }

  /** One thing and a word that goes with it, or actions. */
  private Map<String, Object> permission(String path) {
    Map<String, Object> map = new LinkedHashMap<>();
    String last = focus.substring(focus.lastIndexOf('.') + 1);
    List<String> kinds = List.copyOf(new TreeSet<>(Access.kinds()));
    if (List.of("actions", "resources").contains(last) || random.nextInt(6) == 0) {
      map.put("actions", List.of("cognito-identity:GetId"));
      map.put("resources", List.of("*"));
      return map;
    }
    String sought = focus.replaceFirst("s(\\..*)?$", ""); // buckets.<name>.expire: a bucket
    String kind = kinds.contains(last) ? last : kinds.contains(sought) ? sought : pick(kinds);
    Key<?> thing = PermissionKeys.SHAPE.key(kind).orElseThrow();
    map.put(kind, value(thing.form(), thing, path + "." + kind, false));
    map.put("access", pick(List.copyOf(Access.words(kind))));
    return map;
  }

  private static boolean isBlock(Form<?> form) {
    return form instanceof Block || (form instanceof ListOf<?> list && isBlock(list.items()));
  }

  private Map<String, Object> named(MapOf<?> form, Key<?> key, String path, boolean override) {
    Map<String, Object> map = new LinkedHashMap<>();
    List<String> names = SpecWords.NAMES.getOrDefault(key.name(), List.of("one", "two"));
    int count = isAbove(path) ? names.size() : 1 + random.nextInt(2);
    for (int i = 0; i < count; i++) {
      String name = isAbove(path) ? names.get(i) : pick(names);
      if (name.matches(form.names().pattern())) {
        map.put(name, value(form.values(), key, path + ".<name>", override));
      }
    }
    return map;
  }

  private Object scalar(Form<?> form, Key<?> key) {
    if (form instanceof Scalar.Truth) {
      return random.nextBoolean();
    }
    if (form instanceof Scalar.OneOf one) {
      return pick(one.choices());
    }
    if (form instanceof Scalar.Whole whole) {
      long middle = whole.least() + (long) (random.nextDouble() * (whole.most() - whole.least()));
      return pick(List.of(whole.least(), whole.most(), middle));
    }
    if (form instanceof Scalar.Decimal decimal) {
      BigDecimal middle =
          decimal.least().add(decimal.most()).divide(BigDecimal.valueOf(2), 1, RoundingMode.DOWN);
      return pick(List.of(decimal.least(), decimal.most(), middle));
    }
    if (SpecWords.NAMES.containsKey(key.name()) && random.nextInt(4) > 0) {
      return pick(SpecWords.NAMES.getOrDefault(key.name(), List.of()));
    }
    return copy(pick(written(form, key)));
  }

  /** What the definition itself gives for an example or a default. */
  private static List<Object> written(Form<?> form, Key<?> key) {
    Object example = example(key);
    List<Object> candidates = new ArrayList<>();
    flat(example).forEach(candidates::add);
    key.fallback().filter(text -> form instanceof Patterned).ifPresent(candidates::add);
    if (form instanceof Patterned text) {
      candidates.removeIf(
          c -> !String.valueOf(c).matches(text.pattern()) && !String.valueOf(c).contains("${"));
    } else {
      return List.of(example);
    }
    return candidates.isEmpty() ? List.of("text") : candidates;
  }

  private static Stream<?> flat(Object value) {
    return value instanceof List<?> list
        ? list.stream().flatMap(RandomTree::flat)
        : Stream.of(value);
  }

  private static Object example(Key<?> key) {
    Object read = CfnYaml.read(key.example());
    return read instanceof Map<?, ?> map && map.get(key.name()) != null
        ? map.get(key.name())
        : "text";
  }

  /** The same, to be changed. */
  static Object copy(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> copy = new LinkedHashMap<>();
      map.forEach((key, inner) -> copy.put(key, copy(inner)));
      return copy;
    }
    return value instanceof List<?> list
        ? new ArrayList<>(list.stream().map(RandomTree::copy).toList())
        : value;
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
