package dev.fargen.spec.data;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Mismatch;
import dev.fargen.spec.form.Reading;
import dev.fargen.spec.form.Text;
import dev.fargen.yaml.ScalarNode;
import java.util.Optional;

/**
 * The directory that an access point creates: at most four levels and 100 characters, and no name
 * that begins with a dot (Amazon EFS API reference, "RootDirectory", Path).
 */
final class DirectoryPath {

  private static final int LEVELS = 4;
  private static final int MOST = 100;
  private static final String WORDS = "`/` or an absolute path of one to four levels";
  private static final String LEVEL = "(/[A-Za-z0-9_-][A-Za-z0-9_.-]*)";
  private static final String PATTERN = "/|" + LEVEL + "{1," + LEVELS + "}";

  static final Form<Text> FORM = Form.text(WORDS, PATTERN, DirectoryPath::fault);

  private DirectoryPath() {}

  private static Optional<Diagnostic> fault(ScalarNode path, String key) {
    String text = path.text();
    String written = Reading.written(key, path);
    if (text.matches(PATTERN)) {
      return text.length() > MOST
          ? wrong(written + " has " + text.length() + " characters; the maximum is " + MOST, path)
          : Optional.empty();
    }
    int hidden = text.indexOf("/.");
    if (hidden >= 0) {
      String what = " must not have a directory that begins with a dot";
      return wrong(written + what, path.cut(hidden + 1, text.length()));
    }
    int levels = text.split("/", -1).length - 1;
    Diagnostic fault =
        levels > LEVELS && text.startsWith("/")
            ? Diagnostic.of(
                    Code.INVALID_VALUE,
                    written + " has " + levels + " levels; the maximum is " + LEVELS)
                .at(path.span())
            : Mismatch.of(written, path, text.startsWith("/") ? LEVEL + "+" : "/" + LEVEL);
    return Optional.of(fault.note(Reading.must(key, WORDS)));
  }

  private static Optional<Diagnostic> wrong(String message, ScalarNode place) {
    return Optional.of(Diagnostic.of(Code.INVALID_VALUE, message).at(place.span()));
  }
}
