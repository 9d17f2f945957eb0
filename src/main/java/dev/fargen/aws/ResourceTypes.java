package dev.fargen.aws;

import dev.fargen.list.Lists;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The resource types that CloudFormation knows (CloudFormation template reference, "AWS resource
 * and property types").
 */
public final class ResourceTypes {

  /** Custom resources and modules, and types of other publishers: nobody knows their properties. */
  private static final Pattern OPEN = Pattern.compile("Custom::[\\w@-]+|(?!AWS::)\\w+::\\w+::\\w+");

  /** The lines of the data file, the types by their names. Read on first use. */
  private static final class Data {
    static final Map<String, String> LINES = new LinkedHashMap<>();
    static final List<String> LIMITS = new ArrayList<>();

    /** The schemas by the types that they are about. */
    static final Map<String, List<SchemaRule>> SCHEMAS = new HashMap<>();

    static {
      for (String line : DataFile.lines("resource-types.txt")) {
        if (line.startsWith("%")) {
          LIMITS.add(line.substring(1));
        } else if (line.startsWith("&")) {
          addSchema(line);
        } else {
          LINES.put(line.substring(0, line.indexOf('|')), line);
        }
      }
    }

    private static void addSchema(String line) {
      int tab = line.indexOf('\t');
      for (String place : line.substring(1, tab).split(" ")) {
        int slash = place.indexOf('/');
        String type = slash < 0 ? place : place.substring(0, slash);
        SCHEMAS
            .computeIfAbsent(type, any -> new ArrayList<>())
            .add(SchemaRule.of(place, line.substring(tab + 1)));
      }
    }
  }

  private ResourceTypes() {}

  /** The type of that name, with all that is known of it. */
  public static Optional<ResourceType> find(String name) {
    return Optional.ofNullable(Data.LINES.get(name)).map(ResourceType::parse);
  }

  /** What values of this type must be depending on other ones. */
  public static List<SchemaRule> schemas(String name) {
    return List.copyOf(Data.SCHEMAS.getOrDefault(name, List.of()));
  }

  /** The property that no two resources of the type may have the same value of. */
  public static Optional<String> uniqueProperty(String name) {
    String start = "{\"unique\":\"";
    return Lists.first(schemas(name), rule -> rule.schema().startsWith(start))
        .map(rule -> rule.schema().substring(start.length(), rule.schema().length() - 2));
  }

  /** Whether a type of that name may exist of which nothing is known here. */
  public static boolean isOpen(String name) {
    return !Data.LINES.containsKey(name)
        && (name.endsWith("::MODULE")
            || (OPEN.matcher(name).matches()
                && !name.toLowerCase(Locale.ROOT).startsWith("aws::")));
  }

  /** The names of all known types. */
  public static Collection<String> names() {
    return Collections.unmodifiableSet(Data.LINES.keySet());
  }

  /** The limits of this number. */
  static Limits limits(int number) {
    return Limits.parse(Data.LIMITS.get(number));
  }
}
