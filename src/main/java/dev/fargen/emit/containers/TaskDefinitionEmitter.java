package dev.fargen.emit.containers;

import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.data.Mounts;
import dev.fargen.emit.draft.Draft;
import dev.fargen.list.Lists;
import dev.fargen.params.ItemsBy;
import dev.fargen.params.Silent;
import dev.fargen.workload.containers.Platform;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.services.Workload;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Emits the task definition: the containers, their size, and the roles they run with. */
public record TaskDefinitionEmitter(Draft draft, Mounts mounts) {

  /** GiB that Fargate gives by itself, whatever a spec's default is. */
  private static final int STORAGE_OF_EVERY_TASK = 20;

  public Resource emit(
      Workload workload, Resource logGroup, Resource executionRole, Resource taskRole) {
    String prefix = LogicalName.of(workload.name());
    Resource.Builder task =
        Resource.of(prefix + "TaskDefinition", "AWS::ECS::TaskDefinition")
            .comment("The containers of " + workload.name() + " and their size.")
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
              "GiB of scratch space of " + workload.name(),
              workload.task().ephemeralStorage());
      task.property("EphemeralStorage", Value.map().with("SizeInGiB", size));
    }
    task.property("Volumes", mounts.volumes());
    ContainerEmitter containers = new ContainerEmitter(draft, workload, logGroup);
    List<Value> definitions = Lists.map(workload.containers(), containers::emit);
    return draft.add(
        workload.span(),
        task.property("ContainerDefinitions", new Silent(new ItemsBy("Name", definitions))));
  }

  /** Linux on x86 where nothing else is said. */
  private static Optional<Value> runtimePlatform(Workload workload) {
    Platform platform = workload.task().platform();
    if (!platform.isArm() && !platform.isWindows()) {
      return Optional.empty();
    }
    String version = platform.windowsVersion().value().toUpperCase(Locale.ROOT).replace('-', '_');
    return Optional.of(
        Value.map()
            .with(
                "OperatingSystemFamily",
                platform.isWindows() ? "WINDOWS_SERVER_" + version : "LINUX")
            .with("CpuArchitecture", platform.isArm() ? "ARM64" : "X86_64"));
  }

  private Value cpu(Workload workload) {
    return draft.numberAsText(
        LogicalName.of(workload.name()) + "Cpu",
        "CPU units of " + workload.name() + "; 1024 are one virtual CPU",
        workload.task().cpu());
  }

  private Value memory(Workload workload) {
    return draft.numberAsText(
        LogicalName.of(workload.name()) + "Memory",
        "MiB of memory of " + workload.name(),
        workload.task().memory());
  }
}
