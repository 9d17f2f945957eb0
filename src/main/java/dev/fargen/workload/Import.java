package dev.fargen.workload;

import dev.fargen.list.Lists;
import dev.fargen.spec.Given;
import java.util.List;
import java.util.Optional;

/**
 * Another spec whose stack this one takes something from.
 *
 * @param parameter the template parameter that names that stack
 * @param description what that parameter is
 */
public record Import(Given<String> spec, String parameter, String description) {

  /** What these two are taken from. */
  static List<Import> all(Network network, Optional<LoadBalancer> balancer) {
    return Lists.present(List.of(network.imported(), balancer.flatMap(LoadBalancer::imported)));
  }
}
