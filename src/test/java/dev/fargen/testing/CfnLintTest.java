package dev.fargen.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A judge that never finds anything would pass every test: these show that this one does. */
class CfnLintTest {
  private static final String TEMPLATE =
      """
      Parameters:
        Topic:
          Type: String
          AllowedPattern: ^[a-z]+$
      Resources:
        Orders:
          Type: AWS::SNS::Topic
          Properties:
            TopicName: !Ref Topic
      Outputs:
        Name:
          Value: !GetAtt Orders.TopicName
      """;

  @TempDir private Path folder;

  @Test
  void passesWhatIsRight() throws IOException {
    assertEquals(List.of(), CfnLint.lint(List.of(template())));
    assertEquals(List.of(), CfnLint.lintDeployments(List.of(deployment("\"Topic\": \"orders\""))));
  }

  @Test
  void findsFaultsDownToTheInformationalOnes() throws IOException {
    Path wrong = write("wrong.yml", TEMPLATE.replace("TopicName: !Ref", "TopicNam: !Ref"));
    Path unwise = write("unwise.yml", "Resources: {Orders: {Type: AWS::SQS::Queue}}");

    var rules = CfnLint.lint(List.of(wrong, unwise)).stream().map(CfnLint.Finding::rule).toList();

    assertTrue(rules.contains("E3002"), rules.toString());
    assertTrue(rules.contains("I3011"), rules.toString());
  }

  @Test
  void findsParametersThatDoNotFitTheTemplate() throws IOException {
    Path unknown = deployment("\"Topic\": \"orders\", \"Tpoic\": \"orders\"");

    assertEquals("E2900", CfnLint.lintDeployments(List.of(unknown)).get(0).rule());
  }

  @Test
  void decodesIntrinsicsToTheirLongForm() throws IOException {
    var tree = CfnLint.decode(List.of(template())).get(0);

    assertEquals(
        new ObjectMapper().readTree("{\"Fn::GetAtt\": [\"Orders\", \"TopicName\"]}"),
        tree.at("/Outputs/Name/Value"));
  }

  private Path template() throws IOException {
    return write("template.yml", TEMPLATE);
  }

  private Path deployment(String parameters) throws IOException {
    Path params = write("params.json", "{\"Parameters\": {" + parameters + "}}");
    return CfnLint.writeDeployment(template(), params, folder.resolve("deployment.json"));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
