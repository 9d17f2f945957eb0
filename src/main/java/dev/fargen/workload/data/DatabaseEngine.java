package dev.fargen.workload.data;

import dev.fargen.diag.Span;
import dev.fargen.spec.data.DatabaseKeys;
import java.util.List;

/** The engines of databases, and what holds for each (Amazon RDS and Amazon Aurora user guides). */
public enum DatabaseEngine {
  POSTGRES("postgres", "PostgreSQL", Kind.INSTANCE),
  MYSQL("mysql", "MySQL", Kind.INSTANCE),
  MARIADB("mariadb", "MariaDB", Kind.INSTANCE),
  AURORA_POSTGRESQL("aurora-postgresql", "PostgreSQL", Kind.CLUSTER),
  AURORA_MYSQL("aurora-mysql", "MySQL", Kind.CLUSTER),
  AURORA_DSQL("aurora-dsql", "PostgreSQL", Kind.DSQL);

  /** What a database is made of. */
  public enum Kind {
    /** One RDS instance. */
    INSTANCE,
    /** An Aurora cluster with its instances. */
    CLUSTER,
    /** An Aurora DSQL cluster, which has neither instances nor a network. */
    DSQL
  }

  private static final String MYSQL_AURORA = "mysql_aurora.";

  private final String word;
  private final String title;
  private final Kind kind;

  DatabaseEngine(String word, String title, Kind kind) {
    this.word = word;
    this.title = title;
    this.kind = kind;
  }

  /** The engine that the spec calls so; without one, which is reported, any. */
  public static DatabaseEngine of(String word) {
    for (DatabaseEngine engine : values()) {
      if (engine.word.equals(word)) {
        return engine;
      }
    }
    return POSTGRES;
  }

  /** As the spec and CloudFormation have it. */
  public String word() {
    return word;
  }

  /** For people: {@code MySQL}. */
  public String title() {
    return title;
  }

  /** The service with the engine: {@code RDS for MySQL}. */
  public String product() {
    return switch (kind) {
      case INSTANCE -> "RDS for " + title;
      case CLUSTER -> "Aurora " + title;
      case DSQL -> "Aurora DSQL";
    };
  }

  public Kind kind() {
    return kind;
  }

  /** Whether clients speak the protocol of MySQL, and not that of PostgreSQL. */
  public boolean isLikeMysql() {
    return !title.equals("PostgreSQL");
  }

  public int port() {
    return DatabaseKeys.PORT.absent(Span.START, isLikeMysql()).value();
  }

  /** Which of the default versions is its own. */
  int versionIndex() {
    return List.of(values()).indexOf(this);
  }

  /** The version that a new database has, as the spec writes it. */
  public String usualVersion() {
    String full = DatabaseKeys.VERSION.absent(Span.START, versionIndex()).value();
    int own = full.indexOf(MYSQL_AURORA);
    return own < 0 ? full : full.substring(own + MYSQL_AURORA.length());
  }

  /** The version as RDS has it: {@code 3.10.5} is {@code 8.0.mysql_aurora.3.10.5}. */
  String fullVersion(String written) {
    boolean full = this != AURORA_MYSQL || written.contains(MYSQL_AURORA);
    return full ? written : (written.startsWith("8.4") ? "8.4." : "8.0.") + MYSQL_AURORA + written;
  }

  /**
   * The logs that it has ("Publishing database logs to Amazon CloudWatch Logs"; CloudFormation
   * template reference, "AWS::RDS::DBInstance", EnableCloudwatchLogsExports).
   */
  public List<String> allLogs() {
    return switch (this) {
      case POSTGRES -> List.of("postgresql", "upgrade", "iam-db-auth-error");
      case MYSQL, MARIADB -> List.of("audit", "error", "general", "slowquery", "iam-db-auth-error");
      case AURORA_POSTGRESQL -> List.of("postgresql", "instance", "iam-db-auth-error");
      case AURORA_MYSQL ->
          List.of("audit", "error", "general", "slowquery", "instance", "iam-db-auth-error");
      case AURORA_DSQL -> List.of();
    };
  }

  /**
   * The parameter that decides whether clients without TLS may connect (Amazon RDS user guide,
   * "Using SSL with a PostgreSQL DB instance", "Requiring SSL/TLS for all connections to a MySQL DB
   * instance" and "… to a MariaDB DB instance").
   */
  public String tlsParameter() {
    return isLikeMysql() ? "require_secure_transport" : "rds.force_ssl";
  }
}
