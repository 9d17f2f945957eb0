package dev.fargen.start;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether tasks can connect to every Aurora DSQL cluster that one of their variables names, and
 * whether their role may log in there (pages "Authentication and authorization for Aurora DSQL" and
 * "Managing and connecting to Amazon Aurora DSQL clusters using AWS PrivateLink"). The cluster has
 * a host name on the internet, and one that only an interface endpoint with private DNS names has.
 */
final class DsqlQuestion implements Question {
  private static final int PORT = 5432;

  private final Template template;
  private final Network network;

  DsqlQuestion(Template template, Network network) {
    this.template = template;
    this.network = network;
  }

  @Override
  public List<String> faults(Task task) {
    List<String> faults = new ArrayList<>();
    for (Part container : task.containers()) {
      for (Part variable : container.parts("Environment")) {
        for (Node node : Node.in(variable.text("Value"))) {
          template
              .named(Node.ref(node.id()))
              .filter(one -> one.is(Databases.DSQL))
              .ifPresent(one -> ask(task, one, node.attribute(), faults));
        }
      }
    }
    return faults;
  }

  private void ask(Task task, Resource cluster, String attribute, List<String> faults) {
    Optional<Role> role = Role.of(template, task.taskRole());
    String arn = cluster.attribute("ResourceArn");
    boolean may =
        role.isPresent()
            && role.get().lacks(arn, Map.of(), "dsql:DbConnectAdmin", "dsql:DbConnect").size() < 2;
    if (!may) {
      faults.add("cannot log in to " + cluster + ", because the task role lacks dsql:DbConnect");
    }
    if (!task.isManual()) {
      closed(task, cluster, attribute)
          .ifPresent(reason -> faults.add("cannot connect to " + cluster + ", because " + reason));
    }
  }

  private Optional<String> closed(Task task, Resource cluster, String attribute) {
    if (!attribute.equals("VpcEndpoint")) {
      return network.noWayToTheInternet(task, PORT);
    }
    Optional<Part> endpoint =
        template.all("AWS::EC2::VPCEndpoint").stream()
            .map(Resource::properties)
            .filter(
                one -> one.text("ServiceName").equals(cluster.attribute("VpcEndpointServiceName")))
            .filter(one -> one.is("PrivateDnsEnabled"))
            .findFirst();
    return endpoint.isEmpty()
        ? Optional.of("no interface endpoint has its host name")
        : network.groups().closed(task.groups(), endpoint.get().texts("SecurityGroupIds"), PORT);
  }
}
