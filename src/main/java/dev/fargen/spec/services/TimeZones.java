package dev.fargen.spec.services;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Type;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/** Names of time zones, as the IANA database has them. */
final class TimeZones {

  static final Type<String> TYPE =
      new Type<>(
          new Form.Text(
              "the name of a time zone, such as `Europe/Berlin`", "[A-Za-z0-9_+/-]{1,50}", false),
          (node, in) ->
              in.scalar(node, "the name of a time zone")
                  .flatMap(
                      scalar -> {
                        Set<String> zones = ZoneId.getAvailableZoneIds();
                        if (zones.contains(scalar.text())) {
                          return Optional.of(scalar.text());
                        }
                        in.report(
                            Diagnostic.of(
                                    Code.INVALID_VALUE,
                                    "there is no time zone `" + scalar.text() + "`")
                                .at(scalar.span())
                                .unknown(
                                    scalar.text(),
                                    zones,
                                    "write one of the IANA names, such as `Europe/Berlin`"));
                        return Optional.empty();
                      }));

  private TimeZones() {}
}
