package dev.fargen.aws;

import dev.fargen.list.Lists;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The resource types that CloudFormation knows (CloudFormation template reference, "AWS resource
 * and property types").
 */
public final class ResourceTypes {

  /** Custom resources and modules, and types of other publishers: nobody knows their properties. */
  private static final Pattern OPEN = Pattern.compile("Custom::[\\w@-]+|\\w+::\\w+::\\w+");

  private static final String TYPE = "type ";

  /** Read on first use. */
  private static final class Data {
    static final DataFile FILE = DataFile.read("resource-types.txt");
  }

  private ResourceTypes() {}

  /** The type of that name, with all that is known of it. */
  public static Optional<ResourceType> find(String name) {
    return Lists.first(Data.FILE.values(TYPE + name)).map(line -> ResourceType.parse(name, line));
  }

  /** Whether a type of that name is known. */
  public static boolean isKnown(String name) {
    return !Data.FILE.values(TYPE + name).isEmpty();
  }

  /** What values of this type must be depending on other ones. */
  public static List<SchemaRule> schemas(String name) {
    return Lists.map(Data.FILE.values("schema " + name), SchemaRule::parse);
  }

  /** The property that no two resources of the type may have the same value of. */
  public static Optional<String> uniqueProperty(String name) {
    return Lists.first(Data.FILE.values("unique " + name));
  }

  /** Whether a type of that name may exist of which nothing is known here. */
  public static boolean isOpen(String name) {
    return !isKnown(name)
        && (name.endsWith("::MODULE")
            || (OPEN.matcher(name).matches()
                && !name.toLowerCase(Locale.ROOT).startsWith("aws::")));
  }

  /** The names of all known types. */
  public static List<String> names() {
    return Data.FILE.keys(TYPE);
  }

  /** The limits of this number. */
  static Limits limits(int number) {
    return Limits.parse(Data.FILE.values("limits " + number).get(0));
  }
}
