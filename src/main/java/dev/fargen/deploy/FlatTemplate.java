package dev.fargen.deploy;

import dev.fargen.cfn.Canonical;
import dev.fargen.cfn.Document;
import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Sequence;
import dev.fargen.cfn.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A template as a map from the path of each scalar to its text: {@code Resources/Api/Type}. A
 * function call is printed, because {@code !Ref Api} is not the text {@code Api}; its long form and
 * its short one are the same.
 */
final class FlatTemplate {

  private FlatTemplate() {}

  static Map<String, String> of(Document template) {
    Map<String, String> flat = new LinkedHashMap<>();
    template
        .content()
        .entries()
        .forEach((section, value) -> put(section, Canonical.of(value), flat));
    return flat;
  }

  private static void put(String place, Value value, Map<String, String> flat) {
    if (value instanceof Mapping map) {
      map.entries().forEach((key, entry) -> put(place + "/" + key, entry, flat));
    } else if (value instanceof Sequence list) {
      for (int i = 0; i < list.items().size(); i++) {
        put(place + "/" + i, list.items().get(i), flat);
      }
    } else if (value instanceof Intrinsic call && !call.canBeTagged()) {
      put(place, call.longForm(), flat);
    } else if (value instanceof Intrinsic call && !(call.argument() instanceof Scalar)) {
      put(place + "!" + call.name(), call.argument(), flat);
    } else if (value instanceof Intrinsic call) {
      flat.put(place, "!" + call.name() + " " + ((Scalar) call.argument()).asText());
    } else {
      flat.put(place, ((Scalar) value).asText());
    }
  }
}
