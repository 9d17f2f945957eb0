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
        "10.0.0.0/15 | a VPC has no more than the addresses of a /16",
        "10.0.0.0/25 | the subnets do not fit into a /25",
        "127.0.0.0/16 | no VPC can have addresses that begin with 127."
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
        List.of("a VPC has no more than the addresses of a /16"),
        Judged.by(new CidrRule(), SPEC.formatted("") + environments));
  }

  @Test
  void mustKnowTheSizeWhereNobodyGivesParametersValues() {
    assertEquals(
        List.of("how large the subnets are can't be known: `cidr` ends in no `/16` or the like"),
        Judged.by(new CidrRule(), SPEC.formatted("")));
  }

  /** That the parameter has no value there is said with all those that have none. */
  @Test
  void leavesAMissingValueToOthers() {
    assertEquals(
        List.of(), Judged.by(new CidrRule(), SPEC.formatted("") + "environments: {dev: {}}\n"));
  }
}
