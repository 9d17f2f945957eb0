package dev.fargen.workload.network;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.list.Lists;
import dev.fargen.spec.SpecEnvironment;
import dev.fargen.spec.StackKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.form.Texts;
import dev.fargen.spec.form.TruthOr;
import dev.fargen.spec.network.NetworkKeys;
import dev.fargen.spec.network.NetworkKeys.Create;
import dev.fargen.workload.containers.Logs;
import dev.fargen.workload.environment.Import;
import dev.fargen.workload.environment.Mode;
import dev.fargen.workload.environment.ParameterValues;
import dev.fargen.workload.services.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out where the tasks run. */
public final class NetworkResolver {

  /** The template parameter that names the stack whose network is imported. */
  private static final Set<Key<?>> WITHOUT_NETWORK =
      Set.of(
          StackKeys.CLUSTER,
          StackKeys.EXPORTS,
          StackKeys.REPOSITORIES,
          StackKeys.QUEUES,
          StackKeys.RESOURCES,
          StackKeys.OUTPUTS,
          StackKeys.ALLOW,
          StackKeys.TAGS);

  private static final String DEFAULT_CIDR = "10.0.0.0/16";
  private static final Pattern PREFIX = Pattern.compile("[^/]*/([0-9]{1,2})");

  private final SpecEnvironment environment;
  private final Mode mode;
  private final boolean anyProtected;
  private final Diagnostics diagnostics;

  public NetworkResolver(
      SpecEnvironment environment, Mode mode, boolean anyProtected, Diagnostics diagnostics) {
    this.environment = environment;
    this.mode = mode;
    this.anyProtected = anyProtected;
    this.diagnostics = diagnostics;
  }

  /**
   * The network.
   *
   * @param exported whether tasks of other stacks use it too
   */
  public Network resolve(List<Workload> workloads, boolean exported) {
    Section network = environment.stack().section(StackKeys.NETWORK);
    Given<Boolean> publicIp = network.get(NetworkKeys.PUBLIC_IP, false);
    Optional<Given<Texts>> groups = network.get(NetworkKeys.SECURITY_GROUPS);
    reportSeveral(network);
    if (network.has(NetworkKeys.CREATE)) {
      return created(network, publicIp, groups, workloads, exported);
    }
    if (network.has(NetworkKeys.IMPORT)) {
      Given<String> spec = network.get(NetworkKeys.IMPORT, "");
      return new Network.Imported(
          publicIp,
          groups,
          Import.ofNetwork(spec),
          network.get(NetworkKeys.ZONES, 2),
          network.span());
    }
    return existing(network, publicIp, groups);
  }

  /** Two parameters, where the spec says nothing and something needs a network. */
  private Network existing(
      Section network, Given<Boolean> publicIp, Optional<Given<Texts>> groups) {
    Optional<Given<Text>> vpc =
        isNeeded() ? network.getOr(NetworkKeys.VPC, "${VpcId}") : network.get(NetworkKeys.VPC);
    Optional<Given<Texts>> subnets =
        isNeeded()
            ? network.getOr(NetworkKeys.SUBNETS, "${SubnetIds}")
            : network.get(NetworkKeys.SUBNETS);
    return new Network.Existing(
        publicIp,
        groups,
        vpc.orElseGet(() -> Given.of(Text.of(""), environment.span())),
        subnets.orElseGet(
            () -> Given.of(new Texts(List.of(), Optional.empty()), environment.span())),
        network.span());
  }

  /** Whether anything is written that is more than what lives without a network. */
  private boolean isNeeded() {
    return Lists.any(
        StackKeys.SHAPE.keys(),
        key -> !WITHOUT_NETWORK.contains(key) && environment.stack().has(key));
  }

  /** A network is made, imported or there already. */
  private void reportSeveral(Section network) {
    List<Key<?>> said = new ArrayList<>();
    for (Key<?> key : List.of(NetworkKeys.CREATE, NetworkKeys.IMPORT, NetworkKeys.VPC)) {
      if (network.has(key)) {
        said.add(key);
      }
    }
    if (network.has(NetworkKeys.SUBNETS) && !network.has(NetworkKeys.VPC)) {
      said.add(NetworkKeys.SUBNETS);
    }
    boolean several = said.size() > 1 && !said.equals(List.of(NetworkKeys.SUBNETS));
    if (several) {
      Diagnostic diagnostic =
          Diagnostic.of(
              Code.CONFLICTING_KEYS,
              "a network is created, imported or named by its ids: one of them");
      for (Key<?> key : said) {
        diagnostic = diagnostic.at(network.keySpan(key), "`" + key.name() + "` here");
      }
      diagnostics.report(diagnostic.help("keep one of " + words(said)));
    }
  }

  private static String words(List<Key<?>> keys) {
    return String.join(", ", Lists.map(keys, key -> "`" + key.name() + "`"));
  }

  private Network created(
      Section network,
      Given<Boolean> publicIp,
      Optional<Given<Texts>> groups,
      List<Workload> workloads,
      boolean exported) {
    Section create = network.section(NetworkKeys.CREATE);
    Given<Text> cidr = create.get(Create.CIDR, Text.of(DEFAULT_CIDR));
    Given<Network.Nat> nat =
        create
            .get(
                Create.NAT, (create.has(Create.NAT) ? Network.Nat.SINGLE : Network.Nat.NONE).name())
            .map(word -> Network.Nat.valueOf(word.toUpperCase(Locale.ROOT)));
    if (publicIp.value() && nat.value() != Network.Nat.NONE) {
      diagnostics.report(
          Diagnostic.of(Code.CONFLICTING_KEYS, "tasks with a public address do not go through NAT")
              .at(create.keySpan(Create.NAT), "NAT for private subnets")
              .at(network.keySpan(NetworkKeys.PUBLIC_IP), "tasks in public ones")
              .help("write `nat: none`, or take `public_ip` away"));
    }
    boolean wayOut = publicIp.value() || nat.value() != Network.Nat.NONE;
    return new Network.Created(
        publicIp,
        groups,
        cidr,
        prefix(cidr),
        create.get(Create.ZONES, 2),
        nat,
        endpoints(create, wayOut, workloads, exported),
        new Network.FlowLogs(
            create.get(Create.FLOW_LOGS, mode.isProtected()),
            Logs.defaultRetention(anyProtected),
            anyProtected),
        create.span());
  }

  /** The bits of the network part: how large the subnets are depends on it. */
  private int prefix(Given<Text> cidr) {
    Optional<String> parameter = cidr.value().parameter();
    Optional<String> value =
        parameter.flatMap(environment.scope()::valueOf).map(ParameterValues::asText);
    Matcher matcher = PREFIX.matcher(value.orElse(cidr.value().written()));
    if (matcher.matches()) {
      return Integer.parseInt(matcher.group(1));
    }
    if (parameter.isEmpty() || environment.name().isEmpty()) {
      diagnostics.report(
          Diagnostic.of(
                  Code.PARAMETER_WITHOUT_VALUE,
                  "how large the subnets are can't be known: `cidr` ends in no `/16` or the like")
              .at(cidr.span())
              .help("write what follows the slash, or give the parameter a value"));
    }
    return Network.Created.LARGEST;
  }

  private List<Given<String>> endpoints(
      Section create, boolean wayOut, List<Workload> workloads, boolean exported) {
    Optional<TruthOr<List<Given<String>>>> said = create.get(Create.ENDPOINTS).map(Given::value);
    Optional<Boolean> truth = said.flatMap(TruthOr::truth);
    Map<String, Given<String>> endpoints = new LinkedHashMap<>();
    if (truth.orElse(!wayOut)) {
      Set<String> used = new LinkedHashSet<>();
      if (exported) {
        used.addAll(ServicesInUse.OF_EVERY_TASK);
      }
      used.addAll(ServicesInUse.of(workloads, ParameterValues.of(environment.scope())));
      used.forEach(service -> endpoints.put(service, Given.of(service, create.span())));
    }
    said.flatMap(TruthOr::more)
        .ifPresent(listed -> listed.forEach(service -> endpoints.put(service.value(), service)));
    return List.copyOf(endpoints.values());
  }
}
