package dev.fargen.migrate.copilot;

import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.DraftValue;
import java.util.Optional;

/** The further containers of a task: {@code sidecars}. */
final class SidecarKeys {

  private SidecarKeys() {}

  static void write(Keys sidecars, Scope scope) {
    for (Key sidecar : sidecars.all()) {
      sidecar.keys().ifPresent(keys -> sidecar(sidecar, keys, scope));
    }
  }

  private static void sidecar(Key sidecar, Keys keys, Scope scope) {
    String name = ContainerKeys.container(sidecar.name(), scope);
    DraftMap container = scope.workload().map("sidecars").map(name, sidecar.origin());
    String parameter = Names.id(scope.manifest().name()) + Names.id(name) + "Image";
    keys.key("image")
        .ifPresent(
            image ->
                image
                    .keys()
                    .ifPresentOrElse(
                        map -> ImageKeys.write(map, container, parameter),
                        () -> ImageKeys.location(image, container, parameter)));
    keys.key("credentialsParameter").ifPresent(key -> ImageKeys.credentials(key, container));
    ContainerKeys.commands(keys, container);
    keys.key("port").ifPresent(key -> port(key, container));
    keys.key("essential")
        .ifPresent(
            key -> {
              if (key.isTrue()) {
                key.converted();
              } else {
                container.put("essential", key.draft(), key.origin());
              }
            });
    ContainerKeys.rest(keys, container);
    keys.key("mount_points").ifPresent(key -> StorageKeys.mounts(key, container));
    VariableKeys.write(keys, container);
  }

  /** A port and its protocol, {@code 2000/udp}. */
  private static void port(Key key, DraftMap container) {
    String text = key.literal().orElse("");
    Optional<String> number =
        text.matches("[0-9]+(/tcp)?") ? Optional.of(text.replace("/tcp", "")) : Optional.empty();
    if (number.isPresent()) {
      container.put("port", DraftValue.of(number.get()), key.origin());
    } else if (text.matches("[0-9]+/udp")) {
      container.list("expose", key.origin()).add(text, key.origin());
    } else {
      container.put("port", key.draft(), key.origin());
    }
  }
}
