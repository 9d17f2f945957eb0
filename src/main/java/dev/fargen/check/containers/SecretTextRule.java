package dev.fargen.check.containers;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.SecretText;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.containers.SecretVariable;
import dev.fargen.workload.data.Database;
import dev.fargen.workload.environment.ThingKind;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.Optional;

/**
 * A text with a secret in it keeps the value that the secret had when CloudFormation made the text
 * (CloudFormation user guide, "Get a secret or secret value from Secrets Manager"), so a password
 * that rotates by itself cannot be in one. The text is at most 65,536 bytes (AWS Secrets Manager
 * API reference, "CreateSecret", SecretString), and has no secure strings of Parameter Store in it
 * (CloudFormation user guide, "Get a secure string value from Systems Manager Parameter Store").
 */
public final class SecretTextRule implements Rule {

  private static final int LONGEST = 65_536;

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    for (Workload workload : stack.workloads()) {
      for (SecretVariable secret : Lists.filter(workload.secrets(), SecretVariable::isComposed)) {
        rotation(secret, stack, diagnostics);
        content(secret.text(), stack, diagnostics);
      }
    }
  }

  private static void rotation(SecretVariable secret, Stack stack, Diagnostics diagnostics) {
    for (Database database : stack.stores().databases()) {
      Optional<Given<Integer>> days = database.login().rotation();
      boolean has =
          Lists.any(
              secret.text().value().things(),
              thing -> ThingKind.isPassword(thing) && thing.name().equals(database.name()));
      if (has && days.isPresent()) {
        diagnostics.report(
            Diagnostic.of(
                    Code.ROTATES_IN_TEXT,
                    "a string cannot contain the password of `"
                        + database.name()
                        + "`, because the password rotates")
                .at(secret.text().span())
                .at(
                    days.get().span(),
                    "replaces the password every " + days.get().value() + " days")
                .note(
                    "CloudFormation inserts the password only when it creates or updates the secret that holds the string; from a rotation until then, the string has the old password")
                .help(
                    "write `rotation: off`; or replace this variable with `DATABASE_PASSWORD:"
                        + " \"${databases."
                        + database.name()
                        + ".password}\"` under `secrets`, build the string in the program, and run"
                        + " `fargen restart` after each rotation: ECS reads secrets only when a"
                        + " task starts"));
      }
    }
  }

  private static void content(Given<Text> text, Stack stack, Diagnostics diagnostics) {
    String whole = text.value().with(stack.environment().values());
    int bytes = whole.getBytes(UTF_8).length;
    if (bytes > LONGEST) {
      diagnostics.report(
          Diagnostic.of(
                  Code.OUT_OF_RANGE, "the string has " + bytes + " bytes, more than " + LONGEST)
              .at(text.span().firstLine())
              .note("a secret in Secrets Manager has at most " + LONGEST + " bytes"));
    }
    if (whole.contains("{{resolve:ssm-secure:")) {
      diagnostics.report(
          Diagnostic.of(
                  Code.INVALID_REFERENCE,
                  "CloudFormation does not resolve `ssm-secure` dynamic references in this string")
              .at(text.span())
              .note(SecretText.NOTE)
              .help(
                  "store the value in Secrets Manager and write `${secret:<name>}`"
                      + (text.value().things().isEmpty()
                          ? ", or store the whole text in Parameter Store and write `{ssm: <name>}`"
                          : " in place of the dynamic reference")));
    }
  }
}
