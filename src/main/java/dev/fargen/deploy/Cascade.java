package dev.fargen.deploy;

import dev.fargen.deploy.aws.Change;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The resources that are replaced because another one is: a property whose change replaces a
 * resource refers to it, as that of a listener to its load balancer (CloudFormation user guide,
 * "Understand update behaviors of stack resources").
 */
final class Cascade {

  private static final String REPLACED = " (replaced)";

  private final Map<String, String> after;
  private final Map<String, String> types;
  private final Map<String, Change> changes = new LinkedHashMap<>();

  /**
   * @param after the new template as a map
   * @param types the types of its resources
   */
  private Cascade(List<Change> changes, Map<String, String> after, Map<String, String> types) {
    this.after = after;
    this.types = types;
    changes.forEach(change -> this.changes.put(change.logicalId(), change));
  }

  /** The changes, with those that follow from them. */
  static List<Change> of(
      List<Change> changes, Map<String, String> after, Map<String, String> types) {
    Cascade cascade = new Cascade(changes, after, types);
    boolean more = true;
    while (more) {
      more = cascade.follow();
    }
    return List.copyOf(cascade.changes.values());
  }

  /** Adds what follows from the replacements that are known; false if nothing does. */
  private boolean follow() {
    Set<String> replaced = new HashSet<>();
    changes.values().stream()
        .filter(Change::replaces)
        .forEach(change -> replaced.add(change.logicalId()));
    boolean more = false;
    for (Map.Entry<String, String> entry : after.entrySet()) {
      String[] parts = entry.getKey().split("[/!]", 5);
      boolean property =
          parts.length > 3 && parts[0].equals("Resources") && parts[2].equals("Properties");
      if (property
          && !replaced.contains(parts[1])
          && !isNew(parts[1])
          && CreateOnly.recreates(types.getOrDefault(parts[1], ""), parts[3]).equals("Always")
          && replaced.stream().anyMatch(id -> refers(entry.getValue(), id))) {
        add(parts[1], "/" + entry.getKey().split("/", 3)[2], entry.getValue());
        more = true;
      }
    }
    return more;
  }

  private boolean isNew(String id) {
    return changes.containsKey(id) && changes.get(id).action().equals("Add");
  }

  private static boolean refers(String text, String id) {
    return text.equals("!Ref " + id)
        || text.startsWith("!GetAtt " + id + ".")
        || text.contains("${" + id + "}")
        || text.contains("${" + id + ".");
  }

  private void add(String id, String path, String text) {
    Change known = changes.get(id);
    List<Change.Property> properties =
        new ArrayList<>(known == null ? List.of() : known.properties());
    properties.add(
        new Change.Property(path, "Always", Optional.of(text), Optional.of(text + REPLACED)));
    changes.put(
        id,
        new Change(
            "Modify",
            id,
            types.getOrDefault(id, ""),
            "True",
            Difference.onReplacement(id, after),
            properties));
  }
}
