package dev.fargen.workload.containers;

import dev.fargen.diag.Span;
import dev.fargen.spec.containers.ContainerKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Text;
import java.util.Optional;

/** Finds out where a container's image comes from. */
public record ImageResolver(BuildResolver builds) {

  /** The image; none where the spec does not say enough of it. */
  Optional<Image> resolve(String container, Section section) {
    Optional<Given<Section>> build = section.get(ContainerKeys.BUILD);
    return build.isPresent()
        ? Optional.of(builds.resolve(container, section, build.get()))
        : section.get(ContainerKeys.IMAGE).flatMap(image -> named(image.value(), image.span()));
  }

  private static Optional<Image> named(Section image, Span span) {
    Optional<Given<Text>> uri = image.get(ContainerKeys.Image.URI);
    if (uri.isPresent()) {
      Optional<Given<Text>> credentials = image.get(ContainerKeys.Image.CREDENTIALS);
      return Optional.of(new Image.Reference(uri.get(), credentials, span));
    }
    Optional<Given<Text>> ecr = image.get(ContainerKeys.Image.ECR);
    Optional<Given<Text>> digest = image.get(ContainerKeys.Image.DIGEST);
    Optional<Given<Text>> version = digest.or(() -> image.get(ContainerKeys.Image.TAG));
    return ecr.isPresent() && version.isPresent()
        ? Optional.of(new Image.Ecr(ecr.get(), version.get(), digest.isPresent(), span))
        : Optional.empty();
  }
}
