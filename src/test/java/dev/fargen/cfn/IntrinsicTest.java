package dev.fargen.cfn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;

class IntrinsicTest {

  @Test
  void mentionsWhatItNamesItself() {
    assertEquals(Set.of("Thing"), new Intrinsic("Ref", Value.text("Thing")).mentions());
    assertEquals(Set.of("Thing"), new Intrinsic("GetAtt", Value.text("Thing.Arn.Of")).mentions());
    assertEquals(Set.of("Thing"), new Intrinsic("GetAtt", Value.texts("Thing", "Arn")).mentions());
    assertEquals(Set.of("A", "B"), Intrinsic.sub("${A}-${ B.Arn }-${!C}-${D").mentions());
    assertEquals(Set.of(), Intrinsic.importValue(Value.text("Thing")).mentions());
    assertEquals(Set.of(), new Intrinsic("Ref", Value.map()).mentions());
  }

  @Test
  void mentionsNoVariableOfItsOwn() {
    Value own = Value.map().with("A", "a");
    assertEquals(
        Set.of("B"), new Intrinsic("Sub", Value.list(Value.text("${A}${B}"), own)).mentions());
    assertEquals(Set.of("A"), new Intrinsic("Sub", Value.texts("${A}")).mentions());
    assertEquals(Set.of("A"), new Intrinsic("Sub", Value.texts("${A}", "A")).mentions());
    assertEquals(Set.of(), new Intrinsic("Sub", Value.list()).mentions());
  }
}
