package dev.fargen.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

/**
 * The properties whose change replaces a resource or may do so, from CloudFormation's resource
 * schemas.
 */
final class CreateOnly {

  private static final Properties LISTS = load();

  private CreateOnly() {}

  /**
   * Whether a change of the property, or of a part of it, replaces the resource: {@code Always},
   * {@code Conditionally} or {@code Never}, as in a change set.
   */
  static String recreates(String type, String property) {
    List<String> list =
        Arrays.asList(LISTS.getProperty(type.replace("::", "."), "").split(",", -1));
    if (list.contains(property)) {
      return "Always";
    }
    return list.contains(property + "?") ? "Conditionally" : "Never";
  }

  private static Properties load() {
    Properties lists = new Properties();
    try (InputStream in = CreateOnly.class.getResourceAsStream("create-only.properties")) {
      if (in != null) {
        lists.load(in);
      }
      return lists;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
