package dev.fargen.spec.containers;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.list.Digits;
import dev.fargen.spec.form.Check;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Reading;
import dev.fargen.yaml.ScalarNode;
import java.util.Optional;

/**
 * A mount path in memory and its size, as in Compose: {@code /run:size=16m}. A size without a unit
 * is in bytes there (Docker documentation, "tmpfs mounts"), and in MiB in ECS (Amazon ECS API
 * reference, "Tmpfs"), so it needs a unit.
 */
public final class TmpfsText {

  private static final String WORDS =
      "`/path`, or `/path:size=64m` with a size in MiB (`m`) or GiB (`g`)";
  private static final String PATTERN =
      "/[A-Za-z0-9_.-][A-Za-z0-9_./-]*(:size=[1-9][0-9]{0,5}[mg])?";
  private static final String SIZE = ":size=";
  private static final int MOST_DIGITS = 18;
  private static final int MOST_NUMBER = 6;
  private static final int MIB_PER_GIB = 1_024;
  private static final long MIB = 1L << 20;

  private static final Check CHECK = Check.pattern(WORDS, PATTERN);

  static final Form<String> FORM = Form.plain(WORDS, PATTERN, TmpfsText::fault);

  private TmpfsText() {}

  /** The size in MiB, if it is written. */
  public static Optional<Integer> size(String text) {
    int at = text.indexOf(SIZE);
    if (at < 0) {
      return Optional.empty();
    }
    int last = text.length() - 1;
    int number = Integer.parseInt(text.substring(at + SIZE.length(), last));
    return Optional.of(text.charAt(last) == 'g' ? number * MIB_PER_GIB : number);
  }

  /** The path, without the size. */
  public static String path(String text) {
    int at = text.indexOf(SIZE);
    return at < 0 ? text : text.substring(0, at);
  }

  private static Optional<Diagnostic> fault(ScalarNode tmpfs, String key) {
    String text = tmpfs.text();
    int at = text.indexOf(SIZE);
    String size = at < 0 ? "" : text.substring(at + SIZE.length());
    if (TmpfsText.path(text).equals("/")) {
      return Optional.of(
          Diagnostic.of(Code.INVALID_VALUE, "`tmpfs` must not be mounted at `/`")
              .at(tmpfs.cut(0, 1).span())
              .note(Reading.must(key, WORDS)));
    }
    if (size.startsWith("0")) {
      return Optional.of(
          Diagnostic.of(Code.INVALID_VALUE, "the size `" + size + "` in `tmpfs` is below 1 MiB")
              .at(tmpfs.cut(at + SIZE.length(), text.length()).span())
              .note(Reading.must(key, WORDS))
              .help("write, for example, `" + text.substring(0, at) + SIZE + "64m`"));
    }
    Optional<String> otherUnit = otherUnit(size);
    if (otherUnit.isPresent()) {
      return Optional.of(
          Diagnostic.of(
                  Code.INVALID_VALUE,
                  "the size `" + size + "` in `tmpfs` must be in MiB (`m`) or GiB (`g`)")
              .at(tmpfs.cut(at + SIZE.length(), text.length()).span())
              .help("write `" + text.substring(0, at) + SIZE + otherUnit.get() + "`"));
    }
    return size.length() <= MOST_DIGITS && Digits.only(size)
        ? Optional.of(
            Diagnostic.of(
                    Code.INVALID_VALUE, Reading.written(key, tmpfs) + " has a size without a unit")
                .at(tmpfs.cut(at + SIZE.length(), text.length()).span())
                .note("in Compose, a size without a unit is in bytes")
                .help(
                    "write `"
                        + text.substring(0, at)
                        + SIZE
                        + (isBytes(size)
                            ? mebibytes(size) + "m`, if you mean " + size + " bytes"
                            : size + "m`, if you mean MiB")))
        : CHECK.fault(tmpfs, key);
  }

  /** A size with another unit of Compose, in MiB or GiB. */
  private static Optional<String> otherUnit(String size) {
    int digits = 0;
    while (digits < size.length() && Digits.is(size.charAt(digits))) {
      digits++;
    }
    if (digits == 0 || digits > MOST_NUMBER) {
      return Optional.empty();
    }
    String number = size.substring(0, digits);
    String unit = size.substring(digits);
    return switch (unit) {
      case "M", "mb", "MB", "Mb", "MiB", "Mi" -> Optional.of(number + "m");
      case "G", "gb", "GB", "Gb", "GiB", "Gi" -> Optional.of(number + "g");
      case "k", "K", "kb", "KB", "KiB", "Ki" ->
          Optional.of((Integer.parseInt(number) + MIB_PER_GIB - 1) / MIB_PER_GIB + "m");
      default -> Optional.empty();
    };
  }

  /** Whether the number is in bytes, as in Compose; one that is less than 1 MiB is in MiB. */
  private static boolean isBytes(String number) {
    return Long.parseLong(number) >= MIB;
  }

  private static long mebibytes(String bytes) {
    return (Long.parseLong(bytes) + MIB - 1) / MIB;
  }
}
