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

  private static final Pattern ECR_HOST =
      Pattern.compile("[0-9]{12}\\.dkr\\.ecr\\.[a-z0-9-]+\\.amazonaws\\.com(\\.cn)?/.*");

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

  /** The part of a host of ECR that is its region. */
  private static final int REGION = 3;

  private Registry() {}

  /**
   * Whether the ECR repository is in a namespace of a pull-through cache. The first pull of an
   * image then creates the repository and imports the image (Amazon ECR user guide, "IAM
   * permissions required to sync an upstream registry with an Amazon ECR private registry").
   */
  public static boolean isPullThrough(String repository) {
    return Lists.any(CACHES, repository::startsWith);
  }

  /** The region of an image in ECR. */
  public static Optional<String> region(String image) {
    return ECR_HOST.matcher(image).matches()
        ? Optional.of(image.split("\\.", REGION + 2)[REGION])
        : Optional.empty();
  }

  /**
   * Where an image in ECR is, given the values of its environment.
   *
   * @param isCache whether the repository seems to be one of a pull-through cache
   */
  public record InEcr(String region, boolean isCache) {}

  /** Where the image is, if it is written with the host of an ECR registry. */
  public static Optional<InEcr> inEcr(Image image, Map<String, String> values) {
    String uri = image instanceof Image.Reference reference ? uri(reference, values) : "";
    if (!ECR_HOST.matcher(uri).matches()) {
      return Optional.empty();
    }
    int slash = uri.indexOf('/');
    String region = uri.substring(0, slash).split("\\.")[3];
    return Optional.of(new InEcr(region, isPullThrough(uri.substring(slash + 1))));
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
    return !uri.isEmpty() && !isPlaceholder(uri) && !ECR_HOST.matcher(uri).matches();
  }
}
