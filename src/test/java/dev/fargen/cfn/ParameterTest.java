package dev.fargen.cfn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ParameterTest {

  private static final Parameter SIZE =
      new Parameter(
          "Size",
          ParameterType.NUMBER,
          "How large",
          Optional.of("1"),
          List.of("1", "2"),
          Optional.empty(),
          false);

  @Test
  void keepsTheRestUnderAnotherName() {
    assertEquals("Size2", SIZE.named("Size2").id());
    assertEquals(SIZE.declaration(), SIZE.named("Size2").declaration());
  }

  @Test
  void hasADefaultOfItsType() {
    Parameter text = SIZE.withType(ParameterType.STRING);
    assertEquals(Value.number(1), SIZE.declaration().entries().get("Default"));
    assertEquals(Value.text("1"), text.declaration().entries().get("Default"));
    assertEquals(SIZE, text.withType(ParameterType.NUMBER));
  }

  @Test
  void listsAreOfItems() {
    Set<ParameterType> lists =
        Arrays.stream(ParameterType.values())
            .filter(ParameterType::isList)
            .collect(Collectors.toSet());
    assertEquals(
        EnumSet.of(ParameterType.TEXTS, ParameterType.SUBNET_IDS, ParameterType.SECURITY_GROUP_IDS),
        lists);
    lists.forEach(list -> assertFalse(list.item().isList(), list.word()));
    assertTrue(ParameterType.SUBNET_IDS.word().contains(ParameterType.SUBNET_IDS.item().word()));
  }
}
