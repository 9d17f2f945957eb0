package dev.fargen.deploy;

import dev.fargen.deploy.aws.Protection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One stack as it shall be.
 *
 * @param bucket for a template that is too long for a call
 */
public record StackRequest(
    Target target,
    Content content,
    Protection protection,
    Mode mode,
    Optional<String> bucket,
    Origin origin) {

  /** CloudFormation takes no more bytes of a template in a call; longer ones go through S3. */
  public static final int LONGEST_INLINE = 51_200;

  /**
   * Which stack is meant.
   *
   * @param environment as the user names it
   * @param account the only account it may go to
   */
  public record Target(String stack, String environment, String region, Optional<String> account) {}

  /**
   * What shall be in the stack.
   *
   * @param parameters a value for each parameter that has one; lists joined by commas
   * @param unknown parameters whose value is not known here, so that a stack keeps the one it has
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

    /** The value of each parameter; of those without one, the template's own. */
    Map<String, String> allParameters() {
      Map<String, String> all = new LinkedHashMap<>(template.outline().defaults());
      all.putAll(parameters);
      return all;
    }
  }

  /** The same with the values that a stack has, where they are not known here. */
  StackRequest keeping(Map<String, String> values) {
    Map<String, String> kept = new LinkedHashMap<>(content.parameters());
    for (String name : content.unknown()) {
      kept.computeIfPresent(name, (n, value) -> values.getOrDefault(n, value));
    }
    Content known = new Content(content.template(), kept, Set.of(), content.tags());
    return new StackRequest(target, known, protection, mode, bucket, origin);
  }

  /** The stack's name. */
  public String stack() {
    return target.stack();
  }

  /** The command line that does {@code verb} to this stack. */
  public String command(String verb) {
    return "fargen " + verb + " " + origin.source().name() + " --env " + target.environment();
  }
}
