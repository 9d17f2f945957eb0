package dev.fargen.check.network;

import dev.fargen.check.rule.Conflict;
import dev.fargen.check.rule.SpecRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.SpecEnvironment;
import dev.fargen.spec.SpecThing;
import dev.fargen.spec.StackKeys;
import dev.fargen.spec.balancing.LoadBalancerKeys;
import dev.fargen.spec.balancing.NlbKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.network.NetworkKeys;
import dev.fargen.spec.network.NetworkKeys.Create;
import dev.fargen.spec.services.WorkloadKeys;
import dev.fargen.workload.balancing.LoadBalancer;
import dev.fargen.workload.balancing.LoadBalancerResolver;
import dev.fargen.workload.environment.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A network must be either created, imported or existing; a NAT gateway is for private subnets, not
 * for tasks with public IP addresses (Amazon ECS developer guide, "Amazon ECS task networking
 * options for Fargate"). An internet-facing load balancer must be in public subnets, and tasks
 * without public IP addresses must not (Elastic Load Balancing user guide, "Application Load
 * Balancers", Load balancer scheme).
 */
public final class NetworkKeysRule implements SpecRule {

  @Override
  public void check(SpecEnvironment environment, Diagnostics diagnostics) {
    Section network = environment.stack().section(StackKeys.NETWORK);
    sources(network, diagnostics);
    List<Section> workloads = new ArrayList<>();
    environment.workloads().forEach(workload -> workloads.add(workload.keys()));
    environment.workloads().forEach(workload -> groups(network, workload, diagnostics));
    nat(network, workloads, diagnostics);
    boolean told = facing(environment.stack(), network, diagnostics);
    placed(network, workloads, told, diagnostics);
    if (network.has(NetworkKeys.CREATE)) {
      elsewhere(environment, network, diagnostics);
    }
  }

  private static void groups(Section network, SpecThing workload, Diagnostics diagnostics) {
    if (network.has(NetworkKeys.SECURITY_GROUPS)
        && workload.keys().has(WorkloadKeys.SECURITY_GROUPS)) {
      diagnostics.report(
          Diagnostic.of(
                  Code.CONFLICTING_KEYS,
                  "`security_groups` of a workload and of `network` cannot be used together")
              .at(
                  workload.keys().keySpan(WorkloadKeys.SECURITY_GROUPS),
                  "for `" + workload.name() + "`")
              .at(network.keySpan(NetworkKeys.SECURITY_GROUPS), "for all workloads")
              .note(
                  "with `network.security_groups`, fargen creates no security groups for tasks;"
                      + " `security_groups` of a workload adds groups to the one that fargen creates")
              .help(
                  "remove `network.security_groups`, or move the groups of `"
                      + workload.name()
                      + "` into it"));
    }
  }

  private static void sources(Section network, Diagnostics diagnostics) {
    List<Key<?>> said = new ArrayList<>();
    for (Key<?> key : List.of(NetworkKeys.CREATE, NetworkKeys.IMPORT, NetworkKeys.VPC)) {
      if (network.has(key)) {
        said.add(key);
      }
    }
    for (Key<?> key : List.of(NetworkKeys.SUBNETS, NetworkKeys.PUBLIC_SUBNETS)) {
      if (network.has(key) && !network.has(NetworkKeys.VPC)) {
        said.add(key);
      }
    }
    boolean existing = !network.has(NetworkKeys.CREATE) && !network.has(NetworkKeys.IMPORT);
    if (said.size() > 1 && !existing) {
      diagnostics.report(
          Conflict.of(
              network,
              said,
              Map.of(
                  NetworkKeys.CREATE, "VPC of this stack",
                  NetworkKeys.IMPORT, "VPC of another spec",
                  NetworkKeys.VPC, "existing VPC",
                  NetworkKeys.SUBNETS, "existing subnets",
                  NetworkKeys.PUBLIC_SUBNETS, "existing subnets")));
    }
    boolean exported =
        network.get(NetworkKeys.SUBNETS).flatMap(ids -> ids.value().export()).isPresent();
    boolean unread = network.has(NetworkKeys.SUBNETS) && network.get(NetworkKeys.SUBNETS).isEmpty();
    boolean counted = network.has(NetworkKeys.IMPORT) || exported || unread;
    if (network.has(NetworkKeys.ZONES) && !counted) {
      zones(network, diagnostics);
    }
  }

  /** Only the number of zones of an imported network is written beside it. */
  private static void zones(Section network, Diagnostics diagnostics) {
    boolean created = network.has(NetworkKeys.CREATE);
    Optional<String> line =
        network.get(NetworkKeys.ZONES).map(zones -> "`create: {zones: " + zones.value() + "}`");
    Diagnostic fault =
        Diagnostic.of(
                Code.CONFLICTING_KEYS,
                "`zones` in `network` requires `import`, or `subnets: {from_cfn: <export>}`")
            .at(network.keySpan(NetworkKeys.ZONES));
    diagnostics.report(
        created
            ? fault
                .at(network.keySpan(NetworkKeys.CREATE), "creates a VPC")
                .help("write it under `create`" + line.map(text -> ": " + text).orElse(""))
            : fault
                .note("the zones of an existing VPC are those of its `subnets`")
                .help("remove `zones`"));
  }

  private static boolean isPlaced(Section workload, String where) {
    return workload.get(WorkloadKeys.PLACEMENT).map(Given::value).equals(Optional.of(where));
  }

  /**
   * Existing subnets are public or private: with {@code public_ip} those of {@code subnets} are
   * public.
   */
  private static void placed(
      Section network, List<Section> workloads, boolean told, Diagnostics diagnostics) {
    boolean existing = !network.has(NetworkKeys.CREATE) && !network.has(NetworkKeys.IMPORT);
    boolean open = network.value(NetworkKeys.PUBLIC_IP).value();
    boolean named = network.has(NetworkKeys.SUBNETS);
    if (!existing) {
      return;
    }
    for (Section workload : workloads) {
      if (open && isPlaced(workload, "private")) {
        diagnostics.report(
            Diagnostic.of(
                    Code.CONFLICTING_KEYS,
                    "`placement: private` and `public_ip: true` cannot be used together in an"
                        + " existing network")
                .at(workload.keySpan(WorkloadKeys.PLACEMENT), "requires private subnets")
                .at(
                    network.keySpan(NetworkKeys.PUBLIC_IP),
                    "with it, "
                        + (named ? "`subnets`" : "the subnets in the parameter `SubnetIds`")
                        + " are public")
                .help(
                    "remove `public_ip`, "
                        + (named
                            ? "write private subnets in `subnets` and public ones in `public_subnets`"
                            : "give `SubnetIds` private subnets and `PublicSubnetIds` public ones")
                        + ", and write `placement: public` in the workloads that need public IP"
                        + " addresses"));
      } else if (!told
          && !open
          && isPlaced(workload, "public")
          && named
          && !network.has(NetworkKeys.PUBLIC_SUBNETS)) {
        diagnostics.report(
            Diagnostic.of(Code.MISSING_KEY, "`placement: public` requires `public_subnets`")
                .at(workload.keySpan(WorkloadKeys.PLACEMENT))
                .at(
                    network.keySpan(NetworkKeys.SUBNETS),
                    "subnets of tasks without public IP addresses")
                .help("write `" + NetworkKeys.PUBLIC_SUBNETS.example() + "` in `network`"));
      }
    }
  }

  private static void nat(Section network, List<Section> workloads, Diagnostics diagnostics) {
    Section create = network.section(NetworkKeys.CREATE);
    String nat = create.value(Create.NAT).value();
    boolean used = Lists.any(workloads, workload -> isPlaced(workload, "private"));
    if (!nat.equals("none") && network.value(NetworkKeys.PUBLIC_IP).value() && !used) {
      diagnostics.report(
          Diagnostic.of(
                  Code.CONFLICTING_KEYS,
                  "`nat: "
                      + nat
                      + "` with `public_ip: true` requires a workload with `placement: private`")
              .at(create.keySpan(Create.NAT), "NAT gateway for tasks in private subnets")
              .at(network.keySpan(NetworkKeys.PUBLIC_IP), "places all tasks in public subnets")
              .help(
                  "write `nat: none`, or remove `public_ip`, or write `placement: private` in the"
                      + " workloads that use the NAT gateway"));
    }
  }

  /**
   * A new VPC has no load balancer and no subnets yet: others are in another VPC, where a load
   * balancer cannot have targets (Elastic Load Balancing API reference, "CreateTargetGroup",
   * VpcId).
   */
  private static void elsewhere(
      SpecEnvironment environment, Section network, Diagnostics diagnostics) {
    Section balancer = environment.stack().section(StackKeys.LOAD_BALANCER);
    Section create = balancer.section(LoadBalancerKeys.CREATE);
    Optional<Key<?>> existing =
        Lists.first(
            List.of(
                LoadBalancerKeys.IMPORT,
                LoadBalancerKeys.LISTENER,
                LoadBalancerKeys.SECURITY_GROUP),
            balancer::has);
    if (existing.isPresent()) {
      Optional<Given<String>> spec = balancer.get(LoadBalancerKeys.IMPORT);
      String from =
          spec.isPresent()
              ? "import: " + spec.get().value()
              : "vpc: \"${VpcId}\", subnets: \"${SubnetIds}\"";
      Span balanced = balancer.keySpan(existing.get());
      Span here = environment.span();
      boolean shared =
          network.keySpan(NetworkKeys.CREATE).compareTo(here) < 0 && here.compareTo(balanced) < 0;
      diagnostics.report(
          elsewhere("`load_balancer." + existing.get().name() + "`")
              .at(balanced, "existing load balancer")
              .at(network.keySpan(NetworkKeys.CREATE), "creates a VPC")
              .help(
                  "write `network: {"
                      + (shared ? "create: , " : "")
                      + from
                      + "}`"
                      + (shared
                          ? " in `"
                              + environment.name().orElse("")
                              + "` (`create:` without a value removes what is written for all"
                              + " environments)"
                          : "")
                      + " to use the network of the load balancer, or remove `load_balancer`, and"
                      + " fargen creates a load balancer"));
    } else if (create.has(LoadBalancerKeys.Created.SUBNETS)) {
      diagnostics.report(
          elsewhere("`load_balancer.create.subnets`")
              .at(create.keySpan(LoadBalancerKeys.Created.SUBNETS), "existing subnets")
              .at(network.keySpan(NetworkKeys.CREATE), "creates a VPC")
              .help("remove `subnets`: the load balancer is then in the subnets of the new VPC"));
    }
  }

  private static Diagnostic elsewhere(String key) {
    return Diagnostic.of(
            Code.CONFLICTING_KEYS, key + " and `network.create` cannot be used together")
        .note("ECS registers tasks only with load balancers in the VPC of the tasks");
  }

  /** Whether an internet-facing load balancer has no subnets, which is reported. */
  private static boolean facing(Section stack, Section network, Diagnostics diagnostics) {
    boolean apart =
        network.has(NetworkKeys.PUBLIC_SUBNETS) || network.value(NetworkKeys.PUBLIC_IP).value();
    if (!network.has(NetworkKeys.SUBNETS) || apart) {
      return false;
    }
    Optional<Span> facing =
        LoadBalancerResolver.resolve(stack, Mode.CREATE_UPDATE)
            .filter(LoadBalancer.Created.class::isInstance)
            .map(LoadBalancer.Created.class::cast)
            .filter(balancer -> balancer.isFacing() && balancer.subnets().isEmpty())
            .map(LoadBalancer.Created::span)
            .or(() -> forwarding(stack));
    facing.ifPresent(
        balancer ->
            diagnostics.report(
                Diagnostic.of(
                        Code.MISSING_KEY,
                        "an internet-facing load balancer requires `public_subnets`")
                    .at(
                        network.keySpan(NetworkKeys.SUBNETS),
                        "subnets of tasks without public IP addresses")
                    .at(balancer.first(1), "load balancer")
                    .note(
                        "the load balancer requires public subnets, in which tasks without public IP addresses"
                            + " have no internet access")
                    .help(
                        "write `"
                            + NetworkKeys.PUBLIC_SUBNETS.example()
                            + "`, or `public_ip: true` if `subnets` are public")));
    return facing.isPresent();
  }

  /** Where an internet-facing Network Load Balancer comes from. */
  private static Optional<Span> forwarding(Section stack) {
    List<Given<Section>> items = new ArrayList<>();
    stack
        .named(StackKeys.WORKLOADS)
        .values()
        .forEach(workload -> items.addAll(workload.value().value().list(WorkloadKeys.NLB)));
    boolean internal =
        Lists.any(items, one -> one.value().get(NlbKeys.INTERNAL).filter(Given::value).isPresent());
    return internal ? Optional.empty() : Lists.first(items).map(Given::span);
  }
}
