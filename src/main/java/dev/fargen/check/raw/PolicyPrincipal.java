package dev.fargen.check.raw;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Suggestion;
import dev.fargen.list.Digits;
import dev.fargen.list.Lists;
import dev.fargen.spec.arn.ArnPlace;
import dev.fargen.spec.raw.RawFunction;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.MapNode.Entry;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.List;
import java.util.Optional;

/**
 * Who a statement is about (IAM user guide, "AWS JSON policy elements: Principal").
 *
 * @param element {@code Principal} or {@code NotPrincipal}
 */
record PolicyPrincipal(String element, Diagnostics diagnostics) {

  private static final String ALL = "*";
  private static final String NOT = "Not";
  private static final String ARN = "arn:";
  private static final int ACCOUNT_DIGITS = 12;
  private static final int ACCOUNT_PART = 4;

  /** The shortest one of IAM's unique IDs. */
  private static final int LEAST_ID = 16;

  private static final List<String> KINDS = List.of("AWS", "CanonicalUser", "Federated", "Service");

  /** What the names of services end with, in all partitions. */
  private static final List<String> DOMAINS =
      List.of(
          ".amazonaws.com",
          ".amazonaws.com.cn",
          ".amazonaws.eu",
          ".amazon.com",
          ".aws.internal",
          ".gov");

  void check(Node node) {
    if (RawFunction.of(node).isPresent()) {
      return;
    }
    if (!(node instanceof MapNode map)) {
      if (!(node instanceof ScalarNode all) || !all.text().equals(ALL)) {
        diagnostics.report(
            Diagnostic.of(
                    Code.INVALID_VALUE,
                    "`" + element + "` must be `*` or a map, not " + node.kind())
                .at(node.span().firstLine())
                .help("write " + map(node)));
      }
      return;
    }
    for (Entry entry : map.entries()) {
      String kind = entry.key().text();
      if (!KINDS.contains(kind)) {
        diagnostics.report(
            Diagnostic.of(
                    Code.UNKNOWN_PROPERTY, "unknown element `" + kind + "` in `" + element + "`")
                .at(entry.key().span())
                .unknown(kind, KINDS, "write " + Suggestion.oneOf(KINDS)));
      } else if (RawFunction.of(entry.value()).isEmpty()) {
        List<Node> all =
            entry.value() instanceof ListNode list ? list.items() : List.of(entry.value());
        Lists.only(all, ScalarNode.class).forEach(one -> value(kind, one));
      }
    }
  }

  /** The map for what is written without one. */
  private String map(Node node) {
    String text = node instanceof ScalarNode scalar ? scalar.text() : "";
    if (isPrincipal(text)) {
      return "`" + element + ": {AWS: \"" + text + "\"}`";
    }
    boolean service = Lists.any(DOMAINS, text::endsWith);
    return (service ? "`" : "a map, such as `")
        + element
        + ": {Service: "
        + (service ? text : "lambda.amazonaws.com")
        + "}`";
  }

  private void value(String kind, ScalarNode value) {
    String text = value.text();
    if (RawFunction.of(value).isPresent() || DynamicReference.isIn(value) || text.equals(ALL)) {
      return;
    }
    if (kind.equals("Service") && !Lists.any(DOMAINS, text::endsWith)) {
      report(value, kind, "the name of a service, such as `lambda.amazonaws.com`");
    } else if (kind.equals("AWS") && !isPrincipal(text)) {
      Optional<Diagnostic> place = text.startsWith(ARN) ? ArnPlace.fault(value) : Optional.empty();
      String words = "`*`, an account ID, or an ARN such as `arn:aws:iam::111122223333:root`";
      place.ifPresentOrElse(diagnostics::report, () -> report(value, kind, words));
    } else if (kind.equals("AWS") && (text.contains("*") || text.contains("?"))) {
      Diagnostic fault =
          invalid(value, kind).note("an ARN in `" + element + "` cannot have wildcards");
      diagnostics.report(element.startsWith(NOT) ? fault : fault.help(condition(text)));
    }
  }

  private static boolean isPrincipal(String text) {
    boolean id = text.length() >= LEAST_ID;
    boolean digits = text.length() == ACCOUNT_DIGITS;
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      digits &= letter >= '0' && letter <= '9';
      id &= (letter >= '0' && letter <= '9') || (letter >= 'A' && letter <= 'Z');
    }
    return id || digits || (text.startsWith(ARN) && isOfAccount(text));
  }

  /** Whether the account in the ARN, if it is a number, is an account ID. */
  private static boolean isOfAccount(String arn) {
    String account = account(arn);
    return account.length() == ACCOUNT_DIGITS || !Digits.only(account);
  }

  private static String account(String arn) {
    List<String> parts = List.of(arn.split(":", -1));
    return parts.size() > ACCOUNT_PART ? parts.get(ACCOUNT_PART) : "";
  }

  /** All principals of the account, limited to those whose ARNs match the pattern. */
  private static String condition(String pattern) {
    String account = account(pattern);
    return "write `AWS: \""
        + (isPrincipal(account) ? account : ALL)
        + "\"`, and `Condition: {ArnLike: {\"aws:PrincipalArn\": \""
        + pattern
        + "\"}}` in the statement";
  }

  private void report(ScalarNode value, String kind, String words) {
    diagnostics.report(invalid(value, kind).note("`" + kind + "` must be " + words));
  }

  private static Diagnostic invalid(ScalarNode value, String kind) {
    return Diagnostic.of(Code.INVALID_VALUE, "`" + kind + ": " + value.text() + "` is not valid")
        .at(value.span());
  }
}
