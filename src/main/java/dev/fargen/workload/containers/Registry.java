package dev.fargen.workload.containers;

import dev.fargen.list.Lists;
import dev.fargen.spec.form.Text;
import java.util.List;
import java.util.Map;
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
   * The namespaces that the console suggests for pull through caches (Amazon ECR user guide,
   * "Pulling an image with a pull through cache rule in Amazon ECR").
   */
  private static final List<String> CACHES =
      List.of("ecr-public/", "kubernetes/", "quay/", "docker-hub/", "github/", "azure/", "gitlab/");

  private Registry() {}

  /**
   * Whether the ECR repository is in a namespace of a pull through cache. The first pull of an
   * image then creates the repository and imports the image (Amazon ECR user guide, "IAM
   * permissions required to sync an upstream registry with an Amazon ECR private registry").
   */
  public static boolean isPullThrough(String repository) {
    return Lists.any(CACHES, repository::startsWith);
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
    Text text = reference.uri().value();
    String uri =
        text.literal()
            .or(() -> text.parameter().map(name -> values.getOrDefault(name, "")))
            .orElse("");
    return !uri.isEmpty()
        && !PLACEHOLDER.matcher(uri).matches()
        && !ECR_HOST.matcher(uri).matches();
  }
}
