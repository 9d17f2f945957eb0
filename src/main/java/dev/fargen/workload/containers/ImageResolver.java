package dev.fargen.workload.containers;

import dev.fargen.diag.Span;
import dev.fargen.spec.containers.ContainerKeys;
import dev.fargen.spec.containers.ImageKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.environment.Identifier;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out where a container's image comes from.
 *
 * @param all the builds of the stack by their parameter
 * @param values the parameter values of the environment
 */
public record ImageResolver(
    BuildResolver builds, Map<String, Build> all, Map<String, String> values) {

  /** The image; none where the spec does not say enough of it. */
  Optional<Image> resolve(String container, Section section) {
    Optional<Given<Section>> build = section.get(ContainerKeys.BUILD);
    return build.isPresent()
        ? Optional.of(builds.resolve(container, section, build.get()))
        : section.get(ContainerKeys.IMAGE).flatMap(image -> named(image.value(), image.span()));
  }

  /** The image that a block names. */
  Optional<Image> named(Section image, Span span) {
    Optional<Given<Text>> uri = image.get(ImageKeys.URI);
    Optional<String> parameter = uri.flatMap(given -> given.value().parameter());
    Optional<Build> built = parameter.flatMap(name -> Optional.ofNullable(all.get(name)));
    if (uri.isPresent() && built.isPresent()) {
      return Optional.of(new Image.Built(built.get(), uri.get(), span));
    }
    if (uri.isPresent()) {
      return Optional.of(
          new Image.Reference(
              uri.get(),
              image.get(ImageKeys.CREDENTIALS).flatMap(one -> credentials(one.value())),
              span));
    }
    Optional<Given<Text>> ecr = image.get(ImageKeys.ECR);
    Optional<Given<Text>> digest = image.get(ImageKeys.DIGEST);
    Optional<Given<Text>> version = digest.or(() -> image.get(ImageKeys.TAG));
    return ecr.isPresent() && version.isPresent()
        ? Optional.of(new Image.Ecr(ecr.get(), version.get(), digest.isPresent(), span))
        : Optional.empty();
  }

  private Optional<Image.Credentials> credentials(Section section) {
    return section
        .get(ImageKeys.Credentials.SECRET)
        .map(
            secret ->
                new Image.Credentials(
                    Identifier.of(secret, values), section.get(ImageKeys.Credentials.KMS_KEY)));
  }
}
