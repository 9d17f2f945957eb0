package dev.fargen.workload.data;

import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.StackKeys;
import dev.fargen.spec.data.DatabaseKeys;
import dev.fargen.spec.data.DatabaseKeys.Capacity;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Section;
import dev.fargen.workload.data.Database.OnDelete;
import dev.fargen.workload.environment.Mode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Resolves the databases. */
public final class DatabaseResolver {

  private static final int SECONDS_A_DAY = 86_400;
  private static final int BACKUPS = 7;

  private final Mode mode;
  private final boolean anyProtected;

  public DatabaseResolver(Mode mode, boolean anyProtected) {
    this.mode = mode;
    this.anyProtected = anyProtected;
  }

  public List<Database> resolve(Section stack) {
    List<Database> databases = new ArrayList<>();
    stack
        .named(StackKeys.DATABASES)
        .forEach(
            (name, entry) -> databases.add(database(name, entry.key(), entry.value().value())));
    return databases;
  }

  private Database database(String name, Span key, Section section) {
    DatabaseEngine engine =
        DatabaseEngine.of(
            section.get(DatabaseKeys.ENGINE, DatabaseEngine.AURORA_MYSQL.word()).value());
    OnDelete onDelete =
        section
            .get(DatabaseKeys.ON_DELETE)
            .map(given -> OnDelete.valueOf(given.value().toUpperCase(Locale.ROOT)))
            .orElse(anyProtected ? OnDelete.SNAPSHOT : OnDelete.DELETE);
    Section capacity = section.section(DatabaseKeys.CAPACITY);
    return new Database(
        name,
        engine,
        section.get(DatabaseKeys.VERSION, engine.version()).map(engine::fullVersion),
        section.get(DatabaseKeys.DATABASE, name.replace("-", "")),
        section.get(DatabaseKeys.USERNAME, "dbowner"),
        capacity.get(Capacity.MIN, new BigDecimal("0.5")),
        capacity.get(Capacity.MAX, new BigDecimal("4")),
        capacity.get(Capacity.PAUSE_AFTER),
        section.get(DatabaseKeys.INSTANCES, mode.isProtected() ? 2 : 1),
        section.get(DatabaseKeys.PORT),
        section.get(DatabaseKeys.IAM_AUTHENTICATION, true),
        section.get(DatabaseKeys.KMS_KEY),
        section
            .get(DatabaseKeys.BACKUP_RETENTION, BACKUPS * SECONDS_A_DAY)
            .map(seconds -> seconds / SECONDS_A_DAY),
        section
            .get(DatabaseKeys.LOGS)
            .map(Given::value)
            .orElseGet(() -> Lists.map(engine.logs(), log -> Given.of(log, section.span()))),
        section.get(DatabaseKeys.DELETION_PROTECTION, mode.isProtected()),
        onDelete,
        onDelete == OnDelete.DELETE && anyProtected ? OnDelete.SNAPSHOT : onDelete,
        key);
  }
}
