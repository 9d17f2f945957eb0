package dev.fargen.deploy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One stack as it shall be: finished text and plain values.
 *
 * @param environment as the user names it
 * @param account the only account it may go to
 * @param bucket for templates that are too long for a call
 * @param parameters a value for each parameter that has one; lists joined by commas
 * @param defaults the template's own values for parameters
 * @param protect termination protection shall be on
 * @param exports names that other stacks may import
 * @param imports names that other stacks export
 */
public record StackRequest(
    String stack,
    String environment,
    String region,
    Optional<String> account,
    Optional<String> bucket,
    Mode mode,
    String template,
    Map<String, String> parameters,
    Map<String, String> defaults,
    Map<String, String> tags,
    Optional<String> stackPolicy,
    boolean protect,
    Origin origin,
    Set<String> exports,
    Set<String> imports) {

  /** CloudFormation takes no more bytes of a template in a call; longer ones go through S3. */
  public static final int LONGEST_INLINE = 51_200;

  public StackRequest {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    defaults = Map.copyOf(defaults);
    tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
    exports = Set.copyOf(exports);
    imports = Set.copyOf(imports);
  }

  /** The command line that does {@code verb} to this stack. */
  public String command(String verb) {
    return "fargen " + verb + " " + origin.source().name() + " --env " + environment;
  }
}
