package dev.fargen.migrate.copilot;

import dev.fargen.migrate.Report;
import dev.fargen.migrate.draft.Draft;
import dev.fargen.migrate.draft.DraftList;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.Origin;
import java.util.List;

/**
 * A service behind a load balancer that is there already: a spec has one load balancer, so that all
 * its workloads are behind this one, in the network of that one.
 */
final class ExistingBalancer {

  private static final String SUBNETS = "`aws ec2 describe-subnets` prints the IDs.";

  private static final String NETWORK = "network";

  private final Report report;

  private ExistingBalancer(Report report) {
    this.report = report;
  }

  /** Writes what follows from it, if the spec has such a load balancer. */
  static void addTo(DraftMap spec, Application application) {
    if (!spec.getMap("load_balancer").map(map -> map.has("listener")).orElse(false)) {
      return;
    }
    new ExistingBalancer(application.report()).all(spec);
    if (spec.getMap(NETWORK).map(map -> map.has("create")).orElse(false)) {
      network(spec, application);
    }
  }

  /** A load balancer and its targets are in one VPC. */
  private static void network(DraftMap spec, Application application) {
    Application.Parameters parameters = application.parameters();
    parameters.uses(
        "VpcId", "The VPC of the load balancer: `aws ec2 describe-vpcs`.", "vpc-00000000");
    parameters.uses("SubnetIds", SUBNETS, "subnet-00000000,subnet-00000001");
    DraftMap network = spec.map(NETWORK);
    network.remove("create");
    network.put("vpc", "${VpcId}");
    network.put("subnets", "${SubnetIds}");
    if (!network.has("public_ip")) {
      network.put("public_subnets", "${PublicSubnetIds}");
      parameters.uses("PublicSubnetIds", SUBNETS, "subnet-00000000,subnet-00000001");
    }
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

  private void all(DraftMap in) {
    for (DraftMap.Entry entry : in.getMap("workloads").map(DraftMap::entries).orElse(List.of())) {
      if (entry.draft() instanceof DraftMap workload) {
        workload.get("http").ifPresent(this::http);
      }
    }
    for (DraftMap.Entry entry :
        in.getMap(Workloads.ENVIRONMENTS).map(DraftMap::entries).orElse(List.of())) {
      if (entry.draft() instanceof DraftMap environment) {
        all(environment);
      }
    }
  }

  private void http(Draft http) {
    if (http instanceof DraftList list) {
      list.items().forEach(item -> http(item.draft()));
    } else if (http instanceof DraftMap item) {
      for (DraftMap.Entry entry : item.entries()) {
        if (entry.key().equals("internal")) {
          item.remove("internal");
        } else if (entry.key().equals("hosted_zone")) {
          item.remove("hosted_zone");
          for (Origin origin : entry.origins()) {
            report.changed(
                origin,
                "hosted_zone",
                "the records of a load balancer that is there already are its own matter: write an"
                    + " AWS::Route53::RecordSet under `resources`");
          }
        }
      }
    }
  }
}
