package dev.fargen.cfn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
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

  @Test
  void walksFromTheOutsideInAsItIsWritten() {
    Value tree =
        Value.map().with("a", Value.list(new Intrinsic("Sub", Value.text("x")), Value.number(1)));
    List<String> seen = new ArrayList<>();
    tree.walk((value, path) -> seen.add(String.join("/", path.steps())));
    assertEquals(List.of("", "a", "a/0", "a/0/Fn::Sub", "a/1"), seen);
  }

  @Test
  void rewritesFromTheInsideOut() {
    Value tree = Value.list(Value.text("a"), Value.list(Value.text("b")));
    Value counted =
        tree.rewrite(
            value -> value instanceof Sequence list ? Value.number(list.items().size()) : value);
    assertEquals(Value.number(2), counted);
    assertSame(tree, tree.rewrite(value -> value));
    assertEquals(
        Value.list(Value.text("a"), Value.number(1)),
        tree.rewrite(value -> value.equals(Value.list(Value.text("b"))) ? Value.number(1) : value));
  }

  @Test
  void foldsWhatCameOfTheChildren() {
    Value tree =
        Value.map()
            .with("a", new Intrinsic("Sub", Value.text("x")))
            .with("b", Value.texts("y", "z"));
    Integer depth =
        tree.fold((value, inside) -> 1 + inside.stream().mapToInt(one -> one).max().orElse(0));
    assertEquals(3, depth);
    assertTrue(tree.any(Value.text("z")::equals));
    assertFalse(tree.any(Value.text("a")::equals));
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
        new Intrinsic("Ref", Value.text("a")),
        new Intrinsic("Ref", Value.text("b")),
        new Intrinsic("Sub", Value.text("a")),
        Intrinsic.zones());
  }
}
