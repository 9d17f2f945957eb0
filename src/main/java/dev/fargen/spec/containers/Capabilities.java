package dev.fargen.spec.containers;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.spec.form.Form;
import dev.fargen.yaml.ScalarNode;
import java.util.Locale;
import java.util.Optional;

/**
 * The Linux capability that a container on Fargate can add (Amazon ECS API reference,
 * "KernelCapabilities", add: "Tasks launched on Fargate only support adding the SYS_PTRACE kernel
 * capability").
 */
final class Capabilities {

  private static final String ONLY = "SYS_PTRACE";

  static final Form<String> FORM = Form.plain("`" + ONLY + "`", ONLY, Capabilities::fault);

  private Capabilities() {}

  private static Optional<Diagnostic> fault(ScalarNode capability, String key) {
    String name = capability.text();
    if (name.equals(ONLY)) {
      return Optional.empty();
    }
    boolean meant = name.toUpperCase(Locale.ROOT).endsWith(ONLY);
    Diagnostic fault =
        meant
            ? Diagnostic.of(
                Code.INVALID_VALUE, "`" + name + "` is not the name of a capability in ECS")
            : Diagnostic.of(
                Code.NOT_ON_FARGATE, "the capability `" + name + "` cannot be added on Fargate");
    return Optional.of(
        fault
            .at(capability.span())
            .note("Fargate can add only `" + ONLY + "`")
            .help(meant ? "write `" + ONLY + "`" : "remove `" + name + "`"));
  }
}
