package dev.fargen.spec.hint;

import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.LookAlikes;
import dev.fargen.diag.SourceFile;
import dev.fargen.list.Digits;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.ParameterUses;
import dev.fargen.spec.form.Reading;
import dev.fargen.spec.form.Scalar;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Looks for the value that was meant: the first of several spellings that the form accepts. */
final class Candidates {

  private static final int LONGEST = 100;

  /** Words of other tools for the words of a spec. */
  private static final Map<String, List<String>> SAME =
      Map.of(
          "manual", List.of("once", "one-off", "oneoff", "one_off", "job", "task", "on-demand"),
          "linux/amd64", List.of("amd64", "x86_64", "x86-64", "x64", "linux", "linux/x86_64"),
          "linux/arm64", List.of("arm64", "arm", "aarch64", "linux/arm64/v8", "linux/aarch64"),
          "windows/amd64", List.of("windows"),
          "postgres", List.of("postgresql", "pg", "rds"),
          "aurora-postgresql", List.of("aurora", "aurora-postgres", "aurora-pg"),
          "aurora-dsql", List.of("dsql"),
          "started", List.of("start", "service_started"),
          "healthy", List.of("service_healthy"),
          "success", List.of("service_completed_successfully"));

  private static final Map<String, String> UNITS =
      Map.ofEntries(
          Map.entry("s", "s"),
          Map.entry("sec", "s"),
          Map.entry("second", "s"),
          Map.entry("m", "m"),
          Map.entry("min", "m"),
          Map.entry("minute", "m"),
          Map.entry("h", "h"),
          Map.entry("hour", "h"),
          Map.entry("d", "d"),
          Map.entry("day", "d"));

  private Candidates() {}

  /** The value that was meant, where the form accepts one; the written one first. */
  static Optional<String> of(ScalarNode written, Key<?> key, Form<?> form) {
    if (written.isNull() || written.text().length() > LONGEST || written.text().contains("${")) {
      return Optional.empty();
    }
    String text = written.text();
    boolean percentage = text.endsWith("%") && accepts(form, "50%", written);
    return Lists.first(
        spellings(text, key, form),
        one -> accepts(form, one, written) && (!percentage || one.endsWith("%")));
  }

  /** A name as the names of a map are. */
  static List<String> names(String text) {
    String lower = text.toLowerCase(Locale.ROOT).strip();
    String hyphens = lower.replace('_', '-').replace(' ', '-');
    return List.of(lower, hyphens, trimmed(hyphens), text.replace('-', '_').replace(' ', '_'));
  }

  /** The text as YAML takes it for one, in flow style too. */
  static String quoted(String text) {
    boolean plain = !text.isEmpty() && Character.isLetterOrDigit(text.charAt(0));
    for (int i = 0; i < text.length(); i++) {
      plain &=
          Character.isLetterOrDigit(text.charAt(i)) || "/._-:@() +*".indexOf(text.charAt(i)) >= 0;
    }
    boolean path = text.startsWith("/") && text.indexOf(' ') < 0 && text.indexOf('*') < 0;
    return (plain || path) && !text.contains(": ") && !text.endsWith(":")
        ? text
        : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private static List<String> spellings(String text, Key<?> key, Form<?> form) {
    List<String> all = new ArrayList<>(List.of(text, LookAlikes.plain(text)));
    String lower = text.toLowerCase(Locale.ROOT).strip();
    SAME.forEach((word, words) -> all.addAll(words.contains(lower) ? List.of(word) : List.of()));
    all.addAll(form.spellings(text));
    if (isName(text)) {
      all.addAll(names(text));
      all.add(text.strip().toUpperCase(Locale.ROOT));
      boolean region = key.name().equals("region");
      if (region && lower.length() > 1 && Character.isDigit(lower.charAt(lower.length() - 1))) {
        int last = lower.length() - 1;
        all.add(lower.substring(0, last) + "-" + lower.charAt(last));
      }
    }
    if (text.endsWith("%")) {
      all.add("100%");
      all.add(text.substring(0, text.length() - 1).strip());
    }
    if (form.bare() instanceof Scalar.Whole) {
      all.add(text.substring(text.lastIndexOf(':') + 1).replace("/tcp", ""));
    }
    all.addAll(duration(lower, key));
    all.add(lower.replace("s)", ")"));
    all.add(lower.replace(")", "s)"));
    return all;
  }

  /** Letters, digits, and what people write between them. */
  private static boolean isName(String text) {
    boolean name = !text.isBlank();
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      name &= Character.isLetterOrDigit(letter) || "-_ ".indexOf(letter) >= 0;
    }
    return name;
  }

  /** A number and the unit in one letter: the unit written out, several of them, or none. */
  private static List<String> duration(String text, Key<?> key) {
    List<String> all = new ArrayList<>();
    String number = digits(text, 0);
    String unit = text.substring(number.length()).strip();
    if (number.isEmpty() || number.length() > 6) {
      return all;
    }
    if (unit.isEmpty()) {
      String example = key.example();
      if (example.endsWith("ms") || example.endsWith("d")) {
        all.add(number + (example.endsWith("ms") ? "ms" : "d"));
      }
      List.of("s", "m", "h", "d").forEach(one -> all.add(number + one));
      return all;
    }
    String single =
        unit.endsWith("s") && unit.length() > 1 ? unit.substring(0, unit.length() - 1) : unit;
    Optional.ofNullable(UNITS.get(single)).ifPresent(letter -> all.add(number + letter));
    if (single.startsWith("month")) {
      all.add(Long.parseLong(number) * 30 + "d");
    }
    if (single.startsWith("week") || single.equals("w")) {
      all.add(Long.parseLong(number) * 7 + "d");
    }
    if (unit.startsWith("m") && unit.endsWith("s")) {
      String seconds = digits(unit, 1);
      if (!seconds.isEmpty() && unit.length() == seconds.length() + 2) {
        all.add(Long.parseLong(number) * 60 + Long.parseLong(seconds) + "s");
      }
    }
    return all;
  }

  private static String digits(String text, int from) {
    int end = from;
    while (end < text.length() && Digits.is(text.charAt(end))) {
      end++;
    }
    return end - from > 6 ? "" : text.substring(from, end);
  }

  private static String trimmed(String name) {
    int from = 0;
    int to = name.length();
    while (from < to && name.charAt(from) == '-') {
      from++;
    }
    while (to > from && name.charAt(to - 1) == '-') {
      to--;
    }
    return name.substring(from, to);
  }

  /** Whether the form reads the text without a fault. */
  static boolean accepts(Form<?> form, String text, ScalarNode written) {
    Diagnostics faults = new Diagnostics(new SourceFile("", ""));
    MapNode none = new MapNode(Map.of(), written.span());
    Reading reading = new Reading(faults, "", none, new ParameterUses());
    boolean read = form.read(new ScalarNode(text, true, written.span()), reading).isPresent();
    return read && !faults.hasErrors();
  }
}
