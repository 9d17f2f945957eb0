package dev.fargen.spec.balancing;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.spec.form.Form;
import dev.fargen.yaml.ScalarNode;
import java.util.Optional;

/**
 * The answers that mean healthy (Elastic Load Balancing API reference, "Matcher": HttpCode, for an
 * Application Load Balancer).
 */
final class HttpCodes {

  private static final int LEAST = 200;
  private static final int MOST = 499;

  static final Form<String> FORM =
      Form.plain(
          "HTTP codes from 200 to 499, such as `200`, `200,302` or `200-299`",
          "[0-9]{3}(-[0-9]{3})?(,[0-9]{3}(-[0-9]{3})?)*",
          HttpCodes::fault);

  private HttpCodes() {}

  private static Optional<Diagnostic> fault(ScalarNode codes, String key) {
    String text = codes.text();
    int offset = 0;
    for (String item : text.split(",", -1)) {
      if (!item.matches("[0-9]{3}(-[0-9]{3})?")) {
        return wrong(codes, offset, item, "`" + item + "` is neither an HTTP code nor a range");
      }
      int first = Integer.parseInt(item.substring(0, 3));
      int last = Integer.parseInt(item.substring(item.length() - 3));
      if (first < LEAST || last > MOST) {
        return wrong(codes, offset, item, "no answer of `" + item + "` can mean healthy");
      }
      if (first > last) {
        return wrong(codes, offset, item, "`" + item + "` ends before it begins")
            .map(d -> d.help("write `" + last + "-" + first + "`"));
      }
      offset += item.length() + 1;
    }
    return Optional.empty();
  }

  private static Optional<Diagnostic> wrong(
      ScalarNode codes, int offset, String item, String message) {
    return Optional.of(
        Diagnostic.of(Code.INVALID_VALUE, message)
            .at(codes.part(offset, Math.max(1, item.length())))
            .note("codes are from 200 to 499, such as `200`, `200,302` or `200-299`"));
  }
}
