package dev.fargen.aws;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The names that RDS takes for no database, since the engine reserves them. */
public final class DatabaseNames {

  private DatabaseNames() {}

  private static final class Data {
    static final Map<String, Set<String>> RESERVED = new HashMap<>();

    static {
      for (String line : DataFile.lines("reserved-database-names.txt")) {
        List<String> words = Arrays.asList(line.split(" "));
        RESERVED
            .computeIfAbsent(words.get(0), engine -> new HashSet<>())
            .addAll(words.subList(1, words.size()));
      }
    }
  }

  /** Whether the engine, as CloudFormation calls it, reserves the name. */
  public static boolean isReserved(String engine, String name) {
    return Data.RESERVED
        .getOrDefault(family(engine), Set.of())
        .contains(name.toLowerCase(Locale.ROOT));
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
