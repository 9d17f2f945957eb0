package dev.fargen.spec.containers;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Mismatch;
import dev.fargen.spec.form.Reading;
import dev.fargen.yaml.ScalarNode;
import java.util.Optional;

/** A volume and the path that it is mounted at, as in Compose: {@code config:/etc/app:ro}. */
final class MountText {

  private static final String WORDS = "`volume:/path` or `volume:/path:ro` (read-only)";
  private static final String VOLUME = "[A-Za-z0-9_-]+";
  private static final String PATTERN =
      VOLUME + ":([A-Za-z]:)?/[A-Za-z0-9_.-][A-Za-z0-9_./-]*(:r[ow])?";

  static final Form<String> FORM = Form.plain(WORDS, PATTERN, MountText::fault);

  private MountText() {}

  private static Optional<Diagnostic> fault(ScalarNode mount, String key) {
    String text = mount.text();
    return text.matches(PATTERN)
        ? Optional.empty()
        : Optional.of(wrong(mount, Reading.written(key, mount)).note(Reading.must(key, WORDS)));
  }

  private static Diagnostic wrong(ScalarNode mount, String written) {
    String text = mount.text();
    int colon = text.indexOf(':');
    if (text.startsWith("/") || text.startsWith(".") || text.startsWith("~")) {
      return diagnostic(
          "`"
              + text.substring(0, colon < 0 ? text.length() : colon)
              + "` is a host path; Fargate does not support host paths",
          mount.cut(0, colon < 0 ? text.length() : colon));
    }
    if (colon < 0) {
      return diagnostic(written + " has no mount path", mount);
    }
    int option = text.lastIndexOf(':');
    if (option > text.indexOf('/') && text.indexOf('/') > colon) {
      String word = text.substring(option + 1);
      if (!word.equals("ro") && !word.equals("rw")) {
        return diagnostic(
            written + " has an unknown option, `" + word + "`",
            mount.cut(Math.min(option + 1, text.length() - 1), text.length()));
      }
    }
    return text.substring(colon + 1).equals("/")
        ? diagnostic(written + " must not be mounted at `/`", mount.cut(colon + 1, text.length()))
        : Mismatch.of(written, mount, PATTERN);
  }

  private static Diagnostic diagnostic(String message, ScalarNode place) {
    return Diagnostic.of(Code.INVALID_VALUE, message).at(place.span());
  }
}
