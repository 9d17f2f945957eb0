package dev.fargen.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fargen.start.Policies;
import dev.fargen.testing.CfnLint;
import dev.fargen.testing.TextFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What parliament says about every policy document that the cases and the examples become, with the
 * values of each environment and ARNs as AWS makes them: nothing, but for what {@code
 * accepted-policies.txt} has a reason for.
 */
class PolicyTest {
  private static final Path FOLDER = Path.of("target/policies");
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void nothingIsFoundButWhatIsAccepted() throws JsonProcessingException {
    TextFiles.delete(FOLDER);
    List<Path> files = new ArrayList<>();
    int documents = 0;
    for (var render : Renders.all().entrySet()) {
      for (Deployed one : Deployed.all(render.getValue())) {
        Map<String, String> policies = Policies.of(one.evaluated(List.of()));
        documents += policies.size();
        String name = Path.of(one.file()).getFileName().toString().replace(".params", "");
        Path file = FOLDER.resolve(render.getKey()).resolve(name.replace(".yml", ".json"));
        files.add(TextFiles.write(file, JSON.writeValueAsString(new TreeMap<>(policies))));
      }
    }
    List<CfnLint.Finding> findings = CfnLint.policies(files);
    AcceptedFindings accepted = AcceptedFindings.read("accepted-policies.txt", FOLDER);

    assertTrue(documents > 300, "only " + documents + " policies");
    assertEquals(
        "",
        findings.stream()
            .filter(one -> !accepted.cover(one))
            .map(CfnLint.Finding::toString)
            .collect(Collectors.joining("\n")));
    assertEquals(List.of(), accepted.notIn(findings), "accepted, but no longer found");
  }

  @Test
  void noticesAnActionThatThereIsNot() throws JsonProcessingException {
    String document =
        """
        {"Version": "2012-10-17", "Statement": [{"Sid": "Read", "Effect": "Allow",
          "Action": "s3:GetObjekt", "Resource": "arn:aws:s3:::my-bucket/*"}]}
        """;
    Path file = FOLDER.resolveSibling("policies-noticed").resolve("shop.json");
    TextFiles.write(file, JSON.writeValueAsString(Map.of("Role/Policies", document)));
    assertEquals(
        List.of("UNKNOWN_ACTION"),
        CfnLint.policies(List.of(file)).stream().map(CfnLint.Finding::rule).toList());
  }
}
