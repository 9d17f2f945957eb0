package dev.fargen.check;

import dev.fargen.diag.Diagnostics;
import dev.fargen.workload.Project;
import dev.fargen.workload.Stack;
import java.util.List;

/** The list of rules. */
public final class Checker {

  private static final List<Rule> RULES =
      List.of(
          new TaskSizeRule(),
          new ShareRule(),
          new ContainerTwiceRule(),
          new EssentialRule(),
          new ExecRule(),
          new DeploymentRule(),
          new HealthCheckRule(),
          new BalancerSubnetsRule(),
          new ZonesRule(),
          new StackPolicyRule(),
          new InsightsRule(),
          new DependsOnRule(),
          new VariableTwiceRule(),
          new PortTwiceRule(),
          new ListenerRuleRule(),
          new MountRule(),
          new VolumeRule(),
          new DatabaseRule(),
          new PlainSecretRule(),
          new NeverUsedRule(),
          new ScalingRule(),
          new QueueRule(),
          new CidrRule(),
          new EndpointRule(),
          new ImageReachRule(),
          new ExportRule(),
          new RawResourceRule());

  private Checker() {}

  /** Holds every environment's stack against every rule. */
  public static void check(Project project, Diagnostics diagnostics) {
    for (Stack stack : project.stacks()) {
      RULES.forEach(rule -> rule.check(stack, diagnostics));
    }
    new DuplicateStackRule().check(project, diagnostics);
    new ImportRule().check(project, diagnostics);
    new DeployActionsRule().check(project, diagnostics);
  }
}
