package dev.fargen.emit.containers;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.ParameterType;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.data.Mounts;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.permissions.Secrets;
import dev.fargen.list.Lists;
import dev.fargen.params.Block;
import dev.fargen.params.Cause;
import dev.fargen.params.ItemsBy;
import dev.fargen.params.Silent;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.containers.HealthCheck;
import dev.fargen.workload.containers.Image;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.services.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Emits one container definition, in the order of the ECS API reference. */
final class ContainerEmitter {

  /** The words of the spec and those of ECS. */
  private static final Map<String, String> CONDITIONS =
      Map.of(
          "started", "START",
          "healthy", "HEALTHY",
          "complete", "COMPLETE",
          "success", "SUCCESS");

  /** Seconds that ECS waits by itself, whatever a spec's default is. */
  private static final int STOP_TIMEOUT_OF_ECS = 30;

  private static final String QUEUE_URL = "QUEUE_URL";

  private final Draft draft;
  private final Workload workload;
  private final Resource logGroup;
  private final Map<String, Resource> queues;

  ContainerEmitter(
      Draft draft, Workload workload, Resource logGroup, Map<String, Resource> queues) {
    this.draft = draft;
    this.workload = workload;
    this.logGroup = logGroup;
    this.queues = queues;
  }

  /** The main container is there wherever the task is, a sidecar may be missing. */
  Value emit(Container container) {
    Mapping definition = definition(container);
    return isMain(container) ? definition : new Block(cause(container.name()), true, definition);
  }

  private Cause cause(String container) {
    return new Cause.Part(
        LogicalName.of(workload.name()) + LogicalName.of(container),
        "the container " + container + " of " + workload.name());
  }

  private Mapping definition(Container container) {
    return Value.map()
        .with("Name", container.name())
        .with("Image", image(container))
        .with("RepositoryCredentials", container.image().credentials().map(this::credentials))
        .with("Essential", notEssential(container))
        .with("EntryPoint", words(container, "EntryPoint", container.entrypoint()))
        .with("Command", words(container, "Command", container.command()))
        .with(
            "WorkingDirectory",
            container.workingDir().map(dir -> plain(container, "WorkingDirectory", dir)))
        .with("User", container.user().map(user -> plain(container, "User", user)))
        .with("Cpu", container.cpu().map(cpu -> number(container, "Cpu", cpu)))
        .with("Memory", memory(container))
        .with("ReadonlyRootFilesystem", readOnly(container))
        .with("LinuxParameters", linuxParameters(container))
        .with("PortMappings", container.port().map(port -> portMappings(container, port)))
        .with("MountPoints", Mounts.points(workload, container))
        .with("Environment", environment(container))
        .with("Secrets", secrets(container))
        .with("HealthCheck", container.healthCheck().map(check -> healthCheck(container, check)))
        .with("DependsOn", dependsOn(container))
        .with("StopTimeout", stopTimeout(container))
        .with("LogConfiguration", logConfiguration(container));
  }

  /** The names of what may differ begin with the workload, and the container if it is a sidecar. */
  private String prefix(Container container) {
    return LogicalName.of(workload.name())
        + (isMain(container) ? "" : LogicalName.of(container.name()));
  }

  private boolean isMain(Container container) {
    return container.name().equals(workload.name());
  }

  private Value image(Container container) {
    String name = prefix(container) + "Image";
    String description = "Image of the container " + container.name();
    if (container.image() instanceof Image.Ecr ecr) {
      String separator = ecr.digest() ? "@" : ":";
      return Intrinsic.sub(
          "${AWS::AccountId}.dkr.ecr.${AWS::Region}.${AWS::URLSuffix}/"
              + draft.inSub(ecr.repository())
              + separator
              + draft.inSub(ecr.version()));
    }
    if (container.image() instanceof Image.Built built) {
      return draft.text(name, description + "; built from source", built.uri());
    }
    return draft.text(name, description, ((Image.Reference) container.image()).uri());
  }

  private Value credentials(Given<Text> secret) {
    return Value.map()
        .with(
            "CredentialsParameter",
            draft.text("RegistryCredentialsArn", "Secret with the registry's password", secret));
  }

  /** A word is no parameter of its own: all of them differ or none does. */
  private Optional<Value> words(Container container, String property, List<Given<Text>> words) {
    if (words.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        draft.together(
            prefix(container) + property,
            property + " of the container " + container.name(),
            words));
  }

  private Value plain(Container container, String property, Given<Text> given) {
    return draft.text(
        prefix(container) + property, property + " of the container " + container.name(), given);
  }

  private Value number(Container container, String property, Given<Integer> given) {
    return draft.number(
        prefix(container) + property, property + " of the container " + container.name(), given);
  }

  /** A container is essential where nothing else is said. */
  private static Optional<Value> notEssential(Container container) {
    return container.essential().value() ? Optional.empty() : Optional.of(Value.bool(false));
  }

  private Optional<Value> readOnly(Container container) {
    return Optional.of(container.rootReadOnly())
        .filter(Given::value)
        .map(
            given ->
                draft.bool(
                    prefix(container) + "ReadonlyRootFilesystem",
                    "Whether the root file system of " + container.name() + " can't be written to",
                    given));
  }

  private Optional<Value> stopTimeout(Container container) {
    Given<Integer> seconds = container.stopTimeout();
    return seconds.value() == STOP_TIMEOUT_OF_ECS
        ? Optional.empty()
        : Optional.of(number(container, "StopTimeout", seconds));
  }

  /** The hard limit of the main container is what the task has and its sidecars leave. */
  private Optional<Value> memory(Container container) {
    if (container.memory().isPresent()) {
      return container.memory().map(memory -> number(container, "Memory", memory));
    }
    if (!isMain(container)) {
      return Optional.empty();
    }
    return workload.sidecars().isEmpty()
        ? Optional.of(number(container, "Memory", workload.memory()))
        : workload
            .memoryOfMain()
            .map(
                memory ->
                    draft.number(
                        prefix(container) + "ContainerMemory",
                        "MiB of memory of the container " + container.name(),
                        Given.of(memory, container.span())));
  }

  /** Windows has none. */
  private Optional<Value> linuxParameters(Container container) {
    if (workload.platform().isWindows()) {
      return Optional.empty();
    }
    Mapping parameters = Value.map().with("InitProcessEnabled", true);
    List<Value> tmpfs = new ArrayList<>();
    for (Container.Tmpfs one : container.tmpfs()) {
      tmpfs.add(
          Value.map()
              .with("ContainerPath", one.path())
              .with("Size", one.size())
              .with("MountOptions", Value.texts("rw", "noexec", "nosuid", "nodev")));
    }
    return Optional.of(
        new Silent(
            tmpfs.isEmpty()
                ? parameters
                : parameters.with("Tmpfs", new ItemsBy("ContainerPath", tmpfs))));
  }

  private Value portMappings(Container container, Given<Integer> port) {
    return Value.list(
        Value.map()
            .with("ContainerPort", Ports.of(draft, workload, container, port))
            .with("Protocol", "tcp"));
  }

  private Optional<Value> environment(Container container) {
    List<Value> variables = new ArrayList<>();
    for (Container.Variable variable : container.environment()) {
      String name =
          prefix(container)
              + "Env"
              + LogicalName.of(variable.name().toLowerCase(java.util.Locale.ROOT));
      String description =
          "Environment variable " + variable.name() + " of the container " + container.name();
      Value value = draft.text(name, ParameterType.STRING, description, variable.value());
      variables.add(Value.map().with("Name", variable.name()).with("Value", value));
    }
    queueUrl(container).ifPresent(variables::add);
    return variables.isEmpty() ? Optional.empty() : Optional.of(new ItemsBy("Name", variables));
  }

  /** The queue that the workload consumes, unless the spec gives the variable itself. */
  private Optional<Value> queueUrl(Container container) {
    boolean given =
        Lists.any(container.environment(), variable -> variable.name().equals(QUEUE_URL));
    return workload
        .queue()
        .filter(queue -> isMain(container) && !given)
        .flatMap(queue -> Optional.ofNullable(queues.get(queue.name())))
        .map(queue -> Value.map().with("Name", QUEUE_URL).with("Value", queue.ref()));
  }

  private Optional<Value> secrets(Container container) {
    Secrets secrets = new Secrets(draft);
    List<Value> variables = new ArrayList<>();
    container
        .secrets()
        .forEach(
            secret ->
                variables.add(
                    Value.map()
                        .with("Name", secret.name())
                        .with("ValueFrom", secrets.valueFrom(secret))));
    Value all = new ItemsBy("Name", variables);
    Value noted = isMain(container) ? new Block(RoleEmitter.secrets(workload), true, all) : all;
    return variables.isEmpty() ? Optional.empty() : Optional.of(noted);
  }

  private Value healthCheck(Container container, HealthCheck check) {
    List<Value> command = new ArrayList<>();
    boolean prefixed =
        !check.shell() && check.test().get(0).value().literal().orElse("").matches("CMD|CMD-SHELL");
    if (!prefixed) {
      command.add(Value.text(check.shell() ? "CMD-SHELL" : "CMD"));
    }
    check.test().forEach(word -> command.add(draft.bare(word)));
    return Value.map()
        .with("Command", Value.list(command))
        .with("Interval", number(container, "HealthCheckInterval", check.interval()))
        .with("Timeout", number(container, "HealthCheckTimeout", check.timeout()))
        .with("Retries", number(container, "HealthCheckRetries", check.retries()))
        .with("StartPeriod", number(container, "HealthCheckStartPeriod", check.startPeriod()));
  }

  private Optional<Value> dependsOn(Container container) {
    List<Value> needs = new ArrayList<>();
    Optional<Cause> sidecar = Optional.empty();
    for (Container.Dependency need : container.dependsOn()) {
      String condition = CONDITIONS.getOrDefault(need.condition().value(), "START");
      needs.add(Value.map().with("ContainerName", need.container()).with("Condition", condition));
      sidecar = Optional.of(cause(need.container()));
    }
    return sidecar.map(cause -> new Block(cause, true, new ItemsBy("ContainerName", needs)));
  }

  /** Never waits for CloudWatch: a container that can't log goes on working. */
  private Value logConfiguration(Container container) {
    return Value.map()
        .with("LogDriver", "awslogs")
        .with(
            "Options",
            Value.map()
                .with("awslogs-group", logGroup.ref())
                .with("awslogs-region", Intrinsic.REGION)
                .with("awslogs-stream-prefix", container.name())
                .with("mode", "non-blocking")
                .with("max-buffer-size", "25m"));
  }
}
