package dev.fargen.migrate.compose;

import dev.fargen.migrate.Verdict;
import java.util.Map;
import java.util.Optional;

/**
 * Services that manage the containers of a Docker host, or route requests to them by what the
 * Docker socket says. A stack has something else for each, and Fargate no Docker socket.
 */
record Replaced(Verdict verdict, String why) {

  private static final String SOCKET = "docker.sock";

  private static final Replaced PROXY =
      new Replaced(
          Verdict.CHANGED,
          "the load balancer of the stack takes its place: it routes requests as `http` of the"
              + " workloads says. For HTTPS, write `load_balancer: {create: {certificate: …}}`");

  private static final Replaced CERTIFICATES =
      new Replaced(
          Verdict.CHANGED,
          "AWS Certificate Manager takes its place: write `load_balancer: {create: {certificate:"
              + " {domains: […], hosted_zone: …}}}`");

  private static final Replaced HEALER =
      new Replaced(Verdict.IGNORED, "ECS replaces tasks that fail their health check");

  private static final Replaced UPDATER =
      new Replaced(
          Verdict.IGNORED, "a deployment, or `fargen restart`, starts tasks with newer images");

  private static final Replaced METRICS =
      new Replaced(
          Verdict.CHANGED,
          "it measures the host, which AWS runs: Container Insights has the metrics of tasks"
              + " (`cluster: {container_insights: true}`)");

  private static final Replaced LOGS =
      new Replaced(
          Verdict.CHANGED,
          "it reads the logs of the host's containers: those of tasks are in CloudWatch Logs, and"
              + " `logs: {destination: …}` sends them to another service");

  private static final Replaced PROVIDER =
      new Replaced(
          Verdict.REFUSED,
          "the provider runs on your computer; add what it creates under `resources`");

  private static final Replaced SOCKET_PROXY =
      new Replaced(
          Verdict.REFUSED,
          "Fargate has no Docker socket; an application that manages containers needs the API of"
              + " ECS instead");

  private static final Map<String, Replaced> ALWAYS =
      Map.ofEntries(
          Map.entry("jwilder/nginx-proxy", PROXY),
          Map.entry("nginxproxy/nginx-proxy", PROXY),
          Map.entry("lucaslorentz/caddy-docker-proxy", PROXY),
          Map.entry("jrcs/letsencrypt-nginx-proxy-companion", CERTIFICATES),
          Map.entry("nginxproxy/acme-companion", CERTIFICATES),
          Map.entry("certbot/certbot", CERTIFICATES),
          Map.entry("neilpang/acme.sh", CERTIFICATES),
          Map.entry("goacme/lego", CERTIFICATES),
          Map.entry("prom/node-exporter", METRICS),
          Map.entry("prometheus/node-exporter", METRICS),
          Map.entry("google/cadvisor", METRICS),
          Map.entry("cadvisor/cadvisor", METRICS),
          Map.entry("grafana/promtail", LOGS),
          Map.entry("amir20/dozzle", LOGS),
          Map.entry("gliderlabs/logspout", LOGS),
          Map.entry("willfarrell/autoheal", HEALER),
          Map.entry("containrrr/watchtower", UPDATER),
          Map.entry("nickfedor/watchtower", UPDATER),
          Map.entry("v2tec/watchtower", UPDATER),
          Map.entry("pyouroboros/ouroboros", UPDATER),
          Map.entry("tecnativa/docker-socket-proxy", SOCKET_PROXY),
          Map.entry("linuxserver/socket-proxy", SOCKET_PROXY));

  /**
   * @param image the one that the service has, or that its build adds to
   */
  static Optional<Replaced> of(Service service, Optional<ImageName> image) {
    if (service.keys().get("provider").isPresent()) {
      return Optional.of(PROVIDER);
    }
    if (image.isEmpty()) {
      return Optional.empty();
    }
    boolean readsSocket = false;
    for (Item volume : service.keys().list("volumes")) {
      readsSocket |=
          volume instanceof ItemText text
              ? text.literal().contains(SOCKET)
              : volume instanceof ItemMap map && map.literal("source").contains(SOCKET);
    }
    boolean routes = image.get().repository().equals("traefik") && readsSocket;
    return routes ? Optional.of(PROXY) : Optional.ofNullable(ALWAYS.get(image.get().repository()));
  }
}
