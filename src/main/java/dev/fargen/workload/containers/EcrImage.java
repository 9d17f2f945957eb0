package dev.fargen.workload.containers;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An image that is written with the host of an ECR registry.
 *
 * @param version the tag or the digest with the sign before it; empty if there is none
 */
public record EcrImage(String account, String region, String repository, String version) {

  private static final Pattern PATTERN =
      Pattern.compile(
          "([0-9]{12})\\.dkr\\.ecr\\.([a-z0-9-]+)\\.amazonaws\\.com(?:\\.cn)?/([^:@]+)([:@].*)?");

  private static final int REPOSITORY = 3;
  private static final int VERSION = 4;

  /** The parts of an image; empty if it is not in ECR. */
  public static Optional<EcrImage> of(String image) {
    Matcher matcher = PATTERN.matcher(image);
    return matcher.matches()
        ? Optional.of(
            new EcrImage(
                matcher.group(1),
                matcher.group(2),
                matcher.group(REPOSITORY),
                Optional.ofNullable(matcher.group(VERSION)).orElse("")))
        : Optional.empty();
  }

  /** Whether the repository seems to be one of a pull-through cache. */
  public boolean isPullThrough() {
    return Registry.isPullThrough(repository);
  }
}
