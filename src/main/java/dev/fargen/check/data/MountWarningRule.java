package dev.fargen.check.data;

import dev.fargen.check.rule.WarningRule;
import dev.fargen.check.rule.Warnings;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.containers.Files.Mount;
import dev.fargen.workload.containers.PosixUser;
import dev.fargen.workload.data.Volume;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.Optional;

/** Warns of containers whose user cannot write to a volume, or is not the user of its files. */
public final class MountWarningRule implements WarningRule {

  @Override
  public void check(Stack stack, Warnings warnings) {
    for (Workload workload : stack.workloads()) {
      if (!workload.task().platform().isWindows()) {
        for (Mount mount : Lists.filter(workload.mounts(), one -> !one.readOnly())) {
          rootDirectory(stack, workload, mount, warnings);
        }
      }
      for (Container container : workload.containers()) {
        Optional<Given<Text>> user = container.program().user();
        if (user.isPresent() && !workload.task().platform().isWindows()) {
          for (Mount mount : Lists.filter(container.files().mounts(), one -> !one.readOnly())) {
            check(stack, workload, container, mount, user.get(), warnings);
          }
        }
      }
    }
  }

  private static void check(
      Stack stack,
      Workload workload,
      Container container,
      Mount mount,
      Given<Text> user,
      Warnings warnings) {
    Optional<Volume> volume =
        Lists.first(stack.stores().volumes(), one -> one.name().equals(mount.volume()));
    Optional<PosixUser> numbers = PosixUser.of(user, stack.environment().values());
    String name = user.value().with(stack.environment().values());
    boolean root =
        numbers.map(one -> one.uid().value() == 0).orElse((name + ":").startsWith("root:"));
    if (volume.isEmpty()) {
      return;
    }
    if (volume.get() instanceof Volume.Scratch
        && !root
        && !isPrepared(workload, container, mount)) {
      scratch(stack, workload, container, mount, user, warnings);
    } else if (volume.get() instanceof Volume.FileSystem made) {
      numbers.ifPresent(
          one ->
              differs(workload, container, made.name(), made.accessPoint(), one, user, warnings));
    } else if (volume.get() instanceof Volume.Existing existing
        && existing.entry() instanceof Volume.AccessPoint point) {
      numbers.ifPresent(
          one -> differs(workload, container, existing.name(), point, one, user, warnings));
    }
  }

  /** Whether a container that may be root comes first, and can change the owner. */
  private static boolean isPrepared(Workload workload, Container container, Mount mount) {
    return Lists.any(
        workload.containers(),
        other ->
            Lists.any(
                    container.lifecycle().dependsOn(),
                    need -> need.container().equals(other.name()))
                && other.program().user().isEmpty()
                && Lists.any(
                    other.files().mounts(),
                    one -> one.volume().equals(mount.volume()) && !one.readOnly()));
  }

  /** Amazon ECS developer guide, "Use bind mounts with Amazon ECS". */
  private static void scratch(
      Stack stack,
      Workload workload,
      Container container,
      Mount mount,
      Given<Text> user,
      Warnings warnings) {
    warnings.report(
        workload,
        Diagnostic.of(
                Code.OWNED_BY_ROOT,
                "`"
                    + container.name()
                    + "` may not be able to write to the volume `"
                    + mount.volume()
                    + "`, which belongs to root")
            .at(mount.span(), "not writable, unless the image sets the owner")
            .at(user.span(), "user")
            .note(
                "Fargate takes the owner from the image only if its Dockerfile creates the"
                    + " directory, changes its owner, and has `VOLUME "
                    + mount.path()
                    + "`")
            .help(
                "in the Dockerfile, create `"
                    + mount.path()
                    + "`, change its owner and add `VOLUME "
                    + mount.path()
                    + "`"
                    + (mounts(workload, mount) > 1
                        ? ""
                        : "; or write `tmpfs: "
                            + mount.path()
                            + "` in place of this mount"
                            + (isOnly(stack, mount) ? " and the volume" : "")
                            + ": only this container uses the files")));
  }

  private static int mounts(Workload workload, Mount mount) {
    return Lists.filter(workload.mounts(), one -> one.volume().equals(mount.volume())).size();
  }

  /** Whether no other workload has the volume. */
  private static boolean isOnly(Stack stack, Mount mount) {
    return Lists.filter(stack.workloads(), one -> mounts(one, mount) > 0).size() == 1;
  }

  /**
   * Amazon EFS user guide, "Working with users, groups, and permissions at the NFS level"; Amazon
   * S3 user guide, "Working with Amazon S3 Files".
   */
  private static void rootDirectory(
      Stack stack, Workload workload, Mount mount, Warnings warnings) {
    Optional<Volume> volume =
        Lists.first(stack.stores().volumes(), one -> one.name().equals(mount.volume()));
    if (volume.orElse(null) instanceof Volume.FileSystem made) {
      rootDirectory(workload, "new file system", made.name(), made.accessPoint(), warnings);
    } else if (volume.orElse(null) instanceof Volume.Bucket bucket) {
      rootDirectory(workload, "bucket volume", bucket.name(), bucket.point(), warnings);
    }
  }

  private static void rootDirectory(
      Workload workload, String what, String name, Volume.AccessPoint point, Warnings warnings) {
    Given<Integer> uid = point.user().uid();
    if (point.creates() || uid.value() == 0) {
      return;
    }
    boolean bucket = what.startsWith("bucket");
    boolean written = !uid.span().contains(point.path().span());
    warnings.report(
        workload,
        Diagnostic.of(
                Code.OWNED_BY_ROOT,
                "the root directory of the "
                    + what
                    + " `"
                    + name
                    + "` belongs to root: `"
                    + workload.name()
                    + "` accesses the volume as "
                    + (written ? "user " + uid.value() + " (`uid`)" : "the `user` of its container")
                    + ", and cannot write to it")
            .at((bucket ? uid : point.path()).span(), "not writable")
            .help(
                bucket
                    ? "remove `uid`, or write `path: /"
                        + name
                        + "`, a directory that is created for user "
                        + uid.value()
                    : "remove `path` to mount `/"
                        + name
                        + "`, a directory that is created for user "
                        + uid.value()
                        + ", or write `uid: 0`"));
  }

  /** The user of the access point replaces the one of the container for all file operations. */
  private static void differs(
      Workload workload,
      Container container,
      String volume,
      Volume.AccessPoint point,
      PosixUser user,
      Given<Text> written,
      Warnings warnings) {
    Given<Integer> uid = point.user().uid();
    boolean differs = uid.value() != 0 && !uid.value().equals(user.uid().value());
    boolean varies = written.value().written().contains("${");
    if (differs) {
      warnings.report(
          workload,
          Diagnostic.of(
                  Code.VOLUME_USER_DIFFERS,
                  "`"
                      + container.name()
                      + "` runs as user "
                      + (varies ? "`" + written.value().written() + "`" : user.uid().value())
                      + ", and the files of `"
                      + volume
                      + "` belong to user "
                      + uid.value())
              .at(uid.span(), "user of the files")
              .at(user.uid().span(), "user of the container")
              .note(
                  "EFS performs all operations as the user of the volume; programs that check or"
                      + " change the owner of files can fail")
              .help(
                  varies
                      ? "remove `uid` of the volume, or write the same number as `user` of the"
                          + " container in all environments and as `uid` of the volume"
                      : "write `uid: " + user.uid().value() + "`, or remove `uid`"));
    }
  }
}
