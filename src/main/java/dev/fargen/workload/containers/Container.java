package dev.fargen.workload.containers;

import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.containers.ContainerKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.form.Text.ThingReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A container of a task.
 *
 * @param stopTimeout seconds between SIGTERM and SIGKILL
 * @param cpu units kept for it, where that was asked for
 * @param memory MiB at which it is stopped, where that was asked for
 */
public record Container(
    String name,
    Image image,
    Optional<Given<Integer>> port,
    List<Given<Text>> entrypoint,
    List<Given<Text>> command,
    Optional<Given<Text>> workingDir,
    Optional<Given<Text>> user,
    Optional<Given<Boolean>> readOnly,
    List<Tmpfs> tmpfs,
    List<Mount> mounts,
    List<Variable> environment,
    List<SecretVariable> secrets,
    Optional<HealthCheck> healthCheck,
    List<Dependency> dependsOn,
    Given<Integer> stopTimeout,
    Optional<Given<Integer>> cpu,
    Optional<Given<Integer>> memory,
    Given<Boolean> essential,
    Span span) {

  /** A directory in memory; {@code size} in MiB. */
  public record Tmpfs(String path, int size, Span span) {}

  /** A volume of the spec, and the path that it is mounted at. */
  public record Mount(String volume, String path, boolean readOnly, Span span) {}

  /** An environment variable. */
  public record Variable(String name, Given<Text> value, Span span) {}

  /** A container that comes first, and how far it must have come. */
  public record Dependency(String container, Given<String> condition, Span span) {}

  /** Whether its root file system can't be written to, said or not. */
  public Given<Boolean> rootReadOnly() {
    return readOnly.orElseGet(() -> ContainerKeys.READ_ONLY.absent(span));
  }

  public boolean isReadOnly() {
    return rootReadOnly().value();
  }

  /** What of the spec this container's texts name, its image aside. */
  public List<ThingReference> things() {
    List<Given<Text>> texts = new ArrayList<>(plainTexts());
    secrets.forEach(secret -> texts.add(secret.source().text()));
    return Lists.distinct(Lists.flatMap(texts, text -> text.value().things()));
  }

  /** The texts that everybody reads who may read the task definition. */
  private List<Given<Text>> plainTexts() {
    List<Given<Text>> texts = new ArrayList<>();
    texts.addAll(entrypoint);
    texts.addAll(command);
    workingDir.ifPresent(texts::add);
    user.ifPresent(texts::add);
    environment.forEach(variable -> texts.add(variable.value()));
    healthCheck.ifPresent(check -> texts.addAll(check.test()));
    return texts;
  }

  public Container {
    entrypoint = List.copyOf(entrypoint);
    command = List.copyOf(command);
    tmpfs = List.copyOf(tmpfs);
    mounts = List.copyOf(mounts);
    environment = List.copyOf(environment);
    secrets = List.copyOf(secrets);
    dependsOn = List.copyOf(dependsOn);
  }
}
