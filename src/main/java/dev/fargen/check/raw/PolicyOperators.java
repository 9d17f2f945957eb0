package dev.fargen.check.raw;

import dev.fargen.list.Lists;
import java.util.List;

/** IAM user guide, "IAM JSON policy elements: Condition operators". */
final class PolicyOperators {
  private static final List<String> SETS = List.of("ForAnyValue:", "ForAllValues:");
  private static final String IF_EXISTS = "IfExists";

  static final List<String> NAMES =
      List.of(
          "ArnEquals",
          "ArnLike",
          "ArnNotEquals",
          "ArnNotLike",
          "BinaryEquals",
          "Bool",
          "DateEquals",
          "DateGreaterThan",
          "DateGreaterThanEquals",
          "DateLessThan",
          "DateLessThanEquals",
          "DateNotEquals",
          "IpAddress",
          "NotIpAddress",
          "Null",
          "NumericEquals",
          "NumericGreaterThan",
          "NumericGreaterThanEquals",
          "NumericLessThan",
          "NumericLessThanEquals",
          "NumericNotEquals",
          "StringEquals",
          "StringEqualsIgnoreCase",
          "StringLike",
          "StringNotEquals",
          "StringNotEqualsIgnoreCase",
          "StringNotLike");

  private PolicyOperators() {}

  static boolean has(String written) {
    String name = written;
    for (String set : SETS) {
      name = name.startsWith(set) ? name.substring(set.length()) : name;
    }
    boolean exists = name.endsWith(IF_EXISTS);
    name = exists ? name.substring(0, name.length() - IF_EXISTS.length()) : name;
    String bare = name;
    return Lists.any(NAMES, one -> one.equalsIgnoreCase(bare));
  }
}
