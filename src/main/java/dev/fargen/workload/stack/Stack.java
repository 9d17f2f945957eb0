package dev.fargen.workload.stack;

import dev.fargen.list.Lists;
import dev.fargen.spec.StackKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Named;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.alarms.Alarms;
import dev.fargen.workload.balancing.Http;
import dev.fargen.workload.balancing.LoadBalancer;
import dev.fargen.workload.balancing.NetworkBalancer;
import dev.fargen.workload.containers.Build;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.containers.Image;
import dev.fargen.workload.data.Bucket;
import dev.fargen.workload.data.Cache;
import dev.fargen.workload.data.CacheResolver;
import dev.fargen.workload.data.Database;
import dev.fargen.workload.data.DatabaseResolver;
import dev.fargen.workload.data.Table;
import dev.fargen.workload.data.Volume;
import dev.fargen.workload.environment.Allowed;
import dev.fargen.workload.environment.Environment;
import dev.fargen.workload.environment.Export;
import dev.fargen.workload.environment.Import;
import dev.fargen.workload.environment.Mode;
import dev.fargen.workload.environment.Thing;
import dev.fargen.workload.messaging.Queue;
import dev.fargen.workload.messaging.QueueResolver;
import dev.fargen.workload.messaging.Topic;
import dev.fargen.workload.network.Network;
import dev.fargen.workload.raw.Additions;
import dev.fargen.workload.repositories.Repositories;
import dev.fargen.workload.services.Workload;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The stack of one environment.
 *
 * @param links which of its workloads call each other
 */
public record Stack(
    Environment environment,
    Base base,
    Repositories repositories,
    Stores stores,
    List<Workload> workloads,
    Links links,
    Map<String, Named.Entry<Text>> tags,
    Allowed allowed,
    Additions additions) {

  /**
   * What its workloads run on, and which of it others may import.
   *
   * @param cluster absent where nothing runs
   * @param internalBalancer a second one, where only some workloads stand behind an internal one
   * @param networkBalancer the one for ports that are not HTTP
   * @param namespace the spec in whose namespace the services have their names; otherwise the stack
   *     has its own
   */
  public record Base(
      Network network,
      Optional<Cluster> cluster,
      Optional<LoadBalancer> loadBalancer,
      Optional<LoadBalancer.Created> internalBalancer,
      Optional<NetworkBalancer> networkBalancer,
      Optional<Import> namespace,
      Optional<Alarms> alarms,
      List<Given<Export>> exports) {

    public Base {
      exports = List.copyOf(exports);
    }

    /** What is taken from other specs' stacks. */
    public List<Import> imports() {
      return Lists.present(
          List.of(
              network.imported(),
              loadBalancer.flatMap(LoadBalancer::imported),
              cluster.flatMap(Cluster::imported),
              namespace));
    }

    /** Whether requests to both come through the same load balancer. */
    public boolean isSameBalancer(Http one, Http other) {
      return internalBalancer.isEmpty() || one.internal() == other.internal();
    }

    /** Whether others may import this. */
    public boolean exports(Export what) {
      return Lists.any(exports, export -> export.value() == what);
    }
  }

  /** Where its workloads keep files, data and messages. */
  public record Stores(
      List<Volume> volumes,
      List<Database> databases,
      List<Cache> caches,
      List<Bucket> buckets,
      List<Table> tables,
      List<Queue> queues,
      List<Topic> topics) {
    public Stores {
      volumes = List.copyOf(volumes);
      databases = List.copyOf(databases);
      caches = List.copyOf(caches);
      buckets = List.copyOf(buckets);
      tables = List.copyOf(tables);
      queues = List.copyOf(queues);
      topics = List.copyOf(topics);
    }

    /** Those that a stack's section describes, without the volumes. */
    public static Stores of(
        Section stack, Mode mode, boolean anyProtected, Map<String, String> values) {
      List<Topic> topics = Topic.of(stack.named(StackKeys.TOPICS));
      return new Stores(
          List.of(),
          new DatabaseResolver(mode, anyProtected).resolve(stack),
          new CacheResolver(mode, anyProtected).resolve(stack),
          Bucket.all(stack, anyProtected),
          Table.all(stack, mode, anyProtected),
          new QueueResolver(topics, values).resolve(stack.named(StackKeys.QUEUES), anyProtected),
          topics);
    }

    /** The same with the volumes, which depend on the workloads that mount them. */
    public Stores with(List<Volume> mounted) {
      return new Stores(mounted, databases, caches, buckets, tables, queues, topics);
    }

    public List<Thing> things() {
      return Lists.flatMap(
          List.of(volumes, databases, caches, buckets, tables, queues, topics), List::copyOf);
    }
  }

  public Stack {
    workloads = List.copyOf(workloads);
    tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
  }

  /** The same with other workloads. */
  public Stack with(List<Workload> others) {
    return new Stack(
        environment,
        base,
        repositories,
        stores,
        others,
        Links.between(others, links.open()),
        tags,
        allowed,
        additions);
  }

  /** Whether a workload stands behind the load balancer. */
  public boolean hasHttp() {
    return Lists.any(workloads, Workload::hasHttp);
  }

  /** Whether a workload mounts the volume, or names it. */
  public boolean uses(Volume volume) {
    return Lists.any(
        workloads, workload -> workload.mounts(volume) || volume.isAmong(workload.things()));
  }

  /** Whether workloads without internet access name the database. */
  public boolean isUsedPrivately(Database database) {
    return base.network()
        .created()
        .filter(
            network ->
                Lists.any(
                    workloads,
                    workload ->
                        !network.hasWayOut(workload) && database.isAmong(workload.things())))
        .isPresent();
  }

  /** The containers of all workloads. */
  public List<Container> containers() {
    return Lists.flatMap(workloads, Workload::containers);
  }

  /** What is built for its containers. */
  public List<Build> builds() {
    List<Image> images = Lists.map(containers(), Container::image);
    return Lists.map(Lists.only(images, Image.Built.class), Image.Built::build);
  }
}
