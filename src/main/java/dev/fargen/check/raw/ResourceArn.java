package dev.fargen.check.raw;

import dev.fargen.list.Lists;
import java.util.List;
import java.util.Optional;

/**
 * What IAM refuses in the first parts of a resource's ARN (IAM user guide, "IAM JSON policy
 * elements: Resource" and "IAM ARNs"; Amazon S3, "Policy resources for Amazon S3").
 */
final class ResourceArn {

  private static final int PARTS = 6;
  private static final String PARTITION = "aws";

  /** What S3 has in a region; buckets and objects have none in their ARNs. */
  private static final List<String> IN_A_REGION =
      List.of("access-grants", "accesspoint", "job", "object-lambda", "storage-lens");

  private ResourceArn() {}

  /** What is wrong with the ARN, in the words of a rule. */
  static Optional<String> fault(String arn) {
    String[] parts = arn.split(":", PARTS);
    if (!arn.startsWith("arn:") || parts.length < PARTS || arn.contains("${")) {
      return Optional.empty();
    }
    String partition = parts[1];
    String service = parts[2];
    String region = parts[3];
    if (!isPattern(partition)
        && !partition.equals(PARTITION)
        && !partition.startsWith(PARTITION + "-")) {
      return Optional.of("the partition, the second part of an ARN, is `aws` in most regions");
    }
    if (isPattern(service)) {
      return Optional.of("the service, the third part of an ARN, cannot have wildcards");
    }
    boolean regional =
        !service.equals("iam")
            && (!service.equals("s3")
                || parts[5].startsWith("*")
                || Lists.any(IN_A_REGION, parts[5]::startsWith));
    return !regional && !region.isEmpty() && !isPattern(region)
        ? Optional.of(
            "the ARN of "
                + (service.equals("s3") ? "a bucket or an object" : "an IAM resource")
                + (service.equals("s3") ? " has no region and no account ID" : " has no region")
                + ", as in `"
                + (service.equals("s3")
                    ? "arn:aws:s3:::my-bucket"
                    : "arn:aws:iam::111122223333:role/my-role")
                + "`")
        : Optional.empty();
  }

  private static boolean isPattern(String part) {
    return part.contains("*") || part.contains("?");
  }
}
