package dev.fargen.spec.balancing;

import dev.fargen.diag.Diagnostic;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Reading;
import dev.fargen.spec.form.Text;
import dev.fargen.yaml.ScalarNode;
import java.util.Locale;
import java.util.Optional;

/**
 * A host name in a listener rule, {@code *} and {@code ?} allowed: it has a dot, and only letters
 * behind the last one (Elastic Load Balancing user guide, "Condition types for listener rules",
 * Host conditions).
 */
final class HostName {

  private static final String WORDS = "a host name with a dot in it, `*` and `?` allowed";
  private static final String PATTERN = "(?=.{1,128}$)[A-Za-z0-9*?.-]*\\.[A-Za-z*?]+";

  static final Form<Text> FORM = Form.text(WORDS, PATTERN, HostName::fault);

  private HostName() {}

  private static Optional<Diagnostic> fault(ScalarNode host, String key) {
    if (host.text().matches(PATTERN)) {
      return Optional.empty();
    }
    Diagnostic fault = Reading.notOf(key, WORDS, host.text(), host.span());
    String bare = host.text().replaceFirst("^[a-zA-Z]+://", "").replaceFirst("[/:].*", "").strip();
    return Optional.of(
        bare.matches(PATTERN) && !bare.equals(host.text())
            ? fault.help("write `" + bare.toLowerCase(Locale.ROOT) + "`")
            : fault.help("write it in full: `api.example.com`, or `*.example.com`"));
  }
}
