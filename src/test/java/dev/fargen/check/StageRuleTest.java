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
        "prod, {environment: prod} | `prod` is two stages of the pipeline",
        "prodd | there is no environment `prodd`",
        "{environment: dev, preview: true} | a change set can't replace a stack that failed",
        "{environment: prod, " + ROLE + "} | `role` and `deploy_role` belong together",
        "{environment: prod, " + DEPLOY_ROLE + "} | `role` and `deploy_role` belong together",
        "{environment: dev, "
            + ROLE
            + ", "
            + DEPLOY_ROLE
            + "}"
            + " | `dev` is in the pipeline's own account, and needs no `role`"
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
