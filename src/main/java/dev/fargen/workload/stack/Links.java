package dev.fargen.workload.stack;

import dev.fargen.list.Lists;
import dev.fargen.workload.containers.Program;
import dev.fargen.workload.services.Link;
import dev.fargen.workload.services.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which workloads of a stack call each other, and which call those of another one.
 *
 * @param open whether other stacks may call the services of this one
 */
public record Links(List<Call> calls, List<Outside> outside, boolean open) {

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

  /** A workload that calls one of another spec. */
  public record Outside(Workload client, Link link) {}

  public Links {
    calls = List.copyOf(calls);
    outside = List.copyOf(outside);
  }

  /** The calls of these workloads; links to what is not among them are left out. */
  public static Links between(List<Workload> workloads, boolean open) {
    List<Call> calls = new ArrayList<>();
    List<Outside> outside = new ArrayList<>();
    for (Workload client : workloads) {
      for (Link link : client.links()) {
        if (link.spec().isPresent()) {
          outside.add(new Outside(client, link));
        } else {
          Lists.first(workloads, one -> one.name().equals(link.workload()))
              .filter(server -> !server.name().equals(client.name()) && server.isServer())
              .ifPresent(server -> calls.add(new Call(client, server, link)));
        }
      }
    }
    return new Links(calls, outside, open);
  }

  /** Whether the stack uses a namespace. */
  public boolean areNone() {
    return calls.isEmpty() && outside.isEmpty() && !open;
  }

  /** The calls that the workload makes to another stack. */
  public List<Outside> outsideFrom(Workload client) {
    return Lists.filter(outside, call -> call.client().name().equals(client.name()));
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
        && (!from(workload).isEmpty()
            || !outsideFrom(workload).isEmpty()
            || isCalledByServices(workload));
  }

  /** Whether the workload has endpoints of Service Connect. */
  private boolean isCalledByServices(Workload server) {
    return server.isServer() && (open || Lists.any(to(server), Call::isOfService));
  }

  /** The names by which services call the workload: its own name, and the aliases. */
  public List<String> names(Workload server) {
    List<String> names = new ArrayList<>();
    if (isCalledByServices(server)) {
      names.add(server.name());
    }
    for (Call call : to(server)) {
      String name = call.link().name();
      if (call.isOfService() && !names.contains(name)) {
        names.add(name);
      }
    }
    return names;
  }

  /** Whether the workload is registered in DNS, for tasks that are not of a service. */
  public boolean isInDns(Workload server) {
    return server.isServer() && (open || Lists.any(to(server), call -> !call.isOfService()));
  }

  /** The host name by which the client calls the server: of its link, or of a reference. */
  public Optional<String> name(Workload client, Workload server) {
    return Lists.first(from(client), call -> call.server().name().equals(server.name()))
        .map(call -> call.link().name());
  }

  /**
   * What the tasks of the workload find in the namespace: the endpoints that it calls, in words.
   * Running tasks do not learn of others (Amazon ECS developer guide, "Amazon ECS Service Connect
   * components").
   */
  public List<String> endpoints(Workload client) {
    List<String> endpoints = new ArrayList<>();
    for (Call call : from(client)) {
      Program program = call.server().task().main().program();
      for (String name : names(call.server())) {
        endpoints.add(name + ":" + program.port().orElseThrow().value());
        program.exposed().forEach(port -> endpoints.add(name + ":" + port.value().id()));
      }
    }
    outsideFrom(client).forEach(call -> endpoints.add(call.link().written()));
    return endpoints;
  }

  /**
   * The calls of services that are created before the one that they call, since these call each
   * other: the tasks of the first do not find the endpoints of the other.
   */
  public List<Call> tooEarly(List<Workload> workloads) {
    List<Workload> order = inStartOrder(workloads);
    return Lists.filter(
        calls,
        call -> call.isOfService() && order.indexOf(call.server()) > order.indexOf(call.client()));
  }

  /**
   * The workloads, each after those that it depends on, and after those that it calls. Where they
   * call each other in a circle, the first of the circle in the spec comes last of it.
   */
  public List<Workload> inStartOrder(List<Workload> workloads) {
    List<Workload> ordered = new ArrayList<>();
    List<Workload> open = new ArrayList<>();
    workloads.forEach(one -> add(one, workloads, ordered, open));
    return ordered;
  }

  private void add(
      Workload workload, List<Workload> all, List<Workload> ordered, List<Workload> open) {
    if (ordered.contains(workload) || open.contains(workload)) {
      return;
    }
    open.add(workload);
    needs(workload, all).forEach(need -> add(need, all, ordered, open));
    for (Call call : from(workload)) {
      if (!Lists.any(open, one -> waits(call.server(), one, all, new ArrayList<>()))) {
        add(call.server(), all, ordered, open);
      }
    }
    open.remove(workload);
    ordered.add(workload);
  }

  /** The workloads that the workload depends on. */
  private static List<Workload> needs(Workload workload, List<Workload> all) {
    return Lists.filter(all, one -> workload.after().contains(one.name()));
  }

  /** Whether one depends on the other, perhaps through a third. */
  private static boolean waits(
      Workload one, Workload other, List<Workload> all, List<Workload> seen) {
    if (seen.contains(one)) {
      return false;
    }
    seen.add(one);
    return Lists.any(
        needs(one, all), need -> need.name().equals(other.name()) || waits(need, other, all, seen));
  }
}
