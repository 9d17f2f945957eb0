package dev.fargen.start;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Every policy document of a template, as IAM may get it. */
public final class Policies {
  private static final Set<String> KEYS =
      Set.of(
          "AssumeRolePolicyDocument",
          "FileSystemPolicy",
          "KeyPolicy",
          "PolicyDocument",
          "RepositoryPolicyText",
          "ResourcePolicy");

  private final Concrete concrete;
  private final Map<String, String> documents = new TreeMap<>();

  private Policies(Template template) {
    concrete = new Concrete(template);
    template.all().forEach(one -> collect(one.id(), one.properties().values()));
  }

  /**
   * The documents as JSON, by their paths, such as {@code ApiTaskRole/Policies/0/PolicyDocument}.
   */
  public static Map<String, String> of(Template template) {
    return new Policies(template).documents;
  }

  private void collect(String path, Object value) {
    if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        collect(path + "/" + i, list.get(i));
      }
    } else {
      Part.of(value)
          .values()
          .forEach(
              (key, inner) -> {
                if (KEYS.contains(key) && inner instanceof Map) {
                  documents.put(path + "/" + key, concrete.json(inner));
                } else {
                  collect(path + "/" + key, inner);
                }
              });
    }
  }
}
