package dev.fargen.workload.data;

import dev.fargen.diag.Span;
import dev.fargen.spec.StackKeys;
import dev.fargen.spec.data.DatabaseInstanceKeys;
import dev.fargen.spec.data.DatabaseKeys;
import dev.fargen.spec.data.DatabaseKeys.Capacity;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Section;
import dev.fargen.workload.environment.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Resolves the databases. */
public final class DatabaseResolver {

  private static final int SECONDS_A_DAY = 86_400;

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
            section.needed(DatabaseKeys.ENGINE, DatabaseEngine.POSTGRES.word()).value());
    boolean dsql = engine.kind() == DatabaseEngine.Kind.DSQL;
    return new Database(
        name,
        engine,
        dsql
            ? Given.of("", section.span())
            : section.value(DatabaseKeys.VERSION, engine.versionIndex()).map(engine::fullVersion),
        capacity(section),
        machine(section),
        new Database.Login(
            dsql ? Optional.empty() : section.get(DatabaseKeys.PORT),
            dsql
                ? Given.of("postgres", section.span())
                : section.or(DatabaseKeys.DATABASE, name.replace("-", "")),
            section.value(DatabaseKeys.USERNAME, !dsql),
            dsql ? Optional.empty() : rotation(section),
            dsql ? Given.of(true, section.span()) : section.value(DatabaseKeys.IAM_AUTHENTICATION)),
        dsql ? List.of() : section.value(DatabaseKeys.LOGS, engine.isLikeMysql()).value(),
        protection(section, dsql),
        key);
  }

  private static Database.Machine machine(Section section) {
    return new Database.Machine(
        section.value(DatabaseInstanceKeys.CLASS),
        section.value(DatabaseInstanceKeys.STORAGE),
        section.value(DatabaseInstanceKeys.MULTI_AZ),
        section.value(DatabaseInstanceKeys.TLS).map("required"::equals));
  }

  private static Optional<Given<Integer>> rotation(Section section) {
    Given<Integer> days = section.value(DatabaseKeys.ROTATION).map(DatabaseResolver::days);
    return days.value() == 0 ? Optional.empty() : Optional.of(days);
  }

  private static int days(int seconds) {
    return seconds / SECONDS_A_DAY;
  }

  private Database.Capacity capacity(Section section) {
    Section capacity = section.section(DatabaseKeys.CAPACITY);
    return new Database.Capacity(
        capacity.value(Capacity.MIN),
        capacity.value(Capacity.MAX),
        capacity.get(Capacity.PAUSE_AFTER),
        section.value(DatabaseKeys.INSTANCES, mode.isProtected()));
  }

  /**
   * What keeps the data.
   *
   * @param dsql whether there are no snapshots
   */
  private Database.Protection protection(Section section, boolean dsql) {
    OnDelete saved = dsql ? OnDelete.RETAIN : OnDelete.SNAPSHOT;
    Given<OnDelete> onDelete =
        section
            .value(DatabaseKeys.ON_DELETE, anyProtected)
            .map(word -> OnDelete.valueOf(word.toUpperCase(Locale.ROOT)))
            .map(policy -> policy == OnDelete.SNAPSHOT ? saved : policy);
    return new Database.Protection(
        section.get(DatabaseKeys.KMS_KEY),
        section.value(DatabaseKeys.BACKUP_RETENTION).map(DatabaseResolver::days),
        section.value(DatabaseKeys.DELETION_PROTECTION, mode.isProtected()),
        onDelete,
        onDelete.value() == OnDelete.DELETE && anyProtected ? saved : onDelete.value());
  }
}
