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
          new WindowsRule(),
          new ArnPlaceRule(),
          new TagsRule(),
          new ShareRule(),
          new ContainerTwiceRule(),
          new EssentialRule(),
          new ExecRule(),
          new DeploymentRule(),
          new HealthCheckRule(),
          new TooFewSubnetsRule(),
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
          new MixedSecretRule(),
          new AccessKeyRule(),
          new ScalingRule(),
          new QueueRule(),
          new CidrRule(),
          new EndpointRule(),
          new ImageReachRule(),
          new ExportRule(),
          new RawResourceRule());

  private static final List<WarningRule> WARNINGS =
      List.of(
          new LatestTagRule(),
          new NoHealthCheckRule(),
          new OneTaskRule(),
          new ExposureRule(),
          new NetworkCostRule(),
          new RootRule(),
          new SecretLiteralRule(),
          new StaysAtZeroRule(),
          new NeverUsedRule(),
          new GuessedUsernameRule(),
          new UnknownRegionRule());

  private Checker() {}

  /**
   * Holds every environment's stack against every rule; where none is broken, warns of what will be
   * regretted.
   */
  public static void check(Project project, Diagnostics diagnostics) {
    for (Stack stack : project.stacks()) {
      RULES.forEach(rule -> rule.check(stack, diagnostics));
    }
    new DuplicateStackRule().check(project, diagnostics);
    new ImportRule().check(project, diagnostics);
    new ExportNameRule().check(project, diagnostics);
    new ParameterRule().check(project, diagnostics);
    new WindowsBuildRule().check(project, diagnostics);
    new DeployActionsRule().check(project, diagnostics);
    if (!diagnostics.hasErrors()) {
      warn(project, new Warnings(diagnostics));
    }
  }

  private static void warn(Project project, Warnings warnings) {
    for (Stack stack : project.stacks()) {
      warnings.begin(stack);
      WARNINGS.forEach(rule -> rule.check(stack, warnings));
    }
    warnings.end(project);
  }
}
