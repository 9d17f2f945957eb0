package dev.fargen.spec.schedules;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.spec.form.Form;
import dev.fargen.yaml.ScalarNode;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/** Names of time zones in the IANA database. */
public final class TimeZones {

  /** The default; other names are only loaded if a spec has one. */
  public static final String UTC = "UTC";

  public static final Form<String> FORM =
      Form.plain(
              "the name of a time zone, such as `Europe/Berlin`",
              "[A-Za-z0-9_+/-]{1,50}",
              TimeZones::fault)
          .ofKind("the name of a time zone");

  private TimeZones() {}

  /** What is wrong with the name. */
  public static Optional<Diagnostic> fault(ScalarNode zone, String key) {
    if (zone.text().equals(UTC)) {
      return Optional.empty();
    }
    Set<String> zones = ZoneId.getAvailableZoneIds();
    return zones.contains(zone.text())
        ? Optional.empty()
        : Optional.of(
            Diagnostic.of(Code.INVALID_VALUE, "unknown time zone `" + zone.text() + "`")
                .at(zone.span())
                .unknown(zone.text(), zones, "write an IANA name such as `Europe/Berlin`"));
  }
}
