package dev.fargen.check.template;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Sequence;
import dev.fargen.cfn.Value;
import java.util.List;

/** The length of values as JSON, in bytes and without white space. */
final class JsonSize {

  /** The quotes of a key, its colon and the comma before it. */
  private static final int AROUND_KEY = 4;

  private JsonSize() {}

  /** The length of the value; 0 if there is none. */
  static int of(Value value) {
    return value.fold(JsonSize::bytes);
  }

  private static Integer bytes(Value value, List<Integer> inside) {
    if (value.equals(Intrinsic.NO_VALUE)) {
      return 0;
    }
    int size = 2;
    for (Integer one : inside) {
      size += one;
    }
    if (value instanceof Mapping map) {
      int at = 0;
      for (String key : map.entries().keySet()) {
        size += inside.get(at++) == 0 ? 0 : key.length() + AROUND_KEY;
      }
      return size;
    }
    if (value instanceof Scalar scalar) {
      String text = scalar.asText();
      for (int i = 0; i < text.length(); i++) {
        size += "\"\\\n\r\t".indexOf(text.charAt(i)) < 0 ? 0 : 1;
      }
      return size + text.getBytes(UTF_8).length;
    }
    return value instanceof Sequence ? size + inside.size() : size;
  }
}
