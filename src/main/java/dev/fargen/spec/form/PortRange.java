package dev.fargen.spec.form;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.yaml.ScalarNode;
import java.util.Optional;

/** A port, or all ports from one to another: {@code 6379-6380}. */
public record PortRange(int from, int to) {

  /** The last port. */
  public static final int MOST = 65_535;

  /** The form of such a range. */
  public static final Scalar<PortRange> FORM = new OfPorts();

  /** The range as written: {@code 587} or {@code 6379-6380}. */
  public String words() {
    return from == to ? "" + from : from + "-" + to;
  }

  /** A port, or two with a hyphen between them. */
  record OfPorts() implements Scalar<PortRange>, Form.Patterned {

    private static final Regex REGEX = new Regex("[0-9]{1,5}(-[0-9]{1,5})?");

    @Override
    public String words() {
      return "a port from 1 to " + MOST + ", or a range such as `6379-6380`";
    }

    @Override
    public String pattern() {
      return REGEX.pattern();
    }

    @Override
    public Optional<PortRange> value(ScalarNode scalar, Reading in) {
      String text = scalar.text();
      if (!REGEX.matches(text)) {
        in.report(Reading.notValid(in.key(), scalar, words()));
        return Optional.empty();
      }
      int hyphen = text.indexOf('-');
      int from = Integer.parseInt(hyphen < 0 ? text : text.substring(0, hyphen));
      int to = Integer.parseInt(text.substring(hyphen + 1));
      if (from < 1) {
        return below(1, scalar, in);
      }
      if (Math.max(from, to) > MOST) {
        return above(MOST, scalar, in);
      }
      if (from <= to) {
        return Optional.of(new PortRange(from, to));
      }
      in.report(
          Diagnostic.of(
                  Code.INVALID_VALUE, Reading.written(in.key(), scalar) + " ends before it begins")
              .at(scalar.span())
              .help(in.write(to + "-" + from)));
      return Optional.empty();
    }
  }
}
