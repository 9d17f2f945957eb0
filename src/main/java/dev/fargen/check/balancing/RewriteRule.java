package dev.fargen.check.balancing;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.list.Digits;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.balancing.Http;
import dev.fargen.workload.balancing.Rewrites;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.Optional;

/**
 * The regular expression of a rewrite is one of the load balancer, and its replacement has only its
 * groups (Elastic Load Balancing user guide, "Transforms for listener rules").
 */
public final class RewriteRule implements Rule {

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    for (Workload workload : stack.workloads()) {
      for (Http http : workload.http()) {
        http.rewrites()
            .ifPresent(
                rewrites -> {
                  rewrites.url().ifPresent(change -> check(change, url(http), stack, diagnostics));
                  rewrites.host().ifPresent(change -> check(change, "^(.+)$", stack, diagnostics));
                });
      }
    }
  }

  /** A regular expression for the paths of the rule. */
  private static String url(Http http) {
    String path =
        Lists.first(http.requests().paths())
            .map(Given::value)
            .filter(RewriteRule::isPlain)
            .orElse("/");
    return path.equals("/") ? "^/(.*)$" : "^" + path + "/?(.*)$";
  }

  private static boolean isPlain(String path) {
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c != '/' && c != '-' && c != '_' && !Digits.is(c) && !Character.isLetter(c)) {
        return false;
      }
    }
    return !path.endsWith("/");
  }

  private static void check(
      Rewrites.Change change, String example, Stack stack, Diagnostics diagnostics) {
    Optional<Given<Text>> regex =
        stack
            .environment()
            .literal(change.regex())
            .filter(given -> !given.value().written().isEmpty()); // the key is missing
    if (regex.isEmpty()) {
      return;
    }
    String text = regex.get().value().written();
    try {
      int groups = RewriteRegex.read(text).groups();
      stack
          .environment()
          .literal(change.replace().value())
          .ifPresent(
              replacement ->
                  groups(replacement, groups, repaired(text, example), change, diagnostics));
    } catch (RewriteRegex.Fault fault) {
      diagnostics.report(
          Diagnostic.of(
                  Code.INVALID_VALUE,
                  "`"
                      + text
                      + (fault.isValid()
                          ? "` cannot be used in a rewrite: "
                          : "` is not a valid regular expression: ")
                      + fault.getMessage())
              .at(change.regex().span().firstLine()));
    }
  }

  /** The regular expression with a capture group, where it is plain which part that is. */
  private static String repaired(String text, String example) {
    int rest = text.indexOf(".*");
    String better =
        rest >= 0
            ? text.substring(0, rest) + "(.*)" + text.substring(rest + 2)
            : example.startsWith(text) ? example : "";
    return better.isEmpty() ? "" : ": `" + better + "`";
  }

  private static void groups(
      String replacement,
      int groups,
      String repaired,
      Rewrites.Change change,
      Diagnostics diagnostics) {
    for (int i = 0; i + 1 < replacement.length(); i++) {
      char next = replacement.charAt(i + 1);
      if (replacement.charAt(i) == '$' && Digits.is(next) && next - '0' > groups) {
        diagnostics.report(
            Diagnostic.of(
                    Code.INVALID_VALUE,
                    "`$" + next + "` refers to no capture group of the regular expression")
                .at(change.replace().span())
                .at(
                    change.regex().span().firstLine(),
                    groups == 0
                        ? "no capture group"
                        : groups == 1 ? "one capture group" : groups + " capture groups")
                .help(
                    groups == 0
                        ? "put the part that `$" + next + "` refers to in parentheses" + repaired
                        : "write `$" + groups + "`"));
        return;
      }
    }
  }
}
