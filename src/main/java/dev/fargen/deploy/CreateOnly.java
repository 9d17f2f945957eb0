package dev.fargen.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Properties;

/** The properties whose change replaces a resource, from CloudFormation's resource schemas. */
final class CreateOnly {

  private static final Properties LISTS = load();

  private CreateOnly() {}

  /** Whether a change of the property, or of a part of it, replaces the resource. */
  static boolean replaces(String type, String property) {
    String list = LISTS.getProperty(type.replace("::", "."), "");
    return Arrays.asList(list.split(",", -1)).contains(property);
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
