package dev.fargen.migrate.copilot;

import dev.fargen.list.Lists;
import dev.fargen.yaml.MapNode;
import java.util.List;
import java.util.Optional;

/**
 * The keys of a map in a manifest.
 *
 * @param path from the top of the manifest; empty at the top
 */
record Keys(Scope scope, String path, MapNode map) {

  /** A key that is there and has a value. */
  Optional<Key> key(String name) {
    return map.entry(name)
        .map(entry -> new Key(scope, name, subject(name), scope.origin(entry), entry.value()))
        .filter(key -> !key.isNull());
  }

  /** The first of these keys that is there: a name and its older spellings. */
  Optional<Key> key(String name, String older) {
    return key(name).or(() -> key(older));
  }

  /** The map of a key. */
  Optional<Keys> keys(String name) {
    return key(name).flatMap(Key::keys);
  }

  List<Key> all() {
    return Lists.map(
        map.entries(),
        entry ->
            new Key(
                scope,
                entry.key().text(),
                subject(entry.key().text()),
                scope.origin(entry),
                entry.value()));
  }

  private String subject(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
