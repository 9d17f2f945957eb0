package dev.fargen.workload;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.spec.BuildKeys;
import dev.fargen.spec.ContainerKeys;
import dev.fargen.spec.Given;
import dev.fargen.spec.Named;
import dev.fargen.spec.Section;
import dev.fargen.spec.Text;
import dev.fargen.spec.Text.ThingReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out how an image is built and where it goes: {@code image} beside {@code build} names the
 * repository or the parameter.
 */
final class BuildResolver {

  private final String workload;
  private final String platform;
  private final Optional<String> pipelineRepository;
  private final Diagnostics diagnostics;

  /**
   * @param pipelineRepository where the pipeline pushes images to, if there is one
   */
  BuildResolver(
      String workload,
      String platform,
      Optional<String> pipelineRepository,
      Diagnostics diagnostics) {
    this.workload = workload;
    this.platform = platform;
    this.pipelineRepository = pipelineRepository;
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
            target(image, uri),
            build.get(BuildKeys.CONTEXT, ".").value(),
            build.get(BuildKeys.DOCKERFILE, "Dockerfile").value(),
            args(build),
            build.get(BuildKeys.TARGET).map(Given::value),
            platform,
            section.keySpan(ContainerKeys.BUILD)),
        new Given<>(reference, given.span(), Optional.of(parameter)),
        section.keySpan(ContainerKeys.BUILD));
  }

  private Build.Target target(Section image, Optional<Given<Text>> uri) {
    image.get(ContainerKeys.Image.TAG).ifPresent(this::versioned);
    image.get(ContainerKeys.Image.DIGEST).ifPresent(this::versioned);
    Optional<Given<Text>> ecr = image.get(ContainerKeys.Image.ECR);
    if (ecr.isPresent()) {
      return new Build.Existing(ecr.get());
    }
    if (uri.isEmpty() || uri.get().value().parameter().isPresent()) {
      return pipelineRepository
          .<Build.Target>map(own -> new Build.Existing(Given.of(Text.of(own), image.span())))
          .orElseGet(() -> new Build.InStack(workload));
    }
    List<ThingReference> things = uri.get().value().things();
    boolean repository = things.size() == 1 && things.get(0).kind().equals("repositories");
    if (repository && uri.get().value().parts().size() == 1) {
      return new Build.InStack(things.get(0).name());
    }
    if (repository) {
      versioned(uri.get());
    } else {
      diagnostics.report(
          Diagnostic.of(
                  Code.CONFLICTING_KEYS,
                  "the image is built, and named as if it were there already")
              .at(uri.get().span(), "an image that exists")
              .help(
                  "take one of the two away; or write `image: ${repositories.x}` for the repository"
                      + " that the build goes to"));
    }
    return new Build.InStack(workload);
  }

  private void versioned(Given<Text> version) {
    diagnostics.report(
        Diagnostic.of(Code.CONFLICTING_KEYS, "an image that is built can't have its tag here")
            .at(version.span())
            .note("the image's parameter carries tag or digest, which differ with every build")
            .help("leave only the repository: `${repositories.x}`, or `{ecr: name}`"));
  }

  private static Map<String, String> args(Section build) {
    Map<String, String> args = new LinkedHashMap<>();
    build
        .get(BuildKeys.ARGS)
        .map(Given::value)
        .orElseGet(Named::none)
        .entries()
        .forEach((name, entry) -> args.put(name, entry.value().value()));
    return args;
  }
}
