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
 * @param written the files that another container writes for it
 */
public record Files(
    Given<Boolean> readOnly, List<Tmpfs> tmpfs, List<Mount> mounts, List<Written> written) {

  /** A directory in memory; {@code size} in MiB. */
  public record Tmpfs(String path, int size, Span span) {}

  /**
   * A volume, and the path that it is mounted at.
   *
   * @param ofFiles whether the volume is not one of the spec: it holds files that are written
   */
  public record Mount(String volume, String path, boolean readOnly, Span span, boolean ofFiles) {}

  /** A file, and the directory that is mounted for it. */
  public record Written(String path, String directory, Given<String> mode, Span span) {

    /** Whether every user can read it. */
    public boolean isReadable() {
      return WrittenFile.isReadable(mode.value());
    }
  }

  public Files {
    tmpfs = List.copyOf(tmpfs);
    mounts = List.copyOf(mounts);
    written = List.copyOf(written);
  }

  /** The same with all its mounts and its files. */
  Files with(List<Mount> all, List<Written> files) {
    return new Files(readOnly, tmpfs, all, files);
  }

  static Files of(SpecThing container) {
    Section section = container.keys();
    return new Files(
        section
            .get(ContainerKeys.READ_ONLY)
            .orElseGet(() -> ContainerKeys.READ_ONLY.absent(container.key())),
        Lists.map(section.list(ContainerKeys.TMPFS), Files::tmpfs),
        Lists.map(section.list(ContainerKeys.VOLUMES), Files::mount),
        List.of());
  }

  private static Mount mount(Given<String> item) {
    int colon = item.value().indexOf(':');
    String path = item.value().substring(colon + 1);
    boolean told = path.endsWith(":ro") || path.endsWith(":rw");
    String bare = told ? path.substring(0, path.lastIndexOf(':')) : path;
    return new Mount(
        item.value().substring(0, colon), bare, path.endsWith(":ro"), item.span(), false);
  }

  private static Tmpfs tmpfs(Given<String> item) {
    int size = TmpfsText.size(item.value()).orElse(ContainerKeys.TMPFS_MIB);
    return new Tmpfs(TmpfsText.path(item.value()), size, item.span());
  }
}
