package dev.fargen.deploy;

import dev.fargen.deploy.StackRequest.Content;
import dev.fargen.deploy.StackRequest.Target;
import dev.fargen.deploy.aws.Protection;
import dev.fargen.diag.SourceFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Requests to deploy the stack {@code shop} of a spec, with nothing that a test does not ask for.
 */
final class Requests {

  private Requests() {}

  /** With this template and these values of its parameters. */
  static StackRequest of(String template, Map<String, String> parameters)
      throws UnreadableTemplate {
    return of(new Target("shop", "dev", "us-east-1", Optional.empty()), template, parameters);
  }

  /** The same for another environment. */
  static StackRequest of(Target target, String template, Map<String, String> parameters)
      throws UnreadableTemplate {
    return new StackRequest(
        target,
        new Content(
            StackTemplate.read(template),
            parameters,
            Set.of(),
            Set.of(),
            Map.of(),
            List.of(),
            Map.of(),
            false),
        new Protection(Optional.empty(), false),
        Mode.CREATE_UPDATE,
        Optional.empty(),
        new Origin(new SourceFile("shop.yml", ""), Map.of()),
        CommandLinesTest.PLAIN);
  }
}
