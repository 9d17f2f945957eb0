package dev.fargen.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fargen.check.pipeline.StageRule;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StageRuleTest {

  private static final String ROLE = "role: \"arn:aws:iam::444455556666:role/a\"";
  private static final String DEPLOY_ROLE = "deploy_role: \"arn:aws:iam::444455556666:role/b\"";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "prod, {environment: prod} | environment `prod` has two stages",
        "prodd | environment `prodd` is not defined",
        "{environment: dev, preview: true} | `preview` cannot be used with `mode: REPLACE_ON_FAILURE`",
        "{environment: prod, " + ROLE + "} | `role` requires `deploy_role`",
        "{environment: prod, " + DEPLOY_ROLE + "} | `deploy_role` requires `role`",
        "{environment: dev, "
            + ROLE
            + ", "
            + DEPLOY_ROLE
            + "}"
            + " | `role` is only for other accounts, and `dev`, which has no `account`,"
            + " is in the account of the pipeline"
      })
  void saysWhatIsWrong(String stages, String message) {
    assertEquals(List.of(message), judged(stages));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dev, prod",
        "{environment: prod, preview: true, approval: true}",
        "{environment: prod, " + ROLE + ", " + DEPLOY_ROLE + "}",
        "{environment: dev, preview: false}"
      })
  void takesWhatAnActionCanDo(String stages) {
    assertEquals(List.of(), judged(stages));
  }

  private static List<String> judged(String stages) {
    return Judged.by(
        new StageRule(),
        "name: shop\n"
            + "environments:\n"
            + "  dev: {mode: REPLACE_ON_FAILURE}\n"
            + "  prod: {account: \"444455556666\"}\n"
            + "pipeline:\n"
            + "  account: \"111122223333\"\n"
            + "  source: {repository: a/b, connection: \"arn:aws:codeconnections:eu-west-1:"
            + "111122223333:connection/a\"}\n"
            + "  stages: ["
            + stages
            + "]\n");
  }
}
