package dev.fargen.emit.containers;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Value;
import dev.fargen.list.Lists;
import dev.fargen.params.ItemsBy;
import dev.fargen.params.Silent;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.containers.Files;
import java.util.Optional;

/** Emits the file system settings of a container. */
record FilesEmitter(ContainerDraft of, Files files) {

  Mapping emit() {
    return Value.map()
        .with("ReadonlyRootFilesystem", readOnly())
        .with("LinuxParameters", linuxParameters());
  }

  private Optional<Value> readOnly() {
    return Optional.of(files.readOnly())
        .filter(Given::value)
        .map(
            given ->
                of.told(
                    "Makes the root file system read-only for ",
                    of.draft()
                        .bool(
                            of.name("ReadonlyRootFilesystem"),
                            of.description("Enables a read-only root file system"),
                            given)));
  }

  /** Not supported by Windows containers. */
  private Optional<Value> linuxParameters() {
    if (of.workload().task().platform().isWindows()) {
      return Optional.empty();
    }
    Mapping parameters = Value.map().with("InitProcessEnabled", true);
    return Optional.of(
        of.told(
            "Sets Linux parameters of ",
            new Silent(
                files.tmpfs().isEmpty()
                    ? parameters
                    : parameters.with(
                        "Tmpfs",
                        new ItemsBy("ContainerPath", Lists.map(files.tmpfs(), this::tmpfs))))));
  }

  private Value tmpfs(Files.Tmpfs tmpfs) {
    Mapping mount =
        Value.map()
            .with("ContainerPath", tmpfs.path())
            .with("Size", tmpfs.size())
            .with("MountOptions", Value.texts("rw", "noexec", "nosuid", "nodev"));
    return of.told("Mounts a tmpfs at " + tmpfs.path() + " in ", mount);
  }
}
