package dev.fargen.check.data;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.containers.Files.Mount;
import dev.fargen.workload.data.Volume;
import dev.fargen.workload.stack.Stack;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A container can mount only volumes of the spec, each at its own path (Amazon ECS API reference,
 * "MountPoint"), and none in /proc (opencontainers/runc, "Only allow proc mount if it is procfs").
 */
public final class MountRule implements Rule {

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    List<String> names = Lists.map(stack.stores().volumes(), Volume::name);
    stack.containers().forEach(container -> check(container, names, diagnostics));
  }

  private static void check(Container container, List<String> names, Diagnostics diagnostics) {
    Paths paths = new Paths(container, new HashMap<>(), diagnostics);
    for (Mount mount : container.files().mounts()) {
      if (!mount.ofFiles() && !names.contains(mount.volume())) {
        diagnostics.report(unknown(mount, names));
      }
      paths.take(mount.path(), mount.ofFiles(), mount.span());
    }
    container.files().tmpfs().forEach(tmpfs -> paths.take(tmpfs.path(), false, tmpfs.span()));
    nested(container, diagnostics);
  }

  /** The container runtime cannot create a mount point in a mount that is read-only. */
  private static void nested(Container container, Diagnostics diagnostics) {
    Map<String, Span> mounts = new LinkedHashMap<>();
    container.files().mounts().forEach(one -> mounts.put(normal(one.path()), one.span()));
    container.files().tmpfs().forEach(one -> mounts.put(normal(one.path()), one.span()));
    for (Mount outer :
        Lists.filter(
            container.files().mounts(),
            one -> one.ofFiles() && one.readOnly() && !normal(one.path()).isEmpty())) {
      mounts.forEach(
          (path, place) -> {
            if (path.startsWith(normal(outer.path()) + "/")) {
              diagnostics.report(
                  Diagnostic.of(
                          Code.CONFLICTING_KEYS,
                          "`" + path + "` is in a read-only mount, `" + outer.path() + "`")
                      .at(place, "cannot be mounted")
                      .at(outer.span(), "read-only")
                      .help("write a path outside `" + outer.path() + "`"));
            }
          });
    }
  }

  /** The paths of a container, which volumes and tmpfs mounts share. */
  private record Paths(Container container, Map<String, Span> taken, Diagnostics diagnostics) {

    private void take(String written, boolean ofFiles, Span span) {
      String path = normal(written);
      inProc(path, ofFiles, span, diagnostics);
      Span first = taken.putIfAbsent(path, span);
      if (first != null) {
        diagnostics.report(
            Diagnostic.of(
                    Code.MOUNT_TWICE, "`" + container.name() + "` has two mounts at `" + path + "`")
                .at(span, "second mount")
                .at(first, "first mount")
                .help("write a different path for the second mount, or remove the second mount"));
      }
    }
  }

  /** The path without {@code .}, {@code ..} and superfluous slashes. */
  private static String normal(String path) {
    List<String> names = new ArrayList<>();
    for (String name : path.split("/")) {
      if (name.equals("..") && !names.isEmpty()) {
        names.remove(names.size() - 1);
      } else if (!List.of("", ".", "..").contains(name)) {
        names.add(name);
      }
    }
    return (path.startsWith("/") ? "/" : "") + String.join("/", names);
  }

  /** The container runtime mounts /proc itself, and refuses other mounts there. */
  private static void inProc(String path, boolean ofFiles, Span place, Diagnostics diagnostics) {
    if (path.equals("/proc") || path.startsWith("/proc/")) {
      diagnostics.report(
          Diagnostic.of(
                  Code.INVALID_VALUE,
                  ofFiles
                      ? "fargen cannot mount a directory for this file at `" + path + "`"
                      : "`" + path + "` cannot be a mount path")
              .at(place)
              .note("the container runtime mounts `/proc` itself, and refuses mounts in it")
              .help("write a path outside `/proc`"));
    }
  }

  private static Diagnostic unknown(Mount mount, List<String> names) {
    return Diagnostic.of(Code.UNKNOWN_REFERENCE, "volume `" + mount.volume() + "` is not defined")
        .at(mount.span())
        .unknown(
            mount.volume(),
            names,
            "add `" + mount.volume() + ": {}` under the top-level key `volumes`");
  }
}
