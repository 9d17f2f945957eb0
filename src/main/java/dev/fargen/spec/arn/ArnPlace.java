package dev.fargen.spec.arn;

import static java.util.regex.Pattern.matches;

import dev.fargen.diag.Diagnostic;
import dev.fargen.spec.form.Patterns;
import dev.fargen.spec.form.RegionCode;
import dev.fargen.yaml.ScalarNode;
import java.util.List;
import java.util.Optional;

/**
 * The partition, region and account of an ARN. A partition is a group of regions, and each ARN is
 * of the partition of its region (AWS Identity and Access Management user guide, "Identify AWS
 * resources with Amazon Resource Names (ARNs)"; AWS whitepaper "AWS Fault Isolation Boundaries",
 * "Partitions").
 */
public final class ArnPlace {

  static final int PARTS = 6;

  private static final int PARTITION = 1;
  private static final int SERVICE = 2;
  private static final int REGION = 3;
  private static final int ACCOUNT = 4;

  private static final String CONNECTIONS = "codeconnections|codestar-connections";

  /** The partitions, and what the codes of their regions begin with. */
  private static final List<List<String>> PARTITIONS =
      List.of(
          List.of("aws-cn", "cn-"),
          List.of("aws-us-gov", "us-gov-"),
          List.of("aws-iso", "us-iso-"),
          List.of("aws-iso-b", "us-isob-"),
          List.of("aws-iso-e", "eu-isoe-"),
          List.of("aws-iso-f", "us-isof-"),
          List.of("aws-eusc", "eusc-"),
          List.of("aws", ""));

  private ArnPlace() {}

  /** The partition of a region. */
  public static String partition(String region) {
    for (List<String> one : PARTITIONS) {
      if (region.startsWith(one.get(1))) {
        return one.get(0);
      }
    }
    throw new IllegalStateException("no partition for " + region);
  }

  /**
   * Whether the region is one of the China regions, which have domains and services of their own.
   */
  public static boolean isInChina(String region) {
    return partition(region).equals("aws-cn");
  }

  /** Whether it is written like the code of a region. */
  public static boolean isRegion(String text) {
    return RegionCode.isPossible(text);
  }

  /** The fault of an ARN that names no place that there can be. */
  public static Optional<Diagnostic> fault(ScalarNode text) {
    String[] parts = text.text().split(":", PARTS);
    return parts.length < PARTS
        ? Optional.empty()
        : partition(text, parts)
            .or(() -> region(text, parts).map(fault -> RegionCode.meant(fault, parts[REGION])))
            .or(
                () ->
                    account(text, parts)
                        .map(fault -> fault.help("write the account ID with all 12 digits")))
            .or(() -> mixed(text, parts));
  }

  static Optional<Diagnostic> partition(ScalarNode text, String[] parts) {
    for (List<String> one : PARTITIONS) {
      if (one.get(0).equals(parts[PARTITION])) {
        return Optional.empty();
      }
    }
    return isOpen(parts[PARTITION])
        ? Optional.empty()
        : Optional.of(
            Arns.wrong("unknown partition `" + parts[PARTITION] + "` in the ARN", text, parts, 1)
                .help(
                    isRegion(parts[REGION])
                        ? "write `arn:"
                            + partition(parts[REGION])
                            + ":...`, with the partition of `"
                            + parts[REGION]
                            + "`"
                        : "write `arn:aws:...`, or the partition of your region, such as `aws-cn` or"
                            + " `aws-us-gov`"));
  }

  static Optional<Diagnostic> region(ScalarNode text, String[] parts) {
    String region = parts[REGION];
    return region.isEmpty() || isOpen(region) || isRegion(region)
        ? Optional.empty()
        : Optional.of(
            Arns.wrong("`" + region + "` in the ARN is not a region", text, parts, REGION));
  }

  /** An account, or {@code aws} for what is AWS's own, such as managed policies. */
  static Optional<Diagnostic> account(ScalarNode text, String[] parts) {
    String account = parts[ACCOUNT];
    boolean fits =
        account.isEmpty()
            || account.equals("aws")
            || isOpen(account)
            || matches(Patterns.ACCOUNT, account);
    if (fits) {
      return Optional.empty();
    }
    String what = "the account ID in the ARN must have 12 digits, not " + account.length();
    boolean digits = matches("[0-9]*", account);
    return Optional.of(
        Arns.wrong(digits ? what : what + ": `" + account + "`", text, parts, ACCOUNT));
  }

  /** The region and the partition of the ARN do not belong together. */
  private static Optional<Diagnostic> mixed(ScalarNode text, String[] parts) {
    String region = parts[REGION];
    if (region.isEmpty() || isOpen(region) || isOpen(parts[PARTITION])) {
      return Optional.empty();
    }
    String partition = partition(region);
    return partition.equals(parts[PARTITION])
        ? Optional.empty()
        : Optional.of(
            Arns.wrong(
                    "region `"
                        + region
                        + "` is in the partition `"
                        + partition
                        + "`, not `"
                        + parts[PARTITION]
                        + "`",
                    text,
                    parts,
                    PARTITION)
                .help(
                    isInChina(region) && matches(CONNECTIONS, parts[SERVICE])
                        ? "write another region: CodeConnections is not available in the China"
                            + " regions"
                        : "write `arn:" + partition + ":...`, or another region"));
  }

  /** Whether it has a wildcard of IAM, or a reference that only CloudFormation replaces. */
  private static boolean isOpen(String part) {
    return part.indexOf('*') >= 0 || part.indexOf('?') >= 0 || part.contains("${");
  }
}
