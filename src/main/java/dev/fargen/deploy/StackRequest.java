package dev.fargen.deploy;

import dev.fargen.deploy.aws.Protection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The desired state of one stack.
 *
 * @param bucket S3 bucket for a template that is too large for a call
 * @param commands the command lines to continue with
 */
public record StackRequest(
    Target target,
    Content content,
    Protection protection,
    Mode mode,
    Optional<String> bucket,
    Origin origin,
    CommandLines commands) {

  /** The most bytes of a template in a call; larger ones go through S3. */
  public static final int LONGEST_INLINE = 51_200;

  /**
   * The stack to deploy to.
   *
   * @param environment its name in the spec
   * @param account the only account that the stack may be in
   */
  public record Target(String stack, String environment, String region, Optional<String> account) {}

  /**
   * The content of the stack.
   *
   * @param parameters a value for each parameter that has one; lists joined by commas
   * @param unknown parameters whose value is not known here, so that a stack keeps its own
   */
  public record Content(
      StackTemplate template,
      Map<String, String> parameters,
      Set<String> unknown,
      Map<String, String> tags) {

    public Content {
      parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
      unknown = Set.copyOf(unknown);
      tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
    }

    /** The value of each parameter, or its default in the template. */
    Map<String, String> allParameters() {
      Map<String, String> all = new LinkedHashMap<>(template.outline().defaults());
      all.putAll(parameters);
      return all;
    }
  }

  /** The same with the values of the stack for unknown parameters. */
  StackRequest keeping(Map<String, String> values) {
    Map<String, String> kept = new LinkedHashMap<>(content.parameters());
    for (String name : content.unknown()) {
      kept.computeIfPresent(name, (n, value) -> values.getOrDefault(n, value));
    }
    Content known = new Content(content.template(), kept, Set.of(), content.tags());
    return new StackRequest(target, known, protection, mode, bucket, origin, commands);
  }

  /** The name of the stack. */
  public String stack() {
    return target.stack();
  }

  /** The command line that runs {@code verb} for this stack. */
  public String command(String verb) {
    return commands.fargen(verb);
  }
}
