package dev.fargen.workload.containers;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.spec.containers.ContainerKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Text;
import java.util.List;
import java.util.Optional;

/** Finds out where a container's image comes from. */
public final class ImageResolver {

  private final BuildResolver builds;
  private final Diagnostics diagnostics;

  public ImageResolver(BuildResolver builds, Diagnostics diagnostics) {
    this.builds = builds;
    this.diagnostics = diagnostics;
  }

  Optional<Image> resolve(String container, Span key, Section section) {
    Optional<Given<Section>> build = section.get(ContainerKeys.BUILD);
    if (build.isPresent()) {
      return Optional.of(builds.resolve(container, section, build.get()));
    }
    Optional<Given<Section>> image = section.get(ContainerKeys.IMAGE);
    if (image.isEmpty()) {
      if (!section.has(ContainerKeys.IMAGE)) {
        diagnostics.report(
            Diagnostic.of(Code.MISSING_KEY, "`" + container + "` needs an `image` or a `build`")
                .at(key)
                .help("write `image: ${Image}` to have it as a template parameter, or `build: .`"));
      }
      return Optional.empty();
    }
    return resolve(image.get().value(), image.get().span());
  }

  private Optional<Image> resolve(Section image, Span span) {
    Optional<Given<Text>> uri = image.get(ContainerKeys.Image.URI);
    Optional<Given<Text>> ecr = image.get(ContainerKeys.Image.ECR);
    if (uri.isPresent() && ecr.isPresent()) {
      diagnostics.report(
          Diagnostic.of(Code.CONFLICTING_KEYS, "an image is named by `uri` or by `ecr`, not both")
              .at(ecr.get().span(), "a repository here")
              .at(uri.get().span(), "a reference here")
              .help("keep one of the two"));
      return Optional.empty();
    }
    if (uri.isPresent()) {
      for (Key<Text> key : List.of(ContainerKeys.Image.TAG, ContainerKeys.Image.DIGEST)) {
        if (image.has(key)) {
          diagnostics.report(
              Diagnostic.of(
                      Code.CONFLICTING_KEYS, "`" + key.name() + "` is for an image named by `ecr`")
                  .at(image.keySpan(key), "says nothing here")
                  .at(uri.get().span(), "a reference has its own")
                  .help("write it as a part of `uri`"));
        }
      }
      return Optional.of(
          new Image.Reference(uri.get(), image.get(ContainerKeys.Image.CREDENTIALS), span));
    }
    if (ecr.isPresent()) {
      return ecr(ecr.get(), image, span);
    }
    boolean named = image.has(ContainerKeys.Image.URI) || image.has(ContainerKeys.Image.ECR);
    if (!named) {
      diagnostics.report(
          Diagnostic.of(Code.MISSING_KEY, "an image needs `uri` or `ecr`")
              .at(span)
              .help("write `image: public.ecr.aws/nginx/nginx:1.29`"));
    }
    return Optional.empty();
  }

  private Optional<Image> ecr(Given<Text> repository, Section image, Span span) {
    Optional<Given<Text>> tag = image.get(ContainerKeys.Image.TAG);
    Optional<Given<Text>> digest = image.get(ContainerKeys.Image.DIGEST);
    if (tag.isPresent() == digest.isPresent()) {
      boolean wrong = image.has(ContainerKeys.Image.TAG) || image.has(ContainerKeys.Image.DIGEST);
      if (!wrong || tag.isPresent()) {
        diagnostics.report(
            Diagnostic.of(
                    tag.isPresent() ? Code.CONFLICTING_KEYS : Code.MISSING_KEY,
                    "an image in ECR needs either `tag` or `digest`")
                .at(span)
                .help("write `tag: \"1.4.2\"`"));
      }
      return Optional.empty();
    }
    return Optional.of(
        new Image.Ecr(repository, tag.or(() -> digest).orElseThrow(), digest.isPresent(), span));
  }
}
