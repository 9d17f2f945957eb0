package dev.fargen.cfn;

import dev.fargen.list.Lists;
import java.util.Arrays;
import java.util.List;

/**
 * What every stack knows by itself (CloudFormation template reference, "Pseudo parameters
 * reference"). There are no others.
 */
public enum Pseudo {
  ACCOUNT_ID("AccountId"),
  NO_VALUE("NoValue"),
  NOTIFICATION_ARNS("NotificationARNs"),
  PARTITION("Partition"),
  REGION("Region"),
  STACK_ID("StackId"),
  STACK_NAME("StackName"),
  URL_SUFFIX("URLSuffix");

  /** The ids of all of them. */
  public static final List<String> IDS = Lists.map(Arrays.asList(values()), Pseudo::id);

  private final String word;

  Pseudo(String word) {
    this.word = word;
  }

  /** The id without its prefix: {@code Region}. */
  public String word() {
    return word;
  }

  /** As {@code Ref} has it: {@code AWS::Region}. */
  public String id() {
    return "AWS::" + word;
  }

  /** Whether it is a text: one is a list of texts, and one nothing. */
  public boolean isText() {
    return this != NOTIFICATION_ARNS && this != NO_VALUE;
  }

  public Intrinsic ref() {
    return new Intrinsic("Ref", Value.text(id()));
  }
}
