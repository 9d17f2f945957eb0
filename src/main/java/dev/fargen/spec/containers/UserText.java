package dev.fargen.spec.containers;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.list.Digits;
import dev.fargen.spec.form.Check;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Text;
import dev.fargen.yaml.ScalarNode;
import java.util.Optional;

/**
 * A user and a group of a container; an ID is at most 2147483647 (moby pull request 5880, "Check
 * uid ranges").
 */
final class UserText {

  private static final String WORDS =
      "a user name or ID, optionally followed by `:` and a group name or ID";
  private static final String PATTERN = "[A-Za-z0-9_.-]+(:[A-Za-z0-9_.-]+)?";
  private static final int DIGITS = 10;

  static final Form<Text> FORM = Form.text(WORDS, PATTERN, UserText::fault);

  private UserText() {}

  private static Optional<Diagnostic> fault(ScalarNode user, String key) {
    return Check.pattern(WORDS, PATTERN).fault(user, key).or(() -> ids(user));
  }

  private static Optional<Diagnostic> ids(ScalarNode user) {
    int from = 0;
    for (String id : user.text().split(":")) {
      if (Digits.only(id) && isTooLarge(id)) {
        return Optional.of(
            Diagnostic.of(
                    Code.INVALID_VALUE,
                    "the ID `" + id + "` is above the maximum, " + Integer.MAX_VALUE)
                .at(user.cut(from, from + id.length()).span()));
      }
      from += id.length() + 1;
    }
    return Optional.empty();
  }

  private static boolean isTooLarge(String id) {
    return id.length() > DIGITS || Long.parseLong(id) > Integer.MAX_VALUE;
  }
}
