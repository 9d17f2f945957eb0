package dev.fargen.emit.services;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.containers.Ports;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.draft.Exports;
import dev.fargen.emit.draft.Things;
import dev.fargen.emit.network.ConnectionEmitter;
import dev.fargen.list.Lists;
import dev.fargen.params.Cause;
import dev.fargen.params.ItemsBy;
import dev.fargen.params.Told;
import dev.fargen.spec.containers.ExposedPort;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.environment.ExportNames;
import dev.fargen.workload.environment.Import;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.environment.ThingKind;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Links;
import dev.fargen.workload.stack.Links.Call;
import dev.fargen.workload.stack.Links.Outside;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Emits what workloads that call each other need: the Service Connect configuration and the DNS
 * registration of a service, and security group rules (Amazon ECS developer guide, "Use Service
 * Connect to connect Amazon ECS services with short names").
 */
public final class LinkEmitter {

  /** Seconds that a client keeps the addresses of tasks. */
  private static final int RECORD_SECONDS = 15;

  private final Links links;
  private final NamespaceReference namespace;
  private final Optional<Import> outside;
  private final Map<String, ConnectionEmitter> connections = new HashMap<>();
  private final Map<String, Resource> services = new HashMap<>();

  /**
   * @param outside the other stack whose workloads are called, if any are
   */
  public LinkEmitter(Links links, NamespaceReference namespace, Optional<Import> outside) {
    this.links = links;
    this.namespace = namespace;
    this.outside = outside;
  }

  /** Gives references of a workload to itself the name that others call it by. */
  public static void nameItself(Draft draft, Workload workload) {
    if (workload.isServer()) {
      name(draft, workload, Value.text(workload.name()));
    }
  }

  private static void name(Draft draft, Workload server, Value host) {
    Things things = draft.things();
    Value port = Ports.asText(draft, server);
    Value url = Intrinsic.sub("http://" + Things.inSub(host) + ":" + Things.inSub(port));
    things.put(ThingKind.WORKLOADS, server.name(), "host", host);
    things.put(ThingKind.WORKLOADS, server.name(), "port", port);
    things.put(ThingKind.WORKLOADS, server.name(), "url", url);
  }

  /** Gives references such as {@code ${workloads.api.host}} the values that work for the client. */
  public void name(Draft draft, Workload client, List<Workload> all) {
    for (Workload server : all) {
      if (server.isServer()) {
        Value host =
            client.isService()
                ? Value.text(links.name(client, server).orElse(server.name()))
                : namespace.nameOf(server);
        name(draft, server, host);
      }
    }
  }

  /** Whether the tasks of the workload have the proxy of Service Connect. */
  public boolean isConnected(Workload workload) {
    return links.isConnected(workload);
  }

  /**
   * Emits the security group rules between the workload and those that it calls, or that call it,
   * of which the other one is emitted already. Returns what must exist before its tasks start.
   */
  public List<Resource> connect(Workload workload, ConnectionEmitter own) {
    connections.put(workload.name(), own);
    List<Resource> needs = new ArrayList<>();
    for (Call call : links.from(workload)) {
      ConnectionEmitter server = connections.get(call.server().name());
      if (server != null) {
        needs.addAll(rules(call, own, server));
        needs.addAll(
            Lists.present(List.of(Optional.ofNullable(services.get(call.server().name())))));
      }
    }
    for (Outside call : links.outsideFrom(workload)) {
      needs.addAll(rules(call, outside.orElseThrow(), own));
    }
    for (Call call : links.to(workload)) {
      ConnectionEmitter client = connections.get(call.client().name());
      if (client != null) {
        needs.addAll(rules(call, client, own));
      }
    }
    return needs;
  }

  /**
   * The same for a workload of another stack, whose group gets its ingress rule here: there, the
   * client is not known.
   */
  private static List<Resource> rules(Outside call, Import from, ConnectionEmitter client) {
    Draft draft = client.draft();
    String server = call.link().workload();
    String words = server + " of " + from.spec().value();
    Cause.Part cause =
        new Cause.Part(
            LogicalName.of(call.client().name())
                + "Calls"
                + LogicalName.of(from.spec().value())
                + LogicalName.of(server),
            "Allows " + call.client().name() + " to call " + words);
    return client.connect(
        from.spec().value() + "-" + server,
        words,
        cause,
        "TCP",
        Exports.output(draft, from, ExportNames.portOf(server)),
        Optional.of(Exports.imported(draft, from, ExportNames.groupOf(server))));
  }

  /** The outputs with which other stacks call the workload. */
  public void export(Draft draft, Workload workload, Value group) {
    if (links.open() && workload.isServer()) {
      draft.add(
          workload.span(),
          Exports.export(
              ExportNames.groupOf(workload.name()),
              "ID of the security group of " + workload.name() + " tasks",
              group));
      draft.add(
          workload.span(),
          Exports.export(
              ExportNames.portOf(workload.name()),
              "Port of " + workload.name(),
              Ports.asText(draft, workload)));
    }
  }

  /** One rule on each side for each port; existing security groups are not changed. */
  private static List<Resource> rules(
      Call call, ConnectionEmitter client, ConnectionEmitter server) {
    List<Resource> rules = new ArrayList<>();
    if (!client.ownGroup() || !server.ownGroup()) {
      return rules;
    }
    Workload to = call.server();
    Optional<Value> group = Optional.of(Intrinsic.select(0, server.taskGroups()));
    Cause.Part cause =
        new Cause.Part(
            LogicalName.of(call.client().name()) + "Calls" + LogicalName.of(to.name()),
            "Allows " + call.client().name() + " to call " + to.name());
    rules.addAll(
        client.connect(to.name(), to.name(), cause, "TCP", Ports.of(server.draft(), to), group));
    for (Given<ExposedPort> exposed : to.task().main().program().exposed()) {
      ExposedPort port = exposed.value();
      if (port.protocol().equals("tcp") || !call.isOfService()) {
        rules.addAll(
            client.connect(
                to.name() + "-" + port.id(),
                to.name() + " on port " + port.port(),
                cause,
                port.protocol(),
                port.protocol().toUpperCase(Locale.ROOT),
                Value.number(port.port()),
                group));
      }
    }
    return rules;
  }

  /** The service of the workload, which those that call it wait for. */
  public void created(Workload workload, Resource service) {
    services.put(workload.name(), service);
  }

  /**
   * A hash of the endpoints that the workload calls. A new one starts new tasks, since those that
   * run do not learn of new endpoints.
   */
  public Optional<String> endpoints(Workload workload) {
    List<String> endpoints = links.endpoints(workload);
    return endpoints.isEmpty()
        ? Optional.empty()
        : Optional.of("h" + Integer.toHexString(String.join(" ", endpoints).hashCode()));
  }

  /** {@code ServiceConnectConfiguration} of the service, if it calls another one or is called. */
  Optional<Value> configuration(Draft draft, Workload workload) {
    if (!links.isConnected(workload)) {
      return Optional.empty();
    }
    List<Value> served = new ArrayList<>();
    for (String name : links.names(workload)) {
      served.add(endpoint(draft, workload, name));
      for (Given<ExposedPort> exposed : workload.task().main().program().exposed()) {
        if (exposed.value().protocol().equals("tcp")) {
          served.add(
              endpoint(
                  Value.text(workload.name() + "-" + exposed.value().id()),
                  Value.text(discoveryName(name) + "-" + exposed.value().id()),
                  name,
                  Value.number(exposed.value().port())));
        }
      }
    }
    Optional<Value> services =
        served.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Told(
                    "Allows services to call " + workload.name(),
                    new ItemsBy("DiscoveryName", served)));
    return Optional.of(
        Value.map()
            .with("Enabled", true)
            .with("Namespace", namespace.arn())
            .with("Services", services));
  }

  private static Value endpoint(Draft draft, Workload server, String name) {
    String prefix = LogicalName.of(server.name()) + LogicalName.of(name);
    return endpoint(
        Value.text(server.name()),
        Ports.named(
            draft,
            server,
            discoveryName(name),
            prefix + "DiscoveryName",
            "Name of " + server.name() + " in the namespace"),
        name,
        Ports.of(draft, server));
  }

  /** One alias: the name and the port that clients connect to. */
  private static Value endpoint(Value portName, Value discovery, String name, Value port) {
    return Value.map()
        .with("PortName", portName)
        .with("DiscoveryName", discovery)
        .with("ClientAliases", Value.list(Value.map().with("Port", port).with("DnsName", name)));
  }

  /** Amazon ECS API reference, "ServiceConnectService": a discovery name has no dots. */
  private static String discoveryName(String name) {
    return name.replace('.', '-');
  }

  /** {@code ServiceRegistries} of the service, if tasks without the proxy call it. */
  Optional<Value> registries(Draft draft, Workload workload) {
    if (!links.isInDns(workload)) {
      return Optional.empty();
    }
    Mapping dns =
        Value.map()
            .with("RoutingPolicy", "MULTIVALUE")
            .with(
                "DnsRecords",
                Value.list(Value.map().with("Type", "A").with("TTL", RECORD_SECONDS)));
    Resource discovery =
        draft
            .of(Connected.inDns(workload))
            .add(
                workload.span(),
                Resource.of(
                        LogicalName.of(workload.name()) + "Discovery",
                        "AWS::ServiceDiscovery::Service")
                    .comment(
                        "DNS name of "
                            + workload.name()
                            + ", for tasks that are not of a service and have no Service Connect.")
                    .property("Name", workload.name())
                    .property("NamespaceId", namespace.id())
                    .property("DnsConfig", dns)
                    .property("HealthCheckCustomConfig", Value.map().with("FailureThreshold", 1)));
    return Optional.of(Value.list(Value.map().with("RegistryArn", discovery.att("Arn"))));
  }
}
