package dev.fargen.migrate.copilot;

import dev.fargen.diag.Span;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.ScalarNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Copilot's stack of a service or job, where that is imported in place of the files.
 *
 * @param environment the environment that it is in
 * @param service the name of the service or job
 * @param image what its tasks run; empty where the stack does not tell
 * @param hasAddons whether it nests a stack of addons
 * @param values the values of parameters that the spec may refer to, by their names there
 */
public record DeployedStack(
    String environment,
    String service,
    Optional<String> image,
    boolean hasAddons,
    Map<String, String> values) {

  private static final String IMAGE = "image";
  private static final String ENVIRONMENTS = "environments";

  public DeployedStack {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** The manifest with the image of the stack in place of the build, and no other environments. */
  MapNode manifest(MapNode tree) {
    Map<String, MapNode.Entry> keys = new LinkedHashMap<>(tree.entriesByKey());
    keys.computeIfPresent(IMAGE, (key, entry) -> withImage(entry));
    keys.computeIfPresent(ENVIRONMENTS, (key, entry) -> onlyThis(entry));
    return new MapNode(keys, tree.span());
  }

  private MapNode.Entry onlyThis(MapNode.Entry all) {
    Map<String, MapNode.Entry> own = new LinkedHashMap<>();
    Span span = all.value().span();
    if (all.value() instanceof MapNode map) {
      map.entry(environment)
          .ifPresent(
              entry -> {
                Map<String, MapNode.Entry> keys = new LinkedHashMap<>();
                if (entry.value() instanceof MapNode inside) {
                  keys.putAll(inside.entriesByKey());
                }
                keys.computeIfPresent(IMAGE, (key, image) -> withImage(image));
                MapNode kept = new MapNode(keys, entry.value().span());
                own.put(environment, new MapNode.Entry(entry.key(), kept));
              });
    }
    return new MapNode.Entry(all.key(), new MapNode(own, span));
  }

  private MapNode.Entry withImage(MapNode.Entry entry) {
    if (image.isEmpty() || !(entry.value() instanceof MapNode map)) {
      return entry;
    }
    Map<String, MapNode.Entry> keys = new LinkedHashMap<>();
    for (MapNode.Entry key : map.entries()) {
      boolean names = key.key().text().equals("build") || key.key().text().equals("location");
      if (names) {
        Span span = key.key().span();
        keys.put(
            "location",
            new MapNode.Entry(
                new ScalarNode("location", true, span), new ScalarNode(image.get(), false, span)));
      } else {
        keys.put(key.key().text(), key);
      }
    }
    return new MapNode.Entry(entry.key(), new MapNode(keys, map.span()));
  }
}
