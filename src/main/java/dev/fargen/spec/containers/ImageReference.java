package dev.fargen.spec.containers;

import static java.util.regex.Pattern.matches;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.spec.arn.ArnPlace;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Mismatch;
import dev.fargen.spec.form.Patterns;
import dev.fargen.spec.form.Reading;
import dev.fargen.spec.form.RegionCode;
import dev.fargen.spec.form.Text;
import dev.fargen.yaml.ScalarNode;
import java.util.List;
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
  static final String TAG = "[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}";
  private static final int MOST_PORT = 65_535;

  /** The characters of a repository name (the Distribution project, ErrNameTooLong). */
  private static final int MOST_NAME = 255;

  /** The parts of {@code 111122223333.dkr.ecr.eu-west-1.amazonaws.com}. */
  private static final int ECR_PARTS = 6;

  private static final String HELP =
      "write an image reference such as `ghcr.io/example/shop:1.4.2`";
  private static final String DIGEST = "sha256:[0-9a-f]{64}";

  /** Registries whose repositories are in a namespace of their owner. */
  private static final List<String> WITH_OWNERS = List.of("public.ecr.aws", "ghcr.io", "quay.io");

  private static final String GALLERY = "gallery.ecr.aws/";

  /** Web pages that describe images. */
  private static final List<String> PAGES = List.of("hub.docker.com/", GALLERY);

  /** Names of the machine that a command runs on. */
  private static final List<String> OWN =
      List.of("localhost", "127.0.0.1", "0.0.0.0", "host.docker.internal");

  /** A placeholder that a build replaces by the name of the image. */
  private static final String PLACEHOLDER = "[A-Z][A-Z0-9_]*";

  static final Form<Text> FORM = Form.text(WORDS, "\\S+", ImageReference::fault);

  private ImageReference() {}

  private static Optional<Diagnostic> fault(ScalarNode image, String key) {
    String text = image.text();
    if (matches(PLACEHOLDER, text)) {
      return Optional.empty();
    }
    String written = Reading.written(key, image);
    Optional<Diagnostic> meant = meant(image, written);
    if (meant.isPresent()) {
      return meant;
    }
    int scheme = text.indexOf("://");
    if (scheme > 0 && matches("[a-z]+", text.substring(0, scheme))) {
      int start = scheme + 3;
      String bare = text.substring(start);
      return wrong(
              image, written + " must not begin with `" + text.substring(0, start) + "`", 0, start)
          .map(
              d ->
                  fault(image.cut(start, text.length()), key).isEmpty()
                      ? d.help("write `" + bare + "`")
                      : d.help(HELP));
    }
    int at = text.indexOf('@');
    String named = at < 0 ? text : text.substring(0, at);
    if (at >= 0 && !matches(DIGEST, text.substring(at + 1))) {
      return digest(image, at + 1);
    }
    int slash = named.indexOf('/');
    String first = slash < 0 ? "" : named.substring(0, slash);
    boolean registry = first.contains(".") || first.contains(":") || first.equals("localhost");
    if (registry && !matches(REGISTRY, first)) {
      int port = first.indexOf(':') + 1;
      return port > 0 && matches(REGISTRY, first.substring(0, port - 1))
          ? wrong(image, "the port of the registry `" + first + "` is not valid", port, slash)
              .map(d -> d.note("a port is an integer from 1 to 65535"))
          : Optional.of(Mismatch.of("the registry `" + first + "`", image.cut(0, slash), REGISTRY));
    }
    Optional<Diagnostic> place = registry ? place(image, first) : Optional.empty();
    if (place.isPresent()) {
      return place;
    }
    Optional<Diagnostic> hub = registry ? Optional.empty() : hub(image, named, written);
    if (hub.isPresent()) {
      return hub;
    }
    int start = registry ? slash + 1 : 0;
    int colon = named.indexOf(':', start);
    int end = colon < 0 ? named.length() : colon;
    if (colon >= 0 && !matches(TAG, named.substring(colon + 1))) {
      String tag = named.substring(colon + 1);
      return tag.isEmpty()
          ? wrong(image, written + " has an empty tag", colon, named.length())
              .map(d -> d.help("write a tag, such as `" + named + "1.4.2`"))
          : Optional.of(
              Mismatch.of("the tag `" + tag + "`", image.cut(colon + 1, named.length()), TAG)
                  .note("a tag has at most 128 letters, digits, underscores, dots and hyphens"));
    }
    if (start == end) {
      return wrong(image, written + " has no repository name", 0, text.length())
          .map(d -> d.help(HELP));
    }
    if (WITH_OWNERS.contains(first) && named.indexOf('/', start) < 0) {
      return wrong(image, written + " has no registry alias", start, end)
          .map(d -> d.help("write `" + first + "/<alias>/" + named.substring(start) + "`"));
    }
    if (named.substring(0, end).equals("sha256")) {
      return wrong(image, written + " is a digest without a repository", 0, text.length())
          .map(d -> d.help("write `<registry>/<repository>@" + text + "`"));
    }
    return repository(image.cut(start, end))
        .map(
            fault ->
                fault.help(
                    isRepository(text.substring(start, end).toLowerCase(Locale.ROOT))
                        ? "write `"
                            + text.substring(0, start)
                            + text.substring(start, end).toLowerCase(Locale.ROOT)
                            + text.substring(end)
                            + "`"
                        : without(text, start, end).orElse(HELP)));
  }

  /** The image without the characters of its name that are not ASCII. */
  private static Optional<String> without(String text, int start, int end) {
    StringBuilder name = new StringBuilder();
    for (int i = start; i < end; i++) {
      if (text.charAt(i) < 128) {
        name.append(text.charAt(i));
      }
    }
    return name.length() < end - start && isRepository(name.toString())
        ? Optional.of(
            (end - start - name.length() == 1
                    ? "remove the character: write `"
                    : "remove these characters: write `")
                + text.substring(0, start)
                + name
                + text.substring(end)
                + "`")
        : Optional.empty();
  }

  /**
   * What is no image: a directory to build, the page of an image, or a registry of this machine.
   */
  private static Optional<Diagnostic> meant(ScalarNode image, String written) {
    String text = image.text();
    if (text.equals("Dockerfile") || text.endsWith("/Dockerfile")) {
      String context = text.substring(0, Math.max(0, text.lastIndexOf('/')));
      return wrong(image, written + " is the path of a Dockerfile, not an image", 0, text.length())
          .map(
              d ->
                  d.help(
                      "write `build: "
                          + (context.isEmpty() ? "." : context)
                          + "` in place of `image`"));
    }
    if (text.equals(".") || text.startsWith("./") || text.startsWith("../")) {
      return wrong(image, written + " is a directory, not an image", 0, text.length())
          .map(d -> d.help("write `build: " + text + "` in place of `image`"));
    }
    int scheme = text.indexOf("://");
    String bare = scheme < 0 ? text : text.substring(scheme + 3);
    for (String page : PAGES) {
      if (bare.startsWith(page)) {
        String path = bare.substring(page.length());
        boolean kind = path.startsWith("_/") || path.startsWith("r/");
        String name =
            (page.equals(GALLERY) ? "public.ecr.aws/" : "") + path.substring(kind ? 2 : 0);
        return wrong(image, written + " is a web page, not an image", 0, text.length())
            .map(d -> d.help("write `" + name + (name.indexOf(':') < 0 ? ":<tag>" : "") + "`"));
      }
    }
    String host = bare.substring(0, Math.max(0, bare.indexOf('/')));
    String name = host.substring(0, host.indexOf(':') < 0 ? host.length() : host.indexOf(':'));
    return OWN.contains(name)
        ? wrong(
                image,
                "Fargate cannot pull images from `" + host + "`, a registry on your own machine",
                0,
                host.length())
            .map(
                d ->
                    d.help(
                        "push the image to ECR and write its URI, or write `build: .` in place of `image`"))
        : Optional.empty();
  }

  /** An image without a registry is on Docker Hub, as {@code nginx} or {@code owner/nginx}. */
  private static Optional<Diagnostic> hub(ScalarNode image, String named, String written) {
    int first = named.indexOf('/');
    if (first < 0 && named.substring(0, Math.max(0, named.indexOf(':'))).indexOf('.') > 0) {
      String registry = named.substring(0, named.indexOf(':'));
      return wrong(image, written + " has no repository", 0, named.length())
          .map(d -> d.help("write `" + registry + "/<repository>:<tag>`"));
    }
    return first < 0 || named.indexOf('/', first + 1) < 0
        ? Optional.empty()
        : wrong(image, written + " has three parts and no registry", 0, named.length())
            .map(
                d ->
                    d.note(
                            "without a registry, the image is on Docker Hub, where it is `name` or `owner/name`")
                        .help("write the registry too: `<registry>/" + named + "`"));
  }

  /** The host of ECR names an account and a region, and a port is at most 65535. */
  private static Optional<Diagnostic> place(ScalarNode image, String registry) {
    int colon = registry.indexOf(':');
    int port = colon < 0 ? 1 : Integer.parseInt(registry.substring(colon + 1));
    if (port < 1 || port > MOST_PORT) {
      return wrong(
              image,
              "the port of the registry `" + registry + "` is not valid",
              0,
              registry.length())
          .map(d -> d.note("a port is an integer from 1 to " + MOST_PORT));
    }
    String[] parts = registry.split("\\.");
    if (parts.length < ECR_PARTS || !parts[1].equals("dkr") || !parts[2].startsWith("ecr")) {
      return Optional.empty();
    }
    if (!matches(Patterns.ACCOUNT, parts[0])) {
      String what = "the account ID in the image must have 12 digits, not " + parts[0].length();
      return wrong(image, what, 0, parts[0].length())
          .map(d -> d.help("write the account ID of the registry, with all 12 digits"));
    }
    int from = registry.indexOf(parts[3], parts[0].length());
    boolean china = ArnPlace.isInChina(parts[3]);
    if (ArnPlace.isRegion(parts[3]) && china != registry.endsWith(".cn")) {
      String domain = china ? "amazonaws.com.cn" : "amazonaws.com";
      return wrong(
              image,
              "the domain of ECR in `" + parts[3] + "` is `" + domain + "`",
              from,
              registry.length())
          .map(d -> d.help("write `" + parts[3] + "." + domain + "`"));
    }
    return ArnPlace.isRegion(parts[3])
        ? Optional.empty()
        : wrong(
                image,
                "`" + parts[3] + "` in the image is not a region",
                from,
                from + parts[3].length())
            .map(d -> RegionCode.meant(d, parts[3]));
  }

  private static Optional<Diagnostic> digest(ScalarNode image, int from) {
    ScalarNode digest = image.cut(from, image.text().length());
    int colon = digest.text().indexOf(':');
    int digits = digest.text().length() - colon - 1;
    boolean hexadecimal = matches("[0-9a-f]*", digest.text().substring(colon + 1));
    boolean length = digest.text().startsWith("sha256:") && hexadecimal;
    Diagnostic fault =
        length
            ? Diagnostic.of(
                    Code.INVALID_VALUE, "the digest has " + digits + " hexadecimal digits, not 64")
                .at(digest.span())
            : Mismatch.of("the digest", digest, DIGEST);
    return Optional.of(fault.note("a digest is `sha256:` and 64 hexadecimal digits"));
  }

  private static Optional<Diagnostic> repository(ScalarNode name) {
    String text = name.text();
    if (isRepository(text)) {
      return Optional.empty();
    }
    String subject = "the repository name `" + ScalarNode.shortened(text) + "`";
    return text.length() > MOST_NAME
        ? wrong(
            name,
            subject + " has " + text.length() + " characters; the maximum is " + MOST_NAME,
            0,
            text.length())
        : Optional.of(Mismatch.of(subject, name, REPOSITORY));
  }

  private static boolean isRepository(String name) {
    return name.length() <= MOST_NAME && matches(REPOSITORY, name);
  }

  private static Optional<Diagnostic> wrong(ScalarNode image, String what, int from, int to) {
    return Optional.of(
        Diagnostic.of(Code.INVALID_VALUE, what).at(image.part(from, Math.max(1, to - from))));
  }
}
