package dev.fargen.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fargen.diag.Suggestion;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IamActionsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"sqs:SendMessage", "SQS:sendmessage", "s3:Get*", "s3:*", "*", "s3:GetObjec?"})
  void knows(String action) {
    assertTrue(IamActions.exists(action));
  }

  /** A published walk-through grants the first of these. */
  @ParameterizedTest
  @ValueSource(
      strings = {"ecr:PullImage", "sqss:SendMessage", "s3:Gett*", "SendMessage", "", "s3:", ":"})
  void doesNotKnow(String action) {
    assertFalse(IamActions.exists(action));
  }

  @Test
  void offersTheActionsOfTheService() {
    assertTrue(IamActions.candidates("ecr:PullImage").contains("ecr:BatchGetImage"));
  }

  @Test
  void offersOtherServicesWhereThereIsNoneOfThatName() {
    List<String> candidates = IamActions.candidates("sqss:SendMessage");

    assertEquals(
        Optional.of("sqs:SendMessage"), Suggestion.nearest("sqss:SendMessage", candidates));
  }

  @Test
  void offersNothingWhereNothingIsNear() {
    assertEquals(List.of(), IamActions.candidates("nonsense"));
  }
}
