package dev.fargen.migrate.copilot;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Value;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.DraftNothing;
import dev.fargen.migrate.draft.DraftValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a spec has in place of the resources and exports of Copilot's environment stack, as raw
 * CloudFormation names it.
 */
final class EnvironmentStack {

  /** The security group that all tasks of an environment have. */
  static final String GROUP = "EnvironmentSecurityGroup";

  private static final String NETWORK = "network";

  /** Exports and logical IDs, with the resource of a spec, or its attribute. */
  private static final Map<String, String> SAME =
      Map.of("Cluster", "Cluster", "ClusterId", "Cluster", GROUP, GROUP);

  /** The same, where the spec creates an internet-facing load balancer. */
  private static final Map<String, String> PUBLIC =
      Map.of(
          "PublicLoadBalancer", "LoadBalancer",
          "PublicLoadBalancerArn", "LoadBalancer",
          "PublicLoadBalancerDNS", "LoadBalancer.DNSName",
          "PublicLoadBalancerDNSName", "LoadBalancer.DNSName",
          "PublicLoadBalancerFullName", "LoadBalancer.LoadBalancerFullName",
          "PublicLoadBalancerCanonicalHostedZoneID", "LoadBalancer.CanonicalHostedZoneID",
          "HTTPListener", "HttpListener",
          "HTTPListenerArn", "HttpListener",
          "PublicHTTPLoadBalancerSecurityGroup", "LoadBalancerSecurityGroup",
          "PublicLoadBalancerSecurityGroup", "LoadBalancerSecurityGroup");

  /** The same, where the load balancer serves HTTPS. */
  private static final Map<String, String> HTTPS =
      Map.of("HTTPSListener", "HttpsListener", "HTTPSListenerArn", "HttpsListener");

  private final DraftMap spec;
  private final Doors doors;
  private boolean usesGroup;

  EnvironmentStack(DraftMap spec) {
    this.spec = spec;
    this.doors = Doors.of(spec);
  }

  /** Whether something refers to the security group of all tasks. */
  boolean usesGroup() {
    return usesGroup;
  }

  /** What is referred to by a logical ID or the end of an export's name; empty where none is. */
  Optional<Value> value(String name, Optional<String> environment) {
    if (name.equals("VPC") || name.equals("VpcId")) {
      return Optional.of(ref(isImported(environment) ? "VpcId" : "Vpc"));
    }
    if (name.equals("PublicSubnets") || name.equals("PrivateSubnets")) {
      Value subnets = subnets(name.startsWith("Public"), environment);
      return Optional.of(new Intrinsic("Join", Value.list(Value.text(","), subnets)));
    }
    if (name.matches("(Public|Private)Subnet[1-3]")) {
      int at = name.charAt(name.length() - 1) - '1';
      Value subnets = subnets(name.startsWith("Public"), environment);
      return Optional.of(isImported(environment) ? Intrinsic.select(at, subnets) : ref(name));
    }
    if (name.equals("VPC.CidrBlock") && !isImported(environment)) {
      return Optional.of(new Intrinsic("GetAtt", Value.text("Vpc.CidrBlock")));
    }
    Optional<String> same = Optional.ofNullable(SAME.get(name));
    boolean balancer = doors.fromInternet() && isCreated();
    if (same.isEmpty() && balancer) {
      same = Optional.ofNullable(PUBLIC.get(name));
    }
    if (same.isEmpty() && balancer && serves(environment)) {
      same = Optional.ofNullable(HTTPS.get(name));
    }
    usesGroup |= same.map(GROUP::equals).orElse(false);
    return same.map(EnvironmentStack::reference);
  }

  /** {@code !Ref X}, or {@code !GetAtt X.Y} where the name has a dot. */
  static Value reference(String name) {
    return new Intrinsic(name.contains(".") ? "GetAtt" : "Ref", Value.text(name));
  }

  private static Value ref(String name) {
    return new Intrinsic("Ref", Value.text(name));
  }

  /** The subnets as a list. */
  private Value subnets(boolean open, Optional<String> environment) {
    if (isImported(environment)) {
      return ref(open ? "PublicSubnetIds" : "SubnetIds");
    }
    List<Value> subnets = new ArrayList<>();
    for (int i = 1; i <= zones(environment); i++) {
      subnets.add(ref((open ? "PublicSubnet" : "PrivateSubnet") + i));
    }
    return Value.list(subnets);
  }

  private int zones(Optional<String> environment) {
    Optional<DraftMap> own = own(environment).flatMap(network -> network.getMap("create"));
    return own.flatMap(create -> create.get("zones"))
        .or(
            () ->
                spec.getMap(NETWORK)
                    .flatMap(network -> network.getMap("create"))
                    .flatMap(create -> create.get("zones")))
        .filter(DraftValue.class::isInstance)
        .map(draft -> ((DraftValue) draft).value())
        .map(value -> Integer.parseInt(((Scalar) value).asText()))
        .orElse(2);
  }

  private Optional<DraftMap> own(Optional<String> environment) {
    return environment.flatMap(
        name ->
            spec.getMap(Workloads.ENVIRONMENTS)
                .flatMap(all -> all.getMap(name))
                .flatMap(own -> own.getMap(NETWORK)));
  }

  private boolean isImported(Optional<String> environment) {
    Optional<DraftMap> own = own(environment);
    if (own.isPresent() && own.get().has("create")) {
      return own.get().get("create").orElse(own.get()) instanceof DraftNothing;
    }
    return spec.getMap(NETWORK).map(network -> network.has("vpc")).orElse(false)
        || own.map(network -> network.has("vpc")).orElse(false);
  }

  private boolean isCreated() {
    return spec.getMap("load_balancer").map(one -> one.has("create")).orElse(true);
  }

  private boolean serves(Optional<String> environment) {
    return hasCertificate(spec)
        || environment
            .flatMap(name -> spec.getMap(Workloads.ENVIRONMENTS).flatMap(all -> all.getMap(name)))
            .map(EnvironmentStack::hasCertificate)
            .orElse(false);
  }

  private static boolean hasCertificate(DraftMap stack) {
    return stack
        .getMap("load_balancer")
        .flatMap(one -> one.getMap("create"))
        .map(create -> create.has("certificate"))
        .orElse(false);
  }
}
