package dev.fargen.migrate.copilot;

import dev.fargen.migrate.draft.DraftMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A bucket, table or database of a spec that takes the place of resources of an addon.
 *
 * @param section of the spec, such as {@code buckets}
 * @param name in this section
 * @param keys what the spec says of it
 * @param resources the logical ids of all resources that it replaces; the first one is the thing
 * @param texts for each reference in a text, such as {@code uploadsBucket.Arn}, what it becomes
 * @param ids for each logical id that raw resources may refer to, the one that fargen writes
 */
record StoredThing(
    String section,
    String name,
    DraftMap keys,
    List<String> resources,
    Map<String, String> texts,
    Map<String, String> ids) {

  StoredThing {
    resources = List.copyOf(resources);
    texts = Map.copyOf(texts);
    ids = Map.copyOf(ids);
  }

  /** A bucket or table, which one resource is. */
  static StoredThing of(
      String section, String name, DraftMap keys, List<String> resources, String suffix) {
    String thing = "${" + section + "." + name + ".";
    String id = resources.get(0);
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put(id, thing + "name}");
    texts.put(id + ".Arn", thing + "arn}");
    return new StoredThing(
        section, name, keys, resources, texts, Map.of(id, Names.id(name) + suffix));
  }

  /** Whether a text of the spec can have such a reference. */
  boolean hasAll(Set<String> references) {
    for (String reference : references) {
      String id =
          reference.contains(".") ? reference.substring(0, reference.indexOf('.')) : reference;
      if (resources.contains(id) && !texts.containsKey(reference)) {
        return false;
      }
    }
    return true;
  }
}
