package dev.fargen.spec.containers;

import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Shape;

/** Keys of a resource limit. */
public final class UlimitKeys {

  private static final Form<Integer> NUMBER = Form.whole(-1, Integer.MAX_VALUE);

  public static final Key<Integer> SOFT =
      Key.of("soft", NUMBER, "Limit that applies; a process can raise it up to `hard`.")
          .mandatory()
          .becomes("`SoftLimit` of the limit")
          .example("soft: 65535");
  public static final Key<Integer> HARD =
      Key.of("hard", NUMBER, "Maximum for the soft limit.")
          .otherwise("the same as `soft`")
          .becomes("`HardLimit` of the limit")
          .example("hard: 1048576");
  public static final Shape SHAPE = Shape.of("an entry of `ulimits`", SOFT, HARD);

  private UlimitKeys() {}
}
