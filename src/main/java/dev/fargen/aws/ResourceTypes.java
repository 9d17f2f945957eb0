package dev.fargen.aws;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
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

  /** The lines of the data file, by the types' names. Read on first use. */
  private static final class Data {
    static final Map<String, String> LINES = read();

    private static Map<String, String> read() {
      Map<String, String> lines = new LinkedHashMap<>();
      for (String line : DataFile.lines("resource-types.txt")) {
        lines.put(line.substring(0, line.indexOf('|')), line);
      }
      return Collections.unmodifiableMap(lines);
    }
  }

  private ResourceTypes() {}

  /** The type of that name, with all that is known of it. */
  public static Optional<ResourceType> find(String name) {
    return Optional.ofNullable(Data.LINES.get(name)).map(ResourceType::parse);
  }

  /** Whether a type of that name may exist of which nothing is known here. */
  public static boolean isOpen(String name) {
    return !Data.LINES.containsKey(name)
        && (OPEN.matcher(name).matches() || name.endsWith("::MODULE"));
  }

  /** The names of all known types. */
  public static Collection<String> names() {
    return Data.LINES.keySet();
  }
}
