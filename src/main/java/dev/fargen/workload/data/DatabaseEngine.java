package dev.fargen.workload.data;

import dev.fargen.diag.Span;
import dev.fargen.spec.data.DatabaseKeys;
import java.util.List;
import java.util.Set;

/** The engines of databases, and what holds for each (Amazon Aurora user guide). */
public enum DatabaseEngine {
  AURORA_MYSQL("aurora-mysql", "MySQL"),
  AURORA_POSTGRESQL("aurora-postgresql", "PostgreSQL");

  private static final String MYSQL_AURORA = "mysql_aurora.";

  private final String word;
  private final String title;

  DatabaseEngine(String word, String title) {
    this.word = word;
    this.title = title;
  }

  static DatabaseEngine of(String word) {
    return word.equals(AURORA_MYSQL.word) ? AURORA_MYSQL : AURORA_POSTGRESQL;
  }

  /** As the spec and CloudFormation have it. */
  public String word() {
    return word;
  }

  /** For people: {@code MySQL}. */
  public String title() {
    return title;
  }

  public int port() {
    return DatabaseKeys.PORT.absent(Span.START, this == AURORA_MYSQL).value();
  }

  /** The version as RDS has it: {@code 3.10.5} is {@code 8.0.mysql_aurora.3.10.5}. */
  String fullVersion(String written) {
    boolean full = this == AURORA_POSTGRESQL || written.contains(MYSQL_AURORA);
    return full ? written : (written.startsWith("8.4") ? "8.4." : "8.0.") + MYSQL_AURORA + written;
  }

  /** The logs that it has ("Publishing database logs to Amazon CloudWatch Logs"). */
  public List<String> allLogs() {
    return this == AURORA_MYSQL
        ? List.of("audit", "error", "general", "slowquery", "instance", "iam-db-auth-error")
        : List.of("postgresql", "instance", "iam-db-auth-error");
  }

  /** Names that no user can have ("CreateDBCluster", MasterUsername). */
  public Set<String> reservedUsernames() {
    return this == AURORA_MYSQL
        ? Set.of("rdsadmin", "mysql", "root", "rdsrepladmin")
        : Set.of("rdsadmin", "admin", "superuser", "rdssuperuser", "public");
  }
}
