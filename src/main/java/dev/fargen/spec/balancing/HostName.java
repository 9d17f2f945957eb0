package dev.fargen.spec.balancing;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Mismatch;
import dev.fargen.spec.form.Reading;
import dev.fargen.spec.form.Text;
import dev.fargen.yaml.ScalarNode;
import java.util.Locale;
import java.util.Optional;

/**
 * A host name in a listener rule, with wildcards: it has a dot, and only letters follow the last
 * dot (Elastic Load Balancing user guide, "Condition types for listener rules", Host conditions).
 */
final class HostName {

  private static final String WORDS = "a host name with a dot (`*` and `?` are wildcards)";
  private static final String PATTERN = "(?=.{1,128}$)[A-Za-z0-9*?.-]*\\.[A-Za-z*?]+";

  static final Form<Text> FORM = Form.text(WORDS, PATTERN, HostName::fault).ofSpec();

  private HostName() {}

  private static Optional<Diagnostic> fault(ScalarNode host, String key) {
    if (host.text().matches(PATTERN)) {
      return Optional.empty();
    }
    String text = host.text();
    String written = Reading.written(key, host);
    int scheme = text.indexOf("://");
    int start = scheme < 0 ? 0 : scheme + 3;
    int end = end(text, start);
    String bare = text.substring(start, end).strip();
    Diagnostic fault;
    if (scheme >= 0) {
      fault = wrong(written + " must not begin with a scheme", host, 0, start);
    } else if (end < text.length()) {
      String what = text.charAt(end) == ':' ? "a port" : "a path";
      fault = wrong(written + " must not contain " + what, host, end, text.length());
    } else if (!text.contains(".")) {
      fault = wrong(written + " must contain a dot", host, 0, text.length());
    } else {
      fault = Mismatch.of(written, host, PATTERN);
    }
    Diagnostic explained = fault.note(Reading.must(key, WORDS));
    return Optional.of(
        bare.matches(PATTERN) && !bare.equals(text)
            ? explained.help("write `" + bare.toLowerCase(Locale.ROOT) + "`")
            : text.contains(".")
                ? explained
                : explained.help(
                    "write the full name, such as `api.example.com` or `\"*.example.com\"`"));
  }

  private static Diagnostic wrong(String message, ScalarNode host, int from, int to) {
    return Diagnostic.of(Code.INVALID_VALUE, message).at(host.cut(from, to).span());
  }

  /** Where the name ends, and a port or path begins. */
  private static int end(String text, int start) {
    for (int i = start; i < text.length(); i++) {
      if (text.charAt(i) == '/' || text.charAt(i) == ':') {
        return i;
      }
    }
    return text.length();
  }
}
