package dev.fargen.deploy.aws;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A stack as CloudFormation describes it.
 *
 * @param id its ARN, which identifies it after its deletion too
 * @param state its status as CloudFormation sent it
 * @param exports the values that other stacks may import, by the names of the exports
 * @param resolves whether a parameter is resolved from elsewhere, where it may have changed
 */
public record Stack(
    String id,
    String name,
    String state,
    Map<String, String> parameters,
    boolean resolves,
    Map<String, String> tags,
    Map<String, String> outputs,
    Map<String, String> exports,
    boolean isProtected) {

  /** What CloudFormation shows in place of the value of a NoEcho parameter. */
  public static final String HIDDEN = "****";

  public Stack {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
    outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
    exports = Collections.unmodifiableMap(new LinkedHashMap<>(exports));
  }

  /** The state, if this version knows it. */
  public Optional<StackStatus> status() {
    return StackStatus.of(state);
  }

  /** The account it is in: the fifth part of its ARN. */
  public String account() {
    String[] parts = id.split(":", 6);
    return parts.length == 6 ? parts[4] : "";
  }
}
