package dev.fargen.emit.containers;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.data.Mounts;
import dev.fargen.emit.draft.Draft;
import dev.fargen.list.Lists;
import dev.fargen.params.ItemsBy;
import dev.fargen.params.Silent;
import dev.fargen.params.Told;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.containers.Platform;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.services.Workload;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Emits the task definition: the containers, their CPU and memory, and their roles. */
public record TaskDefinitionEmitter(Draft draft, Mounts mounts, Calls calls) {

  /**
   * How other workloads and the main container reach each other.
   *
   * @param called whether others call it in any environment, so that its ports have names
   * @param proxied whether the task has the proxy of Service Connect, which needs memory of its own
   */
  public record Calls(boolean called, boolean proxied) {}

  /** Fargate's own default in GiB, whatever the default of the spec's key is. */
  private static final int STORAGE_OF_EVERY_TASK = 20;

  public Resource emit(
      Workload workload, Resource logGroup, Resource executionRole, Resource taskRole) {
    String prefix = LogicalName.of(workload.name());
    Resource.Builder task =
        Resource.of(prefix + "TaskDefinition", "AWS::ECS::TaskDefinition")
            .comment("Containers, CPU and memory of each " + workload.name() + " task.")
            .comment(
                "Log delivery is non-blocking: lines are lost if a container's 25 MiB buffer is full.");
    Lists.first(workload.containers(), container -> container.purpose() == Container.Purpose.FILES)
        .ifPresent(container -> task.comment(files(container)));
    task.property(
            "Family",
            workload
                .running()
                .schedule()
                .map(
                    schedule ->
                        new Told(
                            "Names the task definition of " + workload.name(),
                            Intrinsic.sub(family(workload)))))
        .property("RequiresCompatibilities", Value.texts("FARGATE"))
        .property("NetworkMode", "awsvpc")
        .property("Cpu", cpu(workload))
        .property("Memory", memory(workload))
        .property("RuntimePlatform", runtimePlatform(workload))
        .property("ExecutionRoleArn", executionRole.att("Arn"))
        .property("TaskRoleArn", taskRole.att("Arn"));
    if (workload.task().ephemeralStorage().value() > STORAGE_OF_EVERY_TASK) {
      Value size =
          draft.number(
              prefix + "EphemeralStorage",
              "Ephemeral storage for " + workload.name() + " in GiB",
              workload.task().ephemeralStorage());
      task.property(
          "EphemeralStorage",
          new Told(
              "Sets the ephemeral storage of " + workload.name(),
              Value.map().with("SizeInGiB", size)));
    }
    if (workload.task().faults().value()) {
      task.property(
          "EnableFaultInjection",
          new Told("Allows fault injection in " + workload.name(), Value.bool(true)));
    }
    task.property("Volumes", mounts.volumes());
    ContainerEmitter containers = new ContainerEmitter(draft, workload, logGroup, calls);
    List<Value> definitions = Lists.map(workload.containers(), containers::emit);
    return draft.add(
        workload.span(),
        task.property("ContainerDefinitions", new Silent(new ItemsBy("Name", definitions))));
  }

  /**
   * The family of a scheduled workload's task definition, for use inside {@code !Sub}. Without a
   * name, CloudFormation makes a new family with each change (CloudFormation template reference,
   * "AWS::ECS::TaskDefinition", Family), and nothing could name the revisions of before. It begins
   * as the names that CloudFormation makes, which deploy roles allow. No name of a stack or a
   * workload has an underscore, so no other stack has the family.
   */
  public static String family(Workload workload) {
    return "${AWS::StackName}-task_" + workload.name();
  }

  /** What the container that fargen adds is for; only root can write to the volumes of a task. */
  private static String files(Container container) {
    boolean configs = !container.variables().plain().isEmpty();
    boolean secrets = !container.variables().secrets().isEmpty();
    return "The container "
        + container.name()
        + " writes "
        + (configs ? "configs" : "")
        + (configs && secrets ? " and " : "")
        + (secrets ? "secrets" : "")
        + " to volumes before the containers that mount them start. It runs as root, because the"
        + " volumes belong to root.";
  }

  /** Only written if it is not the default, Linux on x86. */
  private static Optional<Value> runtimePlatform(Workload workload) {
    Platform platform = workload.task().platform();
    if (!platform.isArm() && !platform.isWindows()) {
      return Optional.empty();
    }
    String version = platform.windowsVersion().value().toUpperCase(Locale.ROOT).replace('-', '_');
    Mapping runtime =
        Value.map()
            .with(
                "OperatingSystemFamily",
                platform.isWindows() ? "WINDOWS_SERVER_" + version : "LINUX")
            .with("CpuArchitecture", platform.isArm() ? "ARM64" : "X86_64");
    return Optional.of(new Told("Sets the platform of " + workload.name(), runtime));
  }

  private Value cpu(Workload workload) {
    return draft.numberAsText(
        LogicalName.of(workload.name()) + "Cpu",
        "CPU units for " + workload.name() + " (1024 = 1 vCPU)",
        workload.task().cpu());
  }

  private Value memory(Workload workload) {
    return draft.numberAsText(
        LogicalName.of(workload.name()) + "Memory",
        "Memory for " + workload.name() + " in MiB",
        workload.task().memory());
  }
}
