package dev.fargen.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fargen.diag.Suggestion;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  @ParameterizedTest
  @CsvSource({
    "s3:GetObject, arn:aws:s3:::shop/*",
    "s3:GetObject, arn:aws:s3:::sh*",
    "s3:ListBucket, arn:aws:s3:::shop",
    "s3:Get*, arn:aws:s3:::shop",
    "sts:AssumeRole, arn:aws:iam::111122223333:role/path/name",
    "SQS:sendmessage, arn:aws:sqs:*:*:jobs-?",
    "logs:PutLogEvents, arn:aws:logs:eu-west-1:111122223333:log-group:/shop:*",
    "ec2:DescribeInstances, *",
    "*, arn:aws:s3:::shop"
  })
  void canBeAllowedOn(String action, String resource) {
    assertTrue(IamActions.canBeAllowed(action, resource));
  }

  @ParameterizedTest
  @CsvSource({
    "s3:GetObject, arn:aws:s3:::shop",
    "s3:ListBucket, arn:aws:s3:::shop/*",
    "sqs:SendMessage, arn:aws:sns:eu-west-1:111122223333:orders",
    "ec2:DescribeInstances, arn:aws:ec2:eu-west-1:111122223333:instance/*",
    "kms:Decrypt, arn:aws:kms:eu-west-1:111122223333:alias/shop"
  })
  void cannotBeAllowedOn(String action, String resource) {
    assertFalse(IamActions.canBeAllowed(action, resource));
  }
}
