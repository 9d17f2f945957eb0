package dev.fargen.workload.data;

import dev.fargen.diag.Span;
import dev.fargen.spec.data.DatabaseKeys;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The engines of databases, and what holds for each (Amazon Aurora user guide). */
public enum DatabaseEngine {
  AURORA_MYSQL("aurora-mysql", "MySQL"),
  AURORA_POSTGRESQL("aurora-postgresql", "PostgreSQL");

  private static final Pattern NUMBERS =
      Pattern.compile("(?:.*mysql_aurora\\.)?([0-9]+)\\.([0-9]+).*");
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

  /** The version as RDS has it: {@code 3.10.6} is {@code 8.0.mysql_aurora.3.10.6}. */
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

  /**
   * Whether a version, in full, is one of this engine that Aurora Serverless v2 supports
   * ("Supported Regions and Aurora DB engines for Aurora Serverless v2").
   */
  public boolean hasVersion(String fullVersion) {
    Matcher matcher = NUMBERS.matcher(fullVersion);
    if (!matcher.matches() || fullVersion.contains(MYSQL_AURORA) != (this == AURORA_MYSQL)) {
      return false;
    }
    int major = Integer.parseInt(matcher.group(1));
    int minor = Integer.parseInt(matcher.group(2));
    if (this == AURORA_MYSQL) {
      return major > 3 ? fullVersion.startsWith("8.4.") : major == 3 && minor >= 2;
    }
    return switch (major) {
      case 13 -> minor >= 6;
      case 14 -> minor >= 3;
      case 15 -> minor >= 2;
      case 16 -> minor >= 1;
      default -> major >= 17 && major < 20;
    };
  }

  /**
   * Whether this version can have a capacity of 0 ("Performance and scaling for Aurora Serverless
   * v2", Aurora Serverless v2 capacity).
   */
  public boolean canPause(String fullVersion) {
    Matcher matcher = NUMBERS.matcher(fullVersion);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("no version: " + fullVersion);
    }
    int major = Integer.parseInt(matcher.group(1));
    int minor = Integer.parseInt(matcher.group(2));
    if (this == AURORA_MYSQL) {
      return major > 3 || (major == 3 && minor >= 8);
    }
    return switch (major) {
      case 13 -> minor >= 15;
      case 14 -> minor >= 12;
      case 15 -> minor >= 7;
      case 16 -> minor >= 3;
      case 11, 12 -> false;
      default -> true;
    };
  }
}
