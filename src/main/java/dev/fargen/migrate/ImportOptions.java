package dev.fargen.migrate;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the command line says about an import.
 *
 * @param paths the files and directories to import
 * @param name the name of the spec, where it is given
 * @param directory the name of the directory that fargen runs in, from which a name can be made
 * @param services the parts of the application to import; all where none is given
 * @param profiles the profiles of a Compose file that are on
 * @param nlb whether ports that are not HTTP get a Network Load Balancer
 * @param specDirectory the directory that the spec is written to, relative to the one that fargen
 *     runs in; empty where it is the same
 * @param root the directory that fargen runs in, relative to that of the spec; empty where it is
 *     the same
 */
public record ImportOptions(
    List<String> paths,
    Optional<String> name,
    String directory,
    List<String> services,
    List<String> profiles,
    boolean nlb,
    String specDirectory,
    String root) {

  public ImportOptions {
    paths = List.copyOf(paths);
    services = List.copyOf(services);
    profiles = List.copyOf(profiles);
  }

  /** Whether a part of the application is imported. */
  public boolean wants(String service) {
    return services.isEmpty() || services.contains(service);
  }

  /**
   * A path as the spec has it: relative to the spec, with {@code /} between its parts.
   *
   * @param path relative to the directory that fargen runs in
   */
  public String inSpec(String path) {
    Path to = Path.of(path).normalize();
    boolean below = !specDirectory.startsWith("..") && !to.startsWith("..") && !to.isAbsolute();
    Path relative =
        below ? Path.of(specDirectory).relativize(to) : Path.of(root).resolve(to).normalize();
    String shown = relative.toString().replace('\\', '/');
    return shown.isEmpty() ? "." : shown;
  }
}
