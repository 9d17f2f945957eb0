package dev.fargen.workload.stack;

import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.balancing.LoadBalancer;
import dev.fargen.workload.containers.Build;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.containers.Image;
import dev.fargen.workload.data.Database;
import dev.fargen.workload.data.Volume;
import dev.fargen.workload.environment.Allowed;
import dev.fargen.workload.environment.Environment;
import dev.fargen.workload.environment.Export;
import dev.fargen.workload.environment.Import;
import dev.fargen.workload.environment.ThingKind;
import dev.fargen.workload.messaging.Queue;
import dev.fargen.workload.network.Network;
import dev.fargen.workload.raw.Additions;
import dev.fargen.workload.repositories.Repository;
import dev.fargen.workload.services.Workload;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The stack of one environment.
 *
 * @param cluster absent where nothing runs
 * @param sharedRepositories those that it takes images from and the pipeline makes
 */
public record Stack(
    Environment environment,
    Network network,
    Optional<Cluster> cluster,
    Optional<LoadBalancer> loadBalancer,
    List<Given<Export>> exports,
    List<Repository> repositories,
    List<Repository> sharedRepositories,
    List<Volume> volumes,
    List<Database> databases,
    List<Queue> queues,
    List<Workload> workloads,
    Map<String, Given<Text>> tags,
    Allowed allowed,
    Additions additions) {

  public Stack {
    exports = List.copyOf(exports);
    repositories = List.copyOf(repositories);
    sharedRepositories = List.copyOf(sharedRepositories);
    volumes = List.copyOf(volumes);
    databases = List.copyOf(databases);
    queues = List.copyOf(queues);
    workloads = List.copyOf(workloads);
    tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
  }

  /** Whether a workload stands behind the load balancer. */
  public boolean hasHttp() {
    return Lists.any(workloads, workload -> workload.http().isPresent());
  }

  /** Whether a workload mounts the volume, or names it. */
  public boolean uses(Volume volume) {
    return Lists.any(
        workloads,
        workload ->
            Lists.any(workload.mounts(), mount -> mount.volume().equals(volume.name()))
                || Lists.any(
                    workload.things(),
                    thing ->
                        thing.kind().equals(ThingKind.VOLUMES.word())
                            && thing.name().equals(volume.name())));
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

  /** What is taken from other specs' stacks. */
  public List<Import> imports() {
    return imports(network, loadBalancer);
  }

  /** What these two are taken from. */
  public static List<Import> imports(Network network, Optional<LoadBalancer> balancer) {
    return Lists.present(List.of(network.imported(), balancer.flatMap(LoadBalancer::imported)));
  }

  /** Whether others may import this. */
  public boolean exports(Export what) {
    return Lists.any(exports, export -> export.value() == what);
  }
}
