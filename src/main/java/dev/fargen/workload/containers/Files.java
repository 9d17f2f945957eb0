package dev.fargen.workload.containers;

import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.SpecThing;
import dev.fargen.spec.containers.ContainerKeys;
import dev.fargen.spec.containers.TmpfsText;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Section;
import java.util.List;

/**
 * The directories of a container.
 *
 * @param readOnly whether its root file system can't be written to
 */
public record Files(Given<Boolean> readOnly, List<Tmpfs> tmpfs, List<Mount> mounts) {

  /** A directory in memory; {@code size} in MiB. */
  public record Tmpfs(String path, int size, Span span) {}

  /** A volume of the spec, and the path that it is mounted at. */
  public record Mount(String volume, String path, boolean readOnly, Span span) {}

  public Files {
    tmpfs = List.copyOf(tmpfs);
    mounts = List.copyOf(mounts);
  }

  static Files of(SpecThing container) {
    Section section = container.keys();
    return new Files(
        section
            .get(ContainerKeys.READ_ONLY)
            .orElseGet(() -> ContainerKeys.READ_ONLY.absent(container.key())),
        Lists.map(section.list(ContainerKeys.TMPFS), Files::tmpfs),
        Lists.map(section.list(ContainerKeys.VOLUMES), Files::mount));
  }

  private static Mount mount(Given<String> item) {
    int colon = item.value().indexOf(':');
    String path = item.value().substring(colon + 1);
    String bare = path.replaceFirst(":r[ow]$", "");
    return new Mount(item.value().substring(0, colon), bare, path.endsWith(":ro"), item.span());
  }

  private static Tmpfs tmpfs(Given<String> item) {
    int size = TmpfsText.size(item.value()).orElse(ContainerKeys.TMPFS_MIB);
    return new Tmpfs(TmpfsText.path(item.value()), size, item.span());
  }
}
