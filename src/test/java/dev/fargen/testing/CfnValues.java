package dev.fargen.testing;

import dev.fargen.cfn.Document;
import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Value;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes fargen's values of what {@link CfnYaml} has read. */
public final class CfnValues {
  private CfnValues() {}

  /** The template as a document without comments. */
  public static Document document(Map<String, Object> template) {
    return new Document(List.of(), mapping(template), Map.of());
  }

  /** The value: long forms are calls, but for {@code Condition}, which others have as well. */
  public static Value of(Object read) {
    if (read instanceof Map<?, ?> map) {
      if (map.size() == 1) {
        Map.Entry<?, ?> only = map.entrySet().iterator().next();
        Optional<String> name = Intrinsic.shortName(only.getKey().toString());
        if (name.isPresent() && (only.getValue() instanceof List || !isCondition(name.get()))) {
          return new Intrinsic(name.get(), of(only.getValue()));
        }
      }
      return mapping(map);
    }
    if (read instanceof List<?> list) {
      return Value.list(list.stream().map(CfnValues::of).toList());
    }
    if (read instanceof Boolean bool) {
      return Value.bool(bool);
    }
    return read instanceof Number number
        ? Value.number(new BigDecimal(number.toString()))
        : Value.text(String.valueOf(read));
  }

  private static boolean isCondition(String name) {
    return name.equals("Condition");
  }

  private static Mapping mapping(Map<?, ?> map) {
    Map<String, Value> entries = new LinkedHashMap<>();
    map.forEach((key, value) -> entries.put(key.toString(), of(value)));
    return new Mapping(entries);
  }
}
