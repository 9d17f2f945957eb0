package dev.fargen.check.environments;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.list.Lists;
import dev.fargen.spec.arn.ArnPlace;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.environment.Environment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A stack or a pipeline that uses ARNs, and where it is.
 *
 * @param what {@code stack}
 * @param values the values of its parameters
 */
public record ArnUser(
    String what,
    Map<String, String> values,
    Optional<Given<String>> region,
    Optional<Given<String>> account) {

  private static final int PARTITION = 1;
  private static final int SERVICE = 2;
  private static final int REGION = 3;
  private static final int ACCOUNT = 4;

  private static final String STACK = "stack";

  /**
   * In place of the account of what AWS manages: {@code arn:aws:iam::aws:policy/ReadOnlyAccess}.
   */
  private static final String OF_AWS = "aws";

  static ArnUser of(Environment environment) {
    return new ArnUser(
        STACK, environment.values(), environment.region(), environment.givenAccount());
  }

  /** Reports an ARN that cannot be used from here. */
  public void check(PlacedArn arn, Diagnostics diagnostics) {
    parts(arn.text()).ifPresent(parts -> check(arn, parts, diagnostics));
  }

  private void check(PlacedArn arn, String[] parts, Diagnostics diagnostics) {
    boolean here = arn.same() != PlacedArn.Same.PARTITION && !parts[REGION].isEmpty();
    Optional<Given<Text>> secret = arn.secret().filter(one -> regionOf(one).isPresent());
    if (here && secret.isPresent()) {
      String there = regionOf(secret.get()).orElseThrow();
      if (!there.equals(parts[REGION])) {
        diagnostics.report(ofSecret(arn.text(), parts[REGION], secret.get(), there));
        return;
      }
    } else if (here && region.isPresent() && !region.get().value().equals(parts[REGION])) {
      diagnostics.report(elsewhere(arn, parts));
      return;
    }
    if (arn.same() == PlacedArn.Same.ACCOUNT && isInOtherAccount(parts)) {
      diagnostics.report(elsewhere(arn, parts));
      return;
    }
    region.ifPresent(one -> partition(arn.text(), parts, one, diagnostics));
  }

  private boolean isInOtherAccount(String[] parts) {
    return account.isPresent()
        && !parts[ACCOUNT].equals(OF_AWS)
        && !account.get().value().equals(parts[ACCOUNT]);
  }

  /** The region of an ARN, if both are known. */
  private Optional<String> regionOf(Given<Text> arn) {
    return parts(arn).map(parts -> parts[REGION]).filter(ArnPlace::isRegion);
  }

  /** The parts of the ARN; none if it is not an ARN or not known. */
  private Optional<String[]> parts(Given<Text> arn) {
    return Environment.literal(arn.value(), values)
        .filter(value -> value.startsWith("arn:"))
        .map(value -> value.split(":", ACCOUNT + 2))
        .filter(parts -> parts.length > ACCOUNT);
  }

  /** The ARN is in another region, another account or both. */
  private Diagnostic elsewhere(PlacedArn arn, String[] parts) {
    List<String> there = new ArrayList<>();
    List<String> here = new ArrayList<>();
    Optional<Given<String>> otherRegion =
        region.filter(one -> !parts[REGION].isEmpty() && !one.value().equals(parts[REGION]));
    Optional<Given<String>> otherAccount =
        account.filter(
            one -> arn.same() == PlacedArn.Same.ACCOUNT && !one.value().equals(parts[ACCOUNT]));
    otherRegion.ifPresent(
        one -> {
          there.add("region `" + parts[REGION] + "`");
          here.add("`" + one.value() + "`");
        });
    otherAccount.ifPresent(
        one -> {
          there.add("account `" + parts[ACCOUNT] + "`");
          here.add((here.isEmpty() ? "`" : "account `") + one.value() + "`");
        });
    Diagnostic fault =
        wrong(Lists.enumerated(there, "and"), Lists.enumerated(here, "and"), arn.text());
    if (otherRegion.isPresent()) {
      fault = fault.at(otherRegion.get().span(), "region of the " + what);
    }
    if (otherAccount.isPresent()) {
      fault = fault.at(otherAccount.get().span(), "account of the " + what);
    }
    if (parts[SERVICE].equals("secretsmanager")) { // only those in a text are of one region
      fault =
          fault.note(
              "CloudFormation resolves a secret inside a text in the region of the stack; a variable"
                  + " that is only the secret, `{secret: <ARN>}`, can use another region");
    }
    return fault.help(
        "write the ARN of a "
            + kind(parts[SERVICE])
            + " in "
            + Lists.enumerated(
                Lists.present(
                    List.of(
                        otherRegion.map(one -> "`" + one.value() + "`"),
                        otherAccount.map(one -> "account `" + one.value() + "`"))),
                "and"));
  }

  private Diagnostic wrong(String there, String here, Given<Text> arn) {
    return Diagnostic.of(
            Code.OTHER_REGION, "the ARN is in " + there + ", but the " + what + " is in " + here)
        .at(arn.span());
  }

  /**
   * Secrets Manager and Parameter Store encrypt with keys of their own region (AWS Secrets Manager
   * user guide, "Secret encryption and decryption in AWS Secrets Manager").
   */
  private Diagnostic ofSecret(Given<Text> key, String there, Given<Text> secret, String here) {
    boolean parameter = parts(secret).filter(parts -> parts[SERVICE].equals("ssm")).isPresent();
    String kept = parameter ? "the SSM parameter" : "the secret";
    return Diagnostic.of(
            Code.OTHER_REGION,
            "the KMS key is in region `" + there + "`, but " + kept + " is in `" + here + "`")
        .at(key.span())
        .at(secret.span(), "encrypted with a key of its own region")
        .help("write the ARN of the key that " + kept + " is encrypted with");
  }

  private void partition(
      Given<Text> arn, String[] parts, Given<String> region, Diagnostics diagnostics) {
    String there = parts[PARTITION];
    String here = ArnPlace.partition(region.value());
    if (!there.equals(here) && !there.equals("*")) {
      diagnostics.report(
          wrong("partition `" + there + "`", "`" + here + "`", arn)
              .at(region.span(), "region of the " + what)
              .help(inPartition(here, parts, arn)));
    }
  }

  /** An ARN with a region is that of another thing. Other environments may use the same text. */
  private String inPartition(String here, String[] parts, Given<Text> arn) {
    String rest = arn.value().written();
    String begin = "arn:" + parts[PARTITION] + ":";
    if (!parts[REGION].isEmpty()) {
      return "write the ARN of a " + kind(parts[SERVICE]) + " in the partition `" + here + "`";
    }
    boolean referring = what.equals(STACK) && !rest.contains(":role/"); // not the role of a stage
    return referring && rest.startsWith(begin)
        ? "write `\"arn:${AWS::Partition}:" + rest.substring(begin.length()) + "\"`"
        : "write an ARN that begins with `arn:" + here + ":`";
  }

  private static String kind(String service) {
    return switch (service) {
      case "kms" -> "KMS key";
      case "elasticloadbalancing" -> "listener";
      case "sns" -> "topic";
      case "wafv2" -> "web ACL";
      case "acm" -> "certificate";
      case "iam" -> "managed policy";
      case "secretsmanager" -> "secret";
      case "ssm" -> "parameter";
      case "codeconnections", "codestar-connections" -> "connection";
      default -> "resource";
    };
  }
}
