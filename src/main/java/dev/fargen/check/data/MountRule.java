package dev.fargen.check.data;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.containers.Files.Mount;
import dev.fargen.workload.containers.Files.Tmpfs;
import dev.fargen.workload.data.Volume;
import dev.fargen.workload.stack.Stack;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A container mounts volumes that the spec has, each path once (Amazon ECS API reference,
 * "MountPoint").
 */
public final class MountRule implements Rule {

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    List<String> names = Lists.map(stack.stores().volumes(), Volume::name);
    stack.containers().forEach(container -> check(container, names, diagnostics));
  }

  private static void check(Container container, List<String> names, Diagnostics diagnostics) {
    Map<String, Span> taken = new HashMap<>();
    for (Mount mount : container.files().mounts()) {
      if (!names.contains(mount.volume())) {
        diagnostics.report(unknown(mount, names));
      }
      Span first = taken.putIfAbsent(mount.path(), mount.span());
      if (first != null) {
        diagnostics.report(
            Diagnostic.of(
                    Code.MOUNT_TWICE,
                    "`" + container.name() + "` mounts two volumes at `" + mount.path() + "`")
                .at(mount.span(), "again here")
                .at(first, "first here"));
      }
    }
    tmpfs(container, taken, diagnostics);
  }

  /** Files in memory take a path as a volume does. */
  private static void tmpfs(Container container, Map<String, Span> taken, Diagnostics diagnostics) {
    for (Tmpfs tmpfs : container.files().tmpfs()) {
      Span first = taken.putIfAbsent(tmpfs.path(), tmpfs.span());
      if (first != null) {
        diagnostics.report(
            Diagnostic.of(
                    Code.MOUNT_TWICE,
                    "`" + container.name() + "` mounts two things at `" + tmpfs.path() + "`")
                .at(tmpfs.span(), "again here")
                .at(first, "first here"));
      }
    }
  }

  private static Diagnostic unknown(Mount mount, List<String> names) {
    return Diagnostic.of(Code.UNKNOWN_REFERENCE, "there is no volume `" + mount.volume() + "`")
        .at(mount.span())
        .unknown(
            mount.volume(),
            names,
            "write `volumes: {" + mount.volume() + ": {}}` at the top of the spec");
  }
}
