package dev.fargen.emit;

import dev.fargen.cfn.Template;
import dev.fargen.cfn.Value;
import dev.fargen.cfn.YamlFile;
import dev.fargen.diag.Span;
import dev.fargen.emit.alarms.AlarmTopicEmitter;
import dev.fargen.emit.alarms.BalancerAlarm;
import dev.fargen.emit.alarms.Notification;
import dev.fargen.emit.balancing.Balancers;
import dev.fargen.emit.balancing.BalancersEmitter;
import dev.fargen.emit.cluster.ClusterEmitter;
import dev.fargen.emit.cluster.ClusterReference;
import dev.fargen.emit.data.BucketEmitter;
import dev.fargen.emit.data.CacheConnections;
import dev.fargen.emit.data.CacheEmitter;
import dev.fargen.emit.data.DatabaseConnections;
import dev.fargen.emit.data.DatabaseEmitter;
import dev.fargen.emit.data.TableEmitter;
import dev.fargen.emit.data.VolumeEmitter;
import dev.fargen.emit.data.VolumeReference;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.draft.NameConflicts;
import dev.fargen.emit.messaging.QueueEmitter;
import dev.fargen.emit.messaging.TopicEmitter;
import dev.fargen.emit.network.NetworkEmitter;
import dev.fargen.emit.network.NetworkReference;
import dev.fargen.emit.permissions.ImagePermissions;
import dev.fargen.emit.pipeline.BuildspecEmitter;
import dev.fargen.emit.pipeline.Deployed;
import dev.fargen.emit.pipeline.FurtherPlacesEmitter;
import dev.fargen.emit.pipeline.PipelineEmitter;
import dev.fargen.emit.pipeline.SharedRepositoryEmitter;
import dev.fargen.emit.raw.AdditionsEmitter;
import dev.fargen.emit.raw.RawSecretKeys;
import dev.fargen.emit.repositories.RepositoryEmitter;
import dev.fargen.emit.services.LinkEmitter;
import dev.fargen.emit.services.NamespaceEmitter;
import dev.fargen.list.Lists;
import dev.fargen.params.Origin;
import dev.fargen.params.Promoter;
import dev.fargen.params.Promotion;
import dev.fargen.params.Variant;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.Project;
import dev.fargen.workload.balancing.LoadBalancer;
import dev.fargen.workload.balancing.NetworkBalancer;
import dev.fargen.workload.data.Cache;
import dev.fargen.workload.data.Database;
import dev.fargen.workload.data.Volume;
import dev.fargen.workload.environment.Export;
import dev.fargen.workload.environment.Import;
import dev.fargen.workload.environment.ThingKind;
import dev.fargen.workload.network.Network;
import dev.fargen.workload.pipeline.Pipeline;
import dev.fargen.workload.raw.Patch;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Cluster;
import dev.fargen.workload.stack.Links;
import dev.fargen.workload.stack.Stack;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Emits a template for each environment of a project and joins these templates into one. */
public final class TemplateEmitter {

  private TemplateEmitter() {}

  /**
   * The template and its parameter values.
   *
   * @param values the parameter values of each environment
   * @param resources the logical ids of each environment's resources
   * @param origins the place in the spec of each resource, by logical id
   * @param names the logical ids that the emitters gave, for which the spec may have others
   */
  public record Emitted(
      Template template,
      List<Map<String, String>> values,
      List<Set<String>> resources,
      Map<String, Origin> origins,
      Set<String> names,
      Optional<EmittedPipeline> pipeline) {}

  /**
   * The pipeline's template, its parameter values, and the buildspec if images are built.
   *
   * @param further the templates for other regions and accounts, by the suffix of their file names
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
   * @throws NameConflicts if two things would have the same logical id
   * @throws dev.fargen.params.CannotVary if environments differ in a value that cannot differ
   */
  public static Emitted emit(Project project, String specFile) {
    List<Draft> drafts = new ArrayList<>();
    for (Stack stack : project.stacks()) {
      Draft draft =
          new Draft(
              stack.environment().values(),
              project.parameters(),
              project.permissionsBoundary(),
              project.writtenIds());
      emit(project, stack, draft);
      drafts.add(draft);
    }
    NameConflicts.refuse(drafts);
    List<Variant> variants = Lists.map(drafts, Draft::variant);
    Map<String, Origin> origins = new LinkedHashMap<>();
    for (Variant variant : variants) {
      variant.resources().forEach(one -> origins.putIfAbsent(one.it().id(), one.origin()));
    }
    Promotion promotion = Promoter.promote(variants, added(project.patches()));
    Template template =
        described(
            template(project.description().orElse(""), built(promotion, project), specFile),
            project,
            specFile,
            Outline.of(project.stacks()));
    Optional<EmittedPipeline> pipeline =
        project.pipeline().map(one -> pipeline(project, one, promotion, specFile));
    List<Set<String>> resources = Lists.map(variants, TemplateEmitter::resources);
    return new Emitted(template, promotion.values(), resources, origins, names(variants), pipeline);
  }

  /** The workloads of all environments: a description is the same in each. */
  private static List<Workload> workloads(Project project) {
    List<Workload> all = new ArrayList<>();
    project.stacks().forEach(stack -> all.addAll(stack.workloads()));
    return all;
  }

  /**
   * The template, in which the parameters of images that the pipeline builds say so: the values in
   * the params files may be no images.
   */
  private static Promotion built(Promotion promotion, Project project) {
    Set<String> images = new HashSet<>();
    project
        .pipeline()
        .ifPresent(pipeline -> pipeline.builds().forEach(build -> images.add(build.parameter())));
    return promotion.with(
        Lists.map(
            promotion.parameters(),
            one ->
                images.contains(one.id())
                        && one.fallback().isEmpty()
                        && !project.parameters().containsKey(one.id())
                    ? one.describedAs(one.description() + "; set by the pipeline")
                    : one));
  }

  /** The logical ids that patches add to the template. */
  private static Set<String> added(List<Patch> patches) {
    Set<String> ids = new HashSet<>();
    for (Patch patch : patches) {
      List<String> path = patch.keys();
      if (patch.operation().equals("add") && path.size() == 2) {
        ids.add(path.get(1));
      }
    }
    return ids;
  }

  private static Set<String> resources(Variant variant) {
    Set<String> ids = new LinkedHashSet<>();
    variant.resources().forEach(resource -> ids.add(resource.it().id()));
    return ids;
  }

  private static Set<String> names(List<Variant> variants) {
    Set<String> names = new LinkedHashSet<>();
    for (Variant variant : variants) {
      variant.resources().forEach(one -> names.add(one.given().orElse(one.it().id())));
    }
    return names;
  }

  private static List<String> header(String specFile) {
    return List.of("Generated by fargen from " + specFile + ". Edit the spec and render again.");
  }

  private static EmittedPipeline pipeline(
      Project project, Pipeline pipeline, Promotion stack, String specFile) {
    String name = project.name().value();
    Deployed deployed = Deployed.of(stack.parameters(), stack.resources(), project.patches());
    Draft draft = new Draft(pipeline.values(), project.parameters(), project.permissionsBoundary());
    new PipelineEmitter(draft, name, pipeline, deployed).emit();
    NameConflicts.refuse(List.of(draft));
    Promotion promotion = Promoter.promote(List.of(draft.variant()));
    String title = project.description().orElse(name);
    Map<String, Template> further = new LinkedHashMap<>();
    new FurtherPlacesEmitter(name, pipeline, deployed.types(), project.permissionsBoundary())
        .emit()
        .forEach(
            (file, place) ->
                further.put(
                    file,
                    described(
                        template(
                            place.title() + " for " + title,
                            Promoter.promote(List.of(place.draft().variant())),
                            specFile),
                        project,
                        specFile,
                        Optional.empty())));
    Optional<YamlFile> buildspec =
        pipeline.builds().isEmpty()
            ? Optional.empty()
            : Optional.of(new BuildspecEmitter(name, pipeline).emit(header(specFile)));
    return new EmittedPipeline(
        described(
            template("Pipeline for " + title, promotion, specFile),
            project,
            specFile,
            Optional.of(Outline.of(pipeline))),
        further,
        promotion.values().get(0),
        buildspec);
  }

  /** The template, with context metadata if the spec asks for it. */
  private static Template described(
      Template template, Project project, String specFile, Optional<String> outline) {
    if (!project.context()) {
      return template;
    }
    Set<String> raw = new HashSet<>();
    for (Stack stack : project.stacks()) {
      stack.additions().resources().forEach(resource -> raw.add(resource.id().value()));
    }
    return new ContextMetadata(specFile, raw).add(template, outline);
  }

  private static Template template(String description, Promotion promotion, String specFile) {
    return new Template(
        header(specFile),
        description,
        Value.map(),
        promotion.parameters(),
        promotion.conditions(),
        promotion.resources(),
        promotion.outputs());
  }

  /** What uses the subnets of the tasks, if environments do not differ in it. */
  private static String subnetUse(Project project, Stack stack) {
    String use = subnetUse(stack);
    return Lists.all(project.stacks(), other -> subnetUse(other).equals(use))
        ? use
        : "IDs of subnets for the tasks, in at least two Availability Zones";
  }

  /**
   * What uses the subnets of the tasks; an Application Load Balancer, a database and some caches
   * require two zones.
   */
  private static String subnetUse(Stack stack) {
    boolean apart =
        stack.base().network() instanceof Network.Existing existing
            && existing.publicSubnets().isPresent();
    Optional<LoadBalancer.Created> balancer =
        stack
            .base()
            .loadBalancer()
            .filter(LoadBalancer.Created.class::isInstance)
            .map(LoadBalancer.Created.class::cast)
            .filter(created -> created.subnets().isEmpty() && !(apart && created.isFacing()));
    boolean forwarding =
        stack
            .base()
            .networkBalancer()
            .filter(created -> !(apart && created.isFacing()))
            .isPresent();
    boolean application = balancer.isPresent() || stack.base().internalBalancer().isPresent();
    boolean behind = application || forwarding;
    List<Database> stored = Lists.filter(stack.stores().databases(), one -> !one.isDsql());
    boolean databases = !stored.isEmpty();
    boolean caches = Lists.any(stack.stores().caches(), Cache::isInSeveralZones);
    boolean open = balancer.filter(LoadBalancer.Created::isFacing).isPresent();
    Network network = stack.base().network();
    boolean inside = Lists.all(stack.workloads(), one -> !network.isPublic(one).value());
    String kind =
        open ? "IDs of public subnets" : inside ? "IDs of private subnets" : "IDs of subnets";
    return kind
        + " for the tasks"
        + (!behind ? "" : databases || caches ? ", the load balancer" : " and the load balancer")
        + (!databases
            ? ""
            : (caches ? ", the " : " and the ")
                + (Lists.all(stored, Database::isCluster) ? "database clusters" : "databases"))
        + (caches ? " and the caches" : "")
        + (databases || application || caches ? ", in at least two Availability Zones" : "");
  }

  /** What uses the public subnets in any environment. */
  private static String publicUse(Project project) {
    boolean application = false;
    boolean forwarding = false;
    boolean tasks = false;
    boolean mounting = false;
    for (Stack stack : project.stacks()) {
      application |=
          stack.base().loadBalancer().orElse(null) instanceof LoadBalancer.Created created
              && created.isFacing()
              && created.subnets().isEmpty();
      forwarding |= stack.base().networkBalancer().filter(NetworkBalancer::isFacing).isPresent();
      tasks |= Lists.any(stack.workloads(), one -> one.running().placement().open().isPresent());
      mounting |= Lists.any(stack.workloads(), one -> isMountingInPublic(one, stack));
    }
    boolean balancer = application || forwarding;
    return "IDs of public subnets for "
        + (balancer ? "the load balancer" : "")
        + (application && forwarding ? "s" : "")
        + (balancer && tasks ? " and " : "")
        + (tasks ? "tasks" : "")
        + (application ? ", in at least two Availability Zones" : "")
        + (mounting ? ", in the Availability Zones of the mount targets" : "");
  }

  /**
   * Whether its tasks are in public subnets and mount a file system that has its mount targets in
   * other ones.
   */
  private static boolean isMountingInPublic(Workload workload, Stack stack) {
    boolean open = workload.running().placement().open().map(Given::value).orElse(false);
    return open
        && Lists.any(
            stack.stores().volumes(),
            volume -> volume.hasMountTargets() && workload.mounts(volume));
  }

  /** The workloads that others call in any environment. */
  private static Set<String> called(Project project) {
    Set<String> called = new HashSet<>();
    for (Stack stack : project.stacks()) {
      Links links = stack.links();
      links.calls().forEach(call -> called.add(call.server().name()));
      if (links.open()) {
        Lists.filter(stack.workloads(), Workload::isServer)
            .forEach(server -> called.add(server.name()));
      }
    }
    return called;
  }

  /** The workloads that call others in any environment. */
  private static Set<String> callers(Project project) {
    Set<String> callers = new HashSet<>();
    for (Stack stack : project.stacks()) {
      stack.links().calls().forEach(call -> callers.add(call.client().name()));
      stack.links().outside().forEach(call -> callers.add(call.client().name()));
    }
    return callers;
  }

  /** The namespace in which the services of the stack have names; none if there are no links. */
  private static Optional<LinkEmitter> linked(Stack stack, Draft draft, NetworkReference network) {
    Links links = stack.links();
    Optional<Import> imported = stack.base().namespace();
    if (links.areNone()) {
      return Optional.empty();
    }
    NamespaceEmitter namespace = new NamespaceEmitter(draft);
    Span place =
        Lists.first(links.calls())
            .map(call -> call.client().span())
            .orElseGet(() -> stack.workloads().get(0).span());
    return Optional.of(
        new LinkEmitter(
            links,
            imported
                .map(namespace::imported)
                .orElseGet(() -> namespace.emit(place, network, links.open())),
            imported));
  }

  /** Whether Container Insights count the tasks; empty if the cluster is not the stack's own. */
  private static Optional<Boolean> counted(Stack.Base base) {
    return base.cluster().filter(Cluster::isOwn).map(own -> own.containerInsights().value());
  }

  private static void emit(Project project, Stack stack, Draft draft) {
    Stack.Base base = stack.base();
    RawSecretKeys.put(stack.additions(), draft);
    NetworkReference network =
        new NetworkEmitter(draft)
            .emit(
                base.network(),
                stack.workloads(),
                subnetUse(project, stack),
                publicUse(project),
                base.exports(Export.NETWORK));
    boolean services = Lists.any(stack.workloads(), Workload::isService);
    Optional<ClusterReference> cluster =
        base.cluster()
            .filter(one -> one.isOwn() || !stack.workloads().isEmpty())
            .map(
                one -> new ClusterEmitter(draft).emit(one, services, base.exports(Export.CLUSTER)));
    Balancers balancers = new BalancersEmitter(draft, network).emit(stack);
    stack.repositories().own().forEach(new RepositoryEmitter(draft, workloads(project))::emit);
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
    stack.stores().buckets().forEach(bucket -> new BucketEmitter(draft, bucket).emit());
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
    DatabaseConnections databases =
        DatabaseEmitter.emitAll(draft, network, stack, project.stacks());
    Map<String, CacheEmitter.Emitted> caches = new LinkedHashMap<>();
    for (Cache cache : stack.stores().caches()) {
      caches.put(cache.name(), new CacheEmitter(draft, network, cache).emit());
    }
    stack.stores().tables().forEach(table -> new TableEmitter(draft, table).emit());
    ImagePermissions images = new ImagePermissions(draft, stack.environment(), project.pipeline());
    stack.stores().topics().forEach(topic -> new TopicEmitter(draft, topic).emit(base.alarms()));
    Notification alarms = new AlarmTopicEmitter(draft).emit(base.alarms());
    new BalancerAlarm(draft, alarms).emit(stack, balancers);
    Optional<String> region = stack.environment().region().map(Given::value);
    stack.stores().queues().forEach(queue -> new QueueEmitter(draft, queue).emit(alarms, region));
    cluster.ifPresent(
        in -> {
          Links links = stack.links();
          Optional<LinkEmitter> linked = linked(stack, draft, network);
          WorkloadEmitter workloads =
              new WorkloadEmitter(
                  draft,
                  network,
                  in,
                  balancers,
                  images,
                  volumes,
                  databases,
                  new CacheConnections(caches),
                  linked,
                  called(project),
                  callers(project),
                  new HashMap<>(),
                  alarms,
                  counted(base));
          for (Workload workload : links.inStartOrder(stack.workloads())) {
            LinkEmitter.nameItself(draft, workload);
            linked.ifPresent(emitter -> emitter.name(draft, workload, stack.workloads()));
            workloads.emit(workload);
          }
        });
    new AdditionsEmitter(draft).emit(stack.additions());
  }
}
