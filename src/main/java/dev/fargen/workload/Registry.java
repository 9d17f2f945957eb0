package dev.fargen.workload;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where an image is kept, as far as that matters for the way to it. */
public enum Registry {
  /** Amazon ECR, which an endpoint leads to. */
  ECR,
  /** Somewhere in the internet. */
  INTERNET,
  /** Known at the deploy only. */
  UNKNOWN;

  /**
   * What a pipeline replaces: the path of an image has small letters only (Distribution, "Reference
   * grammar").
   */
  private static final Pattern PLACEHOLDER =
      Pattern.compile("[^:@]*[A-Z][^:@]*|" + Build.NOT_PUSHED);

  private static final Pattern ECR_HOST =
      Pattern.compile("[0-9]{12}\\.dkr\\.ecr\\.[a-z0-9-]+\\.amazonaws\\.com(\\.cn)?/.*");

  /** The registry of an image, given the values that its environment gives to parameters. */
  public static Registry of(Image image, Map<String, String> values) {
    if (!(image instanceof Image.Reference reference)) {
      return ECR;
    }
    Optional<String> uri =
        reference
            .uri()
            .value()
            .literal()
            .or(
                () ->
                    reference.uri().value().parameter().map(name -> values.getOrDefault(name, "")));
    if (uri.isEmpty() || uri.get().isEmpty() || PLACEHOLDER.matcher(uri.get()).matches()) {
      return UNKNOWN;
    }
    return ECR_HOST.matcher(uri.get()).matches() ? ECR : INTERNET;
  }
}
