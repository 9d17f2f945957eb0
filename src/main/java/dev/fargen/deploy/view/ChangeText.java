package dev.fargen.deploy.view;

import dev.fargen.deploy.aws.Change;
import java.util.ArrayList;
import java.util.List;

/** A change as a person reads it. */
public final class ChangeText {

  private ChangeText() {}

  /** The resource, and a line for each of its properties. */
  public static List<String> lines(Change change) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "  "
            + Words.sign(change)
            + " "
            + change.logicalId()
            + "  "
            + change.type()
            + Words.fate(change));
    change.properties().forEach(property -> lines.add("      " + line(property)));
    return lines;
  }

  /** One property, before and after. */
  public static String line(Change.Property property) {
    return Words.property(property);
  }
}
