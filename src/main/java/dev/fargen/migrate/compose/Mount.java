package dev.fargen.migrate.compose;

import java.util.List;
import java.util.Optional;

/**
 * A mount of a service (Compose Specification, "volumes").
 *
 * @param type {@code volume}, {@code bind}, {@code tmpfs} or another
 * @param source empty for a volume without a name
 */
record Mount(String type, String source, String target, boolean readOnly) {

  private static final String BIND = "bind";
  private static final String VOLUME = "volume";

  static Optional<Mount> of(Item item) {
    if (item instanceof ItemMap map) {
      String source = map.literal("source");
      boolean readOnly = map.text("read_only").filter(ItemText::isTrue).isPresent();
      String type = map.literal("type").isEmpty() ? VOLUME : map.literal("type");
      return Optional.of(new Mount(type, source, target(map.literal("target")), readOnly));
    }
    if (!(item instanceof ItemText text) || text.isNull()) {
      return Optional.empty();
    }
    List<String> parts = Normal.parts(text.literal(), ':');
    if (parts.size() == 1) {
      return Optional.of(new Mount(VOLUME, "", target(parts.get(0)), false));
    }
    String source = parts.get(0);
    if (source.isEmpty()) {
      return Optional.of(new Mount(BIND, variable(text), target(parts.get(1)), false));
    }
    boolean path =
        source.startsWith(".")
            || source.startsWith("/")
            || source.startsWith("~")
            || source.contains("\\");
    boolean readOnly = parts.size() > 2 && List.of(parts.get(2).split(",")).contains("ro");
    return Optional.of(new Mount(path ? BIND : VOLUME, source, target(parts.get(1)), readOnly));
  }

  /** The variable that has the source, where its value is not known. */
  private static String variable(ItemText text) {
    List<Interpolated.Variable> variables = text.text().variables();
    return variables.isEmpty() ? "" : "${" + variables.get(0).name() + "}";
  }

  private static String target(String path) {
    return path.startsWith("/") ? Paths.normal(path) : path;
  }

  boolean isBind() {
    return type.equals(BIND);
  }

  boolean isVolume() {
    return type.equals(VOLUME);
  }
}
