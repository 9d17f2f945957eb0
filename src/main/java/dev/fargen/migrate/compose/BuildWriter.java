package dev.fargen.migrate.compose;

import dev.fargen.list.Lists;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.DraftValue;
import java.util.List;
import java.util.Optional;

/** Writes how the image of a container is built. */
final class BuildWriter {

  private static final String BUILD = "build";
  private static final String CONTEXT = "context";

  /** Keys of a build that change nothing in the image. */
  private static final List<String> WITHOUT_EFFECT =
      List.of(
          "cache_from",
          "cache_to",
          "labels",
          "no_cache",
          "no_cache_filter",
          "pull",
          "tags",
          "provenance",
          "sbom",
          "shm_size",
          "ulimits",
          "isolation",
          "privileged",
          "network",
          "entitlements",
          "platforms",
          "extra_hosts");

  private final Conversion conversion;
  private final Service service;
  private final DraftMap container;

  BuildWriter(Conversion conversion, Service service, DraftMap container) {
    this.conversion = conversion;
    this.service = service;
    this.container = container;
  }

  void write() {
    ItemMap build = service.keys().map(BUILD).orElse(ItemMap.empty(service.origin()));
    DraftMap draft = new DraftMap();
    Optional<ItemText> context = build.text(CONTEXT);
    String path = context.map(text -> conversion.path(text, text.literal())).orElse("");
    boolean remote = context.filter(text -> BuildFiles.isRemote(text.literal())).isPresent();
    boolean outside = remote || path.startsWith("/") || path.startsWith("..");
    Optional<ItemText> image = service.keys().text("image");
    if (outside && image.isPresent()) {
      container.put(
          "image", DraftValue.text(Secrets.unmarked(image.get().written())), image.get().origin());
      conversion
          .report()
          .changed(
              build.origin(),
              service.subject(BUILD),
              "the directory of the build is elsewhere: the spec has the image, which must be in a"
                  + " registry");
      return;
    }
    if (outside) {
      conversion
          .report()
          .refused(
              build.origin(),
              service.subject(BUILD),
              remote
                  ? "fargen builds directories only: clone the repository, or push the image and"
                      + " write `image`"
                  : "the build context is not in this directory: run the import in a directory"
                      + " above both, with the path of the Compose file");
      container.put(
          "image",
          "${" + conversion.variables().parameterOf(service.id() + "-image") + "}",
          build.origin());
      return;
    }
    String shown = path.isEmpty() ? "." : path;
    if (context.isPresent()) {
      draft.put(CONTEXT, shown, context.get().origin());
    } else {
      draft.put(CONTEXT, shown);
    }
    for (String key : List.of("dockerfile", "target")) {
      build
          .text(key)
          .ifPresent(
              text -> {
                if (text.literal().isBlank()) {
                  conversion
                      .report()
                      .toDecide(
                          text.origin(),
                          service.subject(BUILD) + "." + key,
                          "it has no value in the file and `.env`: write it");
                } else if (text.literal().equals("Dockerfile")) {
                  conversion
                      .report()
                      .converted(text.origin(), service.subject(BUILD) + "." + key, "");
                } else {
                  draft.put(key, Paths.normal(text.literal()), text.origin());
                }
              });
    }
    args(build, draft);
    for (String key : build.keys()) {
      Item item = build.get(key).orElse(build);
      String subject = service.subject(BUILD) + "." + key;
      if (WITHOUT_EFFECT.contains(key)) {
        conversion
            .report()
            .ignored(item.origin(), subject, "it does not change what the image contains");
      } else if (key.equals("dockerfile_inline")) {
        conversion
            .report()
            .refused(item.origin(), subject, "write the text to a Dockerfile in the context");
      } else if (key.equals("secrets") || key.equals("ssh") || key.equals("additional_contexts")) {
        conversion
            .report()
            .refused(
                item.origin(),
                subject,
                "builds of fargen have no such input; push the image, and write `image`");
      }
    }
    boolean only = draft.entries().size() == 1;
    if (only) {
      container.put(BUILD, DraftValue.text(shown), build.origin());
      context.ifPresent(text -> container.from(BUILD, text.origin()));
    } else {
      container.put(BUILD, draft, build.origin());
    }
  }

  private void args(ItemMap build, DraftMap draft) {
    Optional<ItemMap> args = build.map("args");
    if (args.isEmpty()) {
      return;
    }
    for (String name : args.get().keys()) {
      Item item = args.get().get(name).orElse(args.get());
      Optional<ItemText> value = args.get().text(name);
      String literal =
          value.map(ItemText::literal).or(() -> conversion.variables().value(name)).orElse("");
      boolean secret =
          conversion.variables().isSecret(name, literal)
              || value.filter(text -> text.text().hasSecret()).isPresent();
      String subject = service.subject(BUILD) + ".args." + name;
      if (secret) {
        conversion
            .report()
            .refused(
                item.origin(),
                subject,
                "build arguments can be read from the image: use a secret when the container runs");
      } else if (!literal.isEmpty() || value.isPresent()) {
        draft
            .map("args", args.get().origin())
            .put(name, DraftValue.text(Interpolated.escaped(literal)), item.origin());
        boolean local = !literal.isEmpty() && literal.contains("localhost");
        if (local) {
          conversion
              .report()
              .toDecide(
                  item.origin(),
                  subject,
                  "the image is built for `localhost`; write the name of the load balancer");
        }
        if (value.isPresent()
            && !value.get().text().variables().isEmpty()
            && Lists.any(value.get().text().variables(), one -> !one.known())) {
          conversion.report().toDecide(item.origin(), subject, "a variable has no value: write it");
        }
      } else {
        conversion
            .report()
            .toDecide(
                item.origin(),
                subject,
                "it has no value in the file and `.env`: write it, if the build needs it");
      }
    }
  }
}
