package dev.fargen.migrate.copilot;

import dev.fargen.migrate.draft.Draft;
import dev.fargen.migrate.draft.DraftList;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.DraftNothing;
import java.util.List;

/**
 * A service behind a load balancer that is there already: a spec has one load balancer, so that all
 * its workloads are behind this one, in the network of that one.
 */
final class ExistingBalancer {

  private static final String SUBNETS = "`aws ec2 describe-subnets` prints the IDs.";

  private static final String NETWORK = "network";
  private static final String BALANCER = "load_balancer";
  private static final String LISTENER = "listener";
  private static final String CREATE = "create";

  private ExistingBalancer() {}

  /** Writes what follows from it, if the spec has such a load balancer. */
  static void addTo(DraftMap spec, Application application) {
    environments(spec, application);
    if (!spec.getMap(BALANCER).map(map -> map.has(LISTENER)).orElse(false)) {
      return;
    }
    all(spec);
    if (spec.getMap(NETWORK).map(map -> map.has(CREATE)).orElse(false)) {
      network(spec, application);
    }
  }

  /** Only some environments may have such a load balancer. */
  private static void environments(DraftMap spec, Application application) {
    boolean creates = spec.getMap(BALANCER).map(map -> map.has(CREATE)).orElse(false);
    for (DraftMap.Entry entry :
        spec.getMap(Workloads.ENVIRONMENTS).map(DraftMap::entries).orElse(List.of())) {
      boolean has =
          entry.draft() instanceof DraftMap map
              && map.getMap(BALANCER).map(own -> own.has(LISTENER)).orElse(false);
      if (has && entry.draft() instanceof DraftMap environment) {
        all(environment);
        if (creates) {
          environment.map(BALANCER).put(CREATE, new DraftNothing());
        }
        if (spec.getMap(NETWORK).map(map -> map.has(CREATE)).orElse(false)) {
          DraftMap network = environment.map(NETWORK);
          network.put(CREATE, new DraftNothing());
          ids(network, true, application);
        }
      }
    }
  }

  private static void ids(DraftMap network, boolean outside, Application application) {
    Application.Parameters parameters = application.parameters();
    parameters.uses(
        "VpcId", "The VPC of the load balancer: `aws ec2 describe-vpcs`.", "vpc-00000000");
    parameters.uses("SubnetIds", SUBNETS, "subnet-00000000,subnet-00000001");
    network.put("vpc", "${VpcId}");
    network.put("subnets", "${SubnetIds}");
    if (outside) {
      network.put("public_subnets", "${PublicSubnetIds}");
      parameters.uses("PublicSubnetIds", SUBNETS, "subnet-00000000,subnet-00000001");
    }
  }

  /** A load balancer and its targets are in one VPC. */
  private static void network(DraftMap spec, Application application) {
    DraftMap network = spec.map(NETWORK);
    network.remove(CREATE);
    ids(network, !network.has("public_ip"), application);
    network.sort(List.of("vpc", "subnets", "public_subnets"));
    for (DraftMap.Entry entry :
        spec.getMap(Workloads.ENVIRONMENTS).map(DraftMap::entries).orElse(List.of())) {
      if (entry.draft() instanceof DraftMap environment) {
        environment.remove(NETWORK);
      }
    }
    application
        .report()
        .remark(
            "the network is the one of the existing load balancer: set its parameters under each"
                + " environment");
  }

  private static void all(DraftMap in) {
    for (DraftMap.Entry entry : in.getMap("workloads").map(DraftMap::entries).orElse(List.of())) {
      if (entry.draft() instanceof DraftMap workload) {
        workload.get("http").ifPresent(ExistingBalancer::http);
      }
    }
    for (DraftMap.Entry entry :
        in.getMap(Workloads.ENVIRONMENTS).map(DraftMap::entries).orElse(List.of())) {
      if (entry.draft() instanceof DraftMap environment) {
        all(environment);
      }
    }
  }

  private static void http(Draft http) {
    if (http instanceof DraftList list) {
      list.items().forEach(item -> http(item.draft()));
    } else if (http instanceof DraftMap item) {
      item.remove("internal");
    }
  }
}
