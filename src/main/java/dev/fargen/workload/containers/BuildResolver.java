package dev.fargen.workload.containers;

import dev.fargen.spec.SpecThing;
import dev.fargen.spec.containers.BuildKeys;
import dev.fargen.spec.containers.ContainerKeys;
import dev.fargen.spec.containers.ImageKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.environment.ThingKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out how an image is built and where it goes: {@code image} beside {@code build} names the
 * repository or the parameter.
 *
 * @param pipeline the spec's name, where its pipeline pushes the images
 */
public record BuildResolver(String workload, String platform, Optional<String> pipeline) {

  /**
   * The builds of these workloads by the parameter that carries their image, which other containers
   * may name.
   */
  public static Map<String, Build> all(List<SpecThing> workloads, Optional<String> pipeline) {
    Map<String, Build> all = new LinkedHashMap<>();
    for (SpecThing workload : workloads) {
      String platform = Platform.of(workload.keys()).name().value();
      BuildResolver resolver = new BuildResolver(workload.name(), platform, pipeline);
      for (SpecThing container : workload.containers()) {
        container
            .keys()
            .get(ContainerKeys.BUILD)
            .map(given -> resolver.resolve(container.name(), container.keys(), given).build())
            .ifPresent(build -> all.putIfAbsent(build.parameter(), build));
      }
    }
    return all;
  }

  /** The image of a container that has a build. */
  Image.Built resolve(String container, Section section, Given<Section> given) {
    Section build = given.value();
    Section image = section.section(ContainerKeys.IMAGE);
    Optional<Given<Text>> uri = image.get(ImageKeys.URI);
    Optional<String> named = uri.flatMap(text -> text.value().parameter());
    String parameter = named.orElseGet(() -> parameter(workload, container));
    section.implies(parameter, Build.NOT_PUSHED);
    Text reference = Text.of(new Text.ParameterReference(parameter));
    return new Image.Built(
        new Build(
            parameter,
            target(image, uri),
            build.value(BuildKeys.CONTEXT).value(),
            build.value(BuildKeys.DOCKERFILE).value(),
            args(build),
            build.get(BuildKeys.TARGET).map(Given::value),
            platform,
            section.keySpan(ContainerKeys.BUILD)),
        new Given<>(reference, given.span(), Optional.of(parameter)),
        section.keySpan(ContainerKeys.BUILD));
  }

  /** The parameter that carries the image of a container, if the spec does not name another one. */
  public static String parameter(String workload, String container) {
    boolean main = container.equals(workload);
    return LogicalName.of(main ? workload : workload + "-" + container) + "Image";
  }

  private Build.Target target(Section image, Optional<Given<Text>> uri) {
    Optional<Given<Text>> ecr = image.get(ImageKeys.ECR);
    if (ecr.isPresent()) {
      return new Build.Existing(ecr.get());
    }
    Text text = uri.map(Given::value).orElseGet(() -> Text.of(""));
    if (!isRepository(text)) {
      return own(workload);
    }
    return address(text)
        .<Build.Target>map(in -> new Build.Elsewhere(in.account(), in.region(), in.repository()))
        .orElseGet(() -> own(text.things().get(0).name()));
  }

  /** Whether the text names a repository, of the spec or in ECR, and no image in it. */
  public static boolean isRepository(Text text) {
    return isOfSpec(text)
        ? text.parts().size() == 1
        : address(text).filter(in -> in.version().isEmpty()).isPresent();
  }

  /** Whether the text begins with a repository, of the spec or in ECR. */
  public static boolean isInRepository(Text text) {
    return isOfSpec(text) || address(text).isPresent();
  }

  private static boolean isOfSpec(Text text) {
    return text.things().size() == 1
        && text.things().get(0).kind().equals(ThingKind.REPOSITORIES.word());
  }

  private static Optional<EcrImage> address(Text text) {
    return text.literal().flatMap(EcrImage::of);
  }

  private Build.Target own(String name) {
    return pipeline
        .<Build.Target>map(spec -> Build.InPipeline.of(spec, name))
        .orElseGet(() -> new Build.InStack(name));
  }

  public static Map<String, String> args(Section build) {
    Map<String, String> args = new LinkedHashMap<>();
    build.named(BuildKeys.ARGS).forEach((name, entry) -> args.put(name, entry.value().value()));
    return args;
  }
}
