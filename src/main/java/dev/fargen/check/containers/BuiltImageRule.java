package dev.fargen.check.containers;

import dev.fargen.check.rule.SpecRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.spec.SpecEnvironment;
import dev.fargen.spec.SpecThing;
import dev.fargen.spec.containers.ContainerKeys;
import dev.fargen.spec.containers.ContainerKeys.Image;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.containers.BuildResolver;
import java.util.Optional;

/** An image that is built goes to a repository; its version comes with each build. */
public final class BuiltImageRule implements SpecRule {

  @Override
  public void check(SpecEnvironment environment, Diagnostics diagnostics) {
    for (SpecThing container : environment.containers()) {
      if (container.keys().get(ContainerKeys.BUILD).isPresent()) {
        Span built = container.keys().keySpan(ContainerKeys.BUILD);
        check(container.keys().section(ContainerKeys.IMAGE), built, diagnostics);
      }
    }
  }

  private static void check(Section image, Span built, Diagnostics diagnostics) {
    image.get(Image.TAG).ifPresent(tag -> versioned(tag, diagnostics));
    image.get(Image.DIGEST).ifPresent(digest -> versioned(digest, diagnostics));
    Optional<Given<Text>> uri = image.get(Image.URI);
    if (uri.isEmpty() || image.get(Image.ECR).isPresent()) {
      return;
    }
    Text text = uri.get().value();
    if (text.parameter().isPresent() || BuildResolver.isRepository(text)) {
      return;
    }
    if (BuildResolver.isInRepository(text)) {
      versioned(uri.get(), diagnostics);
    } else {
      existing(uri.get(), built, diagnostics);
    }
  }

  private static void existing(Given<Text> uri, Span built, Diagnostics diagnostics) {
    diagnostics.report(
        Diagnostic.of(
                Code.CONFLICTING_KEYS, "the image is built, and named as if it were there already")
            .at(uri.span(), "an image that exists")
            .at(built, "and one that is built")
            .help(
                "take one of the two away; or name the repository in ECR that the build goes to:"
                    + " `${repositories.x}`, `{ecr: name}`, or its address without a tag"));
  }

  private static void versioned(Given<Text> version, Diagnostics diagnostics) {
    diagnostics.report(
        Diagnostic.of(Code.CONFLICTING_KEYS, "an image that is built can't have its tag here")
            .at(version.span())
            .note("the image's parameter carries tag or digest, which differ with every build")
            .help("leave only the repository: `${repositories.x}`, or `{ecr: name}`"));
  }
}
