package dev.fargen.check.raw;

import dev.fargen.check.raw.SchemaChecker.Subject;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.list.Digits;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Reading;
import dev.fargen.spec.raw.RawFunction;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.MapNode.Entry;
import dev.fargen.yaml.ScalarNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The daily window for backups and the weekly one for maintenance have a shortest length and do not
 * overlap (Amazon RDS API reference, "CreateDBInstance"; Amazon ElastiCache API reference,
 * "CreateReplicationGroup").
 */
final class Windows {

  private static final int HOUR = 60;
  private static final int DAY = 24 * HOUR;
  private static final int WEEK = 7 * DAY;
  private static final List<String> DAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");
  private static final List<String> BACKUP = List.of("PreferredBackupWindow", "SnapshotWindow");
  private static final List<String> MAINTENANCE =
      List.of("PreferredMaintenanceWindow", "MaintenanceWindow");

  /** A window in minutes of a day or of a week. */
  private record Window(int from, int minutes, String name, ScalarNode written) {}

  private Windows() {}

  static Verdict check(Subject subject, int least) {
    if (!(subject.value() instanceof MapNode map)) {
      return Verdict.FITS;
    }
    Optional<Window> backup = window(map, BACKUP, DAY);
    Optional<Window> maintenance = window(map, MAINTENANCE, WEEK);
    Verdict verdict = Verdict.FITS;
    for (Window window : Lists.present(List.of(backup, maintenance))) {
      if (window.minutes() < least) {
        verdict =
            verdict.and(
                Verdict.of(
                    Diagnostic.of(
                            Code.OUT_OF_RANGE,
                            Reading.written(window.name(), window.written())
                                + " is shorter than "
                                + least
                                + " minutes")
                        .at(window.written().span())));
      }
    }
    return !verdict.refuses() && backup.isPresent() && maintenance.isPresent()
        ? overlap(backup.get(), maintenance.get())
        : verdict;
  }

  private static Verdict overlap(Window backup, Window maintenance) {
    for (int day = 0; day < DAYS.size(); day++) {
      int from = day * DAY + backup.from();
      boolean begins = Math.floorMod(maintenance.from() - from, WEEK) < backup.minutes();
      boolean lasts = Math.floorMod(from - maintenance.from(), WEEK) < maintenance.minutes();
      if (begins || lasts) {
        return Verdict.of(
            Diagnostic.of(
                    Code.INVALID_VALUE,
                    "`" + backup.name() + "` and `" + maintenance.name() + "` overlap")
                .at(backup.written().span())
                .at(maintenance.written().span()));
      }
    }
    return Verdict.FITS;
  }

  private static Optional<Window> window(MapNode map, List<String> names, int period) {
    for (String name : names) {
      Optional<ScalarNode> written =
          map.entry(name)
              .map(Entry::value)
              .filter(node -> node instanceof ScalarNode && RawFunction.of(node).isEmpty())
              .map(ScalarNode.class::cast);
      if (written.isPresent()) {
        String text = written.get().text().toLowerCase(Locale.ROOT);
        int dash = text.indexOf('-');
        int from = minute(text.substring(0, Math.max(dash, 0)), period == WEEK);
        int to = minute(text.substring(dash + 1), period == WEEK);
        if (from >= 0 && to >= 0) {
          return Optional.of(
              new Window(from, Math.floorMod(to - from, period), name, written.get()));
        }
      }
    }
    return Optional.empty();
  }

  /** The minute that {@code 03:30} or {@code sun:03:30} is; -1 if it is none. */
  private static int minute(String text, boolean weekly) {
    int day = weekly ? DAYS.indexOf(text.substring(0, Math.min(3, text.length()))) : 0;
    String time = weekly && text.length() > 4 ? text.substring(4) : text;
    boolean valid =
        day >= 0
            && time.length() == 5
            && time.charAt(2) == ':'
            && Digits.only(time.substring(0, 2) + time.substring(3));
    return valid
        ? day * DAY
            + Integer.parseInt(time.substring(0, 2)) * HOUR
            + Integer.parseInt(time.substring(3))
        : -1;
  }
}
