package dev.fargen.migrate.compose;

import dev.fargen.migrate.draft.Origin;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A service of a Compose application.
 *
 * @param id its name in the spec
 * @param variables those of its files and its own
 * @param base the image that its build adds to, where that is known
 */
record Service(String name, String id, ItemMap keys, ItemMap variables, Optional<ImageName> base) {

  /** The service with the image that its build adds to. */
  Service on(Optional<ImageName> image) {
    return new Service(name, id, keys, variables, image);
  }

  Optional<ImageName> image() {
    return keys.text("image")
        .filter(text -> !isBuilt())
        .map(text -> ImageName.of(text.literal().toLowerCase(Locale.ROOT)));
  }

  /** The data store that its image has, built or not, and that stays a container. */
  Optional<DataImage> data() {
    return image().or(() -> base).flatMap(DataImage::of).filter(store -> !OneOff.is(this));
  }

  boolean isBuilt() {
    return keys.get("build").isPresent();
  }

  Origin origin() {
    return keys.origin();
  }

  /** The place of a key; that of the service where it has no such key. */
  Origin origin(String key) {
    return keys.get(key).map(Item::origin).orElse(origin());
  }

  /** A key as the report names it. */
  String subject(String key) {
    return "services." + name + "." + key;
  }

  Optional<ItemText> variable(String variable) {
    return variables.text(variable);
  }

  /** The host names by which other services call it. */
  Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    names.add(name);
    keys.text("container_name").ifPresent(text -> names.add(text.literal()));
    keys.text("hostname").ifPresent(text -> names.add(text.literal()));
    for (Item network : keys.map("networks").map(ItemMap::values).orElse(List.of())) {
      if (network instanceof ItemMap map) {
        map.texts("aliases").forEach(alias -> names.add(alias.literal()));
      }
    }
    return names;
  }
}
