package dev.fargen.workload.containers;

import dev.fargen.list.Lists;
import dev.fargen.spec.form.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where images are kept, as far as that matters for the way to them. */
public final class Registry {

  /**
   * What a pipeline replaces: the path of an image has small letters only (Distribution, "Reference
   * grammar").
   */
  private static final Pattern PLACEHOLDER =
      Pattern.compile("[^:@]*[A-Z][^:@]*|" + Build.NOT_PUSHED);

  /**
   * The namespaces that the console suggests for pull-through caches (Amazon ECR user guide,
   * "Creating a pull through cache rule in Amazon ECR").
   */
  private static final List<String> CACHES =
      List.of(
          "ecr-public/",
          "kubernetes/",
          "quay/",
          "docker-hub/",
          "github/",
          "azure/",
          "gitlab/",
          "chainguard/");

  private Registry() {}

  /**
   * Whether the ECR repository is in a namespace of a pull-through cache. The first pull of an
   * image then creates the repository and imports the image (Amazon ECR user guide, "IAM
   * permissions required to sync an upstream registry with an Amazon ECR private registry").
   */
  public static boolean isPullThrough(String repository) {
    return Lists.any(CACHES, repository::startsWith);
  }

  /** The image, given the values of its environment, if it is written with the host of ECR. */
  public static Optional<EcrImage> inEcr(Image image, Map<String, String> values) {
    return image instanceof Image.Reference reference
        ? EcrImage.of(uri(reference, values))
        : Optional.empty();
  }

  private static String uri(Image.Reference reference, Map<String, String> values) {
    Text text = reference.uri().value();
    return text.literal()
        .or(() -> text.parameter().map(name -> values.getOrDefault(name, "")))
        .orElse("");
  }

  /** Whether the image is one that only a build knows. */
  public static boolean isPlaceholder(String image) {
    return PLACEHOLDER.matcher(image).matches();
  }

  /**
   * Whether an image comes from the internet, given the values that its environment gives to
   * parameters; not from Amazon ECR, which an endpoint leads to, nor from where only the deploy
   * knows.
   */
  public static boolean isInternet(Image image, Map<String, String> values) {
    if (!(image instanceof Image.Reference reference)) {
      return false;
    }
    String uri = uri(reference, values);
    return !uri.isEmpty() && !isPlaceholder(uri) && EcrImage.of(uri).isEmpty();
  }
}
