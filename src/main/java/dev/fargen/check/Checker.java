package dev.fargen.check;

import dev.fargen.check.alarms.AlarmRule;
import dev.fargen.check.alarms.AlarmWarningRule;
import dev.fargen.check.balancing.AuthRule;
import dev.fargen.check.balancing.CertificateRule;
import dev.fargen.check.balancing.ExposureRule;
import dev.fargen.check.balancing.HttpItemsRule;
import dev.fargen.check.balancing.HttpTargetRule;
import dev.fargen.check.balancing.ListenerRuleRule;
import dev.fargen.check.balancing.LoadBalancerRule;
import dev.fargen.check.balancing.LoginWarningRule;
import dev.fargen.check.balancing.NlbRule;
import dev.fargen.check.balancing.NlbTargetRule;
import dev.fargen.check.balancing.PortTwiceRule;
import dev.fargen.check.balancing.RecordRule;
import dev.fargen.check.balancing.RewriteRule;
import dev.fargen.check.balancing.RewriteWarningRule;
import dev.fargen.check.balancing.SecurityPolicyRule;
import dev.fargen.check.balancing.SharedListenerRule;
import dev.fargen.check.balancing.ShiftedTargetsRule;
import dev.fargen.check.balancing.SourceRule;
import dev.fargen.check.balancing.SourceWarningRule;
import dev.fargen.check.balancing.UncoveredHostRule;
import dev.fargen.check.balancing.UserPoolRule;
import dev.fargen.check.containers.AccessKeyRule;
import dev.fargen.check.containers.BuiltImageRule;
import dev.fargen.check.containers.CommandQuoteRule;
import dev.fargen.check.containers.ConfigFileRule;
import dev.fargen.check.containers.ConfigRule;
import dev.fargen.check.containers.ConfigWarningRule;
import dev.fargen.check.containers.ContainerCountRule;
import dev.fargen.check.containers.ContainerTwiceRule;
import dev.fargen.check.containers.CopilotVariableRule;
import dev.fargen.check.containers.DynamicReferenceRule;
import dev.fargen.check.containers.EnvFileRule;
import dev.fargen.check.containers.EssentialRule;
import dev.fargen.check.containers.ExecRule;
import dev.fargen.check.containers.HealthCheckRule;
import dev.fargen.check.containers.HealthCommandRule;
import dev.fargen.check.containers.ImageRule;
import dev.fargen.check.containers.LatestTagRule;
import dev.fargen.check.containers.LifecycleRule;
import dev.fargen.check.containers.ListenRule;
import dev.fargen.check.containers.LogProtectionRule;
import dev.fargen.check.containers.LogRouterRule;
import dev.fargen.check.containers.MixedSecretRule;
import dev.fargen.check.containers.NoHealthCheckRule;
import dev.fargen.check.containers.OutputOptionsRule;
import dev.fargen.check.containers.PrivilegedPortRule;
import dev.fargen.check.containers.RestartRule;
import dev.fargen.check.containers.RootRule;
import dev.fargen.check.containers.SecretLiteralRule;
import dev.fargen.check.containers.SecretSourceRule;
import dev.fargen.check.containers.SecretTextRule;
import dev.fargen.check.containers.ServiceOrderRule;
import dev.fargen.check.containers.ShareRule;
import dev.fargen.check.containers.ShellRule;
import dev.fargen.check.containers.TaskSizeRule;
import dev.fargen.check.containers.UlimitRule;
import dev.fargen.check.containers.UnusedConfigRule;
import dev.fargen.check.containers.VariableCountRule;
import dev.fargen.check.containers.VariableTwiceRule;
import dev.fargen.check.containers.WindowsRegionRule;
import dev.fargen.check.containers.WindowsRule;
import dev.fargen.check.containers.WindowsVersionRule;
import dev.fargen.check.data.CacheEngineRule;
import dev.fargen.check.data.CacheKeysRule;
import dev.fargen.check.data.CacheRule;
import dev.fargen.check.data.CacheWarningRule;
import dev.fargen.check.data.CorsTwiceRule;
import dev.fargen.check.data.DatabaseInstanceRule;
import dev.fargen.check.data.DatabaseKeysRule;
import dev.fargen.check.data.DatabaseRule;
import dev.fargen.check.data.DatabaseWarningRule;
import dev.fargen.check.data.DsqlRule;
import dev.fargen.check.data.EbsRule;
import dev.fargen.check.data.MountRule;
import dev.fargen.check.data.MountWarningRule;
import dev.fargen.check.data.OwnBucketRule;
import dev.fargen.check.data.StoreUrlRule;
import dev.fargen.check.data.TableRule;
import dev.fargen.check.data.VolumeKeysRule;
import dev.fargen.check.data.VolumeRule;
import dev.fargen.check.environments.ArnPlaceRule;
import dev.fargen.check.environments.DuplicateStackRule;
import dev.fargen.check.environments.ExportNameRule;
import dev.fargen.check.environments.ExportRule;
import dev.fargen.check.environments.ImportRule;
import dev.fargen.check.environments.NeverUsedRule;
import dev.fargen.check.environments.ParameterRule;
import dev.fargen.check.environments.ParameterUseRule;
import dev.fargen.check.environments.PlaceholderRule;
import dev.fargen.check.environments.StackPolicyRule;
import dev.fargen.check.environments.TagsRule;
import dev.fargen.check.environments.ThingReferenceRule;
import dev.fargen.check.environments.UnknownRegionRule;
import dev.fargen.check.messaging.QueueRule;
import dev.fargen.check.messaging.RetryRule;
import dev.fargen.check.messaging.SubscriptionRule;
import dev.fargen.check.messaging.TopicArnRule;
import dev.fargen.check.messaging.UnknownQueueRule;
import dev.fargen.check.messaging.UnknownTopicRule;
import dev.fargen.check.network.CidrRule;
import dev.fargen.check.network.EgressKindRule;
import dev.fargen.check.network.EgressRule;
import dev.fargen.check.network.EndpointRule;
import dev.fargen.check.network.GroupRuleTwiceRule;
import dev.fargen.check.network.HostNameRule;
import dev.fargen.check.network.ImageReachRule;
import dev.fargen.check.network.NetworkCostRule;
import dev.fargen.check.network.NetworkKeysRule;
import dev.fargen.check.network.ReachRule;
import dev.fargen.check.network.SameVpcRule;
import dev.fargen.check.network.SecurityGroupsRule;
import dev.fargen.check.network.ServiceReachRule;
import dev.fargen.check.network.TooFewSubnetsRule;
import dev.fargen.check.network.ZonesRule;
import dev.fargen.check.permissions.AllActionsRule;
import dev.fargen.check.permissions.DatabaseLoginRule;
import dev.fargen.check.permissions.NamedWithoutPermissionRule;
import dev.fargen.check.permissions.OwnNames;
import dev.fargen.check.permissions.OwnReferenceRule;
import dev.fargen.check.permissions.PermissionRule;
import dev.fargen.check.permissions.PermittedResourceRule;
import dev.fargen.check.pipeline.DeployActionsRule;
import dev.fargen.check.pipeline.HomeRule;
import dev.fargen.check.pipeline.OneBuildRule;
import dev.fargen.check.pipeline.PipelineArnRule;
import dev.fargen.check.pipeline.PipelineImageRule;
import dev.fargen.check.pipeline.PipelineReferenceRule;
import dev.fargen.check.pipeline.PipelineRegionRule;
import dev.fargen.check.pipeline.RepositoryRule;
import dev.fargen.check.pipeline.StageRule;
import dev.fargen.check.pipeline.WindowsBuildRule;
import dev.fargen.check.raw.BoundaryRule;
import dev.fargen.check.raw.CallRule;
import dev.fargen.check.raw.CloudFrontRegionRule;
import dev.fargen.check.raw.RawResourceRule;
import dev.fargen.check.raw.ReferenceWithoutSubRule;
import dev.fargen.check.raw.ResourceReferenceRule;
import dev.fargen.check.raw.TagRule;
import dev.fargen.check.repositories.ImagesPushedRule;
import dev.fargen.check.rule.FinishedTemplate;
import dev.fargen.check.rule.ProjectRule;
import dev.fargen.check.rule.Rule;
import dev.fargen.check.rule.SpecRule;
import dev.fargen.check.rule.SpecWarningRule;
import dev.fargen.check.rule.TemplateRule;
import dev.fargen.check.rule.WarningRule;
import dev.fargen.check.rule.Warnings;
import dev.fargen.check.scaling.InsightsRule;
import dev.fargen.check.scaling.OneTimeChangeRule;
import dev.fargen.check.scaling.ScalingKeysRule;
import dev.fargen.check.scaling.ScalingRule;
import dev.fargen.check.scaling.StaysAtZeroRule;
import dev.fargen.check.scaling.StepCountRule;
import dev.fargen.check.services.AddedParameterRule;
import dev.fargen.check.services.ClusterKeysRule;
import dev.fargen.check.services.ClusterRule;
import dev.fargen.check.services.DeploymentRule;
import dev.fargen.check.services.JobRule;
import dev.fargen.check.services.LinkRule;
import dev.fargen.check.services.LinkSizeRule;
import dev.fargen.check.services.LinkWarningRule;
import dev.fargen.check.services.OneTaskRule;
import dev.fargen.check.services.OutsideLinkRule;
import dev.fargen.check.services.ScheduledServiceRule;
import dev.fargen.check.services.SidecarOutcomeRule;
import dev.fargen.check.services.StrategyRule;
import dev.fargen.check.services.StrategyWarningRule;
import dev.fargen.check.services.TimezoneRule;
import dev.fargen.check.template.AbsenceRule;
import dev.fargen.check.template.CircleRule;
import dev.fargen.check.template.ConditionalReferenceRule;
import dev.fargen.check.template.ContainerNameRule;
import dev.fargen.check.template.GroupRuleRule;
import dev.fargen.check.template.OverwriteRule;
import dev.fargen.check.template.PolicySizeRule;
import dev.fargen.check.template.ReferenceRule;
import dev.fargen.check.template.SameNameRule;
import dev.fargen.check.template.SectionRule;
import dev.fargen.check.template.StackPolicyResourceRule;
import dev.fargen.check.template.SubnetRule;
import dev.fargen.check.template.TaskDefinitionSizeRule;
import dev.fargen.check.template.TemplateSizeRule;
import dev.fargen.diag.Diagnostics;
import dev.fargen.spec.Spec;
import dev.fargen.spec.SpecEnvironment;
import dev.fargen.workload.Project;
import dev.fargen.workload.stack.Stack;
import java.util.List;

/** Runs every rule. */
public final class Checker {

  static final List<SpecRule> SPEC_RULES =
      List.of(
          new WindowsVersionRule(),
          new ImageRule(),
          new BuiltImageRule(),
          new SecretSourceRule(),
          new ConfigRule(),
          new HealthCommandRule(),
          new LifecycleRule(),
          new CommandQuoteRule(),
          new ShellRule(),
          new ScheduledServiceRule(),
          new ScalingKeysRule(),
          new UnknownQueueRule(),
          new UnknownTopicRule(),
          new LinkRule(),
          new OutsideLinkRule(),
          new LogRouterRule(),
          new ServiceOrderRule(),
          new ClusterKeysRule(),
          new HttpTargetRule(),
          new NlbTargetRule(),
          new AuthRule(),
          new LoadBalancerRule(),
          new PermissionRule(),
          new OwnReferenceRule(),
          new PermittedResourceRule(),
          new NetworkKeysRule(),
          new CidrRule(),
          new VolumeKeysRule(),
          new DatabaseKeysRule(),
          new CacheKeysRule(),
          new OwnBucketRule(),
          new ThingReferenceRule(),
          new ResourceReferenceRule());

  static final List<ProjectRule> PROJECT_RULES =
      List.of(
          new TagRule(),
          new ConfigFileRule(),
          new CacheEngineRule(),
          new EnvFileRule(),
          new ParameterUseRule(),
          new AddedParameterRule(),
          new ImagesPushedRule(),
          new DuplicateStackRule(),
          new ImportRule(),
          new ExportNameRule(),
          new ParameterRule(),
          new SharedListenerRule(),
          new RecordRule(),
          new EgressKindRule(),
          new GroupRuleTwiceRule(),
          new HomeRule(),
          new PipelineArnRule(),
          new PipelineImageRule(),
          new PipelineReferenceRule(),
          new PipelineRegionRule(),
          new OneBuildRule(),
          new RepositoryRule(),
          new StageRule(),
          new DatabaseLoginRule(),
          new WindowsBuildRule(),
          new BoundaryRule(),
          new DeployActionsRule(),
          new CallRule());

  static final List<Rule> RULES =
      List.of(
          new TaskSizeRule(),
          new WindowsRule(),
          new ArnPlaceRule(),
          new TagsRule(),
          new ShareRule(),
          new LinkSizeRule(),
          new CopilotVariableRule(),
          new UlimitRule(),
          new OutputOptionsRule(),
          new ContainerCountRule(),
          new ContainerTwiceRule(),
          new EssentialRule(),
          new ExecRule(),
          new DeploymentRule(),
          new StrategyRule(),
          new ShiftedTargetsRule(),
          new JobRule(),
          new HealthCheckRule(),
          new SecurityGroupsRule(),
          new EgressRule(),
          new TooFewSubnetsRule(),
          new ZonesRule(),
          new StackPolicyRule(),
          new InsightsRule(),
          new VariableTwiceRule(),
          new PortTwiceRule(),
          new ListenerRuleRule(),
          new HttpItemsRule(),
          new RewriteRule(),
          new UserPoolRule(),
          new LogProtectionRule(),
          new NlbRule(),
          new CertificateRule(),
          new SourceRule(),
          new MountRule(),
          new VolumeRule(),
          new EbsRule(),
          new DatabaseRule(),
          new DatabaseInstanceRule(),
          new DsqlRule(),
          new CacheRule(),
          new TableRule(),
          new CorsTwiceRule(),
          new MixedSecretRule(),
          new SecretTextRule(),
          new DynamicReferenceRule(),
          new AccessKeyRule(),
          new ScalingRule(),
          new AlarmRule(),
          new QueueRule(),
          new SubscriptionRule(),
          new TopicArnRule(),
          new EndpointRule(),
          new ImageReachRule(),
          new ExportRule(),
          new RawResourceRule(),
          new CloudFrontRegionRule());

  static final List<SpecWarningRule> SPEC_WARNINGS =
      List.of(new UnusedConfigRule(), new PlaceholderRule());

  static final List<WarningRule> WARNINGS =
      List.of(
          new LatestTagRule(),
          new NoHealthCheckRule(),
          new RestartRule(),
          new OneTaskRule(),
          new SidecarOutcomeRule(),
          new ExposureRule(),
          new NetworkCostRule(),
          new ServiceReachRule(),
          new ReachRule(),
          new SameVpcRule(),
          new RewriteWarningRule(),
          new SecurityPolicyRule(),
          new TimezoneRule(),
          new AlarmWarningRule(),
          new SourceWarningRule(),
          new UncoveredHostRule(),
          new LoginWarningRule(),
          new HostNameRule(),
          new LinkWarningRule(),
          new StrategyWarningRule(),
          new RootRule(),
          new PrivilegedPortRule(),
          new ConfigWarningRule(),
          new SecretLiteralRule(),
          new VariableCountRule(),
          new ReferenceWithoutSubRule(),
          new StaysAtZeroRule(),
          new OneTimeChangeRule(),
          new StepCountRule(),
          new ListenRule(),
          new WindowsRegionRule(),
          new ClusterRule(),
          new RetryRule(),
          new NeverUsedRule(),
          new DatabaseWarningRule(),
          new CacheWarningRule(),
          new StoreUrlRule(),
          new MountWarningRule(),
          new AllActionsRule(),
          new NamedWithoutPermissionRule(),
          new UnknownRegionRule());

  static final List<TemplateRule> TEMPLATE_RULES =
      List.of(
          new SectionRule(),
          new ReferenceRule(),
          new ConditionalReferenceRule(),
          new CircleRule(),
          new OverwriteRule(),
          new GroupRuleRule(),
          new SubnetRule(),
          new SameNameRule(),
          new ContainerNameRule(),
          new AbsenceRule(),
          new StackPolicyResourceRule(),
          new TemplateSizeRule(),
          new TaskDefinitionSizeRule(),
          new PolicySizeRule());

  private Checker() {}

  /**
   * Checks the spec and every environment's stack against every rule, and reports warnings if no
   * rule is broken.
   *
   * @param spec the spec that the project is made of
   */
  public static void check(Spec spec, Project project, Diagnostics diagnostics) {
    EnvironmentLabels ofSpec = new EnvironmentLabels(spec, project, diagnostics);
    EnvironmentLabels ofStacks = new EnvironmentLabels(spec, project, diagnostics);
    OwnNames ownNames = new OwnNames(spec.environments());
    for (int i = 0; i < project.stacks().size(); i++) {
      SpecEnvironment environment = spec.environments().get(i);
      Stack stack = project.stacks().get(i);
      Diagnostics inSpec = ofSpec.of(i);
      Diagnostics inStack = ofStacks.of(i);
      SPEC_RULES.forEach(rule -> rule.check(environment, inSpec));
      ownNames.check(environment, inSpec);
      RULES.forEach(rule -> rule.check(stack, inStack));
    }
    ofSpec.report();
    ofStacks.report();
    PROJECT_RULES.forEach(rule -> rule.check(spec, project, diagnostics));
    if (!diagnostics.hasErrors()) {
      warn(spec, project, diagnostics);
    }
  }

  /** Checks the finished template against every rule about it. */
  public static void check(FinishedTemplate template, Diagnostics diagnostics) {
    TEMPLATE_RULES.forEach(rule -> rule.check(template, diagnostics));
  }

  private static void warn(Spec spec, Project project, Diagnostics diagnostics) {
    EnvironmentLabels found = new EnvironmentLabels(spec, project, diagnostics);
    Warnings warnings = new Warnings(diagnostics);
    for (int i = 0; i < project.stacks().size(); i++) {
      Stack stack = project.stacks().get(i);
      warnings.begin(stack, found.of(i));
      SpecEnvironment environment = spec.environments().get(i);
      SPEC_WARNINGS.forEach(rule -> rule.check(environment, warnings));
      WARNINGS.forEach(rule -> rule.check(stack, warnings));
    }
    warnings.end(project);
    found.report();
  }
}
