package dev.fargen.cases;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fargen.testing.CfnYaml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateProofTest {
  private static final String TEMPLATE =
      """
      Parameters: {Name: {Type: String}}
      Conditions: {HasName: !Not [!Equals [!Ref Name, '']]}
      Resources:
        Queue: {Type: 'AWS::SQS::Queue', Condition: HasName, DependsOn: Topic}
        Topic: {Type: 'AWS::SNS::Topic', Properties: {DisplayName: !Ref 'AWS::StackName'}}
      """;

  @Test
  void takesWhatIsWhole() {
    assertDoesNotThrow(() -> proof(TEMPLATE).check());
  }

  @ParameterizedTest
  @CsvSource({
    "!Ref 'AWS::StackName', !Ref 'AWS::AWS::StackName', VALUE AWS::AWS::StackName",
    "!Ref 'AWS::StackName', !Ref 'AWS::Stack', VALUE AWS::Stack",
    "!Ref 'AWS::StackName', !Sub '${AWS::Account}', VALUE AWS::Account",
    "!Ref 'AWS::StackName', !GetAtt Name.Arn, RESOURCE Name",
    "!Ref 'AWS::StackName', '!If [HasNoName, a, b]', CONDITION HasNoName",
    "!Ref 'AWS::StackName', '!Join ['''', a]', arguments",
    "DependsOn: Topic, DependsOn: Topik, RESOURCE Topik",
    "Condition: HasName, Condition: HasQueue, CONDITION HasQueue",
    "', Condition: HasName', '', conditions never used",
    "!Ref Name, a, parameters never used"
  })
  void findsWhatIsBroken(String part, String instead, String said) {
    assertTrue(TEMPLATE.contains(part), part);
    AssertionError error =
        assertThrows(AssertionError.class, () -> proof(TEMPLATE.replace(part, instead)).check());
    assertTrue(String.valueOf(error.getMessage()).contains(said), error.getMessage());
  }

  private static TemplateProof proof(String template) {
    return new TemplateProof("shop.template.yml", CfnYaml.template(template));
  }
}
