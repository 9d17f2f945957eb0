package dev.fargen.deploy;

import dev.fargen.deploy.WeightedRules.Target;
import dev.fargen.deploy.aws.Aws;
import dev.fargen.deploy.aws.AwsFault;
import dev.fargen.deploy.aws.Change;
import dev.fargen.deploy.aws.Stack;
import dev.fargen.deploy.aws.StackResource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds updates that would move traffic between target groups: ECS changes the weights in a
 * listener rule, or in the listener of a Network Load Balancer, during a deployment, and an update
 * that changes it writes those of the template (aws/aws-cdk issue 36649), which may send all
 * requests to a target group without tasks (aws/containers-roadmap issue 2853).
 */
final class TrafficWeights {

  private final Aws aws;
  private final StackRequest request;

  TrafficWeights(Aws aws, StackRequest request) {
    this.aws = aws;
    this.request = request;
  }

  /**
   * What was found.
   *
   * @param moves why the update is refused, a sentence for each rule
   * @param next what to do first
   * @param weights the values of parameters with which the update moves nothing
   */
  record Found(List<String> moves, List<String> next, Map<String, String> weights) {

    Found {
      moves = List.copyOf(moves);
      next = List.copyOf(next);
      weights = Map.copyOf(weights);
    }
  }

  /** What these changes do to the traffic; nothing is asked if they leave all such rules alone. */
  Found of(Stack stack, List<Change> changes) {
    Map<String, List<Target>> before = touched(stack, changes);
    if (before.isEmpty()) {
      return new Found(List.of(), List.of(), Map.of());
    }
    try {
      return judged(stack, before);
    } catch (AwsFault e) {
      if (e.passes()) {
        throw e;
      }
      return new Found(
          List.of(
              "cannot tell which target group has the traffic: " + e.action() + ": " + e.reason()),
          List.of("the permission elasticloadbalancing:" + e.action() + " is required"),
          Map.of());
    }
  }

  private Found judged(Stack stack, Map<String, List<Target>> before) {
    List<String> moves = new ArrayList<>();
    List<String> next = new ArrayList<>();
    Map<String, String> weights = new LinkedHashMap<>();
    Map<String, String> ids = new LinkedHashMap<>();
    Set<String> listeners = new HashSet<>();
    for (StackResource resource : aws.cloudFormation().resources(stack.id())) {
      ids.put(resource.logicalId(), resource.physicalId());
      if (resource.type().equals(WeightedRules.LISTENER)) {
        listeners.add(resource.logicalId());
      }
    }
    Map<String, List<Target>> after = WeightedRules.of(KnownValues.of(request, Optional.of(stack)));
    before.forEach(
        (rule, targets) -> {
          String arn = ids.getOrDefault(rule, "");
          Map<String, Integer> live =
              listeners.contains(rule)
                  ? aws.listeners().weightsOfListener(arn)
                  : aws.listeners().weights(arn);
          new OneRule(rule, targets, after.getOrDefault(rule, List.of()), ids, live)
              .judge(moves, next, weights);
        });
    return new Found(moves, next, weights);
  }

  /** The rules and listeners with several target groups, of those that the changes modify. */
  private Map<String, List<Target>> touched(Stack stack, List<Change> changes) {
    List<String> modified =
        changes.stream()
            .filter(change -> WeightedRules.forwards(change.type()))
            .filter(change -> change.action().equals("Modify"))
            .map(Change::logicalId)
            .toList();
    if (modified.isEmpty()) {
      return Map.of();
    }
    try {
      Map<String, List<Target>> rules =
          new LinkedHashMap<>(
              WeightedRules.of(
                  KnownValues.of(
                      TemplateReader.read(aws.cloudFormation().template(stack.id())), stack)));
      rules.keySet().retainAll(modified);
      rules.values().removeIf(targets -> targets.size() < 2);
      return rules;
    } catch (UnreadableTemplate e) {
      return Map.of(); // not a template of fargen's
    }
  }

  /**
   * A rule that an update modifies.
   *
   * @param ids the physical ids of the stack's resources
   * @param live the weights by the ARNs of target groups
   */
  private record OneRule(
      String rule,
      List<Target> before,
      List<Target> after,
      Map<String, String> ids,
      Map<String, Integer> live) {

    void judge(List<String> moves, List<String> next, Map<String, String> weights) {
      List<Target> holders = before.stream().filter(target -> weight(target) > 0).toList();
      if (holders.size() > 1) {
        moves.add(
            rule
                + ": a deployment is in progress, and the traffic is split: "
                + holders.stream()
                    .map(target -> target.id() + " " + weight(target))
                    .collect(Collectors.joining(", ")));
        next.add("wait until the deployment has ended");
        return;
      }
      boolean others = after.stream().noneMatch(target -> isIn(before, target.id()));
      if (others || holders.isEmpty() || isKept(holders.get(0).id())) {
        return; // target groups that are all new get their tasks in the same update
      }
      String holder = holders.get(0).id();
      boolean settable =
          after.size() > 1
              && after.stream().allMatch(target -> target.parameter().isPresent())
              && isIn(after, holder);
      if (settable) {
        after.forEach(target -> weights.put(target.parameter().orElseThrow(), "" + weight(target)));
        return;
      }
      moves.add(
          rule
              + ": "
              + holder
              + " has the traffic, and the update would move it to "
              + after.stream()
                  .filter(Target::hasTraffic)
                  .map(Target::id)
                  .collect(Collectors.joining(", "))
              + ", which has no tasks");
      next.add("first start another deployment without this change, which swaps the target groups");
    }

    private static boolean isIn(List<Target> targets, String id) {
      return targets.stream().anyMatch(target -> target.id().equals(id));
    }

    /** Whether after the update the same target group has the traffic, and no other. */
    private boolean isKept(String holder) {
      List<Target> with = after.stream().filter(Target::hasTraffic).toList();
      return with.size() == 1 && with.get(0).id().equals(holder);
    }

    private int weight(Target target) {
      return live.getOrDefault(ids.getOrDefault(target.id(), ""), 0);
    }
  }
}
