package dev.fargen.migrate.compose;

import dev.fargen.migrate.draft.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Notes what becomes of each option of a cache (Amazon ElastiCache user guide, "Valkey and Redis
 * OSS parameters" and "Memcached specific parameters").
 */
final class CacheOptions {

  /** Options that are as ElastiCache has them, by their usual values. */
  private static final Map<String, String> USUAL =
      Map.of(
          "maxmemory-policy", "volatile-lru",
          "databases", "16",
          "timeout", "0",
          "tcp-keepalive", "300",
          "notify-keyspace-events", "",
          "maxmemory-samples", "3");

  /** Options that concern the host, which AWS runs. */
  private static final Set<String> OF_HOST =
      Set.of(
          "port",
          "bind",
          "protected-mode",
          "daemonize",
          "dir",
          "dbfilename",
          "logfile",
          "loglevel",
          "pidfile",
          "supervised",
          "io-threads",
          "unixsocket",
          "tcp-backlog",
          "always-show-logo",
          "ignore-warnings",
          "rdbcompression",
          "rdbchecksum",
          "stop-writes-on-bgsave-error",
          "v",
          "vv",
          "u",
          "p",
          "l",
          "t",
          "server_mode");

  private static final Set<String> KEPT =
      Set.of(
          "appendonly",
          "appendfsync",
          "save",
          "auto-aof-rewrite-percentage",
          "auto-aof-rewrite-min-size",
          "appendfilename",
          "appenddirname");

  private static final Set<String> LOGINS =
      Set.of("requirepass", "masterauth", "masteruser", "user", "aclfile");

  private static final Set<String> MEMORY = Set.of("maxmemory", "maxclients", "m", "c");

  /** What the options of Memcached are called as parameters. */
  private static final Map<String, String> MEMCACHED = Map.of("I", "max_item_size");

  private final Conversion conversion;
  private final Cache cache;

  CacheOptions(Conversion conversion, Cache cache) {
    this.conversion = conversion;
    this.cache = cache;
  }

  /** Notes the options of a command; returns whether it has some. */
  boolean command(Item item) {
    String subject = cache.service().subject("command");
    List<String> words = Commands.words(cache.service(), "command");
    if (words.size() == 3 && words.get(1).equals("-c")) {
      words = Commands.split(words.get(2));
    }
    boolean some = false;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      boolean option = word.startsWith("-") && word.length() > 1 && !word.equals("-c");
      if (option) {
        List<String> values = new ArrayList<>();
        while (i + 1 < words.size() && !words.get(i + 1).startsWith("-") && values.size() < MOST) {
          i++;
          values.add(words.get(i));
        }
        String name = word.replaceFirst("^--?", "");
        int sign = name.indexOf('=');
        if (sign > 0) {
          values.add(0, name.substring(sign + 1));
          name = name.substring(0, sign);
        }
        note(name, String.join(" ", values), item.origin(), subject);
        some = true;
      }
    }
    return some;
  }

  /** The most values of an option. */
  private static final int MOST = 8;

  /** Notes the options of a configuration file; returns whether it is one that is there. */
  boolean file(Item volume) {
    boolean found = false;
    for (Texts.FileText file : conversion.texts().files(cache.service())) {
      if (file.item().equals(volume)) {
        found = true;
        for (String line : file.text().split("\n")) {
          String text = line.strip();
          if (!text.isEmpty() && !text.startsWith("#")) {
            int space = text.indexOf(' ');
            note(
                space < 0 ? text : text.substring(0, space),
                space < 0 ? "" : text.substring(space + 1).strip(),
                volume.origin(),
                cache.service().subject("volumes"));
          }
        }
      }
    }
    return found;
  }

  private void note(String name, String value, Origin origin, String subject) {
    String shown = LOGINS.contains(name) || value.isEmpty() ? name : name + " " + value;
    if (value.equals(USUAL.getOrDefault(name, "\0"))) {
      conversion.report().converted(origin, subject, "`" + shown + "`: as ElastiCache has it");
    } else if (OF_HOST.contains(name)) {
      conversion.report().ignored(origin, subject, "`" + shown + "`: ElastiCache decides it");
    } else {
      conversion.report().changed(origin, subject, "`" + shown + "`: " + difference(name));
    }
  }

  /** What ElastiCache does in place of the option. */
  private String difference(String name) {
    if (KEPT.contains(name)) {
      return "ElastiCache has the data in memory, and snapshots (`backup_retention`) in place of files";
    }
    if (LOGINS.contains(name)) {
      return "the cache has no logins; only workloads that name it can connect";
    }
    if (MEMORY.contains(name)) {
      return "the type of the node (`node`) decides it";
    }
    String usual = USUAL.getOrDefault(name, "");
    String parameter =
        cache.engine().equals("memcached") ? MEMCACHED.getOrDefault(name, name) : name;
    return (usual.isEmpty() ? "ElastiCache has its own value" : "ElastiCache has `" + usual + "`")
        + ". Another one is `"
        + parameter
        + "` in an AWS::ElastiCache::ParameterGroup under `resources`, and a patch that writes its"
        + " name to `CacheParameterGroupName`";
  }
}
