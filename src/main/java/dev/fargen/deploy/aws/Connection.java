package dev.fargen.deploy.aws;

import java.net.URI;
import java.util.Optional;

/**
 * The endpoint and the credentials of AWS.
 *
 * @param endpoint another endpoint; {@code AWS_ENDPOINT_URL} is used without it
 * @param profile a profile of the AWS configuration files
 * @param address the endpoint for messages, of the option or of the variable; empty for AWS
 * @param speed 1 for AWS, more for an endpoint that simulates AWS in a test
 */
public record Connection(
    String region,
    Optional<String> profile,
    Optional<URI> endpoint,
    Optional<String> address,
    int speed) {

  /** The command that logs in again. */
  String login() {
    return "`aws sso login" + profile.map(name -> " --profile " + name).orElse("") + "`";
  }

  /** The waiting times for this endpoint. */
  public Pace pace() {
    return Pace.USUAL.faster(speed);
  }
}
