package dev.fargen.migrate.compose;

import dev.fargen.aws.DatabaseNames;
import dev.fargen.list.Lists;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.Origin;
import java.util.Optional;

/** Writes databases, and notes what RDS does in place of the keys of their services. */
final class DatabaseWriter {

  private static final int LONGEST_USER = 16;
  private static final int LONGEST_NAME = 63;

  private final Conversion conversion;

  DatabaseWriter(Conversion conversion) {
    this.conversion = conversion;
  }

  void write() {
    for (Database database : conversion.application().databases()) {
      write(database);
    }
  }

  private void write(Database database) {
    Service service = database.service();
    Stores.unused(conversion, service, database.reference(""));
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
      if (key.equals("build") && service.isBuilt()) {
        conversion
            .report()
            .changed(
                item.origin(),
                service.subject(key),
                "RDS runs the engine as it is: what the Dockerfile adds to it is not there");
      } else {
        StoreKeys.note(conversion, service, key, item);
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
                  + ", or ends its support"
                  + ". Restore a dump into it, and test the application with it");
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
    if (variable.isEmpty() && database.engine().equals("postgres")) {
      draft.put("username", "postgres"); // as the image does
    }
    if (variable.isEmpty()) {
      return;
    }
    ItemText value = database.service().variable(variable.get()).orElseThrow();
    String name = value.literal();
    boolean legal =
        name.matches("[A-Za-z][A-Za-z0-9]*")
            && name.length() <= LONGEST_USER
            && !DatabaseNames.reservedUsernames(database.engine()).contains(name)
            && !DatabaseNames.isReserved(database.engine(), name);
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
    ItemMap all = database.service().variables();
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
    ItemMap all = database.service().variables();
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
                  "not written to the spec: the stack generates another password in a secret of its"
                      + " own");
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
      } else if (database
          .service()
          .keys()
          .map("environment")
          .flatMap(own -> own.get(name))
          .isEmpty()) {
        conversion.report().converted(item.origin(), subject, "");
      } else if (!Database.defines(name)) {
        conversion.report().ignored(item.origin(), subject, "RDS sets the database up itself");
      }
    }
  }
}
