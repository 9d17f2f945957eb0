package dev.fargen.emit.containers;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Value;
import dev.fargen.list.Lists;
import dev.fargen.params.ItemsBy;
import dev.fargen.params.Silent;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.containers.Files;
import dev.fargen.workload.containers.Linux;
import dev.fargen.workload.environment.LogicalName;
import java.util.List;
import java.util.Optional;

/** Emits the file system settings and the Linux options of a container. */
record FilesEmitter(ContainerDraft of, Files files, Linux linux) {

  Mapping emit() {
    return Value.map()
        .with("ReadonlyRootFilesystem", readOnly())
        .with("LinuxParameters", linuxParameters())
        .with("Ulimits", ulimits());
  }

  private Optional<Value> ulimits() {
    return linux.ulimits().isEmpty()
        ? Optional.empty()
        : Optional.of(
            of.told(
                "Sets resource limits of ",
                new ItemsBy("Name", Lists.map(linux.ulimits(), this::ulimit))));
  }

  private Value ulimit(Linux.Ulimit limit) {
    String id = "Ulimit" + LogicalName.of(limit.name());
    Mapping item =
        Value.map()
            .with("Name", limit.name())
            .with("SoftLimit", of.number(id + "Soft", "Soft limit " + limit.name(), limit.soft()))
            .with("HardLimit", of.number(id + "Hard", "Hard limit " + limit.name(), limit.hard()));
    return of.told("Sets the resource limit " + limit.name() + " of ", item);
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

  private Optional<Value> linuxParameters() {
    Mapping parameters =
        Value.map()
            .with("Capabilities", capabilities())
            .with("InitProcessEnabled", init())
            .with("Tmpfs", tmpfs());
    return parameters.entries().isEmpty()
        ? Optional.empty()
        : Optional.of(of.told("Sets Linux parameters of ", new Silent(parameters)));
  }

  private Optional<Value> capabilities() {
    List<Value> added = Lists.map(linux.capabilities(), one -> Value.text(one.value()));
    return added.isEmpty()
        ? Optional.empty()
        : Optional.of(
            of.told("Adds Linux capabilities to ", Value.map().with("Add", Value.list(added))));
  }

  /** Only written if it is not the default, {@code false}. */
  private Optional<Value> init() {
    return linux.init().value()
        ? Optional.of(
            of.told(
                "Runs an init process in ",
                of.draft()
                    .bool(of.name("Init"), of.description("Runs an init process"), linux.init())))
        : Optional.empty();
  }

  private Optional<Value> tmpfs() {
    return files.tmpfs().isEmpty()
        ? Optional.empty()
        : Optional.of(
            of.told(
                "Mounts tmpfs in ",
                new ItemsBy("ContainerPath", Lists.map(files.tmpfs(), this::tmpfs))));
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
