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
 * @param unknown parameters whose value is not known here, so that a stack keeps the one it has
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
    Set<String> unknown,
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
    unknown = Set.copyOf(unknown);
    defaults = Map.copyOf(defaults);
    tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
    exports = Set.copyOf(exports);
    imports = Set.copyOf(imports);
  }

  /** The same with the values that a stack has, where they are not known here. */
  StackRequest keeping(Map<String, String> values) {
    Map<String, String> kept = new LinkedHashMap<>(parameters);
    for (String name : unknown) {
      kept.computeIfPresent(name, (n, value) -> values.getOrDefault(n, value));
    }
    return new StackRequest(
        stack,
        environment,
        region,
        account,
        bucket,
        mode,
        template,
        kept,
        Set.of(),
        defaults,
        tags,
        stackPolicy,
        protect,
        origin,
        exports,
        imports);
  }

  /** The command line that does {@code verb} to this stack. */
  public String command(String verb) {
    return "fargen " + verb + " " + origin.source().name() + " --env " + environment;
  }
}
