package dev.fargen.workload.permissions;

import dev.fargen.list.Lists;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.form.Text.ThingReference;
import dev.fargen.workload.environment.ThingKind;
import java.util.List;
import java.util.Optional;

/** A thing of the spec in a permission: {@code ${buckets.uploads.name}}. */
public final class OwnReference {

  /** What of a thing says which one it is. */
  private static final List<String> NAMES = List.of("name", "arn");

  private OwnReference() {}

  /** The name of the thing of this kind that the text means, if it is a reference to one. */
  public static Optional<String> name(Text text, String kind) {
    return text.parts().size() == 1
            && text.parts().get(0) instanceof ThingReference reference
            && NAMES.contains(reference.attribute())
            && Lists.any(
                ThingKind.ALL,
                one ->
                    one.permitted()
                        && one.one().equals(kind)
                        && one.word().equals(reference.kind()))
        ? Optional.of(reference.name())
        : Optional.empty();
  }
}
