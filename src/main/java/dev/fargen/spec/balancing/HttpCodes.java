package dev.fargen.spec.balancing;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Reading;
import dev.fargen.yaml.ScalarNode;
import java.util.Optional;

/**
 * The HTTP codes of a healthy target (Elastic Load Balancing API reference, "Matcher": HttpCode,
 * for an Application Load Balancer).
 */
final class HttpCodes {

  private static final int LEAST = 200;
  private static final int MOST = 499;

  private static final String WORDS =
      "HTTP codes from 200 to 499, such as `200`, `200,302` or `200-299`";

  static final Form<String> FORM =
      Form.plain(WORDS, "[0-9]{3}(-[0-9]{3})?(,[0-9]{3}(-[0-9]{3})?)*", HttpCodes::fault);

  private HttpCodes() {}

  private static Optional<Diagnostic> fault(ScalarNode codes, String key) {
    String text = codes.text();
    int offset = 0;
    for (String item : text.split(",", -1)) {
      if (!item.matches("[0-9]{3}(-[0-9]{3})?")) {
        return wrong(
            codes, key, offset, item, "`" + item + "` is not an HTTP code or a range of codes");
      }
      int first = Integer.parseInt(item.substring(0, 3));
      int last = Integer.parseInt(item.substring(item.length() - 3));
      if (first < LEAST || last > MOST) {
        return wrong(
            codes, key, offset, item, "`" + item + "` is not within the HTTP codes 200 to 499");
      }
      if (first > last) {
        return wrong(codes, key, offset, item, "the range `" + item + "` ends before it starts")
            .map(d -> d.help("write `" + last + "-" + first + "`"));
      }
      offset += item.length() + 1;
    }
    return Optional.empty();
  }

  private static Optional<Diagnostic> wrong(
      ScalarNode codes, String key, int offset, String item, String message) {
    return Optional.of(
        Diagnostic.of(Code.INVALID_VALUE, message)
            .at(codes.part(offset, Math.max(1, item.length())))
            .note(Reading.must(key, WORDS)));
  }
}
