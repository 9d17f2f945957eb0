package dev.fargen.check.balancing;

import dev.fargen.workload.environment.Environment;

/** The help for a load balancer without HTTPS. */
final class Certificates {

  private static final String PARAMETER = "CertificateArn";

  private Certificates() {}

  /** The line to write, and the value that it needs. */
  static String help(Environment environment) {
    return help(environment, "`http`");
  }

  /**
   * The same.
   *
   * @param place where it is written
   */
  static String help(Environment environment, String place) {
    String line = "write `certificate: \"${" + PARAMETER + "}\"` in " + place;
    if (environment.values().containsKey(PARAMETER)) {
      return line;
    }
    return environment.name().isPresent()
        ? line
            + ", and the ARN of a certificate in ACM as `"
            + PARAMETER
            + "` under `environments.<name>.parameters`"
        : line + ", with the ARN of a certificate in ACM as the value of this parameter";
  }
}
