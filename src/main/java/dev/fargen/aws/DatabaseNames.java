package dev.fargen.aws;

import dev.fargen.list.Lists;
import java.util.List;
import java.util.Locale;

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

  /** The engine of the list that has the same words. */
  private static String family(String engine) {
    return switch (engine) {
      case "postgres" -> "aurora-postgresql";
      case "mysql", "mariadb" -> "aurora-mysql";
      default -> engine;
    };
  }
}
