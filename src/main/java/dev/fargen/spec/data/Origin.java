package dev.fargen.spec.data;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.spec.form.Check;
import dev.fargen.spec.form.Reading;
import dev.fargen.yaml.ScalarNode;
import java.util.Optional;

/**
 * The origin of a CORS rule, which S3 compares with what a browser sends: a scheme, a host and a
 * port, without a slash behind them (Amazon S3 user guide, "Elements of a CORS configuration").
 */
final class Origin {

  static final String WORDS =
      "`*`, or a scheme and a host such as `https://shop.example.com`, with at most one `*`";
  static final String PATTERN = "[a-z][a-z0-9+.-]*://[^/*\\s]*\\*?[^/*\\s]*|\\*";

  private static final String SCHEME = "://";
  private static final String SENT =
      "browsers send an origin as a scheme, a host and, if it is not the usual one, a port";

  private Origin() {}

  static Optional<Diagnostic> fault(ScalarNode origin, String key) {
    String text = origin.text();
    Optional<Diagnostic> fault = Check.pattern(WORDS, PATTERN).fault(origin, key);
    if (fault.isEmpty()) {
      return fault;
    }
    int host = text.indexOf(SCHEME) + SCHEME.length();
    int path = text.contains(SCHEME) ? text.indexOf('/', host) : -1;
    String written = Reading.written(key, origin);
    if (path >= 0) {
      return Optional.of(
          wrong(written + " must not have a path", SENT, origin.cut(path, text.length()))
              .help("write `" + text.substring(0, path) + "`"));
    }
    if (text.indexOf('*') != text.lastIndexOf('*')) {
      return Optional.of(
          wrong(
                  written + " must not have more than one `*`",
                  "S3 accepts at most one `*` in an origin",
                  origin.cut(text.lastIndexOf('*'), text.lastIndexOf('*') + 1))
              .help("write, for example, `https://*.example.com`, or one origin for each host"));
    }
    boolean bare = !text.contains(SCHEME) && text.indexOf('.') > 0 && text.indexOf('/') < 0;
    return bare
        ? Optional.of(
            wrong(written + " has no scheme", SENT, origin).help("write `https://" + text + "`"))
        : fault;
  }

  private static Diagnostic wrong(String message, String note, ScalarNode place) {
    return Diagnostic.of(Code.INVALID_VALUE, message).at(place.span()).note(note);
  }
}
