package dev.fargen.workload;

import dev.fargen.list.Lists;
import dev.fargen.spec.SpecThing;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.services.WorkloadKeys;
import dev.fargen.workload.balancing.HttpResolver;
import dev.fargen.workload.balancing.NlbResolver;
import dev.fargen.workload.containers.Build;
import dev.fargen.workload.containers.BuildResolver;
import dev.fargen.workload.containers.ConfigResolver;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.containers.ContainerResolver;
import dev.fargen.workload.containers.ImageResolver;
import dev.fargen.workload.containers.Platform;
import dev.fargen.workload.containers.Task;
import dev.fargen.workload.environment.Allowed;
import dev.fargen.workload.messaging.Queue;
import dev.fargen.workload.permissions.PermissionResolver;
import dev.fargen.workload.repositories.FirstImages;
import dev.fargen.workload.services.Attached;
import dev.fargen.workload.services.Egress;
import dev.fargen.workload.services.Link;
import dev.fargen.workload.services.Running;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Resolves one workload.
 *
 * @param anyProtected whether the mode of any environment protects from deletion
 * @param onSpot the workloads for which any environment says whether they run on spare capacity
 * @param placed the workloads for which any environment says in which subnets they run
 * @param configs the files that containers can have
 * @param values the parameter values of the environment, with defaults
 * @param builds the builds of the stack by their parameter
 * @param internal whether load balancers of the stack are internal unless a workload says otherwise
 * @param pipeline the name of the spec, if its pipeline pushes the images
 */
record WorkloadResolver(
    String spec,
    boolean anyProtected,
    Set<String> onSpot,
    Set<String> placed,
    Stack.Stores stores,
    ConfigResolver configs,
    Map<String, String> values,
    Map<String, Build> builds,
    boolean internal,
    Optional<String> pipeline) {

  /** The workload, or nothing if a required part is missing. */
  Optional<Workload> resolve(SpecThing written) {
    String name = written.name();
    Section section = written.keys();
    BuildResolver own = new BuildResolver(name, Platform.of(section).name().value(), pipeline);
    ImageResolver images = new ImageResolver(own, builds, values);
    List<Container> containers =
        configs.complete(
            written,
            new ContainerResolver(images, values, configs.files()).resolve(written),
            images);
    if (containers.isEmpty()) {
      return Optional.empty();
    }
    FirstImages.declare(name, containers, section);
    List<Queue> queues =
        Lists.present(
            Lists.map(
                section.list(WorkloadKeys.QUEUE),
                given -> Lists.first(stores.queues(), one -> one.name().equals(given.value()))));
    return Optional.of(
        new Workload(
            name,
            Task.of(section, containers, anyProtected, values),
            Running.of(section, queues, onSpot.contains(name), placed.contains(name)),
            Egress.of(section, values),
            new HttpResolver(spec, internal)
                .resolve(name, containers, section.list(WorkloadKeys.HTTP)),
            NlbResolver.resolve(name, containers, section.list(WorkloadKeys.NLB)),
            queues,
            Lists.map(section.list(WorkloadKeys.LINKS), Link::of),
            new PermissionResolver(stores.things(), values)
                .resolve(section.list(WorkloadKeys.PERMISSIONS)),
            Attached.of(section),
            List.of(),
            Allowed.of(section.get(WorkloadKeys.ALLOW)),
            written.key()));
  }
}
