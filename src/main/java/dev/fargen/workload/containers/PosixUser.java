package dev.fargen.workload.containers;

import dev.fargen.list.Digits;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import java.util.Map;
import java.util.Optional;

/** A user by its numbers, as files have one. */
public record PosixUser(Given<Integer> uid, Given<Integer> gid) {

  /** More would not fit an integer. */
  private static final int DIGITS = 9;

  /** The same numbers, wherever they are written. */
  public boolean is(PosixUser other) {
    return uid.value().equals(other.uid.value()) && gid.value().equals(other.gid.value());
  }

  /**
   * The user of a container, if it is numeric. Without a group, or with a group by its name, the
   * group has the number of the user.
   *
   * @param values of parameters
   */
  public static Optional<PosixUser> of(Given<Text> user, Map<String, String> values) {
    String text = user.value().with(values);
    int colon = text.indexOf(':');
    Optional<Integer> uid = number(colon < 0 ? text : text.substring(0, colon));
    Optional<Integer> gid = number(text.substring(colon + 1)).or(() -> uid);
    return uid.map(
        number ->
            new PosixUser(
                Given.of(number, user.span()), Given.of(gid.orElse(number), user.span())));
  }

  private static Optional<Integer> number(String text) {
    boolean number = text.length() <= DIGITS && Digits.only(text);
    return number ? Optional.of(Integer.parseInt(text)) : Optional.empty();
  }
}
