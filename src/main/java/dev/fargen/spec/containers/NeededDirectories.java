package dev.fargen.spec.containers;

import java.util.Set;

/**
 * Directories of an image that no file can be mounted in, because the mount would hide what
 * programs need there, or the container runtime mounts them itself.
 */
public final class NeededDirectories {

  private static final Set<String> ALL =
      Set.of(
          "",
          "/etc",
          "/bin",
          "/sbin",
          "/lib",
          "/lib64",
          "/usr",
          "/var",
          "/root",
          "/home",
          "/opt",
          "/run",
          "/tmp",
          "/dev",
          "/sys",
          "/proc",
          "/usr/bin",
          "/usr/sbin",
          "/usr/lib",
          "/usr/local",
          "/usr/local/bin",
          "/usr/local/lib",
          "/usr/share",
          "/var/lib",
          "/var/log",
          "/var/run",
          "/etc/ssl",
          "/etc/ssl/certs");

  private NeededDirectories() {}

  /**
   * Whether it is one of them.
   *
   * @param directory an absolute path without a slash at its end
   */
  public static boolean has(String directory) {
    return ALL.contains(directory);
  }
}
