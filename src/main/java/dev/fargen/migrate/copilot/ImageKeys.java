package dev.fargen.migrate.copilot;

import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.DraftValue;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The image of a container: {@code build}, {@code location} and {@code credentials}. */
final class ImageKeys {

  private static final String DOCKERFILE = "Dockerfile";

  private static final String CREDENTIALS =
      "arn:aws:secretsmanager:us-east-1:000000000000:secret:replace-me-AbCdEf";

  private ImageKeys() {}

  /**
   * Writes {@code build} or {@code image}.
   *
   * @param image the map below {@code image}
   * @param parameter the template parameter for an image that nobody knows
   */
  static void write(Keys image, DraftMap container, String parameter) {
    Optional<Key> build = image.key("build");
    if (build.isPresent()) {
      build(build.get(), container);
    } else {
      image.key("location").ifPresent(key -> location(key, container, parameter));
    }
    image.key("credentials").ifPresent(key -> credentials(key, container));
  }

  /** The image of a sidecar may be a text. */
  static void location(Key key, DraftMap container, String parameter) {
    String text = key.text().orElse("").strip();
    if (!text.matches("[a-z0-9$][^\\s\"']*")) {
      Application application = key.scope().application();
      String registry = "000000000000.dkr.ecr.us-east-1.amazonaws.com/";
      application
          .parameters()
          .uses(
              parameter,
              "The image, which the manifest does not name.",
              registry + application.name() + "/" + Names.of(parameter));
      key.toDecide(
          "this is no image; the parameter `"
              + parameter
              + "` is the image, set it where you deploy");
      text = "${" + parameter + "}";
    }
    container.put("image", text, key.origin());
  }

  /** The secret with the login of a private registry. */
  static void credentials(Key key, DraftMap container) {
    for (DraftMap.Entry entry : container.entries()) {
      if (entry.key().equals("image")) {
        DraftMap image = new DraftMap();
        image.put("uri", entry.draft(), entry.origins());
        image.put(
            "credentials", Texts.of(key.raw().orElse(""), key.scope(), CREDENTIALS), key.origin());
        container.put("image", image);
      }
    }
    if (!container.has("image")) {
      key.noEffect("Copilot pulls an image that it builds from its own repository");
    }
  }

  private static void build(Key key, DraftMap container) {
    DraftMap build = new DraftMap();
    Optional<String> path = key.literal();
    Optional<Keys> keys = key.keys();
    Optional<String> dockerfile =
        path.or(() -> keys.flatMap(map -> map.key("dockerfile")).flatMap(Key::literal));
    Optional<String> context = keys.flatMap(map -> map.key("context")).flatMap(Key::literal);
    if (key.isScalar() && path.isEmpty()) {
      perEnvironment(key);
      return;
    }
    String directory = context.orElseGet(() -> dockerfile.map(ImageKeys::parent).orElse("."));
    String file =
        dockerfile.orElseGet(
            () -> directory.equals(".") ? DOCKERFILE : directory + "/" + DOCKERFILE);
    Workspace workspace = new Workspace(key.scope().application());
    String root = workspace.path(directory);
    String inContext = Workspace.relative(root, workspace.path(file));
    keys.ifPresent(map -> build(map, root, inContext, build));
    if (build.isEmpty() && key.isScalar()) {
      build.put("context", root, key.origin());
      if (!inContext.equals(DOCKERFILE)) {
        build.put("dockerfile", inContext, key.origin());
      }
    }
    boolean alone = build.entries().size() == 1 && build.has("context");
    container.put("build", alone ? build.get("context").orElse(build) : build, key.origin());
    if (build.isEmpty()) {
      container.put("build", DraftValue.text(root), key.origin());
    }
  }

  private static void build(Keys keys, String root, String inContext, DraftMap build) {
    build.put("context", root);
    keys.key("context").ifPresent(key -> build.from("context", key.origin()));
    if (!inContext.equals(DOCKERFILE)) {
      build.put("dockerfile", inContext);
    }
    String from = build.has("dockerfile") ? "dockerfile" : "context";
    keys.key("dockerfile").ifPresent(key -> build.from(from, key.origin()));
    for (Key arg : keys.keys("args").map(Keys::all).orElse(List.of())) {
      Optional<String> value = arg.literal();
      if (value.isEmpty() && arg.scope().environment().isEmpty() && isOfEnvironment(arg)) {
        continue;
      }
      if (value.isEmpty()) {
        arg.toDecide("build arguments have no parameters: write the value");
      }
      build.map("args").put(arg.name(), value.orElse(Texts.UNKNOWN), arg.origin());
      if (value.isEmpty()) {
        build.map("args").comment(arg.name(), "Copilot took it from an environment variable.");
      }
    }
    keys.key("target")
        .ifPresent(key -> key.literal().ifPresent(text -> build.put("target", text, key.origin())));
    keys.key("cache_from")
        .ifPresent(key -> key.ignored("a cache only makes a build faster; the image is the same"));
  }

  /** A value that each environment has its own of; it stands there. */
  private static void perEnvironment(Key key) {
    if (!isOfEnvironment(key)) {
      key.toDecide("the path of a build has no parameters: write `build`");
    }
  }

  private static boolean isOfEnvironment(Key key) {
    return key.raw().orElse("").contains("${COPILOT_ENVIRONMENT_NAME}");
  }

  private static String parent(String path) {
    Path parent = Path.of(path).normalize().getParent();
    return parent == null ? "." : parent.toString().replace('\\', '/');
  }
}
