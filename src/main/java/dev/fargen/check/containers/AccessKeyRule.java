package dev.fargen.check.containers;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.containers.Variables.Variable;
import dev.fargen.workload.stack.Stack;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A spec must not contain access keys: tasks get temporary credentials from their task role (AWS
 * Identity and Access Management user guide, "Manage access keys for IAM users").
 */
public final class AccessKeyRule implements Rule {

  private static final Pattern KEY_ID =
      Pattern.compile("(?<![A-Z0-9])A[KS]IA[A-Z2-7]{16}(?![A-Z0-9])");
  private static final String KEY_ID_WORDS = "AWS access key ID";

  private static final String TOKEN = "AWS session token";

  /** What the variables hold that the AWS SDKs read credentials from. */
  private static final Map<String, String> WORDS =
      Map.of(
          "AWS_ACCESS_KEY_ID",
          KEY_ID_WORDS,
          "AWS_SECRET_ACCESS_KEY",
          "AWS secret access key",
          "AWS_SESSION_TOKEN",
          TOKEN);

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    for (Container container : stack.containers()) {
      for (Variable variable : container.variables().plain()) {
        boolean literal = variable.value().value().literal().filter(v -> !v.isBlank()).isPresent();
        if (literal && WORDS.containsKey(variable.name())) {
          report(WORDS.get(variable.name()), variable.value(), variable.ofFile(), diagnostics);
        } else {
          check(variable.value(), variable.ofFile(), diagnostics);
        }
      }
      container.program().command().forEach(word -> check(word, false, diagnostics));
      container.program().entrypoint().forEach(word -> check(word, false, diagnostics));
    }
  }

  private static void check(Given<Text> text, boolean ofFile, Diagnostics diagnostics) {
    Matcher matcher = KEY_ID.matcher(text.value().literal().orElse(""));
    if (matcher.find()) {
      report(KEY_ID_WORDS, text, ofFile, diagnostics);
    }
  }

  /**
   * At the path of a file, there is nothing to hide. Keys that begin with ASIA are temporary (AWS
   * Security Token Service API reference, "GetAccessKeyInfo").
   */
  private static void report(
      String what, Given<Text> text, boolean ofFile, Diagnostics diagnostics) {
    Span span = text.span();
    boolean temporary = what.equals(TOKEN) || text.value().written().contains("ASIA");
    Diagnostic fault = Diagnostic.of(Code.ACCESS_KEY_IN_PLAIN_TEXT, what + " in plain text");
    diagnostics.report(
        (ofFile ? fault.at(span) : fault.atSecret(span))
            .note(
                temporary
                    ? "these are temporary credentials; the AWS SDKs use those of the task role by"
                        + " default"
                    : "the AWS SDKs use the temporary credentials of the task role by default")
            .help(
                temporary
                    ? "remove the key ID, secret access key and session token, grant access under"
                        + " `permissions`, and in IAM, revoke the active sessions of the role that"
                        + " they were issued for; if they were issued for a user, attach a policy to"
                        + " the user that denies requests with an `aws:TokenIssueTime` before the"
                        + " current time"
                    : "remove the access key, grant access under `permissions`, and deactivate the key"
                        + " in IAM"));
  }
}
