package dev.fargen.migrate.compose;

import dev.fargen.aws.DatabaseNames;
import dev.fargen.aws.EngineReleases;
import dev.fargen.list.Lists;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes databases and caches, and notes what AWS does in place of the keys of their services. */
final class StoreWriter {

  /** Keys of which nothing is lost. */
  private static final Map<String, String> IGNORED =
      Map.ofEntries(
          Map.entry("restart", "AWS keeps it running"),
          Map.entry("healthcheck", "AWS monitors it"),
          Map.entry("networks", "security groups admit the workloads that name it"),
          Map.entry("container_name", "its address is a reference in the spec"),
          Map.entry("hostname", "its address is a reference in the spec"),
          Map.entry("expose", "security groups admit the workloads that name it"),
          Map.entry("logging", "AWS has its logs"),
          Map.entry("user", "AWS runs it"),
          Map.entry("stop_grace_period", "AWS runs it"),
          Map.entry("stop_signal", "AWS runs it"),
          Map.entry("shm_size", "AWS sizes its memory"),
          Map.entry("ulimits", "AWS runs it"),
          Map.entry("platform", "AWS runs it"),
          Map.entry("depends_on", "AWS runs it"),
          Map.entry("build", ""),
          Map.entry("labels", "nothing reads them"),
          Map.entry("profiles", "a profile of the service is on"),
          Map.entry("pull_policy", "AWS runs it"),
          Map.entry("tty", "AWS runs it"),
          Map.entry("stdin_open", "AWS runs it"),
          Map.entry("init", "AWS runs it"),
          Map.entry("cap_add", "AWS runs it"),
          Map.entry("cap_drop", "AWS runs it"),
          Map.entry("security_opt", "AWS runs it"),
          Map.entry("privileged", "AWS runs it"),
          Map.entry("read_only", "AWS runs it"),
          Map.entry("tmpfs", "AWS runs it"),
          Map.entry("sysctls", "AWS runs it"),
          Map.entry("mem_limit", "the class of the database or the type of the node decides"),
          Map.entry("cpus", "the class of the database or the type of the node decides"),
          Map.entry("deploy", "the class of the database or the type of the node decides"),
          Map.entry("secrets", "the stack generates the password"),
          Map.entry("network_mode", "security groups admit the workloads that name it"),
          Map.entry("working_dir", "AWS runs it"),
          Map.entry("links", "AWS runs it"),
          Map.entry("entrypoint", "AWS runs it"),
          Map.entry("env_file", "AWS runs it; the stack generates the password"));

  private static final int LONGEST_USER = 16;
  private static final int LONGEST_NAME = 63;

  private final Conversion conversion;

  StoreWriter(Conversion conversion) {
    this.conversion = conversion;
  }

  void write() {
    for (Database database : conversion.application().databases()) {
      database(database);
    }
    for (Cache cache : conversion.application().caches()) {
      cache(cache);
    }
  }

  private void database(Database database) {
    Service service = database.service();
    DraftMap draft = new DraftMap();
    draft.put("engine", database.engine(), service.origin(service.isBuilt() ? "build" : "image"));
    version(database, draft);
    name(database, draft);
    user(database, draft);
    conversion.spec().map("databases").put(database.id(), draft, service.origin());
    new InitScripts(conversion, database).write();
    new DatabaseSettings(conversion, database).write();
    variables(database);
    for (String key : service.keys().keys()) {
      Item item = service.keys().get(key).orElse(service.keys());
      if (key.equals("ports")) {
        published(service, item);
      } else if (key.equals("build") && service.isBuilt()) {
        conversion
            .report()
            .changed(
                item.origin(),
                service.subject(key),
                "RDS runs the engine as it is: what the Dockerfile adds to it is not there");
      } else {
        ignore(service, key, item);
      }
    }
    Stores.extension(service.image().orElse(new ImageName("", "")))
        .ifPresent(
            extension ->
                conversion
                    .report()
                    .changed(
                        service.origin("image"),
                        service.subject("image"),
                        "RDS has the extension; create it once with `CREATE EXTENSION "
                            + extension
                            + "`"));
  }

  private void published(Service service, Item ports) {
    conversion
        .report()
        .changed(
            ports.origin(),
            service.subject("ports"),
            "not published: only workloads that name it can connect. From your computer, connect through a task (`exec: true`) or a VPN");
  }

  private void ignore(Service service, String key, Item item) {
    String why = key.startsWith("x-") ? "Compose ignores it" : IGNORED.getOrDefault(key, "");
    if (!why.isEmpty()) {
      conversion.report().ignored(item.origin(), service.subject(key), why);
    }
  }

  private void version(Database database, DraftMap draft) {
    Service service = database.service();
    String version =
        service
            .image()
            .or(() -> conversion.builds().base(service))
            .map(ImageName::version)
            .orElse("");
    if (version.isEmpty()) {
      return;
    }
    Origin origin = service.origin(service.isBuilt() ? "build" : "image");
    Release release = Release.nearest(database.engine(), version);
    draft.put("version", release.version(), origin);
    if (!release.same()) {
      conversion
          .report()
          .changed(
              origin,
              service.subject("image"),
              "version "
                  + release.version()
                  + ": RDS does not create databases of version "
                  + version
                  + ". Restore a dump into it, and test the application with it");
    }
  }

  /**
   * A release of RDS.
   *
   * @param same whether it is of the version line that is asked for
   */
  record Release(String version, boolean same) {

    static Release nearest(String engine, String version) {
      List<String> lines = new ArrayList<>(EngineReleases.lines(engine).keySet());
      lines.removeIf(line -> EngineReleases.lines(engine).get(line).available().isEmpty());
      lines.sort((one, other) -> compare(one, other));
      String best = lines.get(lines.size() - 1);
      boolean same = false;
      for (int i = lines.size() - 1; i >= 0 && !same; i--) {
        String line = lines.get(i);
        if (version.equals(line)
            || version.startsWith(line + ".")
            || line.startsWith(version + ".")) {
          best = line;
          same = true;
        } else if (compare(line, version) > 0) {
          best = line;
        }
      }
      List<Integer> numbers = EngineReleases.lines(engine).get(best).available();
      return new Release(best + "." + numbers.get(numbers.size() - 1), same);
    }

    private static int compare(String one, String other) {
      String[] ours = one.split("\\.");
      String[] theirs = other.split("\\.");
      for (int i = 0; i < Math.min(ours.length, theirs.length); i++) {
        int order =
            Integer.compare(Numbers.whole(ours[i]).orElse(0), Numbers.whole(theirs[i]).orElse(0));
        if (order != 0) {
          return order;
        }
      }
      return 0;
    }
  }

  private void name(Database database, DraftMap draft) {
    Optional<String> variable = variable(database, "_DB", "_DATABASE");
    String usual = database.id().replace("-", "");
    if (!isName(database, usual)) {
      usual = "app";
      draft.put("database", usual);
    }
    if (variable.isEmpty()) {
      return;
    }
    ItemText value = database.service().variable(variable.get()).orElseThrow();
    String name = value.literal();
    if (isName(database, name)) {
      if (!name.equals(usual) || draft.has("database")) {
        draft.put("database", name, value.origin());
      } else {
        conversion.report().converted(value.origin(), subject(database, variable.get()), "");
      }
    } else {
      changed(database, variable.get(), value, "database", usual);
    }
  }

  private static boolean isName(Database database, String name) {
    return name.matches("[A-Za-z][A-Za-z0-9_]*")
        && name.length() <= LONGEST_NAME
        && !DatabaseNames.isReserved(database.engine(), name);
  }

  private void user(Database database, DraftMap draft) {
    Optional<String> variable = variable(database, "_USER", "_USERNAME");
    if (variable.isEmpty()) {
      return;
    }
    ItemText value = database.service().variable(variable.get()).orElseThrow();
    String name = value.literal();
    boolean mysql = !database.engine().equals("postgres");
    List<String> reserved =
        mysql
            ? List.of("rdsadmin", "mysql", "root", "rdsrepladmin")
            : List.of("rdsadmin", "admin", "superuser", "rdssuperuser", "public");
    boolean legal =
        name.matches("[A-Za-z][A-Za-z0-9]*")
            && name.length() <= LONGEST_USER
            && !reserved.contains(name)
            && !DatabaseNames.isReserved(mysql ? "mysql" : "", name);
    if (legal) {
      draft.put("username", name, value.origin());
    } else {
      changed(database, variable.get(), value, "user", "dbowner");
    }
  }

  private void changed(
      Database database, String variable, ItemText value, String what, String other) {
    String name = value.literal();
    conversion
        .report()
        .changed(
            value.origin(),
            subject(database, variable),
            "the "
                + what
                + " is called `"
                + other
                + "`"
                + (name.isEmpty() ? "" : ", since RDS does not accept `" + name + "`")
                + "; variables of the workloads refer to it");
  }

  private static Optional<String> variable(Database database, String first, String second) {
    ItemMap all =
        database
            .service()
            .keys()
            .map("environment")
            .orElse(ItemMap.empty(database.service().origin()));
    return Lists.first(
        all.keys(),
        name ->
            Database.defines(name)
                && (name.endsWith(first) || name.endsWith(second))
                && all.text(name).isPresent());
  }

  private static String subject(Database database, String variable) {
    return database.service().subject("environment") + "." + variable;
  }

  private void variables(Database database) {
    ItemMap all =
        database
            .service()
            .keys()
            .map("environment")
            .orElse(ItemMap.empty(database.service().origin()));
    for (String name : all.keys()) {
      Item item = all.get(name).orElse(all);
      String subject = subject(database, name);
      boolean variable = item instanceof ItemText text && !text.text().variables().isEmpty();
      if (Database.isPassword(name) || name.endsWith("PASSWORD_FILE")) {
        if (variable || name.endsWith("_FILE")) {
          conversion.report().converted(item.origin(), subject, "the stack generates the password");
        } else {
          conversion
              .report()
              .secret(
                  item.origin(),
                  subject,
                  "not written to the spec: the stack generates another password in a secret of its own");
        }
      } else if (name.equals("POSTGRES_HOST_AUTH_METHOD") || name.contains("ALLOW_EMPTY")) {
        conversion
            .report()
            .changed(
                item.origin(),
                subject,
                "RDS has no logins without a password: the application needs `"
                    + database.reference("password")
                    + "` under `secrets`");
      } else if (!Database.defines(name)) {
        conversion.report().ignored(item.origin(), subject, "RDS sets the database up itself");
      }
    }
  }

  private void cache(Cache cache) {
    Service service = cache.service();
    DraftMap draft = new DraftMap().put("engine", cache.engine(), service.origin("image"));
    conversion.spec().map("caches").put(cache.id(), draft, service.origin());
    for (String key : service.keys().keys()) {
      Item item = service.keys().get(key).orElse(service.keys());
      if (key.equals("ports")) {
        published(service, item);
      } else if (key.equals("command")) {
        command(cache, item);
      } else if (key.equals("volumes")) {
        for (Item volume : service.keys().list(key)) {
          conversion
              .report()
              .changed(
                  volume.origin(),
                  service.subject(key),
                  "ElastiCache has the data in memory, and a snapshot a day with mode CREATE_UPDATE (`backup_retention`); its files are not copied");
        }
      } else if (key.equals("environment")) {
        conversion
            .report()
            .changed(
                item.origin(),
                service.subject(key),
                "the cache has no password and no settings: only workloads that name it can connect");
      } else {
        ignore(service, key, item);
      }
    }
  }

  private void command(Cache cache, Item item) {
    List<String> words = Commands.words(cache.service(), "command");
    boolean plain = Lists.all(words, word -> !word.startsWith("--"));
    String subject = cache.service().subject("command");
    if (plain) {
      conversion.report().converted(item.origin(), subject, "ElastiCache starts it");
    } else if (!cache.passwords().isEmpty()) {
      conversion
          .report()
          .changed(
              item.origin(),
              subject,
              "the cache has no password: only workloads that name it can connect to it. Other options are those of ElastiCache");
    } else {
      conversion
          .report()
          .changed(
              item.origin(),
              subject,
              "the cache has the options of ElastiCache: data in memory, and keys with an expiry are removed first when it is full");
    }
  }
}
