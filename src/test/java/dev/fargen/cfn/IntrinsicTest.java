package dev.fargen.cfn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class IntrinsicTest {

  @Test
  void aTextIsSubstitutedOnlyWhereItHasVariables() {
    assertEquals(Value.text("a ${b}"), Intrinsic.sub("a ${!b}"));
    assertEquals(new Intrinsic("Sub", Value.text("${!b}${c}")), Intrinsic.sub("${!b}${c}"));
    assertEquals(new Intrinsic("Sub", Value.text("${a}${b}")), Intrinsic.sub("${a}${b}"));
  }

  @Test
  void aWholeVariableIsAReference() {
    assertEquals(Intrinsic.REGION, Intrinsic.sub("${AWS::Region}"));
    assertEquals(new Intrinsic("GetAtt", Value.text("A.Arn")), Intrinsic.sub("${A.Arn}"));
  }
}
