package dev.fargen.check.rule;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Section;
import java.util.List;

/** Two or more keys of a block that cannot be used together. */
public final class Conflict {

  private Conflict() {}

  /** The diagnostic for these keys, with the place of each. */
  public static Diagnostic of(Section block, List<? extends Key<?>> keys) {
    List<String> names = Lists.map(keys, key -> "`" + key.name() + "`");
    Diagnostic conflict =
        Diagnostic.of(
            Code.CONFLICTING_KEYS, Lists.enumerated(names, "and") + " cannot be used together");
    for (Key<?> key : keys) {
      conflict = conflict.at(block.keySpan(key));
    }
    return conflict.help("remove one of them");
  }
}
