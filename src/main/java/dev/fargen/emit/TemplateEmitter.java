package dev.fargen.emit;

import dev.fargen.cfn.Template;
import dev.fargen.cfn.YamlFile;
import dev.fargen.emit.balancing.BalancerReference;
import dev.fargen.emit.balancing.LoadBalancerEmitter;
import dev.fargen.emit.cluster.ClusterEmitter;
import dev.fargen.emit.cluster.ClusterReference;
import dev.fargen.emit.data.DatabaseConnections;
import dev.fargen.emit.data.DatabaseEmitter;
import dev.fargen.emit.data.VolumeEmitter;
import dev.fargen.emit.data.VolumeReference;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.draft.NameConflict;
import dev.fargen.emit.messaging.QueueEmitter;
import dev.fargen.emit.network.NetworkEmitter;
import dev.fargen.emit.network.NetworkReference;
import dev.fargen.emit.permissions.ImagePermissions;
import dev.fargen.emit.pipeline.BuildspecEmitter;
import dev.fargen.emit.pipeline.Deployed;
import dev.fargen.emit.pipeline.FurtherPlacesEmitter;
import dev.fargen.emit.pipeline.PipelineEmitter;
import dev.fargen.emit.pipeline.SharedRepositoryEmitter;
import dev.fargen.emit.raw.AdditionsEmitter;
import dev.fargen.emit.repositories.RepositoryEmitter;
import dev.fargen.list.Lists;
import dev.fargen.params.Origin;
import dev.fargen.params.Promoter;
import dev.fargen.params.Promotion;
import dev.fargen.params.Variant;
import dev.fargen.workload.Project;
import dev.fargen.workload.balancing.LoadBalancer;
import dev.fargen.workload.data.Database;
import dev.fargen.workload.data.Volume;
import dev.fargen.workload.environment.Export;
import dev.fargen.workload.environment.ThingKind;
import dev.fargen.workload.pipeline.Pipeline;
import dev.fargen.workload.stack.Stack;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Emits the template of a project: each environment's on its own, and then one for all. */
public final class TemplateEmitter {

  private TemplateEmitter() {}

  /**
   * The template and what goes with it.
   *
   * @param values the parameter values of each environment
   * @param resources the logical ids that each environment has
   * @param origins where each resource came from, by its logical id
   */
  public record Emitted(
      Template template,
      List<Map<String, String>> values,
      List<Set<String>> resources,
      Map<String, Origin> origins,
      Optional<EmittedPipeline> pipeline) {}

  /**
   * The pipeline's template, its parameter values, and the buildspec where anything is built.
   *
   * @param further the templates for other regions and accounts, by what their file's name has
   *     behind the spec's
   */
  public record EmittedPipeline(
      Template template,
      Map<String, Template> further,
      Map<String, String> values,
      Optional<YamlFile> buildspec) {}

  /**
   * Emits the project.
   *
   * @param specFile the spec's file name, for the header
   * @throws NameConflict where two things would have the same logical id
   * @throws dev.fargen.params.CannotVary where environments differ in what can't differ
   */
  public static Emitted emit(Project project, String specFile) {
    List<Variant> variants = new ArrayList<>();
    Map<String, Origin> origins = new LinkedHashMap<>();
    for (Stack stack : project.stacks()) {
      Draft draft = new Draft(stack.environment().values(), project.parameters());
      emit(project, stack, draft);
      Variant variant = draft.variant();
      variants.add(variant);
      variant.resources().forEach(one -> origins.putIfAbsent(one.it().id(), one.origin()));
    }
    Promotion promotion = Promoter.promote(variants);
    Template template = template(project.description().orElse(""), promotion, specFile);
    Optional<EmittedPipeline> pipeline =
        project.pipeline().map(one -> pipeline(project, one, promotion, specFile));
    List<Set<String>> resources = Lists.map(variants, TemplateEmitter::resources);
    return new Emitted(template, promotion.values(), resources, origins, pipeline);
  }

  private static Set<String> resources(Variant variant) {
    Set<String> ids = new LinkedHashSet<>();
    variant.resources().forEach(resource -> ids.add(resource.it().id()));
    return ids;
  }

  private static List<String> header(String specFile) {
    return List.of("Made by fargen from " + specFile + ": change that, and render again.");
  }

  private static EmittedPipeline pipeline(
      Project project, Pipeline pipeline, Promotion stack, String specFile) {
    String name = project.name().value();
    Deployed deployed = Deployed.of(stack.resources(), project.patches());
    Draft draft = new Draft(pipeline.values(), project.parameters());
    new PipelineEmitter(draft, name, pipeline, deployed).emit();
    Promotion promotion = Promoter.promote(List.of(draft.variant()));
    String title = project.description().orElse(name);
    Map<String, Template> further = new LinkedHashMap<>();
    new FurtherPlacesEmitter(name, pipeline, deployed.types())
        .emit()
        .forEach(
            (file, place) ->
                further.put(
                    file,
                    template(
                        place.title() + " of " + title,
                        Promoter.promote(List.of(place.draft().variant())),
                        specFile)));
    Optional<YamlFile> buildspec =
        pipeline.builds().isEmpty()
            ? Optional.empty()
            : Optional.of(new BuildspecEmitter(name, pipeline).emit(header(specFile)));
    return new EmittedPipeline(
        template("Pipeline of " + title, promotion, specFile),
        further,
        promotion.values().get(0),
        buildspec);
  }

  private static Template template(String description, Promotion promotion, String specFile) {
    return new Template(
        header(specFile),
        description,
        promotion.parameters(),
        promotion.conditions(),
        promotion.resources(),
        promotion.outputs());
  }

  private static void emit(Project project, Stack stack, Draft draft) {
    Stack.Base base = stack.base();
    NetworkReference network =
        new NetworkEmitter(draft).emit(base.network(), base.exports(Export.NETWORK));
    Optional<ClusterReference> cluster =
        base.cluster()
            .filter(one -> one.existing().isEmpty() || !stack.workloads().isEmpty())
            .map(one -> new ClusterEmitter(draft).emit(one, stack.workloads()));
    Optional<BalancerReference> balancer =
        base.loadBalancer()
            .filter(one -> one instanceof LoadBalancer.Created || stack.hasHttp())
            .map(
                one ->
                    new LoadBalancerEmitter(draft)
                        .emit(one, network, base.exports(Export.LOAD_BALANCER)));
    stack.repositories().own().forEach(new RepositoryEmitter(draft, stack.workloads())::emit);
    project
        .pipeline()
        .ifPresent(
            pipeline ->
                pipeline
                    .repositories()
                    .forEach(
                        one ->
                            SharedRepositoryEmitter.name(
                                project.name().value(), one, pipeline.home(), draft.things())));
    Map<String, VolumeReference> volumes = new LinkedHashMap<>();
    for (Volume volume : stack.stores().volumes()) {
      if (volume instanceof Volume.Existing && !stack.uses(volume)) {
        continue; // its parameters would be used by nothing
      }
      new VolumeEmitter(draft, network)
          .emit(volume)
          .ifPresent(
              emitted -> {
                volumes.put(volume.name(), emitted);
                draft.things().put(ThingKind.VOLUMES, volume.name(), "id", emitted.id());
                draft.things().put(ThingKind.VOLUMES, volume.name(), "arn", emitted.arn());
              });
    }
    Map<String, DatabaseEmitter.Emitted> databases = new LinkedHashMap<>();
    for (Database database : stack.stores().databases()) {
      databases.put(database.name(), new DatabaseEmitter(draft, network, database).emit());
    }
    ImagePermissions images = new ImagePermissions(draft, stack.environment(), project.pipeline());
    stack.stores().queues().forEach(queue -> new QueueEmitter(draft, queue).emit());
    cluster.ifPresent(
        in -> {
          WorkloadEmitter workloads =
              new WorkloadEmitter(
                  draft,
                  network,
                  in,
                  balancer,
                  images,
                  volumes,
                  new DatabaseConnections(databases));
          stack.workloads().forEach(workloads::emit);
        });
    new AdditionsEmitter(draft).emit(stack.additions());
  }
}
