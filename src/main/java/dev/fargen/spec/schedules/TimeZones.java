package dev.fargen.spec.schedules;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.spec.form.Form;
import dev.fargen.yaml.ScalarNode;
import java.util.Optional;

/** Names of time zones in the IANA database. */
public final class TimeZones {

  /** The default. */
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
    return ZoneNames.has(zone.text())
        ? Optional.empty()
        : Optional.of(
            Diagnostic.of(Code.INVALID_VALUE, "unknown time zone `" + zone.text() + "`")
                .at(zone.span())
                .unknown(
                    zone.text(), ZoneNames.all(), "write an IANA name such as `Europe/Berlin`"));
  }
}
