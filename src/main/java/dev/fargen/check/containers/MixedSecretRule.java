package dev.fargen.check.containers;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.containers.SecretVariable;
import dev.fargen.workload.stack.Stack;

/**
 * A secret variable must be a secret and nothing else: ECS cannot insert one into a text (Amazon
 * ECS developer guide, "Pass sensitive data to an Amazon ECS container").
 */
public final class MixedSecretRule implements Rule {

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    stack.containers().forEach(container -> check(container, diagnostics));
  }

  private static void check(Container container, Diagnostics diagnostics) {
    for (SecretVariable secret : container.variables().secrets()) {
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
      boolean mixed =
          text.value().parts().size() > 1
              && Lists.any(text.value().things(), thing -> !thing.isOfResource());
      if (mixed) {
        diagnostics.report(
            Diagnostic.of(
                    Code.INVALID_REFERENCE,
                    "`" + secret.name() + "` cannot combine a secret with other text")
                .at(text.span())
                .note("ECS injects a secret as the whole value of a variable")
                .help(
                    "write the reference alone under `secrets`, and the other text in a separate variable"));
      }
    }
  }
}
