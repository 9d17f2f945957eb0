package dev.fargen.migrate.compose;

import dev.fargen.list.Lists;
import dev.fargen.migrate.LegalName;
import dev.fargen.migrate.draft.DraftList;
import dev.fargen.migrate.draft.DraftMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Notes what a database mounts. Scripts that its image runs when it is new become a task that is
 * started by hand: RDS runs none.
 */
final class InitScripts {

  private static final String DIRECTORY = "/docker-entrypoint-initdb.d";
  private static final int LONGEST = 24 * 1024;

  private final Conversion conversion;
  private final Database database;

  InitScripts(Conversion conversion, Database database) {
    this.conversion = conversion;
    this.database = database;
  }

  void write() {
    Service service = database.service();
    List<String> paths = new ArrayList<>();
    for (Item item : service.keys().list("volumes")) {
      Optional<Mount> mount = Mount.of(item);
      String subject = service.subject("volumes");
      if (mount.isPresent() && mount.get().target().startsWith(DIRECTORY)) {
        scripts(mount.get(), item, subject, paths);
      } else if (mount.isPresent()
          && mount.get().isBind()
          && !mount.get().target().contains("/lib/")
          && !mount.get().target().startsWith("/var/")
          && !mount.get().target().startsWith("/bitnami")) {
        conversion
            .report()
            .changed(
                item.origin(),
                subject,
                "RDS reads no files: settings are in its parameter group, which a patch can change");
      } else {
        conversion
            .report()
            .ignored(
                item.origin(), subject, "RDS has the data; restore a dump to bring yours along");
      }
    }
    for (Item item : service.keys().list("configs")) {
      conversion
          .report()
          .changed(
              item.origin(),
              service.subject("configs"),
              "RDS reads no files: settings are in its parameter group, which a patch can change");
    }
    if (!paths.isEmpty()) {
      task(paths);
    }
  }

  private void scripts(Mount mount, Item item, String subject, List<String> paths) {
    String path = conversion.path(item, mount.source());
    List<String> all = new ArrayList<>(conversion.sources().below(path));
    if (all.isEmpty() && conversion.sources().has(path)) {
      all.add(path);
    }
    int length = 0;
    for (String one : all) {
      length += conversion.sources().text(one).text().map(String::length).orElse(LONGEST);
    }
    boolean fit = !all.isEmpty() && length < LONGEST && Lists.all(all, one -> one.endsWith(".sql"));
    if (fit) {
      paths.addAll(all);
      conversion
          .report()
          .changed(
              item.origin(),
              subject,
              "RDS runs no scripts: run them once, after the first deployment, with `fargen run "
                  + name()
                  + "`");
    } else {
      conversion
          .report()
          .changed(
              item.origin(),
              subject,
              "RDS runs no scripts when it is new"
                  + (all.isEmpty() ? " (and `" + mount.source() + "` is not there)" : "")
                  + ": run them once, from a task with `run: manual` that has `psql` or `mysql` in its image");
    }
  }

  private String name() {
    return database.id() + "-init";
  }

  private void task(List<String> paths) {
    boolean postgres = database.engine().equals("postgres");
    DraftMap task = new DraftMap();
    task.put(
        "image",
        database.service().image().isPresent() && !database.service().isBuilt()
            ? database.service().keys().literal("image")
            : postgres ? "postgres:18" : "mysql:8.4");
    String files = DIRECTORY + "/*.sql";
    String command =
        postgres
            ? "for file in " + files + "; do psql -v ON_ERROR_STOP=1 -f \"$file\" || exit 1; done"
            : "for file in "
                + files
                + "; do mysql -h \"$DB_HOST\" -u \"$DB_USER\" \"$DB_NAME\" < \"$file\" || exit 1; done";
    task.put("entrypoint", new DraftList().add("sh").add("-c"));
    task.put("command", new DraftList().add(command));
    task.put("run", "manual");
    String prefix = postgres ? "PG" : "DB_";
    DraftMap variables = task.map("environment");
    variables.put(prefix + "HOST", database.reference("host"));
    variables.put(prefix + "USER", database.reference("username"));
    variables.put(postgres ? "PGDATABASE" : "DB_NAME", database.reference("name"));
    task.map("secrets").put(postgres ? "PGPASSWORD" : "MYSQL_PWD", database.reference("password"));
    DraftMap configs = conversion.spec().map("configs");
    DraftList mounts = task.list("configs");
    for (String path : paths) {
      String id = LegalName.thing(database.id() + "-" + Paths.file(path).replace(".sql", ""));
      configs.put(id, new DraftMap().put("file", conversion.options().inSpec(path)));
      mounts.add(
          new DraftMap().put("source", id).put("target", DIRECTORY + "/" + Paths.file(path)));
    }
    conversion.spec().map("workloads").put(name(), task);
    conversion
        .spec()
        .map("workloads")
        .comment(name(), "Run it once, after the first deployment: fargen run " + name());
  }
}
