package dev.fargen.check.rule;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Section;
import java.util.List;
import java.util.Map;

/** Keys of a block that cannot be used together, or not with their values. */
public final class Conflict {

  private Conflict() {}

  /**
   * The diagnostic for these keys, with the place of each.
   *
   * @param meanings what a key says, for its label
   */
  public static Diagnostic of(
      Section block, List<? extends Key<?>> keys, Map<Key<?>, String> meanings) {
    List<String> names = Lists.map(keys, key -> "`" + key.name() + "`");
    Diagnostic conflict =
        Diagnostic.of(
            Code.CONFLICTING_KEYS, Lists.enumerated(names, "and") + " cannot be used together");
    for (Key<?> key : keys) {
      conflict = conflict.at(block.keySpan(key), meanings.getOrDefault(key, ""));
    }
    return conflict.help(
        "remove " + (names.size() == 2 ? String.join(" or ", names) : "all of these keys but one"));
  }

  /**
   * The diagnostic for a minimum that is greater than the maximum.
   *
   * @param what the maximum is, in words
   */
  public static Diagnostic minOverMax(Given<String> min, Given<String> max, String what) {
    return Diagnostic.of(
            Code.MIN_OVER_MAX,
            "`min: " + min.value() + "` is greater than `max: " + max.value() + "`")
        .at(min.span())
        .at(max.span(), what)
        .help("write `max: " + min.value() + "` or more");
  }
}
