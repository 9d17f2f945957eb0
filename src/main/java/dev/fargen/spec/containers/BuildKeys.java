package dev.fargen.spec.containers;

import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Name;
import dev.fargen.spec.form.Named;
import dev.fargen.spec.form.Patterns;
import dev.fargen.spec.form.Shape;

/** Keys of an image build, as in the Compose Specification. */
public final class BuildKeys {

  public static final Key<String> CONTEXT =
      Key.of(
              "context",
              Form.plain("a path from the root of the source", Patterns.SOURCE_DIRECTORY),
              "Build context: the directory that `docker build` gets.")
          .fallback(".")
          .becomes("the context of `docker build` in the buildspec")
          .example("context: src");
  public static final Key<String> DOCKERFILE =
      Key.of(
              "dockerfile",
              Form.plain("a path relative to `context`", Patterns.SOURCE_PATH),
              "Path of the Dockerfile in the context.")
          .fallback("Dockerfile")
          .becomes("`--file` of `docker build` in the buildspec")
          .example("dockerfile: Docker.nginx");
  public static final Key<Named<String>> ARGS =
      Key.of(
              "args",
              Form.named(
                  "a map of build arguments",
                  Name.VARIABLE,
                  Form.plain("a string", "(?!.*\\$\\{).*")),
              "Build arguments. They can be read from the image, so do not use them for"
                  + " secrets.")
          .becomes("`--build-arg` of `docker build` in the buildspec")
          .example("args: {NODE_VERSION: \"22\"}");
  public static final Key<String> TARGET =
      Key.of(
              "target",
              Form.plain("the name of a stage", "[A-Za-z0-9][A-Za-z0-9_.-]*"),
              "Stage of the Dockerfile to build.")
          .otherwise("the last stage")
          .becomes("`--target` of `docker build` in the buildspec")
          .example("target: runtime");

  public static final Shape SHAPE = Shape.of("a `build` block", CONTEXT, DOCKERFILE, ARGS, TARGET);

  private BuildKeys() {}
}
