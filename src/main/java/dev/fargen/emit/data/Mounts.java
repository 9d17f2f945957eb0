package dev.fargen.emit.data;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.network.ConnectionEmitter;
import dev.fargen.emit.permissions.Policies;
import dev.fargen.emit.permissions.Secrets;
import dev.fargen.list.Lists;
import dev.fargen.params.Block;
import dev.fargen.params.Cause;
import dev.fargen.params.ItemsBy;
import dev.fargen.params.Told;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.containers.Files;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.services.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The mounts of a workload: volumes of the task definition, permissions, and network rules. */
public final class Mounts {

  /** NFS (Amazon EFS user guide, "Using VPC security groups"). */
  private static final int PORT = 2_049;

  private final Workload workload;
  private final Map<String, VolumeReference> fileSystems = new LinkedHashMap<>();

  /**
   * @param fileSystems by volume; a mounted volume without one is ephemeral storage of the task
   */
  public Mounts(Workload workload, Map<String, VolumeReference> fileSystems) {
    this.workload = workload;
    for (Files.Mount mount : workload.mounts()) {
      Optional.ofNullable(fileSystems.get(mount.volume()))
          .ifPresent(found -> this.fileSystems.put(mount.volume(), found));
    }
  }

  /** Why a mount may be absent: no such volume, or the workload does not mount it. */
  private static Cause.Part cause(Workload workload, String volume) {
    return new Cause.Part(
            LogicalName.of(workload.name()) + LogicalName.of(volume) + "Mount",
            "Mounts the volume " + volume + " in " + workload.name())
        .within(VolumeEmitter.cause(volume));
  }

  /** Why a volume may not be mounted. */
  private static Cause why(Workload workload, String volume) {
    return isEbs(workload, volume) ? EbsEmitter.cause(workload) : cause(workload, volume);
  }

  private static boolean isEbs(Workload workload, String volume) {
    return Lists.any(workload.volumes(), one -> one.name().equals(volume));
  }

  /** Why a file system may be mounted without an access point. */
  private static Cause.Part throughPoint(String volume) {
    return new Cause.Part(
            LogicalName.of(volume) + "ThroughAccessPoint",
            "Mounts " + VolumeEmitter.words(volume) + " through an access point")
        .within(VolumeEmitter.cause(volume));
  }

  /** Why root may have no rights. */
  private static Cause.Part asRoot(String volume) {
    return new Cause.Part(
            LogicalName.of(volume) + "RootAccess",
            "Accesses " + VolumeEmitter.words(volume) + " as root")
        .within(VolumeEmitter.cause(volume));
  }

  /** A volume that holds files of the spec, or a mount of it. */
  private static Value ofFiles(Workload workload, String name, Mapping volume) {
    Cause cause =
        new Cause.Part(
            LogicalName.of(workload.name()) + LogicalName.of(name),
            "Adds the volume " + name + " to " + workload.name());
    return new Block(cause, true, volume);
  }

  /** {@code Volumes} of the task definition. */
  public Optional<Value> volumes() {
    Set<String> names = new LinkedHashSet<>();
    Set<String> ofFiles = new LinkedHashSet<>();
    for (Files.Mount mount : workload.mounts()) {
      (mount.ofFiles() ? ofFiles : names).add(mount.volume());
    }
    List<Value> volumes = new ArrayList<>();
    ofFiles.forEach(name -> volumes.add(ofFiles(workload, name, Value.map().with("Name", name))));
    for (String name : names) {
      Mapping volume = Value.map().with("Name", name);
      if (isEbs(workload, name)) {
        volumes.add(
            new Block(EbsEmitter.cause(workload), true, volume.with("ConfiguredAtLaunch", true)));
        continue;
      }
      VolumeReference fileSystem = fileSystems.get(name);
      volumes.add(
          fileSystem == null
              ? volume
              : volume.with(
                  fileSystem.bucket().isPresent()
                      ? "S3FilesVolumeConfiguration"
                      : "EFSVolumeConfiguration",
                  new Block(cause(workload, name), true, configuration(name, fileSystem))));
    }
    return volumes.isEmpty() ? Optional.empty() : Optional.of(new ItemsBy("Name", volumes));
  }

  private static Mapping configuration(String volume, VolumeReference fileSystem) {
    VolumeReference.Entry entry = fileSystem.entry();
    if (fileSystem.bucket().isPresent()) {
      return Value.map()
          .with("FileSystemArn", fileSystem.arn())
          .with("AccessPointArn", entry.accessPoint().map(VolumeReference.AccessPoint::arn));
    }
    return Value.map()
        .with("FilesystemId", fileSystem.id())
        .with("RootDirectory", entry.directory())
        .with("TransitEncryption", "ENABLED")
        .with(
            "AuthorizationConfig",
            Value.map()
                .with(
                    "AccessPointId",
                    entry
                        .accessPoint()
                        .map(point -> new Block(throughPoint(volume), true, point.id())))
                .with("IAM", "ENABLED"));
  }

  /** {@code MountPoints} of a container. */
  public static Optional<Value> points(Workload workload, Container container) {
    List<Value> points = new ArrayList<>();
    for (Files.Mount mount : container.files().mounts()) {
      Mapping point =
          Value.map().with("SourceVolume", mount.volume()).with("ContainerPath", mount.path());
      Mapping mounted = mount.readOnly() ? point.with("ReadOnly", true) : point;
      points.add(
          mount.ofFiles()
              ? ofFiles(workload, mount.volume(), mounted)
              : new Block(why(workload, mount.volume()), true, mounted));
    }
    return points.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Told(
                "Mounts volumes in the container " + container.name() + " of " + workload.name(),
                new ItemsBy("SourceVolume", points)));
  }

  /**
   * The statements of the task role: mount, and write if a container may. Without {@code
   * ClientRootAccess}, root is a user without rights (Amazon EFS user guide, "Using IAM to control
   * access to file systems").
   */
  public List<Value> statements() {
    List<Value> statements = new ArrayList<>();
    fileSystems.forEach(
        (name, fileSystem) -> {
          boolean writes =
              Lists.any(
                  workload.mounts(), mount -> mount.volume().equals(name) && !mount.readOnly());
          boolean asRoot = fileSystem.entry().asRoot();
          String service = fileSystem.bucket().isPresent() ? "s3files" : "elasticfilesystem";
          List<Value> actions = new ArrayList<>(List.of(action(service, "Mount")));
          if (asRoot) {
            actions.add(action(service, "RootAccess"));
          }
          if (writes) {
            actions.add(action(service, "Write"));
          }
          Mapping statement =
              Policies.allow("Mount" + LogicalName.of(name))
                  .with("Action", new Block(asRoot(name), asRoot, Policies.oneOrMore(actions)))
                  .with("Resource", fileSystem.arn())
                  .with(
                      "Condition",
                      fileSystem
                          .entry()
                          .accessPoint()
                          .map(point -> condition(service, name, point)));
          statements.add(new Block(cause(workload, name), true, statement));
          fileSystem.bucket().ifPresent(bucket -> reads(name, bucket, statements));
        });
    return statements;
  }

  /**
   * Large files are read from the bucket itself (Amazon S3 user guide, "Prerequisites for S3
   * Files", IAM role for attaching your file system to AWS compute resources). The list is not
   * limited to a prefix: without it, S3 answers 403 in place of 404 if an object does not exist
   * (Amazon S3 API reference, "GetObject").
   */
  private void reads(String volume, VolumeReference.Bucket bucket, List<Value> statements) {
    String id = LogicalName.of(volume);
    Cause cause = cause(workload, volume);
    statements.add(
        new Block(
            cause,
            true,
            Policies.allow("Read" + id, "s3:GetObject", "s3:GetObjectVersion")
                .with("Resource", Intrinsic.sub(bucket.objects()))));
    statements.add(
        new Block(
            cause,
            true,
            Policies.allow("List" + id, "s3:ListBucket")
                .with("Resource", Intrinsic.sub(bucket.arn()))));
    bucket
        .key()
        .ifPresent(
            key ->
                statements.add(
                    new Block(cause, true, Secrets.decrypt("Decrypt" + id, "s3", List.of(key)))));
  }

  private static Value action(String service, String client) {
    return Value.text(service + ":Client" + client);
  }

  private static Value condition(String service, String volume, VolumeReference.AccessPoint point) {
    return new Block(
        throughPoint(volume),
        true,
        Policies.condition("StringEquals", service + ":AccessPointArn", point.arn()));
  }

  /** Emits the network rules and returns what must exist before a task starts. */
  public List<Resource> connect(ConnectionEmitter connections) {
    List<Resource> needs = new ArrayList<>();
    fileSystems.forEach(
        (name, fileSystem) -> {
          needs.addAll(
              connections.connect(
                  name,
                  VolumeEmitter.words(name),
                  cause(workload, name),
                  "NFS",
                  Value.number(PORT),
                  fileSystem.securityGroup()));
          needs.addAll(fileSystem.needs());
        });
    return needs;
  }
}
