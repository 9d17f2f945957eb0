package dev.fargen.spec.balancing;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Reading;
import dev.fargen.yaml.ScalarNode;
import java.util.Optional;

/**
 * The HTTP or gRPC codes of a healthy target (Elastic Load Balancing API reference, "Matcher":
 * HttpCode, for an Application Load Balancer, and GrpcCode).
 */
public final class HttpCodes {

  private static final int LEAST = 200;
  private static final int MOST = 499;

  private static final String WORDS =
      "HTTP codes from 200 to 499, such as `200`, `200,302` or `200-299`; for gRPC, codes from 0"
          + " to 99";

  private static final String ITEM = "([0-9]{3}(-[0-9]{3})?|[0-9]{1,2}(-[0-9]{1,2})?)";

  static final Form<String> FORM = Form.plain(WORDS, ITEM + "(," + ITEM + ")*", HttpCodes::fault);

  private HttpCodes() {}

  private static Optional<Diagnostic> fault(ScalarNode codes, String key) {
    String text = codes.text();
    int offset = 0;
    for (String item : text.split(",", -1)) {
      if (!item.matches(ITEM)) {
        return wrong(
            codes, key, offset, item, "`" + item + "` is not an HTTP code or a range of codes");
      }
      int dash = item.indexOf('-');
      int first = Integer.parseInt(dash < 0 ? item : item.substring(0, dash));
      int last = Integer.parseInt(item.substring(dash + 1));
      if (!isGrpc(item) && (first < LEAST || last > MOST)) {
        return wrong(
            codes,
            key,
            offset,
            item,
            "`" + item + "` is not an HTTP code from 200 to 499, or a gRPC code from 0 to 99");
      }
      if (first > last) {
        return wrong(codes, key, offset, item, "the range `" + item + "` ends before it starts")
            .map(d -> d.help("write `" + last + "-" + first + "`"));
      }
      offset += item.length() + 1;
    }
    return Optional.empty();
  }

  /** Whether these are codes of gRPC, which have at most two digits. */
  public static boolean isGrpc(String codes) {
    int digits = 0;
    while (digits < codes.length() && Character.isDigit(codes.charAt(digits))) {
      digits++;
    }
    return digits < 3;
  }

  private static Optional<Diagnostic> wrong(
      ScalarNode codes, String key, int offset, String item, String message) {
    return Optional.of(
        Diagnostic.of(Code.INVALID_VALUE, message)
            .at(codes.part(offset, Math.max(1, item.length())))
            .note(Reading.must(key, WORDS)));
  }
}
