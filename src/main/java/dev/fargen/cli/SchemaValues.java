package dev.fargen.cli;

import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.SourceFile;
import dev.fargen.spec.form.Default;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Form.Patterned;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Scalar;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import dev.fargen.yaml.YamlReader;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Defaults and examples of keys as JSON values. */
final class SchemaValues {

  private SchemaValues() {}

  /** The default, if it is a single scalar; a text of any form has none. */
  static Optional<Object> fallback(Key<?> key) {
    Form<?> form = key.form().bare();
    return key.absence()
        .filter(Default::isValue)
        .map(Default::words)
        .filter(text -> form instanceof Scalar || isNoWords(form))
        .map(text -> form instanceof Patterned ? text : scalar(text));
  }

  private static boolean isNoWords(Form<?> form) {
    return form instanceof Patterned text && !"in words".matches(text.pattern());
  }

  /** The value of the example; none if it has tags, which do not exist in JSON. */
  static Optional<Object> example(Key<?> key) {
    Diagnostics unheard = new Diagnostics(new SourceFile("example", key.example()));
    return YamlReader.read(unheard)
        .filter(map -> !key.example().contains(" !"))
        .flatMap(map -> map.entry(key.name()))
        .map(entry -> of(entry.value()));
  }

  /** The tree as editors read it: by the core schema of YAML 1.2, without tags. */
  static @Nullable Object of(Node node) {
    if (node instanceof MapNode map) {
      Map<String, Object> values = new LinkedHashMap<>();
      map.entriesByKey().forEach((key, entry) -> values.put(key, of(entry.value())));
      return values;
    }
    if (node instanceof ListNode list) {
      return list.items().stream().map(SchemaValues::of).toList();
    }
    ScalarNode scalar = (ScalarNode) node;
    if (scalar.isNull()) {
      return null;
    }
    return scalar.plain() ? scalar(scalar.text()) : scalar.text();
  }

  private static Object scalar(String text) {
    if (text.equals("true") || text.equals("false")) {
      return Boolean.valueOf(text);
    }
    return text.matches("[-+]?([0-9]{1,18}|[0-9]{1,12}\\.[0-9]{1,12})")
        ? (Object) new BigDecimal(text)
        : text;
  }
}
