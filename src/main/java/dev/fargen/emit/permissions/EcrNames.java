package dev.fargen.emit.permissions;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Value;

/**
 * The names of ECR repositories, for {@code Fn::Sub} (Amazon ECR user guide, "Amazon ECR private
 * registry").
 */
public final class EcrNames {

  private static final String ACCOUNT = "${AWS::AccountId}";
  private static final String REGION = "${AWS::Region}";

  private EcrNames() {}

  /** The ARN of a repository in the account and region of the stack. */
  public static Value arn(String name) {
    return arn(REGION, ACCOUNT, name);
  }

  public static Value arn(String region, String account, String name) {
    return Intrinsic.sub(
        "arn:${AWS::Partition}:ecr:" + region + ":" + account + ":repository/" + name);
  }

  /** The URI of a repository in the account and region of the stack. */
  public static String uri(String name) {
    return uri(REGION, ACCOUNT, name);
  }

  public static String uri(String region, String account, String name) {
    return account + ".dkr.ecr." + region + ".${AWS::URLSuffix}/" + name;
  }
}
