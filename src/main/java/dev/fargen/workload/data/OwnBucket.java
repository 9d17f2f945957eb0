package dev.fargen.workload.data;

import dev.fargen.list.Lists;
import dev.fargen.spec.StackKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Named;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.form.Text.ThingReference;
import java.util.Optional;

/**
 * A bucket of the spec in place of the name of a bucket: {@code ${buckets.x.name}}, or its name.
 */
public final class OwnBucket {

  private static final String NAME = "name";

  private OwnBucket() {}

  /** The block of the bucket that the text means; empty if it is another bucket. */
  public static Optional<Section> of(Text bucket, Section stack) {
    Optional<String> name =
        Lists.first(bucket.things())
            .filter(OwnBucket::isName)
            .map(ThingReference::name)
            .or(bucket::literal);
    return name.flatMap(one -> Optional.ofNullable(stack.named(StackKeys.BUCKETS).get(one)))
        .map(Named.Entry::value)
        .map(Given::value);
  }

  /** Whether the reference is the name of a bucket of the spec. */
  public static boolean isName(ThingReference reference) {
    return reference.kind().equals(StackKeys.BUCKETS.name()) && reference.attribute().equals(NAME);
  }

  /** The text as a reference. */
  static Given<Text> reference(Given<Text> bucket) {
    return bucket.map(
        text ->
            text.literal()
                .map(name -> Text.of(new ThingReference(StackKeys.BUCKETS.name(), name, NAME)))
                .orElse(text));
  }
}
