package dev.fargen.deploy.aws;

import java.net.URI;
import java.util.Optional;

/**
 * Where AWS is and who asks.
 *
 * @param endpoint another address than AWS's own; {@code AWS_ENDPOINT_URL} needs no mention
 * @param profile a profile of the AWS configuration files
 * @param speed 1 for AWS, more for an endpoint that plays AWS in a test
 */
public record Connection(
    String region, Optional<String> profile, Optional<URI> endpoint, int speed) {

  /** The waits that suit this endpoint. */
  public Pace pace() {
    return Pace.USUAL.faster(speed);
  }
}
