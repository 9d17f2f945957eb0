package dev.fargen.workload.containers;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.spec.containers.BuildKeys;
import dev.fargen.spec.containers.ContainerKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Named;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.form.Text.ThingReference;
import dev.fargen.workload.environment.LogicalName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds out how an image is built and where it goes: {@code image} beside {@code build} names the
 * repository or the parameter.
 */
public final class BuildResolver {

  private static final Pattern REGISTRY =
      Pattern.compile(
          "([0-9]{12})\\.dkr\\.ecr\\.([a-z0-9-]+)\\.amazonaws\\.com(?:\\.cn)?/([a-z0-9._/-]+)");

  private final String workload;
  private final String platform;
  private final Optional<String> pipeline;
  private final Diagnostics diagnostics;

  /**
   * @param pipeline the spec's name, where its pipeline pushes the images
   */
  public BuildResolver(
      String workload, String platform, Optional<String> pipeline, Diagnostics diagnostics) {
    this.workload = workload;
    this.platform = platform;
    this.pipeline = pipeline;
    this.diagnostics = diagnostics;
  }

  /** The image of a container that has a build. */
  Image resolve(String container, Section section, Given<Section> given) {
    Section build = given.value();
    Section image = section.section(ContainerKeys.IMAGE);
    Optional<Given<Text>> uri = image.get(ContainerKeys.Image.URI);
    Optional<String> named = uri.flatMap(text -> text.value().parameter());
    boolean main = container.equals(workload);
    String name = main ? workload : workload + "-" + container;
    String parameter = named.orElseGet(() -> LogicalName.of(name) + "Image");
    section.implied(parameter, Build.NOT_PUSHED);
    Text reference = Text.of(new Text.ParameterReference(parameter));
    return new Image.Built(
        new Build(
            parameter,
            target(image, uri, section.keySpan(ContainerKeys.BUILD)),
            build.get(BuildKeys.CONTEXT, ".").value(),
            build.get(BuildKeys.DOCKERFILE, "Dockerfile").value(),
            args(build.get(BuildKeys.ARGS)),
            build.get(BuildKeys.TARGET).map(Given::value),
            platform,
            section.keySpan(ContainerKeys.BUILD)),
        new Given<>(reference, given.span(), Optional.of(parameter)),
        section.keySpan(ContainerKeys.BUILD));
  }

  private Build.Target target(Section image, Optional<Given<Text>> uri, Span built) {
    image.get(ContainerKeys.Image.TAG).ifPresent(this::versioned);
    image.get(ContainerKeys.Image.DIGEST).ifPresent(this::versioned);
    Optional<Given<Text>> ecr = image.get(ContainerKeys.Image.ECR);
    if (ecr.isPresent()) {
      return new Build.Existing(ecr.get());
    }
    if (uri.isEmpty() || uri.get().value().parameter().isPresent()) {
      return own(workload);
    }
    List<ThingReference> things = uri.get().value().things();
    boolean repository = things.size() == 1 && things.get(0).kind().equals("repositories");
    if (repository && uri.get().value().parts().size() == 1) {
      return own(things.get(0).name());
    }
    Optional<Matcher> elsewhere = uri.get().value().literal().map(REGISTRY::matcher);
    if (elsewhere.isPresent() && elsewhere.get().matches()) {
      Matcher in = elsewhere.get();
      return new Build.Elsewhere(in.group(1), in.group(2), in.group(3));
    }
    if (repository || (elsewhere.isPresent() && elsewhere.get().lookingAt())) {
      versioned(uri.get());
    } else {
      diagnostics.report(
          Diagnostic.of(
                  Code.CONFLICTING_KEYS,
                  "the image is built, and named as if it were there already")
              .at(uri.get().span(), "an image that exists")
              .at(built, "and one that is built")
              .help(
                  "take one of the two away; or name the repository in ECR that the build goes to:"
                      + " `${repositories.x}`, `{ecr: name}`, or its address without a tag"));
    }
    return own(workload);
  }

  private Build.Target own(String name) {
    return pipeline
        .<Build.Target>map(spec -> Build.InPipeline.of(spec, name))
        .orElseGet(() -> new Build.InStack(name));
  }

  private void versioned(Given<Text> version) {
    diagnostics.report(
        Diagnostic.of(Code.CONFLICTING_KEYS, "an image that is built can't have its tag here")
            .at(version.span())
            .note("the image's parameter carries tag or digest, which differ with every build")
            .help("leave only the repository: `${repositories.x}`, or `{ecr: name}`"));
  }

  public static Map<String, String> args(Optional<Given<Named<String>>> given) {
    Map<String, String> args = new LinkedHashMap<>();
    given
        .map(Given::value)
        .orElseGet(Named::none)
        .entries()
        .forEach((name, entry) -> args.put(name, entry.value().value()));
    return args;
  }
}
