package dev.fargen.emit.network;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.params.Block;
import dev.fargen.params.Cause;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.network.Network;
import dev.fargen.workload.services.Workload;
import java.util.List;
import java.util.Optional;

/** Emits the network, if the stack creates one. */
public final class NetworkEmitter {

  private static final Cause.Thing OWN = new Cause.Thing("Network", "a VPC");

  private static final Cause PUBLIC_TASKS =
      new Cause.Part("PublicTasks", "Assigns public IP addresses to tasks");

  private final Draft draft;

  public NetworkEmitter(Draft draft) {
    this.draft = draft;
  }

  /**
   * Emits the network, if the stack creates one; else only the parameters that refer to it.
   *
   * @param workloads those whose tasks run in it
   * @param subnetUse the description of the parameter with existing subnets
   * @param publicUse the description of the parameter with existing public subnets
   * @param exported whether other stacks may import it
   */
  public NetworkReference emit(
      Network network,
      List<Workload> workloads,
      String subnetUse,
      String publicUse,
      boolean exported) {
    return network.match(
        existing -> new ExistingNetwork(draft, existing, subnetUse, publicUse),
        created ->
            new NetworkEmitter(draft.of(OWN.at(created.span())))
                .create(created, workloads, exported),
        imported -> new ImportedNetwork(draft, imported));
  }

  /** {@code AssignPublicIp}, with the same condition as the subnets of the tasks. */
  static Value assignPublicIp(Network network, Workload workload) {
    boolean open = network.isPublic(workload).value();
    return publicTasks(network, workload, Value.text(open ? "ENABLED" : "DISABLED"));
  }

  /** A value that depends on whether the tasks of a workload have public IP addresses. */
  static Value publicTasks(Network network, Workload workload, Value value) {
    boolean own = workload.running().placement().anywhere();
    Cause cause = own ? placed(workload) : PUBLIC_TASKS;
    return new Block(cause, network.isPublic(workload).value(), value);
  }

  /** Why a workload that is placed anywhere may run in other subnets than the rest. */
  static Cause placed(Workload workload) {
    return new Cause.Part(
        LogicalName.of(workload.name()) + "Public",
        "Places the tasks of " + workload.name() + " in public subnets");
  }

  private NetworkReference create(
      Network.Created network, List<Workload> workloads, boolean exported) {
    Resource vpc = vpc(network, exported);
    SubnetEmitter subnets = new SubnetEmitter(draft, network, vpc);
    RouteEmitter routes = new RouteEmitter(draft, network, vpc);
    Resource gateway = gateway(network);
    Resource attachment = attachment(network, vpc, gateway);
    List<Resource> open = subnets.open();
    RouteEmitter.Table toInternet = routes.toInternet(open, gateway, attachment);
    List<Resource> nats = new NatEmitter(draft, network).emit(vpc, open, toInternet.ready());
    List<Resource> closed = subnets.closed();
    List<RouteEmitter.Table> toNat = routes.toNat(closed, nats);
    Ipv6Emitter.Routes ipv6 =
        network.isDualStack()
            ? new Ipv6Emitter(draft, network, vpc)
                .emit(open, closed, gateway, attachment, toInternet, toNat)
            : Ipv6Emitter.Routes.none();
    EndpointEmitter.Emitted endpoints =
        new EndpointEmitter(draft, network, vpc)
            .emit(
                subnets.list(closed),
                network.places(workloads, true) ? Optional.of(toInternet) : Optional.empty(),
                network.places(workloads, false) ? toNat : List.of());
    if (network.flowLogs().wanted().value()) {
      new FlowLogEmitter(draft).emit(network, vpc);
    }
    CreatedNetwork created =
        new CreatedNetwork(network, vpc, subnets, open, closed, toInternet, toNat, ipv6, endpoints);
    if (exported) {
      created.export(draft);
    }
    return created;
  }

  private Resource vpc(Network.Created network, boolean exported) {
    return draft.add(
        network.span(),
        Resource.of("Vpc", "AWS::EC2::VPC")
            .comment(
                exported
                    ? "VPC. Its ID and CIDR block are exported for use by other stacks."
                    : "VPC for this stack.")
            .property("CidrBlock", draft.text("VpcCidr", description(network), network.cidr()))
            .property("EnableDnsSupport", true)
            .property("EnableDnsHostnames", true)
            .property("Tags", SubnetEmitter.named(Intrinsic.STACK_NAME)));
  }

  /** Environments with another prefix length leave out what follows the semicolon. */
  private static String description(Network.Created network) {
    return "CIDR block of the VPC; must be a /"
        + network.prefix()
        + ", because the template divides it into /"
        + (network.prefix() + Network.Created.SUBNET_BITS)
        + " subnets";
  }

  private Resource gateway(Network.Created network) {
    return draft.add(
        network.span(),
        Resource.of("InternetGateway", "AWS::EC2::InternetGateway")
            .comment("Internet gateway for the public subnets."));
  }

  private Resource attachment(Network.Created network, Resource vpc, Resource gateway) {
    return draft.add(
        network.span(),
        Resource.of("InternetGatewayAttachment", "AWS::EC2::VPCGatewayAttachment")
            .comment("Attaches the internet gateway to the VPC.")
            .property("VpcId", vpc.ref())
            .property("InternetGatewayId", gateway.ref()));
  }
}
