package dev.fargen.check.environments;

import dev.fargen.check.rule.SpecWarningRule;
import dev.fargen.check.rule.Warnings;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.spec.EnvironmentKeys;
import dev.fargen.spec.SpecEnvironment;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Warns of the IDs that {@code fargen import} writes where only the account has the right ones: all
 * their digits are zero, or all but the last one, where a list needs several.
 */
public final class PlaceholderRule implements SpecWarningRule {

  private static final String UNKNOWN = "change-me";

  /** The digits of IDs that are made today (Amazon EC2 User Guide, "Longer IDs"). */
  private static final int LONG_ID = 17;

  /** {@code fargen import template} writes a long one where nothing in the template has a VPC. */
  private static final String UNUSED = "vpc-";

  /** Longer values are not repeated in a help. */
  private static final int LONGEST = 80;

  /**
   * A kind of IDs.
   *
   * @param beginning what such an ID begins with
   * @param zeros the number of digits of a placeholder
   * @param what what the ID is of
   * @param command what lists such IDs
   */
  private record Kind(String beginning, int zeros, String what, String command) {

    boolean isOfAccount() {
      return beginning.isEmpty();
    }

    /** The end of the placeholder that begins here; negative if there is none. */
    int end(String text, int at) {
      if (!text.startsWith(beginning, at) || !isEdge(text, at - 1, true)) {
        return -1;
      }
      int end = at + beginning.length();
      while (end < text.length() && text.charAt(end) == '0') {
        end++;
      }
      boolean numbered = beginning.endsWith("-") && end - at == beginning.length() + zeros - 1;
      if (numbered && end < text.length() && text.charAt(end) > '0' && text.charAt(end) <= '9') {
        end++;
      }
      int digits = end - at - beginning.length();
      boolean isLong = beginning.endsWith("-") && digits == LONG_ID && !beginning.equals(UNUSED);
      boolean whole = digits == zeros || isLong;
      return whole && isEdge(text, end, false) ? end : -1;
    }

    /** Account IDs are parts of ARNs, URLs and image names; other numbers may be zero too. */
    private boolean isEdge(String text, int at, boolean before) {
      if (at < 0 || at >= text.length()) {
        return true;
      }
      char there = text.charAt(at);
      if (beginning.isEmpty()) {
        return there == ':' || there == '/' || (!before && there == '.');
      }
      boolean letter = (there >= 'a' && there <= 'z') || (there >= 'A' && there <= 'Z');
      return !letter && !(there >= '0' && there <= '9') && there != '-' && there != '_';
    }
  }

  private static final List<Kind> KINDS =
      List.of(
          new Kind("vpc-", 8, "VPC", "aws ec2 describe-vpcs"),
          new Kind("subnet-", 8, "subnet", "aws ec2 describe-subnets"),
          new Kind("sg-", 8, "security group", "aws ec2 describe-security-groups"),
          new Kind("fs-", 8, "file system", "aws efs describe-file-systems"),
          new Kind("Z", 13, "hosted zone", "aws route53 list-hosted-zones"),
          new Kind("", 12, "account", "aws sts get-caller-identity"));

  private final List<Diagnostic> found = new ArrayList<>();

  @Override
  public void check(SpecEnvironment environment, Warnings warnings) {
    found(environment, Set.of()).forEach(warnings::report);
  }

  /**
   * A warning for each placeholder in an environment.
   *
   * @param given the parameters that have other values than those in the spec
   */
  public static List<Diagnostic> found(SpecEnvironment environment, Set<String> given) {
    PlaceholderRule rule = new PlaceholderRule();
    for (MapNode.Entry entry : environment.tree().entries()) {
      if (!entry.key().text().equals(EnvironmentKeys.PARAMETERS.name())) {
        rule.find(entry);
      }
    }
    for (MapNode.Entry value : environment.scope().values().entries()) {
      if (!given.contains(value.key().text())) {
        rule.find(value);
        rule.findUnknown(value);
      }
    }
    return rule.found;
  }

  /** The value that {@code fargen import} gives to a parameter of which it knows nothing. */
  private void findUnknown(MapNode.Entry entry) {
    if (entry.value() instanceof ScalarNode scalar && scalar.text().equals(UNKNOWN)) {
      found.add(
          Diagnostic.of(
                  Code.PLACEHOLDER,
                  "`"
                      + UNKNOWN
                      + "` is a placeholder for the value of `"
                      + entry.key().text()
                      + "`")
              .at(scalar.span())
              .help("write `" + entry.key().text() + ": ...` with the value"));
    }
  }

  private void find(MapNode.Entry entry) {
    find(entry.value(), entry.value() instanceof ScalarNode ? entry.key().text() + ": " : "");
  }

  /**
   * @param key what is written in front of a scalar
   */
  private void find(Node node, String key) {
    if (node instanceof MapNode map) {
      map.entries().forEach(this::find);
    } else if (node instanceof ListNode list) {
      list.items().forEach(item -> find(item, ""));
    } else if (node instanceof ScalarNode scalar) {
      find(scalar, key);
    }
  }

  private void find(ScalarNode scalar, String key) {
    String text = scalar.text();
    for (int at = text.indexOf('0'); at >= 0 && at < text.length(); at++) {
      for (Kind kind : KINDS) {
        int from = at - kind.beginning().length();
        int end = from < 0 ? -1 : kind.end(text, from);
        if (end >= 0) {
          found.add(warning(kind, scalar, from, end, key));
          at = end;
        }
      }
    }
  }

  private static Diagnostic warning(Kind kind, ScalarNode scalar, int from, int end, String key) {
    String text = scalar.text();
    String right = text.substring(0, from) + "<account ID>" + text.substring(end);
    boolean shown = right.length() <= LONGEST && right.indexOf('\n') < 0;
    // A value of twelve zeros may be another number.
    boolean sure =
        !kind.isOfAccount()
            || end - from < text.length()
            || key.equals(EnvironmentKeys.ACCOUNT.name() + ": ");
    return Diagnostic.of(
            Code.PLACEHOLDER,
            "`"
                + text.substring(from, end)
                + (sure ? "` is" : "` may be")
                + " a placeholder for the ID of your "
                + kind.what())
        .at(scalar.cut(from, end).span())
        .help(
            kind.isOfAccount()
                ? (sure ? "" : "if it is one, ")
                    + (shown
                        ? "write `" + key + right + "`"
                        : "write the account ID instead of `" + text.substring(from, end) + "`")
                    + "; `"
                    + kind.command()
                    + "` prints the account ID"
                : "write the ID of your "
                    + kind.what()
                    + " instead; `"
                    + kind.command()
                    + "` prints the IDs");
  }
}
