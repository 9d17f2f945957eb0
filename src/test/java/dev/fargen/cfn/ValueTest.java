package dev.fargen.cfn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ValueTest {

  @Test
  void equalsWhatSaysTheSame() {
    List<Value> values = values();
    assertEquals(values, values());
    for (Value value : values) {
      assertEquals(1, values.stream().filter(value::equals).count(), value.toString());
    }
    assertNotEquals(Value.text("a"), "a");
  }

  @Test
  void hashesApartWhatDiffers() {
    List<Integer> hashes = values().stream().map(Value::hashCode).collect(Collectors.toList());
    assertEquals(hashes, values().stream().map(Value::hashCode).collect(Collectors.toList()));
    assertEquals(hashes.size(), hashes.stream().distinct().count(), hashes.toString());
  }

  private static List<Value> values() {
    return List.of(
        Value.text("a"),
        Value.text("b"),
        Value.number(1),
        Value.bool(true),
        Value.list(Value.text("a"), Value.text("b")),
        Value.list(Value.text("b"), Value.text("a")),
        Value.map().with("a", "b"),
        Value.map().with("a", "c"),
        Intrinsic.pseudo("a"),
        Intrinsic.pseudo("b"),
        Intrinsic.sub("a"),
        Intrinsic.zones());
  }
}
