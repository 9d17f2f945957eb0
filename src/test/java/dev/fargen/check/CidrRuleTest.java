package dev.fargen.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fargen.check.network.CidrRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CidrRuleTest {

  private static final String SPEC =
      "name: shop\nnetwork: {create: {cidr: \"${Block}\"}}\nparameters: {Block: {%s}}\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10.0.0.0/15 | `10.0.0.0/15` is too large for a VPC",
        "10.0.0.0/25 | `10.0.0.0/25` is too small for the subnets",
        "127.0.0.0/16 | `127.0.0.0/16` is a reserved range and cannot be used for a VPC"
      })
  void judgesTheDefaultOfAParameter(String block, String message) {
    assertEquals(List.of(message), Judged.by(new CidrRule(), SPEC.formatted("default: " + block)));
  }

  @Test
  void judgesWhatEachEnvironmentGives() {
    String environments =
        """
        environments:
          dev: {parameters: {Block: 10.0.0.0/16}}
          prod: {parameters: {Block: 10.0.0.0/8}}
        """;

    assertEquals(
        List.of("`10.0.0.0/8` is too large for a VPC"),
        Judged.by(new CidrRule(), SPEC.formatted("") + environments));
  }

  @Test
  void mustKnowTheSizeWhereNobodyGivesParametersValues() {
    assertEquals(
        List.of("the prefix length of `cidr: ${Block}` is not known: `Block` has no value"),
        Judged.by(new CidrRule(), SPEC.formatted("")));
  }

  /** That the parameter has no value there is said with all those that have none. */
  @Test
  void leavesAMissingValueToOthers() {
    assertEquals(
        List.of(), Judged.by(new CidrRule(), SPEC.formatted("") + "environments: {dev: {}}\n"));
  }
}
