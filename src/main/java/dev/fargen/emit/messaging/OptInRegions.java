package dev.fargen.emit.messaging;

import dev.fargen.spec.arn.ArnPlace;
import java.util.Set;

/**
 * Regions that an account must enable: all of the partition {@code aws} that were launched after
 * March 20, 2019 (AWS Account Management reference guide, "Enable or disable AWS Regions in your
 * account").
 */
final class OptInRegions {

  /** The regions that every account has. */
  private static final Set<String> DEFAULT =
      Set.of(
          "ap-northeast-1",
          "ap-northeast-2",
          "ap-northeast-3",
          "ap-south-1",
          "ap-southeast-1",
          "ap-southeast-2",
          "ca-central-1",
          "eu-central-1",
          "eu-north-1",
          "eu-west-1",
          "eu-west-2",
          "eu-west-3",
          "sa-east-1",
          "us-east-1",
          "us-east-2",
          "us-west-1",
          "us-west-2");

  private OptInRegions() {}

  static boolean has(String region) {
    return ArnPlace.partition(region).equals("aws") && !DEFAULT.contains(region);
  }
}
