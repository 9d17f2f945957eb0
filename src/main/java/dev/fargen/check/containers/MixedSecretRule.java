package dev.fargen.check.containers;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.list.Lists;
import dev.fargen.spec.arn.SecretName;
import dev.fargen.spec.containers.SecretKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.containers.SecretVariable;
import dev.fargen.workload.environment.ThingKind;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import dev.fargen.yaml.ScalarNode;
import java.util.List;

/**
 * What stands under {@code secrets} must be a secret, or a text with one in it, which becomes a
 * secret of the stack: ECS cannot insert a secret into a text (Amazon ECS developer guide, "Pass
 * sensitive data to an Amazon ECS container").
 */
public final class MixedSecretRule implements Rule {

  /** The parts of the ARN of a secret. */
  private static final int OF_ARN = 7;

  private static final List<String> KEYS =
      List.of(SecretKeys.KEY.name(), SecretKeys.VERSION.name());

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    for (Workload workload : stack.workloads()) {
      workload.secrets().forEach(secret -> check(secret, stack, diagnostics));
    }
  }

  private static void check(SecretVariable secret, Stack stack, Diagnostics diagnostics) {
    Given<Text> text = secret.text();
    if (secret.source().id().holdsKey()) {
      String parameter = text.value().parameter().orElseThrow();
      String[] parts = stack.environment().values().getOrDefault(parameter, "").split(":", -1);
      String rest = ":" + String.join(":", List.of(parts).subList(OF_ARN, parts.length));
      diagnostics.report(
          Diagnostic.of(
                  Code.INVALID_REFERENCE,
                  "the value of `"
                      + parameter
                      + "` must be the ARN of a secret, without `"
                      + rest
                      + "`")
              .at(text.span())
              .note(
                  "the parameter is also the resource in the policy of the execution role, where"
                      + " nothing can follow the ARN of the secret")
              .help(apart(parameter, parts, rest)));
    }
    if (secret.source() instanceof SecretVariable.Secret one && !one.id().isArn()) {
      text.value()
          .literal()
          .map(name -> new ScalarNode(name, true, text.span()))
          .flatMap(name -> SecretName.fault(name, SecretKeys.SECRET.name()))
          .ifPresent(diagnostics::report);
    }
    if (secret.source() instanceof SecretVariable.Reference && hasNoSecret(text.value())) {
      diagnostics.report(
          Diagnostic.of(Code.INVALID_REFERENCE, "the string has no reference to a secret")
              .at(text.span())
              .note(
                  "a string under `secrets` must have `${databases.<database>.password}`,"
                      + " `${secret:<secret>}` or `${secret:<secret>:<key>}` in it; a value that is"
                      + " stored as a whole is `{secret: <secret>}`, `{ssm: <parameter>}`, or"
                      + " `${resources.<secret>}` for a secret under `resources`")
              .help(
                  "insert the reference in place of the secret, or write the variable under `environment`"
                      + " if it is not confidential"));
    }
  }

  /** The parts behind the ARN, each under its key. */
  private static String apart(String parameter, String[] parts, String rest) {
    StringBuilder keys = new StringBuilder();
    for (int i = OF_ARN; i < parts.length; i++) {
      if (!parts[i].isEmpty() && i - OF_ARN < KEYS.size()) {
        keys.append(", ").append(KEYS.get(i - OF_ARN)).append(": ").append(parts[i]);
      }
    }
    return "write `{secret: \"${"
        + parameter
        + "}\""
        + keys
        + "}`, and remove `"
        + rest
        + "` from the value of `"
        + parameter
        + "`";
  }

  /** Whether it is a text that is no ARN and whose whole value only CloudFormation knows. */
  private static boolean hasNoSecret(Text text) {
    boolean arn =
        !(text.parts().get(0) instanceof Text.Literal first) || first.text().startsWith("arn:");
    boolean known = Lists.all(text.things(), ThingKind::isKnown);
    boolean named = Lists.any(text.things(), thing -> !thing.isOfResource());
    return text.parts().size() > 1 && known && (!arn || named);
  }
}
