package dev.fargen.deploy.view;

import dev.fargen.deploy.aws.Change;
import java.util.ArrayList;
import java.util.List;

/** The text of a change. */
public final class ChangeText {

  private ChangeText() {}

  /** One line for the resource, and one for each changed property. */
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

  /** The line of one property: its value before and after. */
  public static String line(Change.Property property) {
    return Words.property(property);
  }
}
