package dev.fargen.workload.services;

import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.form.TruthOr;
import dev.fargen.spec.services.DeploymentKeys;
import dev.fargen.spec.services.FailureThreshold;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a new version takes the place of the old one.
 *
 * @param minHealthy the fewest tasks, in per cent
 * @param max the most tasks, in per cent
 * @param alarms what guards it; absent if nothing is written
 * @param earlySuccess the percentage of healthy tasks at which it ends, 0 for none; absent if
 *     nothing is written
 * @param hooks where it pauses; absent if nothing is written
 */
public record Deployment(
    Strategy strategy,
    Given<Integer> minHealthy,
    Given<Integer> max,
    CircuitBreaker circuitBreaker,
    Optional<Alarms> alarms,
    Optional<Given<Integer>> earlySuccess,
    Optional<List<Hook>> hooks,
    Span span) {

  /** The word for the strategy that shifts no traffic. */
  private static final String ROLLING = "rolling";

  private static final int SECONDS = 60;

  /**
   * How the traffic goes over to the new version; times in minutes.
   *
   * @param name as in the spec
   * @param percent of the traffic in the first step, or in each
   * @param step between two steps
   * @param bake after the last one
   * @param written the keys of the last three that the spec has
   */
  public record Strategy(
      Given<String> name,
      Given<BigDecimal> percent,
      Given<Integer> step,
      Given<Integer> bake,
      List<Given<String>> written) {

    public Strategy {
      written = List.copyOf(written);
    }

    /** Whether tasks are replaced one by one. */
    public boolean isRolling() {
      return is(ROLLING);
    }

    public boolean isCanary() {
      return is("canary");
    }

    public boolean isLinear() {
      return is("linear");
    }

    /** Whether traffic is shifted in more than one step. */
    public boolean isGradual() {
      return isCanary() || isLinear();
    }

    /**
     * The steps after which it waits (CloudFormation template reference, "LinearConfiguration").
     */
    public int waits() {
      if (isCanary()) {
        return 1;
      }
      BigDecimal all = BigDecimal.valueOf(100);
      BigDecimal[] steps = all.divideAndRemainder(percent.value());
      int whole = steps[0].intValue();
      return !isLinear() ? 0 : steps[1].signum() == 0 ? whole - 1 : whole;
    }

    /** The steps of the traffic; one where it is shifted at once. */
    public int steps() {
      return waits() + 1;
    }

    private boolean is(String word) {
      return name.value().equals(word);
    }

    static Strategy of(Section deployment) {
      Given<String> name = deployment.value(DeploymentKeys.STRATEGY);
      boolean canary = !name.value().equals("linear");
      List<Given<String>> written = new ArrayList<>();
      for (Key<?> key : List.of(DeploymentKeys.PERCENT, DeploymentKeys.STEP, DeploymentKeys.BAKE)) {
        if (deployment.has(key)) {
          written.add(Given.of(key.name(), deployment.keySpan(key)));
        }
      }
      return new Strategy(
          name,
          deployment.value(DeploymentKeys.PERCENT, canary),
          deployment.value(DeploymentKeys.STEP, canary).map(Deployment::minutes),
          deployment.value(DeploymentKeys.BAKE).map(Deployment::minutes),
          written);
    }
  }

  /**
   * The deployment circuit breaker.
   *
   * @param written the place where the spec enables it
   */
  public record CircuitBreaker(
      Given<Boolean> enabled, Optional<Threshold> threshold, Optional<Span> written) {

    static CircuitBreaker of(Section deployment) {
      Given<TruthOr<Section>> given = deployment.value(DeploymentKeys.CIRCUIT_BREAKER);
      Optional<Section> block = given.value().more();
      boolean enabled = given.value().truth().orElse(true);
      boolean written = enabled && deployment.has(DeploymentKeys.CIRCUIT_BREAKER);
      return new CircuitBreaker(
          given.map(value -> enabled),
          block.filter(keys -> given.value().truth().isEmpty()).map(Threshold::of),
          written ? Optional.of(given.span()) : Optional.empty());
    }
  }

  /** When the circuit breaker trips. */
  public record Threshold(Given<FailureThreshold> failures, Given<Boolean> reset) {

    static Threshold of(Section block) {
      return new Threshold(
          block.value(DeploymentKeys.CircuitBreaker.FAILURES),
          block.value(DeploymentKeys.CircuitBreaker.RESET));
    }
  }

  /**
   * The alarms that guard a deployment: existing ones by their names, and those that the stack
   * makes, with their thresholds.
   */
  public record Alarms(
      List<Given<Text>> names,
      Optional<Given<BigDecimal>> cpu,
      Optional<Given<BigDecimal>> memory,
      Optional<Given<Integer>> errors,
      Optional<Given<Integer>> unhealthy,
      Span span) {

    public Alarms {
      names = List.copyOf(names);
    }

    /** Whether there are any. */
    public boolean isAny() {
      return !names.isEmpty()
          || cpu.isPresent()
          || memory.isPresent()
          || errors.isPresent()
          || unhealthy.isPresent();
    }

    static Alarms of(Given<Section> given) {
      Section keys = given.value();
      return new Alarms(
          keys.list(DeploymentKeys.Alarms.NAMES),
          keys.get(DeploymentKeys.Alarms.CPU),
          keys.get(DeploymentKeys.Alarms.MEMORY),
          keys.get(DeploymentKeys.Alarms.ERRORS),
          keys.get(DeploymentKeys.Alarms.UNHEALTHY),
          given.span());
    }
  }

  /**
   * A pause.
   *
   * @param timeout in minutes
   */
  public record Hook(Given<String> stage, Given<Integer> timeout, Given<String> onTimeout) {

    /** How often it pauses in a deployment. */
    public int times(Strategy strategy) {
      return stage.value().equals("pre_production_traffic_shift") ? strategy.steps() : 1;
    }

    static Hook of(Given<Section> given) {
      Section hook = given.value();
      return new Hook(
          hook.needed(DeploymentKeys.Hook.STAGE, "post_scale_up"),
          hook.value(DeploymentKeys.Hook.TIMEOUT).map(Deployment::minutes),
          hook.value(DeploymentKeys.Hook.ON_TIMEOUT));
    }
  }

  static Deployment of(Section deployment) {
    return new Deployment(
        Strategy.of(deployment),
        deployment.value(DeploymentKeys.MIN_HEALTHY),
        deployment.value(DeploymentKeys.MAX),
        CircuitBreaker.of(deployment),
        deployment.get(DeploymentKeys.ALARMS).map(Alarms::of),
        deployment.get(DeploymentKeys.EARLY_SUCCESS).map(Deployment::earlySuccess),
        deployment.get(DeploymentKeys.HOOKS).map(hooks -> Lists.map(hooks.value(), Hook::of)),
        deployment.span());
  }

  private static Given<Integer> earlySuccess(Given<TruthOr<Integer>> given) {
    int all = given.value().truth().orElse(false) ? 100 : 0;
    return given.map(value -> value.more().orElse(all));
  }

  private static int minutes(int seconds) {
    return seconds / SECONDS;
  }
}
