package dev.fargen.deploy;

import dev.fargen.deploy.aws.Protection;
import dev.fargen.deploy.aws.Stack;
import dev.fargen.deploy.aws.StackStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

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
   * @param needed those of them without which a stack cannot be created
   * @param firstImages parameters of images that are pushed after the stack is created
   * @param nonces the parameters that start new tasks of services if they change, which a stack
   *     keeps; each with the services that it calls and that are created after it
   * @param pipeline whether a pipeline deploys the stack too
   */
  public record Content(
      StackTemplate template,
      Map<String, String> parameters,
      Set<String> unknown,
      Set<String> needed,
      Map<String, String> tags,
      List<FirstImage> firstImages,
      Map<String, List<String>> nonces,
      boolean pipeline) {

    public Content {
      parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
      unknown = Collections.unmodifiableSet(new TreeSet<>(unknown));
      needed = Collections.unmodifiableSet(new TreeSet<>(needed));
      firstImages = List.copyOf(firstImages);
      tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
      nonces = Collections.unmodifiableMap(new LinkedHashMap<>(nonces));
    }

    /** The value of each parameter, or its default in the template. */
    Map<String, String> allParameters() {
      Map<String, String> all = new LinkedHashMap<>(template.outline().defaults());
      all.putAll(parameters);
      return all;
    }
  }

  /**
   * The same with the values of the stack for unknown parameters. A stack that is not updated but
   * replaced keeps none.
   */
  public StackRequest keeping(Stack stack) {
    if (!stack.status().map(StackStatus::updatable).orElse(false)) {
      return this;
    }
    Set<String> needed = new TreeSet<>(content.needed());
    needed.removeAll(stack.parameters().keySet());
    Map<String, String> kept = new LinkedHashMap<>(content.parameters());
    Set<String> keptNames = new TreeSet<>(content.unknown());
    keptNames.addAll(WeightedRules.parameters(content.template().content()));
    keptNames.removeAll(content.parameters().keySet());
    keptNames.addAll(content.unknown());
    for (String name : keptNames) {
      Optional.ofNullable(stack.parameters().get(name)).ifPresent(value -> kept.put(name, value));
    }
    for (String name : content.nonces().keySet()) {
      String value = stack.parameters().get(name);
      if (value != null && content.template().outline().parameters().contains(name)) {
        kept.putIfAbsent(name, value);
      }
    }
    return with(
        new Content(
            content.template(),
            kept,
            Set.of(),
            needed,
            content.tags(),
            content.firstImages(),
            content.nonces(),
            content.pipeline()));
  }

  private StackRequest with(Content other) {
    return new StackRequest(target, other, protection, mode, bucket, origin, commands);
  }

  /**
   * The same stack as it is deployed, with new tasks of services: only the nonces have another
   * value.
   *
   * @param deployed the template of the stack
   */
  public StackRequest restarting(
      Stack stack, StackTemplate deployed, Set<String> nonces, String value) {
    Map<String, String> parameters = new LinkedHashMap<>(stack.parameters());
    nonces.forEach(name -> parameters.put(name, value));
    Content same =
        new Content(
            deployed,
            parameters,
            Set.of(),
            Set.of(),
            stack.tags(),
            List.of(),
            content.nonces(),
            content.pipeline());
    return new StackRequest(
        target,
        same,
        new Protection(Optional.empty(), false),
        Mode.CREATE_UPDATE,
        bucket,
        origin,
        commands);
  }

  /** The same with these values of parameters. */
  StackRequest with(Map<String, String> parameters) {
    Map<String, String> all = new LinkedHashMap<>(content.parameters());
    all.putAll(parameters);
    Content other =
        new Content(
            content.template(),
            all,
            content.unknown(),
            content.needed(),
            content.tags(),
            content.firstImages(),
            content.nonces(),
            content.pipeline());
    return with(other);
  }

  /** How long its deployments wait on purpose while they shift traffic. */
  public Duration shiftingTime() {
    return ShiftingTime.of(this);
  }

  /** The same with another template. */
  StackRequest with(StackTemplate template) {
    Content other =
        new Content(
            template,
            content.parameters(),
            content.unknown(),
            content.needed(),
            content.tags(),
            content.firstImages(),
            content.nonces(),
            content.pipeline());
    return with(other);
  }

  /** A sentence for each parameter that {@link #keeping} gives another value. */
  public List<String> kept(Stack stack) {
    Map<String, String> before = content.allParameters();
    List<String> sentences = new ArrayList<>();
    keeping(stack)
        .content
        .parameters()
        .forEach(
            (name, value) -> {
              if (!value.equals(before.get(name)) && !content.nonces().containsKey(name)) {
                boolean hidden = value.equals(Stack.HIDDEN);
                sentences.add(
                    "keeping the deployed value of parameter "
                        + name
                        + (hidden ? "" : ": " + value));
              }
            });
    return sentences;
  }

  /**
   * What a deploy does first where one update is not enough.
   *
   * @param deployed gives the text of the deployed template
   */
  public Optional<String> inTwoUpdates(Stack stack, Supplier<String> deployed) {
    Set<String> services = StrategySwitch.of(this, stack, deployed);
    Map<String, Integer> caches = CacheSwitch.of(this, stack, deployed);
    List<String> sentences = new ArrayList<>();
    if (!services.isEmpty()) {
      sentences.add(StrategySwitch.sentence(services));
    }
    if (!caches.isEmpty()) {
      sentences.add(CacheSwitch.sentence(caches));
    }
    return sentences.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", sentences));
  }

  /**
   * A sentence for each change that a deploy refuses.
   *
   * @param deployed gives the text of the deployed template
   */
  public List<String> refused(Stack stack, Supplier<String> deployed) {
    List<String> sentences = new ArrayList<>(CacheTls.refused(this, stack, deployed));
    sentences.addAll(OneWayChanges.refused(this, stack, deployed));
    return sentences;
  }

  /**
   * What the update would do to tables that cannot be done, or replaces them.
   *
   * @param deployed gives the text of the deployed template
   */
  public List<String> ofTables(Stack stack, Supplier<String> deployed) {
    return TableSteps.all(this, stack, deployed);
  }

  /** A sentence for each parameter of the stack that this request gives another value. */
  List<String> changed(Stack stack) {
    Map<String, String> after = content.allParameters();
    List<String> sentences = new ArrayList<>();
    stack
        .parameters()
        .forEach(
            (name, value) -> {
              boolean hidden = value.equals(Stack.HIDDEN);
              boolean nonce = content.nonces().containsKey(name);
              if (!hidden && !nonce && after.containsKey(name) && !value.equals(after.get(name))) {
                sentences.add(
                    "changing parameter " + name + ": " + value + " -> " + after.get(name));
              }
            });
    return sentences;
  }

  /** What to do so that the stack runs tasks, if images are still to be pushed. */
  public List<String> firstImages(Stack stack) {
    return FirstImage.next(content.firstImages(), stack, commands);
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
