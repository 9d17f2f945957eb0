package dev.fargen.check.containers;

import dev.fargen.check.rule.Conflict;
import dev.fargen.check.rule.SpecRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.spec.SpecEnvironment;
import dev.fargen.spec.SpecThing;
import dev.fargen.spec.containers.BuildKeys;
import dev.fargen.spec.containers.ContainerKeys;
import dev.fargen.spec.containers.ImageKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.containers.BuildResolver;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The image of a container with {@code build} must be an ECR repository without tag and digest;
 * each build sets those (Amazon ECR user guide, "Pushing an image to an Amazon ECR private
 * repository"). Two builds must not set the same parameter.
 */
public final class BuiltImageRule implements SpecRule {

  @Override
  public void check(SpecEnvironment environment, Diagnostics diagnostics) {
    for (SpecThing container : environment.containers()) {
      if (container.keys().get(ContainerKeys.BUILD).isPresent()) {
        Span built = container.keys().keySpan(ContainerKeys.BUILD);
        check(container.keys().section(ContainerKeys.IMAGE), built, diagnostics);
        dockerfile(container.keys().section(ContainerKeys.BUILD), diagnostics);
      }
    }
    parameters(environment, diagnostics);
  }

  /** The Dockerfile is in the source, if not in the context. */
  private static void dockerfile(Section build, Diagnostics diagnostics) {
    Given<String> file = build.value(BuildKeys.DOCKERFILE);
    int depth = 0;
    for (String name : (build.value(BuildKeys.CONTEXT).value() + "/" + file.value()).split("/")) {
      depth += name.equals("..") ? -1 : name.isEmpty() || name.equals(".") ? 0 : 1;
      if (depth < 0) {
        diagnostics.report(
            Diagnostic.of(
                    Code.INVALID_VALUE,
                    "`dockerfile: " + file.value() + "` is outside the source repository")
                .at(file.span())
                .note(
                    "`dockerfile` is relative to `context` (`"
                        + build.value(BuildKeys.CONTEXT).value()
                        + "`)")
                .help("write, for example, `dockerfile: Dockerfile`"));
        return;
      }
    }
  }

  /** The names of a workload and a sidecar can join to the name of another workload. */
  private static void parameters(SpecEnvironment environment, Diagnostics diagnostics) {
    Map<String, SpecThing> taken = new HashMap<>();
    for (SpecThing workload : environment.workloads()) {
      for (SpecThing container : workload.containers()) {
        if (container.keys().get(ContainerKeys.BUILD).isPresent()
            && !container.keys().has(ContainerKeys.IMAGE)) {
          String parameter = BuildResolver.parameter(workload.name(), container.name());
          SpecThing first = taken.putIfAbsent(parameter, container);
          if (first != null) {
            diagnostics.report(
                Diagnostic.of(
                        Code.NAME_CONFLICT,
                        "two builds would use the image parameter `" + parameter + "`")
                    .at(container.key(), "second build")
                    .at(first.key(), "first build")
                    .note("the name consists of the names of the workload and of the sidecar")
                    .help(
                        "write `image: \"${"
                            + parameter
                            + "2}\"` next to the second `build` to use another parameter"));
          }
        }
      }
    }
  }

  private static void check(Section image, Span built, Diagnostics diagnostics) {
    image.get(ImageKeys.TAG).ifPresent(tag -> versioned(tag, "remove `tag`", diagnostics));
    image
        .get(ImageKeys.DIGEST)
        .ifPresent(digest -> versioned(digest, "remove `digest`", diagnostics));
    if (image.has(ImageKeys.CREDENTIALS)) {
      diagnostics.report(
          Diagnostic.of(Code.CONFLICTING_KEYS, "`credentials` and `build` cannot be used together")
              .at(image.keySpan(ImageKeys.CREDENTIALS))
              .at(built, "pushes the image to ECR")
              .note("the execution role pulls from ECR without a secret")
              .help("remove `credentials`"));
    }
    Optional<Given<Text>> uri = image.get(ImageKeys.URI);
    if (uri.isEmpty()) {
      return;
    }
    Text text = uri.get().value();
    boolean good = text.parameter().isPresent() || BuildResolver.isRepository(text);
    if (image.has(ImageKeys.ECR)) {
      Diagnostic both =
          Conflict.of(image, List.of(ImageKeys.URI, ImageKeys.ECR), ImageRule.MEANINGS);
      diagnostics.report(
          good ? both : both.help("remove `uri`: `build` pushes to an ECR repository"));
      return;
    }
    if (good) {
      return;
    }
    if (BuildResolver.isInRepository(text)) {
      versioned(uri.get(), "write `" + bare(text.written()) + "`", diagnostics);
    } else {
      existing(uri.get(), built, diagnostics);
    }
  }

  private static void existing(Given<Text> uri, Span built, Diagnostics diagnostics) {
    diagnostics.report(
        Diagnostic.of(
                Code.CONFLICTING_KEYS,
                "`" + uri.value().written() + "` is not an ECR repository that `build` can push to")
            .at(uri.span())
            .at(built, "pushes the image")
            .help(
                "write an ECR repository without a tag or digest (`${repositories.x}`, `{ecr: name}` or"
                    + " its URI), or remove `build`"));
  }

  /** The URI without its tag and digest. */
  private static String bare(String uri) {
    int digest = uri.indexOf('@');
    String tagged = digest < 0 ? uri : uri.substring(0, digest);
    int tag = tagged.lastIndexOf(':');
    return tag > tagged.lastIndexOf('/') && tag > tagged.lastIndexOf('}')
        ? tagged.substring(0, tag)
        : tagged;
  }

  private static void versioned(Given<Text> version, String help, Diagnostics diagnostics) {
    diagnostics.report(
        Diagnostic.of(Code.CONFLICTING_KEYS, "an image with `build` cannot have a tag or digest")
            .at(version.span())
            .note("each build sets the tag or digest of the image, in a template parameter")
            .help(help));
  }
}
