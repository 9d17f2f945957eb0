package dev.fargen.emit.containers;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.containers.TaskDefinitionEmitter.Calls;
import dev.fargen.emit.data.Mounts;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.permissions.EcrNames;
import dev.fargen.emit.repositories.FirstImagesEmitter;
import dev.fargen.params.Block;
import dev.fargen.params.Cause;
import dev.fargen.params.ItemsBy;
import dev.fargen.params.Told;
import dev.fargen.spec.containers.ExposedPort;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.containers.Image;
import dev.fargen.workload.containers.LogRouter;
import dev.fargen.workload.containers.Program;
import dev.fargen.workload.containers.Share;
import dev.fargen.workload.services.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Emits one container definition, in the order of the ECS API reference. */
record ContainerEmitter(Draft draft, Workload workload, Resource logGroup, Calls calls) {

  private static final String IMAGE = "Container image";
  private static final String MEMORY = "Memory limit in MiB";

  /** The definition; a sidecar may be absent in some environments. */
  Value emit(Container container) {
    ContainerDraft of = new ContainerDraft(draft, workload, container);
    Mapping definition = definition(of, container);
    return of.isMain() ? definition : new Block(of.cause(container.name()), true, definition);
  }

  private Mapping definition(ContainerDraft of, Container container) {
    Program program = container.program();
    Share share = container.share();
    return Value.map()
        .with("Name", container.name())
        .with("Image", image(of, container.image()))
        .with("VersionConsistency", consistency(of, container.versionConsistency()))
        .with(
            "RepositoryCredentials",
            container.image().credentials().map(one -> credentials(of, one.secret().text())))
        .with("Essential", notEssential(of, share))
        .with("EntryPoint", of.words("EntryPoint", "Entry point", program.entrypoint()))
        .with("Command", command(of, container))
        .with("WorkingDirectory", program.workingDir().map(dir -> workingDirectory(of, dir)))
        .with(
            "User",
            program.user().map(user -> of.told("Sets the user of ", of.text("User", "User", user))))
        .with("Cpu", share.cpu().map(cpu -> cpu(of, cpu)))
        .with("Memory", memory(of, share).map(memory -> of.told("Limits the memory of ", memory)))
        .with(new FilesEmitter(of, container.files(), container.linux()).emit())
        .with("Interactive", onlyTrue(of, "Keeps the standard input open of ", program.input()))
        .with(
            "PseudoTerminal", onlyTrue(of, "Allocates a pseudo terminal for ", program.terminal()))
        .with("PortMappings", portMappings(of, program))
        .with("MountPoints", Mounts.points(workload, container))
        .with(new VariablesEmitter(of, container.variables()).emit())
        .with(
            "DockerLabels",
            new VariablesEmitter(of, container.variables()).labels(container.labels()))
        .with(new LifecycleEmitter(of, container.lifecycle()).emit())
        .with("FirelensConfiguration", firelens(container))
        .with("MemoryReservation", reserved(container))
        .with("LogConfiguration", logConfiguration(container));
  }

  /** The script that writes files is one parameter if environments have different files. */
  private static Optional<Value> command(ContainerDraft of, Container container) {
    List<Given<Text>> words = container.program().command();
    return container.purpose() == Container.Purpose.FILES
        ? Optional.of(Value.list(of.text("Script", "Script that writes files", words.get(0))))
        : of.words("Command", "Command", words);
  }

  private Value image(ContainerDraft of, Image image) {
    if (image instanceof Image.Ecr ecr) {
      String separator = ecr.digest() ? "@" : ":";
      String version = of.description(ecr.digest() ? "Image digest" : "Image tag");
      return Intrinsic.sub(
          EcrNames.uri(
                  draft.inSub(of.description("Name of the image repository"), ecr.repository()))
              + separator
              + draft.inSub(version, ecr.version()));
    }
    if (image instanceof Image.Built built) {
      String description = of.description(IMAGE) + FirstImagesEmitter.built(of.workload());
      return draft.text(of.name("Image"), description, built.uri());
    }
    return of.text("Image", IMAGE, ((Image.Reference) image).uri());
  }

  /** Only written if it is not the default of ECS, {@code enabled}. */
  private static Optional<Value> consistency(ContainerDraft of, Given<String> word) {
    return word.value().equals("enabled")
        ? Optional.empty()
        : Optional.of(of.told("Sets the version consistency of ", Value.text(word.value())));
  }

  /** {@code false} is the default of ECS. */
  private static Optional<Value> onlyTrue(ContainerDraft of, String does, Given<Boolean> given) {
    return given.value() ? Optional.of(of.told(does, Value.bool(true))) : Optional.empty();
  }

  private static Value workingDirectory(ContainerDraft of, Given<Text> dir) {
    return of.told(
        "Sets the working directory of ", of.text("WorkingDirectory", "Working directory", dir));
  }

  private static Value cpu(ContainerDraft of, Given<Integer> cpu) {
    return of.told("Reserves CPU units for ", of.number("Cpu", "CPU units (1024 = 1 vCPU)", cpu));
  }

  private Value credentials(ContainerDraft of, Given<Text> secret) {
    Mapping credentials =
        Value.map()
            .with(
                "CredentialsParameter",
                draft.text(
                    "RegistryCredentialsArn",
                    "ARN of the secret with the credentials of the image registry",
                    secret));
    return of.told("Uses registry credentials for ", credentials);
  }

  /** Only {@code false} is written; containers are essential by default. */
  private static Optional<Value> notEssential(ContainerDraft of, Share share) {
    return share.essential().value()
        ? Optional.empty()
        : Optional.of(of.told("Keeps the task running without ", Value.bool(false)));
  }

  /** The hard limit of the main container: the memory of the task without that of its sidecars. */
  private Optional<Value> memory(ContainerDraft of, Share share) {
    if (of.isMain() && calls.proxied()) {
      return Optional.empty();
    }
    if (share.memory().isPresent() || !of.isMain()) {
      return share.memory().map(memory -> of.number("Memory", MEMORY, memory));
    }
    return workload.task().lasting().isEmpty()
        ? Optional.of(of.number("Memory", MEMORY, workload.task().memory()))
        : workload
            .task()
            .memoryOfMain()
            .map(
                memory ->
                    draft.number(
                        of.name("ContainerMemory"),
                        of.description(MEMORY),
                        Given.of(memory, of.container().span())));
  }

  private Optional<Value> portMappings(ContainerDraft of, Program program) {
    boolean named = of.isMain() && calls.called();
    List<Value> mappings = new ArrayList<>();
    program
        .port()
        .ifPresent(
            port ->
                mappings.add(
                    mapping(
                        named ? Optional.of(Value.text(workload.name())) : Optional.empty(),
                        of.number("Port", Ports.WORDS, port),
                        "tcp")));
    for (Given<ExposedPort> exposed : program.exposed()) {
      ExposedPort port = exposed.value();
      mappings.add(
          new Told(
              "Opens port " + port.port() + " of " + workload.name(),
              mapping(
                  named && port.protocol().equals("tcp")
                      ? Optional.of(Value.text(workload.name() + "-" + port.id()))
                      : Optional.empty(),
                  Value.number(port.port()),
                  port.protocol())));
    }
    return mappings.isEmpty()
        ? Optional.empty()
        : Optional.of(of.told("Opens a port of ", new ItemsBy("Name", mappings)));
  }

  /** A port; Service Connect refers to it by its name. */
  private Value mapping(Optional<Value> name, Value port, String protocol) {
    return Value.map().with("Name", name).with("ContainerPort", port).with("Protocol", protocol);
  }

  private Optional<Value> firelens(Container container) {
    return container.purpose() == Container.Purpose.LOGS
        ? workload.task().logs().router().map(new LogRouterEmitter(draft, workload)::firelens)
        : Optional.empty();
  }

  /** What AWS's examples reserve for a log router, in MiB. */
  private static Optional<Value> reserved(Container container) {
    return container.purpose() == Container.Purpose.LOGS
        ? Optional.of(Value.number(LogRouter.RESERVED))
        : Optional.empty();
  }

  private Value logConfiguration(Container container) {
    Optional<Value> routed =
        workload.task().logs().router().map(new LogRouterEmitter(draft, workload)::configuration);
    Cause cause = LogRouterEmitter.cause(workload);
    return container.isAdded() || routed.isEmpty()
        ? new Block(cause, false, ofCloudWatch(container.name()))
        : new Block(cause, true, routed.get());
  }

  /** Non-blocking: a container does not wait for CloudWatch Logs. */
  private Value ofCloudWatch(String container) {
    return Value.map()
        .with("LogDriver", "awslogs")
        .with(
            "Options",
            Value.map()
                .with("awslogs-group", logGroup.ref())
                .with("awslogs-region", Intrinsic.REGION)
                .with("awslogs-stream-prefix", container)
                .with("mode", "non-blocking")
                .with("max-buffer-size", "25m"));
  }
}
