package dev.fargen.params;

import dev.fargen.cfn.Parameter;
import dev.fargen.cfn.ParameterType;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Sequence;
import dev.fargen.cfn.Value;
import dev.fargen.list.Lists;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values that a parameter can carry, as the text that a params file has. */
final class Carried {

  private Carried() {}

  /** Whether a parameter can carry the value: a scalar, or a list that was meant for one. */
  static boolean isText(Value value) {
    return value instanceof Scalar
        || (value instanceof Setting setting
            && (setting.value() instanceof Scalar
                || (setting.parameter().type().isList() && isTexts(setting.value()))));
  }

  private static boolean isTexts(Value value) {
    return value instanceof Sequence list && Lists.all(list.items(), Scalar.class::isInstance);
  }

  /** What the parameter has as its value. */
  static String text(Value value) {
    List<Value> texts = value instanceof Sequence list ? list.items() : List.of(value);
    return String.join(",", Lists.map(texts, one -> ((Scalar) one).asText()));
  }

  /** The parameters that were named for the value; one that is named for its place if none was. */
  static Collection<Parameter> parameters(Place place, Collection<Value> values) {
    Map<String, Parameter> named = new LinkedHashMap<>();
    for (Value value : values) {
      if (value instanceof Setting setting) {
        named.merge(setting.parameter().id(), setting.parameter(), Variables::common);
      }
    }
    return named.isEmpty() ? List.of(parameter(place, values)) : named.values();
  }

  private static Parameter parameter(Place place, Collection<Value> values) {
    boolean numbers =
        Lists.all(
            values,
            value -> Bare.of(value) instanceof Scalar s && s.content() instanceof BigDecimal);
    ParameterType type = numbers ? ParameterType.NUMBER : ParameterType.STRING;
    return Parameter.of(place.name(), type, place.words());
  }
}
