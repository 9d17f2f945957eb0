package dev.fargen.workload.services;

import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Text.ThingReference;
import dev.fargen.workload.balancing.Http;
import dev.fargen.workload.balancing.Nlb;
import dev.fargen.workload.balancing.TargetGroup;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.containers.Files;
import dev.fargen.workload.containers.Lifecycle;
import dev.fargen.workload.containers.SecretVariable;
import dev.fargen.workload.containers.Task;
import dev.fargen.workload.data.Volume;
import dev.fargen.workload.environment.Allowed;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.environment.ThingKind;
import dev.fargen.workload.messaging.Queue;
import dev.fargen.workload.permissions.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One task and what runs it.
 *
 * @param name as in the spec
 * @param http the requests that load balancers route to it, as written
 * @param nlb the ports of the Network Load Balancer that lead to it
 * @param queues those that it consumes
 * @param written the links under {@code links}
 * @param volumes the EBS volumes that it mounts; a task can have one
 */
public record Workload(
    String name,
    Task task,
    Running running,
    Egress egress,
    List<Http> http,
    List<Nlb> nlb,
    List<Queue> queues,
    List<Link> written,
    List<Permission> permissions,
    Attached attached,
    List<Volume.Ebs> volumes,
    Allowed allowed,
    Span span) {

  public Workload {
    http = List.copyOf(http);
    nlb = List.copyOf(nlb);
    queues = List.copyOf(queues);
    written = List.copyOf(written);
    permissions = List.copyOf(permissions);
    volumes = List.copyOf(volumes);
  }

  /** The same with the EBS volumes that it mounts. */
  public Workload withVolumes(List<Volume> all) {
    return new Workload(
        name,
        task,
        running,
        egress,
        http,
        nlb,
        queues,
        written,
        permissions,
        attached,
        Lists.filter(Lists.only(all, Volume.Ebs.class), this::mounts),
        allowed,
        span);
  }

  /** The same, reached in other ways. */
  public Workload withHttp(List<Http> other) {
    return new Workload(
        name,
        task,
        running,
        egress,
        other,
        nlb,
        queues,
        written,
        permissions,
        attached,
        volumes,
        allowed,
        span);
  }

  /** Whether it stands behind a load balancer, for HTTP or not. */
  public boolean isBalanced() {
    return hasHttp() || !nlb.isEmpty();
  }

  /** Whether it stands behind a load balancer for HTTP. */
  public boolean hasHttp() {
    return !http.isEmpty();
  }

  /** Its first {@code http} item, whose target group metrics are about. */
  public Optional<Http> firstHttp() {
    return Lists.first(http);
  }

  /** The target groups of its {@code http} items. */
  public List<TargetGroup> targetGroups() {
    return TargetGroup.of(http);
  }

  /** Whether an ECS service runs its tasks. */
  public boolean isService() {
    return running.isService();
  }

  /** Whether its tasks read secrets that the stack makes of texts. */
  private boolean composesSecrets() {
    return Lists.any(secrets(), SecretVariable::isComposed);
  }

  /** Whether it has the parameter {@link #nonce}. */
  public boolean hasNonce() {
    return isService() || composesSecrets();
  }

  /**
   * The parameter whose value, if it changes, starts a new deployment of the service, and makes the
   * secrets of its texts again.
   */
  public String nonce() {
    return LogicalName.of(name) + "Nonce";
  }

  /** The parameters with fixed names that its service has. */
  public List<String> addedParameters() {
    List<String> names = new ArrayList<>();
    if (hasNonce()) {
      names.add(nonce());
    }
    if (isService()) {
      if (!running.deployment().strategy().isRolling()) {
        for (TargetGroup group : targetGroups()) {
          String prefix = LogicalName.of(name) + group.id();
          names.addAll(List.of(prefix + "PrimaryWeight", prefix + "AlternateWeight"));
        }
        for (Nlb forwarded : nlb) {
          String prefix = LogicalName.of(name) + forwarded.id();
          names.addAll(List.of(prefix + "PrimaryWeight", prefix + "AlternateWeight"));
        }
      }
    }
    return names;
  }

  /** Whether others can call it: it is a service, and its main container has a port. */
  public boolean isServer() {
    return isService() && task.main().program().port().isPresent();
  }

  /**
   * The workloads that this one calls: those under {@code links}, and those that its texts name.
   */
  public List<Link> links() {
    List<Link> all = new ArrayList<>(written);
    for (String name : named(ThingKind.WORKLOADS)) {
      if (!Lists.any(all, link -> link.spec().isEmpty() && link.workload().equals(name))) {
        all.add(Link.to(name, span));
      }
    }
    return all;
  }

  /** The main container and then the sidecars. */
  public List<Container> containers() {
    return task.containers();
  }

  /** The secrets that ECS fetches when a task starts. */
  public List<SecretVariable> secrets() {
    List<SecretVariable> all =
        new ArrayList<>(Lists.flatMap(containers(), one -> one.variables().secrets()));
    task.logs().router().ifPresent(router -> all.addAll(router.secretOptions()));
    return all;
  }

  /** The names of the workloads whose services come first. */
  public List<String> after() {
    List<String> names =
        Lists.map(task.main().lifecycle().dependsOn(), Lifecycle.Dependency::container);
    return Lists.filter(
        names, name -> !Lists.any(containers(), container -> container.name().equals(name)));
  }

  /** The mounts of all containers. */
  public List<Files.Mount> mounts() {
    return Lists.flatMap(containers(), one -> one.files().mounts());
  }

  /** Whether a container mounts the volume. */
  public boolean mounts(Volume volume) {
    return Lists.any(mounts(), mount -> mount.volume().equals(volume.name()));
  }

  /** What of the spec its texts name, images aside. */
  public List<ThingReference> things() {
    List<ThingReference> things = new ArrayList<>(Lists.flatMap(containers(), Container::things));
    task.logs()
        .router()
        .ifPresent(
            router -> {
              router.options().forEach(one -> things.addAll(one.value().value().things()));
              router.secretOptions().forEach(one -> things.addAll(one.text().value().things()));
            });
    return Lists.distinct(things);
  }

  /** The things of a kind that its texts name, by name. */
  public List<String> named(ThingKind kind) {
    List<ThingReference> all = Lists.filter(things(), thing -> thing.kind().equals(kind.word()));
    return Lists.distinct(Lists.map(all, ThingReference::name));
  }
}
