package dev.fargen.emit.containers;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.data.Mounts;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.repositories.FirstImagesEmitter;
import dev.fargen.params.Block;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.containers.Image;
import dev.fargen.workload.containers.Program;
import dev.fargen.workload.containers.Share;
import dev.fargen.workload.services.Workload;
import java.util.Optional;

/** Emits one container definition, in the order of the ECS API reference. */
record ContainerEmitter(Draft draft, Workload workload, Resource logGroup) {

  /** The main container is there wherever the task is, a sidecar may be missing. */
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
        .with("RepositoryCredentials", container.image().credentials().map(this::credentials))
        .with("Essential", notEssential(share))
        .with("EntryPoint", of.words("EntryPoint", program.entrypoint()))
        .with("Command", of.words("Command", program.command()))
        .with("WorkingDirectory", program.workingDir().map(dir -> of.text("WorkingDirectory", dir)))
        .with("User", program.user().map(user -> of.text("User", user)))
        .with("Cpu", share.cpu().map(cpu -> of.number("Cpu", cpu)))
        .with("Memory", memory(of, share))
        .with(new FilesEmitter(of, container.files()).emit())
        .with("PortMappings", program.port().map(port -> portMappings(of.number("Port", port))))
        .with("MountPoints", Mounts.points(workload, container))
        .with(new VariablesEmitter(of, container.variables()).emit())
        .with(new LifecycleEmitter(of, container.lifecycle()).emit())
        .with("LogConfiguration", logConfiguration(container.name()));
  }

  private Value image(ContainerDraft of, Image image) {
    if (image instanceof Image.Ecr ecr) {
      String separator = ecr.digest() ? "@" : ":";
      return Intrinsic.sub(
          "${AWS::AccountId}.dkr.ecr.${AWS::Region}.${AWS::URLSuffix}/"
              + draft.inSub(ecr.repository())
              + separator
              + draft.inSub(ecr.version()));
    }
    if (image instanceof Image.Built built) {
      String description = FirstImagesEmitter.description(of.container());
      return draft.text(of.name("Image"), description, built.uri());
    }
    return of.text("Image", ((Image.Reference) image).uri());
  }

  private Value credentials(Given<Text> secret) {
    return Value.map()
        .with(
            "CredentialsParameter",
            draft.text("RegistryCredentialsArn", "Secret with the registry's password", secret));
  }

  /** A container is essential where nothing else is said. */
  private static Optional<Value> notEssential(Share share) {
    return share.essential().value() ? Optional.empty() : Optional.of(Value.bool(false));
  }

  /** The hard limit of the main container is what the task has and its sidecars leave. */
  private Optional<Value> memory(ContainerDraft of, Share share) {
    if (share.memory().isPresent() || !of.isMain()) {
      return share.memory().map(memory -> of.number("Memory", memory));
    }
    return workload.task().sidecars().isEmpty()
        ? Optional.of(of.number("Memory", workload.task().memory()))
        : workload
            .task()
            .memoryOfMain()
            .map(
                memory ->
                    draft.number(
                        of.name("ContainerMemory"),
                        "MiB of memory of the container " + of.container().name(),
                        Given.of(memory, of.container().span())));
  }

  private static Value portMappings(Value port) {
    return Value.list(Value.map().with("ContainerPort", port).with("Protocol", "tcp"));
  }

  /** Never waits for CloudWatch: a container that can't log goes on working. */
  private Value logConfiguration(String container) {
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
