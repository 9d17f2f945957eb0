package dev.fargen.workload.stack;

import dev.fargen.list.Lists;
import dev.fargen.workload.services.Link;
import dev.fargen.workload.services.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which workloads of a stack call each other. */
public record Links(List<Call> calls) {

  /**
   * A workload that calls another one.
   *
   * @param link what the spec has for it
   */
  public record Call(Workload client, Workload server, Link link) {

    /**
     * Whether ECS Service Connect makes the call: only tasks of services have its proxy (Amazon ECS
     * API reference, "ServiceConnectConfiguration").
     */
    public boolean isOfService() {
      return client.isService();
    }
  }

  public Links {
    calls = List.copyOf(calls);
  }

  /** The calls between these workloads; links to what is not among them are left out. */
  public static Links between(List<Workload> workloads) {
    List<Call> calls = new ArrayList<>();
    for (Workload client : workloads) {
      for (Link link : client.links()) {
        Lists.first(workloads, one -> one.name().equals(link.workload()))
            .filter(server -> server != client && server.isServer())
            .ifPresent(server -> calls.add(new Call(client, server, link)));
      }
    }
    return new Links(calls);
  }

  /** The calls that the workload makes. */
  public List<Call> from(Workload client) {
    return Lists.filter(calls, call -> call.client().name().equals(client.name()));
  }

  /** The calls to the workload. */
  public List<Call> to(Workload server) {
    return Lists.filter(calls, call -> call.server().name().equals(server.name()));
  }

  /** Whether the tasks of the workload have the proxy of ECS Service Connect. */
  public boolean isConnected(Workload workload) {
    return workload.isService()
        && (Lists.any(from(workload), Call::isOfService)
            || Lists.any(to(workload), Call::isOfService));
  }

  /** The names by which services call the workload; its own name first. */
  public List<String> names(Workload server) {
    List<String> names = new ArrayList<>();
    for (Call call : to(server)) {
      String name = call.link().name();
      if (call.isOfService() && !names.contains(name)) {
        names.add(name.equals(server.name()) ? 0 : names.size(), name);
      }
    }
    return names;
  }

  /** Whether the workload is registered in DNS, for tasks that are not of a service. */
  public boolean isInDns(Workload server) {
    return Lists.any(to(server), call -> !call.isOfService());
  }

  /** The host name by which the client calls the server: of its link, or of a reference. */
  public Optional<String> name(Workload client, Workload server) {
    return Lists.first(from(client), call -> call.server().name().equals(server.name()))
        .map(call -> call.link().name());
  }

  /**
   * The workloads, each after those that it calls. Where they call each other in a circle, the
   * first of the circle in the spec comes last of it.
   */
  public List<Workload> inStartOrder(List<Workload> workloads) {
    List<Workload> ordered = new ArrayList<>();
    List<Workload> open = new ArrayList<>();
    workloads.forEach(one -> add(one, ordered, open));
    return ordered;
  }

  private void add(Workload workload, List<Workload> ordered, List<Workload> open) {
    if (ordered.contains(workload) || open.contains(workload)) {
      return;
    }
    open.add(workload);
    from(workload).forEach(call -> add(call.server(), ordered, open));
    open.remove(workload);
    ordered.add(workload);
  }
}
