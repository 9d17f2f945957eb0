package dev.fargen.workload.network;

import dev.fargen.list.Digits;
import dev.fargen.list.Lists;
import dev.fargen.spec.SpecEnvironment;
import dev.fargen.spec.SpecScope;
import dev.fargen.spec.StackKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.form.Texts;
import dev.fargen.spec.form.TruthOr;
import dev.fargen.spec.network.NetworkKeys;
import dev.fargen.spec.network.NetworkKeys.Create;
import dev.fargen.spec.services.WorkloadKeys;
import dev.fargen.workload.containers.Logs;
import dev.fargen.workload.environment.Export;
import dev.fargen.workload.environment.Import;
import dev.fargen.workload.environment.Imports;
import dev.fargen.workload.environment.Mode;
import dev.fargen.workload.environment.ParameterValues;
import dev.fargen.workload.services.Workload;
import dev.fargen.yaml.Node;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds out where the tasks run. */
public final class NetworkResolver {

  /** What stands in a network. */
  private static final List<Key<?>> IN_NETWORK =
      List.of(
          StackKeys.NETWORK,
          StackKeys.LOAD_BALANCER,
          StackKeys.VOLUMES,
          StackKeys.DATABASES,
          StackKeys.CACHES,
          StackKeys.WORKLOADS);

  /** What stands in the subnets of the tasks. */
  private static final List<Key<?>> STORES =
      List.of(StackKeys.VOLUMES, StackKeys.DATABASES, StackKeys.CACHES);

  private final SpecEnvironment environment;
  private final Mode mode;
  private final boolean anyProtected;

  public NetworkResolver(SpecEnvironment environment, Mode mode, boolean anyProtected) {
    this.environment = environment;
    this.mode = mode;
    this.anyProtected = anyProtected;
  }

  /**
   * The network.
   *
   * @param facing whether an internet-facing load balancer takes its subnets from the network
   * @param internal whether an internal load balancer does
   * @param exported whether tasks of other stacks use it too
   */
  public Network resolve(
      List<Workload> workloads, boolean facing, boolean internal, boolean exported) {
    Section network = environment.stack().section(StackKeys.NETWORK);
    Network.Tasks tasks =
        new Network.Tasks(
            network.value(NetworkKeys.PUBLIC_IP), network.get(NetworkKeys.SECURITY_GROUPS));
    if (network.has(NetworkKeys.CREATE)) {
      return created(network, tasks, workloads, exported);
    }
    Optional<Import> from = Imports.of(environment.stack()).of(Export.NETWORK);
    if (from.isPresent()) {
      return new Network.Imported(
          tasks, from.get(), network.value(NetworkKeys.ZONES), network.span());
    }
    return existing(network, tasks, workloads, facing, internal);
  }

  /** Parameters, where the spec says nothing and something needs a network. */
  private Network existing(
      Section network,
      Network.Tasks tasks,
      List<Workload> workloads,
      boolean facing,
      boolean internal) {
    boolean placed = Lists.any(workloads, NetworkResolver::isPlacedPublic);
    Optional<Given<Texts>> open =
        facing || placed ? publicSubnets(network, tasks) : Optional.empty();
    boolean needed = has(IN_NETWORK);
    boolean inSubnets =
        open.isEmpty()
            ? needed
            : internal || has(STORES) || !Lists.all(workloads, NetworkResolver::isPlacedPublic);
    Optional<Given<Text>> vpc =
        needed ? network.getOrDefault(NetworkKeys.VPC) : network.get(NetworkKeys.VPC);
    Optional<Given<Texts>> subnets =
        inSubnets ? network.getOrDefault(NetworkKeys.SUBNETS) : network.get(NetworkKeys.SUBNETS);
    return new Network.Existing(
        tasks,
        vpc.orElseGet(() -> Given.of(Text.of(""), environment.span())),
        subnets
            .map(given -> given.map(ids -> ids.counted(zones(network))))
            .orElseGet(() -> Given.of(new Texts(List.of(), Optional.empty()), environment.span())),
        open,
        network.span());
  }

  /** The number of subnets in the value of an export; zero if the spec does not say it. */
  private static int zones(Section network) {
    return network.has(NetworkKeys.ZONES) ? network.value(NetworkKeys.ZONES).value() : 0;
  }

  /** With public IP addresses, the subnets of the tasks are public ones. */
  private static Optional<Given<Texts>> publicSubnets(Section network, Network.Tasks tasks) {
    boolean unsaid = network.has(NetworkKeys.SUBNETS) || tasks.publicIp().value();
    return unsaid
        ? network.get(NetworkKeys.PUBLIC_SUBNETS)
        : network.getOrDefault(NetworkKeys.PUBLIC_SUBNETS);
  }

  private static boolean isPlacedPublic(Workload workload) {
    return workload.running().placement().open().map(Given::value).orElse(false);
  }

  private boolean has(List<Key<?>> keys) {
    return Lists.any(keys, environment.stack()::has);
  }

  private Network created(
      Section network, Network.Tasks tasks, List<Workload> workloads, boolean exported) {
    Section create = network.section(NetworkKeys.CREATE);
    Given<Text> cidr = create.value(Create.CIDR);
    Given<Network.Nat> nat =
        (create.has(Create.NAT)
                ? create.needed(Create.NAT, Network.Nat.SINGLE.name())
                : create.value(Create.NAT))
            .map(word -> Network.Nat.valueOf(word.toUpperCase(Locale.ROOT)));
    boolean wayOut =
        nat.value() != Network.Nat.NONE
            || (workloads.isEmpty()
                ? tasks.publicIp().value()
                : Lists.all(
                    workloads, one -> one.running().placement().orElse(tasks.publicIp()).value()));
    return new Network.Created(
        tasks,
        cidr,
        prefix(block(cidr.value(), environment.scope())).orElse(Network.Created.LARGEST),
        create.value(Create.ZONES),
        nat,
        create.value(Create.IPV6),
        endpoints(create, wayOut, workloads, exported),
        new Network.FlowLogs(
            create.value(Create.FLOW_LOGS, mode.isProtected()),
            Logs.days(WorkloadKeys.Logs.RETENTION.absent(create.span(), anyProtected)).value(),
            anyProtected),
        create.span());
  }

  /** The block with the value of the parameter that it is, where that is known. */
  public static String block(Text cidr, SpecScope scope) {
    Optional<Node> value = cidr.parameter().flatMap(scope::valueOf);
    return value.map(ParameterValues::asText).orElseGet(cidr::written);
  }

  /** The bits of the network part, where they are known: how large subnets are depends on them. */
  public static Optional<Integer> prefix(String block) {
    String bits = block.substring(block.indexOf('/') + 1);
    return block.contains("/") && bits.length() <= 2 && Digits.only(bits)
        ? Optional.of(Integer.parseInt(bits))
        : Optional.empty();
  }

  private List<Given<String>> endpoints(
      Section create, boolean wayOut, List<Workload> workloads, boolean exported) {
    Given<TruthOr<List<Given<String>>>> given = create.value(Create.ENDPOINTS, !wayOut);
    TruthOr<List<Given<String>>> said = given.value();
    Map<String, Given<String>> endpoints = new LinkedHashMap<>();
    if (said.truth().orElse(!wayOut)) {
      Set<String> used = new LinkedHashSet<>();
      if (exported) {
        used.addAll(ServicesInUse.OF_EVERY_TASK);
      }
      used.addAll(ServicesInUse.of(workloads, ParameterValues.of(environment.scope())));
      used.forEach(service -> endpoints.put(service, Given.of(service, given.span())));
    }
    said.more()
        .ifPresent(listed -> listed.forEach(service -> endpoints.put(service.value(), service)));
    return List.copyOf(endpoints.values());
  }
}
