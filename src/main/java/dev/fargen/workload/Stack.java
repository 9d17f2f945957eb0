package dev.fargen.workload;

import dev.fargen.spec.Given;
import dev.fargen.spec.Text;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The stack of one environment. */
public record Stack(
    Environment environment,
    Network network,
    Cluster cluster,
    Optional<LoadBalancer> loadBalancer,
    List<Repository> repositories,
    List<Queue> queues,
    List<Workload> workloads,
    Map<String, Given<Text>> tags) {

  public Stack {
    repositories = List.copyOf(repositories);
    queues = List.copyOf(queues);
    workloads = List.copyOf(workloads);
    tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
  }
}
