package dev.fargen.check.raw;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.list.Lists;
import dev.fargen.spec.raw.RawFunction;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.MapNode.Entry;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The policy of a key lets somebody change it later, unless the safety check for that is bypassed
 * (AWS KMS API reference, "CreateKey"; AWS KMS developer guide, "Default key policy").
 */
final class KeyLockout {

  private static final String ACTION = "kms:putkeypolicy";
  private static final String BYPASS = "BypassPolicyLockoutSafetyCheck";

  private KeyLockout() {}

  /** That nobody can change the policy, where its statements say so for certain. */
  static Optional<Diagnostic> fault(MapNode properties, MapNode policy) {
    boolean checked =
        properties.entry(BYPASS).isEmpty()
            || StateNodes.text(properties, BYPASS)
                .filter(one -> one.text().toLowerCase(Locale.ROOT).equals("false"))
                .isPresent();
    Optional<Node> statements = StateNodes.value(policy, "Statement");
    boolean literal = statements.isPresent() && RawFunction.of(statements.get()).isEmpty();
    if (!checked || !literal || Lists.any(statements.get().items(), KeyLockout::mayAllow)) {
      return Optional.empty();
    }
    return Optional.of(
        Diagnostic.of(Code.INVALID_VALUE, "no user or role can change the key policy later")
            .at(policy.span().first(1))
            .note(
                "without `"
                    + BYPASS
                    + ": true`, KMS requires that the policy allows `kms:PutKeyPolicy` to the"
                    + " principal that creates the key")
            .help(
                "add `{Effect: Allow, Principal: {AWS: !Sub"
                    + " \"arn:${AWS::Partition}:iam::${AWS::AccountId}:root\"}, Action: kms:*,"
                    + " Resource: \"*\"}` to `Statement`"));
  }

  private static boolean mayAllow(Node node) {
    if (!(node instanceof MapNode statement) || RawFunction.of(node).isPresent()) {
      return true;
    }
    boolean denies =
        StateNodes.text(statement, "Effect").filter(one -> one.text().equals("Deny")).isPresent();
    return !denies
        && StateNodes.value(statement, "Principal").map(KeyLockout::isPrincipal).orElse(true)
        && (StateNodes.value(statement, "NotAction").isPresent()
            || StateNodes.value(statement, "Action").map(KeyLockout::isAction).orElse(true));
  }

  /** Whether it is another principal than a service of AWS. */
  private static boolean isPrincipal(Node node) {
    return !(node instanceof MapNode map)
        || RawFunction.of(node).isPresent()
        || Lists.any(map.entries(), entry -> !isService(entry));
  }

  private static boolean isService(Entry entry) {
    return entry.key().text().equals("Service");
  }

  private static boolean isAction(Node node) {
    List<Node> actions =
        node instanceof ListNode && RawFunction.of(node).isEmpty() ? node.items() : List.of(node);
    return Lists.any(
        actions,
        action ->
            !(action instanceof ScalarNode text)
                || StateNodes.isOpen(action)
                || matches(text.text().toLowerCase(Locale.ROOT), ACTION));
  }

  /** Whether the action may match: what is behind the first wildcard is not looked at. */
  private static boolean matches(String pattern, String action) {
    int end = 0;
    while (end < pattern.length() && "*?".indexOf(pattern.charAt(end)) < 0) {
      end++;
    }
    return end == pattern.length()
        ? pattern.equals(action)
        : action.startsWith(pattern.substring(0, end));
  }
}
