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

/**
 * What stands under {@code secrets} must be a secret, or a text with one in it, which becomes a
 * secret of the stack: ECS cannot insert a secret into a text (Amazon ECS developer guide, "Pass
 * sensitive data to an Amazon ECS container").
 */
public final class MixedSecretRule implements Rule {

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    for (Workload workload : stack.workloads()) {
      workload.secrets().forEach(secret -> check(secret, diagnostics));
    }
  }

  private static void check(SecretVariable secret, Diagnostics diagnostics) {
    Given<Text> text = secret.text();
    if (secret.source().id().holdsKey()) {
      String parameter = text.value().parameter().orElseThrow();
      diagnostics.report(
          Diagnostic.of(
                  Code.INVALID_REFERENCE,
                  "the value of `" + parameter + "` must be the ARN of a secret and nothing else")
              .at(text.span())
              .note(
                  "the execution role gets access to a whole secret, so the parameter cannot name a JSON key")
              .help("write `{secret: \"${" + parameter + "}\", key: name-of-the-key}`"));
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
          Diagnostic.of(Code.INVALID_REFERENCE, "the string has no secret in it")
              .at(text.span())
              .note(
                  "a string under `secrets` must have `${databases.name.password}`, `${secret:name}` or"
                      + " `${secret:name:key}` in it; a value that is stored as a whole is"
                      + " `{secret: name}` or `{ssm: name}`")
              .help(
                  "write the variable under `environment`, or insert the reference to the secret"));
    }
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
