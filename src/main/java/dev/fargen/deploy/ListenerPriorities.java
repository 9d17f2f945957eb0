package dev.fargen.deploy;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Value;
import dev.fargen.deploy.aws.Aws;
import dev.fargen.deploy.aws.AwsFault;
import dev.fargen.deploy.aws.Change;
import dev.fargen.deploy.aws.ListenerRule;
import dev.fargen.deploy.aws.Stack;
import dev.fargen.deploy.aws.StackResource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Finds listener rules whose priority another rule of the listener has: a listener cannot have two
 * rules with the same priority (Elastic Load Balancing API reference, "CreateRule": PriorityInUse),
 * and only the listener knows those of other stacks. A rule that the same update deletes still has
 * its priority when the new one is created (CloudFormation user guide, "Update behaviors of stack
 * resources").
 */
final class ListenerPriorities {

  private static final int HIGHEST = 50_000;
  private static final String PRIORITY = "Priority";
  private static final String RULE = "AWS::ElasticLoadBalancingV2::ListenerRule";

  private final Aws aws;
  private final StackRequest request;
  private final Consumer<Notice> notices;
  private final Map<String, List<ListenerRule>> listeners = new LinkedHashMap<>();

  ListenerPriorities(Aws aws, StackRequest request, Consumer<Notice> notices) {
    this.aws = aws;
    this.request = request;
    this.notices = notices;
  }

  /**
   * A rule of the stack whose priority is taken.
   *
   * @param by the rule that has it
   * @param free the next priority that no rule has
   */
  record Taken(String logicalId, String priority, String listener, ListenerRule by, String free) {}

  /** The rules of a stack that is created, perhaps in place of another one. */
  List<Taken> ofNew(Optional<Stack> deleted) {
    if (!request.content().template().outline().types().containsValue(RULE)) {
      return List.of();
    }
    Set<String> own = new HashSet<>();
    deleted.ifPresent(
        stack ->
            aws.cloudFormation().resources(stack.id()).forEach(one -> own.add(one.physicalId())));
    return taken(KnownValues.of(request, deleted), own, id -> true);
  }

  /** The rules that these changes add, or whose priority they change. */
  List<Taken> of(Stack stack, List<Change> changes) {
    Set<String> concerned = new HashSet<>();
    Set<String> removed = new HashSet<>();
    for (Change change : changes) {
      if (change.type().equals(RULE) && change.removes()) {
        removed.add(change.logicalId());
      } else if (change.type().equals(RULE) && setsPriority(change)) {
        concerned.add(change.logicalId());
      }
    }
    if (concerned.isEmpty()) {
      return List.of();
    }
    Map<String, String> existing = new LinkedHashMap<>();
    for (StackResource resource : aws.cloudFormation().resources(stack.id())) {
      existing.put(resource.logicalId(), resource.physicalId());
    }
    Set<String> own = new HashSet<>();
    existing.forEach(
        (id, physical) -> {
          if (!removed.contains(id)) {
            own.add(physical);
          }
        });
    changes.stream().filter(Change::replaces).forEach(one -> existing.remove(one.logicalId()));
    KnownValues values = KnownValues.of(request, Optional.of(stack));
    return taken(values.with(existing), own, concerned::contains);
  }

  private static boolean setsPriority(Change change) {
    return change.action().equals("Add")
        || change.replaces()
        || change.properties().stream().anyMatch(one -> one.path().endsWith("/" + PRIORITY));
  }

  /**
   * @param own the ARNs of the stack's rules that remain
   */
  private List<Taken> taken(KnownValues values, Set<String> own, Predicate<String> such) {
    Map<String, Mapping> rules = rules(values);
    Set<String> planned = new HashSet<>();
    rules
        .values()
        .forEach(rule -> value(rule, PRIORITY).flatMap(values::text).ifPresent(planned::add));
    rules.keySet().removeIf(such.negate());
    List<Taken> taken = new ArrayList<>();
    rules.forEach(
        (id, rule) -> {
          Optional<String> priority = value(rule, PRIORITY).flatMap(values::text);
          Optional<String> listener =
              priority.flatMap(p -> value(rule, "ListenerArn")).flatMap(one -> arn(one, values));
          listener
              .flatMap(arn -> taken(id, priority.orElseThrow(), arn, own, planned))
              .ifPresent(taken::add);
        });
    return taken;
  }

  /** The properties of the template's listener rules, by their ids. */
  private static Map<String, Mapping> rules(KnownValues values) {
    Map<String, Mapping> rules = new LinkedHashMap<>();
    values
        .section("Resources")
        .forEach(
            (id, value) -> {
              if (value instanceof Mapping resource
                  && value(resource, "Type").flatMap(values::text).equals(Optional.of(RULE))
                  && values.isThere(resource)
                  && resource.entries().get("Properties") instanceof Mapping properties) {
                rules.put(id, properties);
              }
            });
    return rules;
  }

  private static Optional<Value> value(Mapping properties, String name) {
    return Optional.ofNullable(properties.entries().get(name));
  }

  private Optional<Taken> taken(
      String id, String priority, String listener, Set<String> own, Set<String> planned) {
    List<ListenerRule> rules = listeners.computeIfAbsent(listener, this::rules);
    return rules.stream()
        .filter(rule -> rule.priority().equals(priority) && !own.contains(rule.arn()))
        .findFirst()
        .map(rule -> new Taken(id, priority, listener, rule, free(priority, rules, planned)));
  }

  /** The next free priority, which is planned then. */
  private static String free(String priority, List<ListenerRule> rules, Set<String> planned) {
    rules.forEach(rule -> planned.add(rule.priority()));
    String free = priority;
    while (!planned.add(free)) {
      int number = Integer.parseInt(free);
      free = String.valueOf(number < HIGHEST ? number + 1 : 1);
    }
    return free;
  }

  private List<ListenerRule> rules(String listener) {
    return told(() -> aws.listeners().rules(listener), List.of());
  }

  /** The ARN of the listener, from wherever the template takes it; empty for one that is new. */
  private Optional<String> arn(Value value, KnownValues values) {
    Optional<String> known = values.text(value);
    Optional<Intrinsic> call = KnownValues.call(value);
    if (known.isPresent() || call.isEmpty()) {
      return known;
    }
    Value argument = call.get().argument();
    if (call.get().name().equals("ImportValue")) {
      return values
          .text(argument)
          .map(name -> told(aws.cloudFormation()::exports, Map.<String, String>of()).get(name));
    }
    if (call.get().name().equals("GetStackOutput")
        && argument instanceof Mapping output
        && output.entries().keySet().equals(Set.of("StackName", "OutputName"))) {
      return value(output, "StackName")
          .flatMap(values::text)
          .flatMap(name -> told(() -> aws.cloudFormation().stack(name), Optional.empty()))
          .flatMap(
              stack ->
                  value(output, "OutputName")
                      .flatMap(values::text)
                      .map(name -> stack.outputs().get(name)));
    }
    return Optional.empty();
  }

  /** The answer of AWS; without a permission the deploy goes on, after saying so. */
  private <T> T told(Supplier<T> call, T otherwise) {
    try {
      return call.get();
    } catch (AwsFault e) {
      if (e.passes()) {
        throw e;
      }
      notices.accept(
          new Notice.Remark(
              request.stack(),
              "cannot tell whether the priorities of listener rules are in use: "
                  + e.action()
                  + ": "
                  + e.reason()));
      return otherwise;
    }
  }
}
