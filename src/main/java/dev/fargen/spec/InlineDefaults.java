package dev.fargen.spec;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Braces;
import dev.fargen.spec.form.Interpolation;
import dev.fargen.spec.form.Named;
import dev.fargen.spec.form.Reading;
import dev.fargen.spec.form.Section;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The defaults in texts, {@code ${Name:-default}}. They say the same as {@code default} under
 * {@code parameters}, and a template parameter has one default.
 */
final class InlineDefaults {

  private static final String OPENING = "${";

  private final Map<String, ScalarNode> defaults = new LinkedHashMap<>();
  private final Diagnostics diagnostics;

  private InlineDefaults(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** The spec with the defaults in its texts under {@code parameters}. */
  static MapNode into(MapNode tree, Diagnostics diagnostics) {
    InlineDefaults all = new InlineDefaults(diagnostics);
    all.stack(tree);
    all.environments(tree);
    tree.value(SpecKeys.PIPELINE.name(), MapNode.class).ifPresent(all::find);
    Optional<MapNode.Entry> declared = tree.entry(SpecKeys.PARAMETERS.name());
    boolean readable =
        declared.isEmpty() || declared.get().value() instanceof MapNode || isEmpty(declared.get());
    return all.defaults.isEmpty() || !readable ? tree : all.declaredIn(tree);
  }

  /** The parameters without those that only texts declare that no environment has. */
  static Named<Section> used(
      Named<Section> parameters, MapNode tree, Iterable<SpecEnvironment> environments) {
    MapNode none = new MapNode(Map.of(), tree.span());
    MapNode declared = tree.value(SpecKeys.PARAMETERS.name(), MapNode.class).orElse(none);
    Map<String, Named.Entry<Section>> used = new LinkedHashMap<>();
    parameters
        .entries()
        .forEach(
            (name, entry) -> {
              boolean known = declared.entry(name).isPresent();
              for (SpecEnvironment one : environments) {
                known |= one.scope().uses().all().containsKey(name);
              }
              if (known) {
                used.put(name, entry);
              }
            });
    return new Named<>(used);
  }

  private void environments(MapNode tree) {
    Optional<MapNode> environments = tree.value(SpecKeys.ENVIRONMENTS.name(), MapNode.class);
    if (environments.isPresent()) {
      for (MapNode.Entry one : environments.get().entries()) {
        if (one.value() instanceof MapNode environment) {
          stack(environment);
        }
      }
    }
  }

  /** The keys of the stack in the map, without raw CloudFormation. */
  private void stack(MapNode map) {
    for (MapNode.Entry entry : map.entries()) {
      String key = entry.key().text();
      if (StackKeys.SHAPE.key(key).isPresent() && !Reading.RAW.contains(key)) {
        find(entry.value());
      }
    }
  }

  private void find(Node node) {
    if (node instanceof MapNode map) {
      map.entries().forEach(entry -> find(entry.value()));
    } else if (node instanceof ListNode list) {
      list.items().forEach(this::find);
    } else if (node instanceof ScalarNode scalar
        && scalar.text().contains(Interpolation.DEFAULT)
        && scalar.text().contains(OPENING)) {
      findIn(scalar);
    }
  }

  private void findIn(ScalarNode scalar) {
    String text = scalar.text();
    Braces braces = new Braces(text);
    int opening = text.indexOf(OPENING);
    while (opening >= 0) {
      int from = opening + OPENING.length();
      int closing = braces.closing(from);
      boolean doubled = opening > 0 && text.charAt(opening - 1) == '$';
      if (closing > 0 && !doubled) {
        Optional<Interpolation> written = Interpolation.of(text.substring(from, closing));
        if (written.isPresent() && written.get().declaresDefault()) {
          Span span = scalar.cut(opening, closing + 1).span();
          add(written.get(), scalar.cut(from + written.get().name().length(), closing), span);
        }
        from = closing + 1;
      }
      opening = text.indexOf(OPENING, from);
    }
  }

  /**
   * @param operated the operator and the default
   */
  private void add(Interpolation written, ScalarNode operated, Span reference) {
    String name = written.name();
    if (written.isNested()) {
      diagnostics.report(
          Diagnostic.of(
                  Code.INVALID_REFERENCE,
                  "the default of `" + name + "` must not contain a reference")
              .at(reference)
              .note("the default of a template parameter is a constant")
              .help("write the value in place of `" + written.argument() + "`"));
      return;
    }
    int start = Interpolation.DEFAULT.length();
    Span place =
        written.argument().isEmpty()
            ? reference
            : operated.cut(start, operated.text().length()).span();
    ScalarNode value = new ScalarNode(written.fallback(), false, place);
    ScalarNode first = defaults.putIfAbsent(name, value);
    if (first != null && !first.text().equals(value.text())) {
      differ(name, value.text(), place, first.text(), first.span());
    }
  }

  private void differ(String name, String value, Span place, String other, Span otherPlace) {
    diagnostics.report(
        Diagnostic.of(Code.DEFAULTS_DIFFER, "parameter `" + name + "` has two different defaults")
            .at(place, "`" + value + "`")
            .at(otherPlace, "`" + other + "`")
            .note("a template parameter has one default, which all environments share")
            .help(
                "write the same default in both places; or write `${"
                    + name
                    + "}` here, and set `"
                    + name
                    + "` under `parameters` of each environment"));
  }

  private MapNode declaredIn(MapNode tree) {
    String key = SpecKeys.PARAMETERS.name();
    Optional<MapNode> declared = tree.value(key, MapNode.class);
    Map<String, MapNode.Entry> parameters =
        new LinkedHashMap<>(declared.map(MapNode::entriesByKey).orElseGet(Map::of));
    defaults.forEach(
        (name, value) -> {
          ScalarNode there = new ScalarNode(name, true, value.span());
          MapNode.Entry known = parameters.get(name);
          if (known == null || isEmpty(known) || known.value() instanceof MapNode) {
            parameters.put(
                name,
                new MapNode.Entry(
                    known == null ? there : known.key(), declaration(name, value, known)));
          }
        });
    Map<String, MapNode.Entry> all = new LinkedHashMap<>(tree.entriesByKey());
    ScalarNode at =
        tree.entry(key)
            .map(MapNode.Entry::key)
            .orElseGet(() -> new ScalarNode(key, true, tree.span()));
    Span span = declared.map(MapNode::span).orElseGet(tree::span);
    all.put(key, new MapNode.Entry(at, new MapNode(parameters, span)));
    return new MapNode(all, tree.span(), tree.tag());
  }

  /** The declaration with the default; one that has another default keeps it. */
  private MapNode declaration(String name, ScalarNode value, MapNode.@Nullable Entry known) {
    String key = StackKeys.Parameter.DEFAULT.name();
    Map<String, MapNode.Entry> keys = new LinkedHashMap<>();
    Span span = value.span();
    if (known != null && known.value() instanceof MapNode map) {
      keys.putAll(map.entriesByKey());
      span = map.span();
    }
    MapNode.Entry own = keys.get(key);
    if (own == null || isEmpty(own)) {
      keys.put(key, new MapNode.Entry(new ScalarNode(key, true, value.span()), value));
    } else if (isText(own.value()) && !text(own.value()).equals(value.text())) {
      differ(name, value.text(), value.span(), text(own.value()), own.value().span());
    }
    return new MapNode(keys, span);
  }

  private static boolean isEmpty(MapNode.Entry entry) {
    return entry.value() instanceof ScalarNode scalar && scalar.isNull();
  }

  /** Whether it can be a default; what cannot is reported where it is read. */
  private static boolean isText(Node node) {
    return node instanceof ScalarNode
        || (node instanceof ListNode list && Lists.all(list.items(), ScalarNode.class::isInstance));
  }

  /** A default as CloudFormation takes it: a list with commas. */
  private static String text(Node node) {
    return node instanceof ListNode list
        ? String.join(",", Lists.map(list.items(), InlineDefaults::text))
        : node instanceof ScalarNode scalar ? scalar.text() : "";
  }
}
