package dev.fargen.spec.containers;

import static java.util.regex.Pattern.matches;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Text;
import dev.fargen.yaml.ScalarNode;
import java.util.Locale;
import java.util.Optional;

/**
 * The name of an image: registry, repository, tag and digest (Amazon ECS API reference,
 * "ContainerDefinition", image; the Distribution project, "reference" grammar).
 */
final class ImageReference {

  static final String WORDS = "an image reference";

  private static final String REPOSITORY =
      "[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*(/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)*";
  private static final String REGISTRY = "[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?";
  private static final String TAG = "[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}";
  private static final String DIGEST = "sha256:[0-9a-f]{64}";

  /** What a build puts the image's name in the place of. */
  private static final String PLACEHOLDER = "[A-Z][A-Z0-9_]*";

  static final Form<Text> FORM = Form.text(WORDS, "\\S+", ImageReference::fault);

  private ImageReference() {}

  private static Optional<Diagnostic> fault(ScalarNode image, String key) {
    String text = image.text();
    if (matches(PLACEHOLDER, text)) {
      return Optional.empty();
    }
    int scheme = text.indexOf("://");
    if (scheme > 0 && matches("[a-z]+", text.substring(0, scheme))) {
      String bare = text.substring(scheme + 3);
      return wrong(image, "an image is named without a scheme", 0, scheme + 3)
          .map(d -> d.help("write `" + bare + "`"));
    }
    int at = text.indexOf('@');
    String named = at < 0 ? text : text.substring(0, at);
    if (at >= 0 && !matches(DIGEST, text.substring(at + 1))) {
      return wrong(image, "a digest is `sha256:` and 64 hexadecimal digits", at + 1, text.length());
    }
    int slash = named.indexOf('/');
    String first = slash < 0 ? "" : named.substring(0, slash);
    boolean registry = first.contains(".") || first.contains(":") || first.equals("localhost");
    if (registry && !matches(REGISTRY, first)) {
      return wrong(image, "`" + first + "` is not the name of a registry", 0, slash);
    }
    int start = registry ? slash + 1 : 0;
    int colon = named.indexOf(':', start);
    int end = colon < 0 ? named.length() : colon;
    if (colon >= 0 && !matches(TAG, named.substring(colon + 1))) {
      String tag = named.substring(colon + 1);
      String what = tag.isEmpty() ? "the image's tag is empty" : "`" + tag + "` can't be a tag";
      return wrong(image, what, tag.isEmpty() ? colon : colon + 1, named.length())
          .map(
              d ->
                  d.note(
                      "a tag has letters, digits and _.-, at most 128, and begins with no . or -"));
    }
    return repository(image, named.substring(start, end), start);
  }

  private static Optional<Diagnostic> repository(ScalarNode image, String name, int start) {
    if (matches(REPOSITORY, name)) {
      return Optional.empty();
    }
    String lower = name.toLowerCase(Locale.ROOT);
    String what = "`" + ScalarNode.shortened(name) + "` is not the name of a repository";
    Optional<Diagnostic> fault = wrong(image, what, start, start + Math.max(1, name.length()));
    return matches(REPOSITORY, lower)
        ? fault.map(d -> d.note("it has no capitals").help("write `" + lower + "`"))
        : fault.map(d -> d.help("write `registry/repository:tag`, as `docker pull` takes it"));
  }

  private static Optional<Diagnostic> wrong(ScalarNode image, String what, int from, int to) {
    return Optional.of(
        Diagnostic.of(Code.INVALID_VALUE, what).at(image.part(from, Math.max(1, to - from))));
  }
}
