package dev.fargen.workload;

import dev.fargen.spec.Key;
import dev.fargen.spec.Named;
import dev.fargen.spec.Section;
import dev.fargen.spec.StackKeys;
import java.util.Arrays;
import java.util.List;

/**
 * A kind of things that a spec describes and its texts may name, and what each gives them.
 *
 * @param key the key of the spec that such things stand under
 * @param attributes the empty one where the thing itself has a value: {@code ${repositories.x}}
 */
public record ThingKind(Key<Named<Section>> key, List<String> attributes) {

  public static final ThingKind REPOSITORIES = of(StackKeys.REPOSITORIES, "", "uri", "name", "arn");
  public static final ThingKind QUEUES = of(StackKeys.QUEUES, "url", "name", "arn");

  public static final ThingKind VOLUMES = of(StackKeys.VOLUMES, "id", "arn");

  static final List<ThingKind> ALL = List.of(REPOSITORIES, QUEUES, VOLUMES);

  public ThingKind {
    attributes = List.copyOf(attributes);
  }

  private static ThingKind of(Key<Named<Section>> key, String... attributes) {
    return new ThingKind(key, Arrays.asList(attributes));
  }

  /** The first word of a reference to such a thing. */
  public String word() {
    return key.name();
  }
}
