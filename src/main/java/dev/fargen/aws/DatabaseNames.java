package dev.fargen.aws;

import dev.fargen.list.Lists;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The names that RDS takes for no database, since the engine reserves them. */
public final class DatabaseNames {

  private DatabaseNames() {}

  /** Read on first use. */
  private static final class Data {
    static final DataFile FILE = DataFile.read("reserved-database-names.txt");
  }

  /** Whether the engine, as CloudFormation calls it, reserves the name. */
  public static boolean isReserved(String engine, String name) {
    String word = name.toLowerCase(Locale.ROOT);
    return Lists.any(
        Data.FILE.values(family(engine)), words -> List.of(words.split(" ")).contains(word));
  }

  /**
   * The names that no user can have ("CreateDBCluster" and "CreateDBInstance", MasterUsername;
   * cfn-lint, "Add RDS DBCluster MasterUsername validation"; the examples of terraform-aws-rds).
   * The default of terraform-aws-rds-aurora, {@code root}, is a name for MySQL.
   */
  public static Set<String> reservedUsernames(String engine) {
    return family(engine).equals("aurora-mysql")
        ? Set.of("rdsadmin", "mysql", "rdsrepladmin")
        : Set.of("rdsadmin", "admin", "superuser", "rdssuperuser", "public", "user");
  }

  /** The engine of the list that has the same words. */
  private static String family(String engine) {
    return switch (engine) {
      case "postgres" -> "aurora-postgresql";
      case "mysql", "mariadb" -> "aurora-mysql";
      default -> engine;
    };
  }
}
