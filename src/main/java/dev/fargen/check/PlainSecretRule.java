package dev.fargen.check;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.spec.Given;
import dev.fargen.spec.Text;
import dev.fargen.spec.Text.ThingReference;
import dev.fargen.workload.Container;
import dev.fargen.workload.SecretVariable;
import dev.fargen.workload.Stack;
import java.util.List;

/**
 * A password reaches a container as a secret variable, whole and by itself: ECS can't put it into a
 * text, and in a plain one everybody could read it (Amazon ECS developer guide, "Pass sensitive
 * data to an Amazon ECS container").
 */
final class PlainSecretRule implements Rule {

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    stack
        .workloads()
        .forEach(
            workload -> workload.containers().forEach(container -> check(container, diagnostics)));
  }

  private static void check(Container container, Diagnostics diagnostics) {
    for (Given<Text> text : container.plainTexts()) {
      for (ThingReference thing : passwords(text)) {
        diagnostics.report(
            Diagnostic.of(
                    Code.SECRET_IN_PLAIN_TEXT, "`" + thing.written() + "` would be there to read")
                .at(text.span())
                .help("write it under `secrets`, as `DB_PASSWORD: " + thing.written() + "`"));
      }
    }
    for (SecretVariable secret : container.secrets()) {
      Given<Text> text = secret.source().text();
      boolean mixed = text.value().parts().size() > 1 && !text.value().things().isEmpty();
      if (mixed) {
        diagnostics.report(
            Diagnostic.of(
                    Code.INVALID_REFERENCE,
                    "`" + secret.name() + "` can't be a text with a secret in it")
                .at(text.span())
                .note("ECS fetches a secret as it is")
                .help("give host, name and password each a variable of its own"));
      }
    }
  }

  private static List<ThingReference> passwords(Given<Text> text) {
    return text.value().things().stream()
        .filter(thing -> thing.kind().equals("databases") && thing.attribute().equals("password"))
        .toList();
  }
}
