package dev.fargen.spec.containers;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.spec.form.Check;
import dev.fargen.spec.form.Form;
import dev.fargen.yaml.ScalarNode;
import java.util.Optional;

/** A mount of a {@code tmpfs}: a path, and optionally its size in MiB. */
final class TmpfsText {

  private static final String SIZE = ":size=";
  private static final String WORDS = "`/path`, or `/path:size=64m` with a size of at least 1 MiB";
  private static final String PATTERN = "/[A-Za-z0-9_.-][A-Za-z0-9_./-]*(:size=[1-9][0-9]{0,5}m?)?";
  private static final int MOST_DIGITS = 6;

  static final Form<String> FORM = Form.plain(WORDS, PATTERN, TmpfsText::fault);

  private TmpfsText() {}

  private static Optional<Diagnostic> fault(ScalarNode mount, String key) {
    return Check.pattern(WORDS, PATTERN).fault(mount, key).map(fault -> size(mount).orElse(fault));
  }

  /** The number of the size is zero, or its unit is not MiB. */
  private static Optional<Diagnostic> size(ScalarNode mount) {
    String text = mount.text();
    int from = text.indexOf(SIZE) + SIZE.length();
    int unit = from;
    while (unit < text.length() && text.charAt(unit) >= '0' && text.charAt(unit) <= '9') {
      unit++;
    }
    if (from < SIZE.length() || unit == from || unit - from > MOST_DIGITS) {
      return Optional.empty();
    }
    int number = Integer.parseInt(text.substring(from, unit));
    String path = text.substring(0, from);
    String size = "the size in `" + text + "` must be ";
    return switch (text.substring(unit)) {
      case "", "m" ->
          number == 0 ? wrong(size + "at least 1 MiB", mount, path + "64m") : Optional.empty();
      case "g", "G" -> wrong(size + "in MiB", mount, path + Math.max(1, number) * 1024 + "m");
      case "M" -> wrong(size + "in MiB, with the unit `m`", mount, path + number + "m");
      default -> wrong(size + "in MiB", mount, path + "64m");
    };
  }

  private static Optional<Diagnostic> wrong(String message, ScalarNode mount, String right) {
    int from = mount.text().indexOf(SIZE) + SIZE.length();
    return Optional.of(
        Diagnostic.of(Code.INVALID_VALUE, message)
            .at(mount.cut(from, mount.text().length()).span())
            .help("write `" + right + "`"));
  }
}
