package dev.fargen.migrate.copilot;

import dev.fargen.cfn.Scalar;
import dev.fargen.list.Lists;
import dev.fargen.migrate.draft.Draft;
import dev.fargen.migrate.draft.DraftList;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.Origin;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which services call which. With Service Connect, every service of a Copilot application can call
 * every other by its name. The spec links a service to those that its variables, commands and
 * configuration files name; to all, if they name none.
 */
final class Links {

  private static final String LINKS = "links";

  private final DraftMap spec;
  private final Application application;
  private final List<Server> servers = new ArrayList<>();

  /**
   * A service that others can call.
   *
   * @param alias the name that it is called by beside its own
   * @param connects whether Service Connect has it
   */
  private record Server(String name, Optional<String> alias, boolean connects) {

    String link() {
      return alias.map(other -> name + ":" + other).orElse(name);
    }
  }

  private Links(DraftMap spec, Application application) {
    this.spec = spec;
    this.application = application;
  }

  static void addTo(DraftMap spec, Application application) {
    Links links = new Links(spec, application);
    for (Manifest manifest : application.wanted()) {
      links.server(manifest).ifPresent(links.servers::add);
    }
    for (Manifest manifest : application.wanted()) {
      links.client(manifest);
    }
    application.wanted().forEach(links::unnamed);
    application.wanted().forEach(links::behindSidecar);
  }

  /**
   * Service discovery offers a service to all tasks, whose images may call it without a line in a
   * manifest.
   */
  private void unnamed(Manifest manifest) {
    String name = manifest.name();
    DraftMap workload = workload(manifest).orElseGet(DraftMap::new);
    boolean called =
        workload.has("http")
            || workload.has("nlb")
            || spec.value()
                .any(
                    part ->
                        part instanceof Scalar text
                            && text.asText().contains("${workloads." + name + "."));
    called |= isLinked(name);
    Keys keys = new Scope(application, manifest, Optional.empty()).keys();
    Optional<Key> port = keys.keys("image").flatMap(image -> image.key("port"));
    if (!called && workload.has("port") && application.wanted().size() > 1) {
      port.or(() -> keys.key("name"))
          .ifPresent(
              key ->
                  key.toDecide(
                      "nothing names `"
                          + name
                          + "`, which all tasks can call with Copilot as `"
                          + name
                          + ".<environment>.<application>.local`: write `links: ["
                          + name
                          + "]` in the workloads that call it, and `${workloads."
                          + name
                          + ".host}` in place of the name"));
    }
  }

  /**
   * Service Connect of Copilot offers the port that the load balancer uses, which may be one of a
   * sidecar; a spec offers those of the main container.
   */
  private void behindSidecar(Manifest manifest) {
    Optional<DraftMap> workload = workload(manifest);
    Optional<DraftMap> rule = new WorkloadStack(spec, manifest).rule();
    Optional<String> sidecar = rule.flatMap(map -> map.get("container")).flatMap(Draft::text);
    Optional<String> port =
        rule.flatMap(map -> map.get("port"))
            .or(
                () ->
                    workload
                        .flatMap(map -> map.getMap("sidecars"))
                        .flatMap(map -> map.getMap(sidecar.orElse("")))
                        .flatMap(map -> map.get("port")))
            .flatMap(Draft::text);
    if (sidecar.isEmpty() || port.isEmpty() || !isOn(manifest) || !isLinked(manifest.name())) {
      return;
    }
    Optional<Keys> http = new Scope(application, manifest, Optional.empty()).keys().keys("http");
    http.flatMap(
            keys ->
                keys.key("target_container", "targetContainer").or(() -> keys.key("target_port")))
        .ifPresent(
            key ->
                key.changed(
                    "with Copilot, other services call port "
                        + port.get()
                        + " of `"
                        + sidecar.get()
                        + "` as `"
                        + manifest.name()
                        + "`, and with the spec only ports of the main container: to offer it, write"
                        + " `expose: ["
                        + port.get()
                        + "]` in `"
                        + manifest.name()
                        + "` and `port: "
                        + port.get()
                        + "` under `http`, in place of `container` and of the sidecar's `port`"));
  }

  private boolean isLinked(String name) {
    boolean linked = false;
    for (Manifest other : application.wanted()) {
      linked |=
          workload(other)
              .flatMap(one -> one.get(LINKS))
              .map(
                  list ->
                      list.value()
                          .any(
                              part ->
                                  part instanceof Scalar text
                                      && (text.asText() + ":").startsWith(name + ":")))
              .orElse(false);
    }
    return linked;
  }

  private Optional<Server> server(Manifest manifest) {
    Optional<DraftMap> workload = workload(manifest);
    if (workload.isEmpty() || !workload.get().has("port")) {
      return Optional.empty();
    }
    Optional<Key> connect = connect(manifest);
    Optional<String> alias =
        connect.flatMap(Key::keys).flatMap(keys -> keys.key("alias")).flatMap(Key::literal);
    alias.ifPresent(
        name ->
            connect
                .flatMap(Key::keys)
                .flatMap(keys -> keys.key("alias"))
                .ifPresent(Key::converted));
    return Optional.of(
        new Server(
            manifest.name(), alias.filter(name -> !name.equals(manifest.name())), isOn(manifest)));
  }

  private Optional<DraftMap> workload(Manifest manifest) {
    return spec.getMap("workloads").flatMap(all -> all.getMap(manifest.name()));
  }

  private Optional<Key> connect(Manifest manifest) {
    return new Scope(application, manifest, Optional.empty())
        .keys()
        .keys("network")
        .flatMap(network -> network.key("connect"));
  }

  /** Whether Service Connect is on, in one environment at least. */
  private boolean isOn(Manifest manifest) {
    List<Optional<String>> all = new ArrayList<>(List.of(Optional.empty()));
    manifest.environments().forEach(name -> all.add(Optional.of(name)));
    for (Optional<String> environment : all) {
      Optional<Key> connect =
          new Scope(application, manifest, environment)
              .keys()
              .keys("network")
              .flatMap(network -> network.key("connect"));
      if (connect.map(key -> key.isTrue() || key.keys().isPresent()).orElse(false)) {
        return true;
      }
    }
    return false;
  }

  private void client(Manifest manifest) {
    Optional<DraftMap> found = workload(manifest);
    Optional<Key> connect = connect(manifest);
    noteOfEnvironments(manifest);
    if (found.isEmpty()) {
      return;
    }
    DraftMap workload = found.get();
    Mentions mentions = new Mentions(application, manifest, spec);
    Set<String> links = new LinkedHashSet<>();
    for (Server server : servers) {
      boolean other = !server.name().equals(manifest.name());
      if (other && mentions.name(server.name(), server.alias())) {
        links.add(server.link());
      }
    }
    List<Origin> origins = connect.map(key -> List.of(key.origin())).orElse(List.of());
    boolean others = outside(mentions, connect);
    if (!isOn(manifest) || manifest.is(Manifest.JOB)) {
      connect.ifPresent(Key::converted);
      add(links, List.of(), workload);
      return;
    }
    if (!links.isEmpty()) {
      add(links, origins, workload);
      return;
    }
    List<Server> all =
        Lists.filter(
            servers, server -> server.connects() && !server.name().equals(manifest.name()));
    if (all.isEmpty()) {
      connect.filter(key -> !others).ifPresent(this::alone);
      return;
    }
    all.forEach(server -> links.add(server.link()));
    add(links, origins, workload);
    workload.comment(
        LINKS,
        "With Service Connect, this service could call all others: keep those that it calls.");
  }

  /** Values of environments that only switch Service Connect on or off. */
  private void noteOfEnvironments(Manifest manifest) {
    for (String environment : application.environments()) {
      new Scope(application, manifest, Optional.of(environment))
          .keys()
          .keys("network")
          .flatMap(network -> network.key("connect"))
          .filter(key -> !connect(manifest).map(Key::origin).equals(Optional.of(key.origin())))
          .ifPresent(Key::converted);
    }
  }

  /** Whether it names services that are not imported, which is noted. */
  private boolean outside(Mentions mentions, Optional<Key> connect) {
    boolean any = false;
    for (String name : application.files().manifests().keySet()) {
      if (application.wanted(name).isEmpty() && mentions.name(name, Optional.empty())) {
        any = true;
        String what =
            "it names `"
                + name
                + "`, which is not imported: import both, or write `links: [<spec>/"
                + name
                + "]` once that one has a spec";
        connect.ifPresent(key -> key.toDecide(what));
      }
    }
    return any;
  }

  /** Nothing to call is in the spec. */
  private void alone(Key connect) {
    boolean part = !application.isWhole();
    if (part) {
      connect.toDecide(
          "the other services of the application are not imported: if this one calls one of them,"
              + " import both");
    } else {
      connect.ignored("there is no other service to call");
    }
  }

  private static void add(Set<String> links, List<Origin> origins, DraftMap workload) {
    if (links.isEmpty()) {
      return;
    }
    DraftList list = new DraftList();
    links.forEach(list::add);
    Draft value = list;
    workload.put(LINKS, value, origins);
  }
}
