package dev.fargen.deploy;

import dev.fargen.cfn.Document;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.TemplatePrinter;
import dev.fargen.cfn.Value;
import dev.fargen.deploy.aws.Stack;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Finds services that run, and are to shift the traffic of a load balancer from now on. ECS
 * requires that such a service gets its second target group by a rolling deployment first (Amazon
 * ECS developer guide, "Updating the deployment strategy from rolling update to Amazon ECS
 * blue/green", Prerequisites). So the stack is updated with the strategy that it has, and then with
 * the new one, which starts no deployment.
 */
final class StrategySwitch {

  private static final String SERVICE = "AWS::ECS::Service";
  private static final Set<String> SHIFTING = Set.of("BLUE_GREEN", "LINEAR", "CANARY");

  /** What only deployments that shift traffic have. */
  private static final List<String> OF_SHIFTING =
      List.of("CanaryConfiguration", "LinearConfiguration", "BakeTimeInMinutes", "LifecycleHooks");

  private static final String PROPERTIES = "Properties";
  private static final String DEPLOYMENT = "DeploymentConfiguration";
  private static final String STRATEGY = "Strategy";

  private StrategySwitch() {}

  /**
   * The logical ids of these services.
   *
   * @param deployed the text of the deployed template, which is asked for only if it matters
   */
  static Set<String> of(StackRequest request, Stack stack, Supplier<String> deployed) {
    KnownValues wanted = KnownValues.of(request, Optional.of(stack));
    Map<String, Mapping> shifting = services(wanted);
    shifting
        .values()
        .removeIf(
            properties ->
                strategy(properties, wanted).isEmpty() || !hasTwoTargetGroups(properties, wanted));
    if (shifting.isEmpty()) {
      return Set.of();
    }
    Optional<Document> template = TemplateReader.readIfPossible(deployed.get());
    if (template.isEmpty()) {
      return Set.of(); // not a template of fargen's
    }
    KnownValues there = KnownValues.of(template.get(), stack);
    Map<String, Mapping> running = services(there);
    running.values().removeIf(properties -> hasTwoTargetGroups(properties, there));
    running.keySet().retainAll(shifting.keySet());
    return new TreeSet<>(running.keySet());
  }

  /** What is done for these services. */
  static String sentence(Set<String> services) {
    return "two updates: first a rolling deployment that adds the second target group of "
        + String.join(", ", services)
        + ", then the new deployment strategy";
  }

  /** The same content, in which these services replace their tasks one by one. */
  static StackTemplate rolling(StackTemplate template, Set<String> services) {
    Map<String, Value> resources = new LinkedHashMap<>(template.content().section("Resources"));
    for (String id : services) {
      resources.computeIfPresent(id, (key, service) -> rolling((Mapping) service));
    }
    Document content =
        template
            .content()
            .with(template.content().content().with("Resources", new Mapping(resources)));
    return StackTemplate.of(TemplatePrinter.print(content), content);
  }

  private static Mapping rolling(Mapping service) {
    Mapping properties = (Mapping) service.entries().getOrDefault(PROPERTIES, Value.map());
    Map<String, Value> deployment =
        new LinkedHashMap<>(
            ((Mapping) properties.entries().getOrDefault(DEPLOYMENT, Value.map())).entries());
    OF_SHIFTING.forEach(deployment::remove);
    deployment.put(STRATEGY, Value.text("ROLLING"));
    return service.with(PROPERTIES, properties.with(DEPLOYMENT, new Mapping(deployment)));
  }

  /** The strategy of a service that shifts traffic. */
  static Optional<String> strategy(Mapping properties, KnownValues values) {
    return properties.entries().get(DEPLOYMENT) instanceof Mapping deployment
        ? Optional.ofNullable(deployment.entries().get(STRATEGY))
            .flatMap(values::text)
            .filter(SHIFTING::contains)
        : Optional.empty();
  }

  private static boolean hasTwoTargetGroups(Mapping properties, KnownValues values) {
    return values.items(properties.entries().get("LoadBalancers")).stream()
        .anyMatch(
            item ->
                values.chosen(item) instanceof Mapping one
                    && values.chosen(one.entries().get("AdvancedConfiguration"))
                        instanceof Mapping advanced
                    && advanced.entries().containsKey("AlternateTargetGroupArn"));
  }

  /** The properties of the services that exist with these values, by their logical ids. */
  static Map<String, Mapping> services(KnownValues values) {
    return ofType(SERVICE, values);
  }

  /** The same for resources of another type. */
  static Map<String, Mapping> ofType(String type, KnownValues values) {
    Map<String, Mapping> resources = new LinkedHashMap<>();
    values
        .section("Resources")
        .forEach(
            (id, value) -> {
              if (value instanceof Mapping resource
                  && Optional.ofNullable(resource.entries().get("Type"))
                      .flatMap(values::text)
                      .filter(type::equals)
                      .isPresent()
                  && values.isThere(resource)
                  && resource.entries().get(PROPERTIES) instanceof Mapping properties) {
                resources.put(id, properties);
              }
            });
    return resources;
  }
}
