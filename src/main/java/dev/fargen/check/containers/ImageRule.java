package dev.fargen.check.containers;

import dev.fargen.check.rule.SpecRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.spec.SpecEnvironment;
import dev.fargen.spec.SpecThing;
import dev.fargen.spec.containers.ContainerKeys;
import dev.fargen.spec.containers.ContainerKeys.Image;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Text;
import java.util.List;
import java.util.Optional;

/**
 * A container has one image, with a version of its own (Amazon ECS API reference,
 * "ContainerDefinition", image).
 */
public final class ImageRule implements SpecRule {

  @Override
  public void check(SpecEnvironment environment, Diagnostics diagnostics) {
    for (SpecThing container : environment.containers()) {
      if (container.keys().get(ContainerKeys.BUILD).isEmpty()) {
        check(container, diagnostics);
      }
    }
  }

  private static void check(SpecThing container, Diagnostics diagnostics) {
    if (!container.keys().has(ContainerKeys.IMAGE)) {
      diagnostics.report(
          Diagnostic.of(
                  Code.MISSING_KEY, "`" + container.name() + "` needs an `image` or a `build`")
              .at(container.key())
              .help("write `image: ${Image}` to have it as a template parameter, or `build: .`"));
    }
    container
        .keys()
        .get(ContainerKeys.IMAGE)
        .ifPresent(image -> check(image.value(), image.span(), diagnostics));
  }

  private static void check(Section image, Span span, Diagnostics diagnostics) {
    Optional<Given<Text>> uri = image.get(Image.URI);
    Optional<Given<Text>> ecr = image.get(Image.ECR);
    if (uri.isPresent() && ecr.isPresent()) {
      diagnostics.report(
          Diagnostic.of(Code.CONFLICTING_KEYS, "an image is named by `uri` or by `ecr`, not both")
              .at(ecr.get().span(), "a repository here")
              .at(uri.get().span(), "a reference here")
              .help("keep one of the two"));
    } else if (uri.isPresent()) {
      for (Key<Text> key : List.of(Image.TAG, Image.DIGEST)) {
        if (image.has(key)) {
          diagnostics.report(
              Diagnostic.of(
                      Code.CONFLICTING_KEYS, "`" + key.name() + "` is for an image named by `ecr`")
                  .at(image.keySpan(key), "says nothing here")
                  .at(uri.get().span(), "a reference has its own")
                  .help("write it as a part of `uri`"));
        }
      }
    } else if (ecr.isPresent()) {
      version(image, span, diagnostics);
    } else if (!image.has(Image.URI) && !image.has(Image.ECR)) {
      diagnostics.report(
          Diagnostic.of(Code.MISSING_KEY, "an image needs `uri` or `ecr`")
              .at(span)
              .help("write `image: public.ecr.aws/nginx/nginx:1.29`"));
    }
  }

  private static void version(Section image, Span span, Diagnostics diagnostics) {
    boolean both = image.get(Image.TAG).isPresent() && image.get(Image.DIGEST).isPresent();
    if (both || !(image.has(Image.TAG) || image.has(Image.DIGEST))) {
      diagnostics.report(
          Diagnostic.of(
                  both ? Code.CONFLICTING_KEYS : Code.MISSING_KEY,
                  "an image in ECR needs either `tag` or `digest`")
              .at(span)
              .help("write `tag: \"1.4.2\"`"));
    }
  }
}
