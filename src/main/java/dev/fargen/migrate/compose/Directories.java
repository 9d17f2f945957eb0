package dev.fargen.migrate.compose;

import dev.fargen.list.Lists;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is known of paths in containers and on Docker hosts. */
final class Directories {

  /** Directories of images with other files that their programs need. */
  private static final Set<String> SHARED =
      Set.of(
          "/etc/nginx",
          "/usr/local/apache2/conf",
          "/etc/mysql",
          "/etc/postgresql",
          "/etc/php",
          "/usr/local/etc/php",
          "/usr/local/etc/php/conf.d",
          "/usr/local/etc/php-fpm.d",
          "/etc/grafana",
          "/etc/ssh",
          "/usr/share/elasticsearch/config",
          "/usr/share/logstash/config",
          "/etc/rabbitmq",
          "/usr/src/app",
          "/app",
          "/code",
          "/var/www/html",
          "/srv",
          "/etc/apache2",
          "/etc/httpd",
          "/usr/share/nginx/html",
          "/opt/app",
          "/workspace",
          "/usr/local/tomcat/conf");

  /** What development needs beside the source code: images have their own. */
  private static final Set<String> DEVELOPMENT =
      Set.of(
          "node_modules",
          "target",
          ".venv",
          "venv",
          ".cache",
          ".gradle",
          ".m2",
          ".next",
          "__pycache__",
          ".npm",
          ".yarn",
          "bundle",
          ".cargo",
          ".nuxt",
          "vendor",
          ".pnpm-store",
          "mod",
          "obj",
          "bin",
          ".turbo",
          "dist",
          "build",
          "tmp",
          "pkg");

  /** Directories of an application that hold what it writes, which no image has. */
  private static final Set<String> DATA =
      Set.of(
          "data",
          "db",
          "database",
          "upload",
          "uploads",
          "media",
          "storage",
          "log",
          "logs",
          "files",
          "backup",
          "backups",
          "downloads",
          "sqlite",
          "persist",
          "attachments",
          "content");

  /** Files and directories of a Docker host, and what there is instead. */
  private static final Map<String, String> OF_HOST =
      Map.ofEntries(
          Map.entry("/", "the files of the host"),
          Map.entry("/dev", "devices of the host"),
          Map.entry(
              "/proc",
              "the processes of the host; ECS and Container Insights have metrics of tasks"),
          Map.entry(
              "/sys", "the kernel of the host; ECS and Container Insights have metrics of tasks"),
          Map.entry("/lib/modules", "kernel modules"),
          Map.entry("/usr/src", "the sources of the host's kernel"),
          Map.entry("/boot", "the kernel of the host"),
          Map.entry(
              "/var/lib/docker", "the files of Docker; CloudWatch Logs has the logs of tasks"),
          Map.entry("/run", "sockets of the host"),
          Map.entry("/var/run", "sockets of the host"),
          Map.entry("/var/log", "the logs of the host; CloudWatch Logs has those of tasks"),
          Map.entry("/etc/passwd", "the users of the host; write `user` with numbers"),
          Map.entry("/etc/group", "the groups of the host; write `user` with numbers"),
          Map.entry("/etc/hosts", "the host names of the host"),
          Map.entry("/etc/resolv.conf", "the resolver of the host; tasks use that of the VPC"),
          Map.entry("/etc/machine-id", "the identity of the host"),
          Map.entry("/tmp/.X11-unix", "the display of the host"));

  private Directories() {}

  /** Whether the names say that a program writes its data there. */
  static boolean isOfData(String source, String target) {
    return DATA.contains(Paths.file(source)) || DATA.contains(Paths.file(target));
  }

  static boolean isShared(String directory) {
    return SHARED.contains(directory);
  }

  static boolean isOfDevelopment(String path) {
    return DEVELOPMENT.contains(Paths.file(path));
  }

  /** What a path of the host is, if the host alone has it. */
  static Optional<String> ofHost(String source) {
    String path = Paths.normal(source);
    if (path.endsWith(".sock")) {
      return Optional.of(
          path.contains("docker")
              ? "a Docker socket: an application that manages containers needs the API of ECS"
              : "a socket of the host");
    }
    return Lists.first(
            OF_HOST.keySet(),
            one -> path.equals(one) || (!one.equals("/") && path.startsWith(one + "/")))
        .map(OF_HOST::get);
  }
}
