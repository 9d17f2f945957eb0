package dev.fargen.migrate.compose;

import dev.fargen.list.Lists;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The requests that a proxy routes to a service: by labels of Traefik (Traefik documentation,
 * "Traefik & Docker", Routing), or by variables of nginx-proxy.
 *
 * @param hosts as a spec has them, with references
 */
record Route(
    List<String> hosts, List<String> paths, Optional<Integer> port, boolean isWithoutHost) {

  private static final String ROUTER = "traefik.http.routers.";
  private static final Pattern HOST = Pattern.compile("\\bHost(?:SNI)?\\(([^)]*)\\)");
  private static final Pattern PATH = Pattern.compile("\\bPath(?:Prefix)?\\(([^)]*)\\)");

  /** A host whose only part is a variable without a host name: {@code ${DOMAIN:-}}. */
  private static final Pattern EMPTY = Pattern.compile("\\$\\{[^}.]*:-[^}.]*}");

  private static final Pattern QUOTED = Pattern.compile("[`'\"]([^`'\"]*)[`'\"]");

  Route {
    hosts = List.copyOf(hosts);
    paths = List.copyOf(paths);
  }

  static Optional<Route> of(Service service) {
    List<String> hosts = new ArrayList<>();
    List<String> paths = new ArrayList<>();
    Optional<Integer> port = Optional.empty();
    boolean routed = false;
    for (ItemMap labels : labels(service)) {
      for (String label : labels.keys()) {
        String value = labels.text(label).map(ItemText::written).orElse("");
        if (label.startsWith(ROUTER) && label.endsWith(".rule")) {
          routed = true;
          quoted(HOST, value, hosts);
          quoted(PATH, value, paths);
        } else if (label.endsWith(".loadbalancer.server.port")) {
          port = port.or(() -> Numbers.port(value));
        }
      }
    }
    Optional<ItemText> virtual = service.variable("VIRTUAL_HOST");
    if (virtual.isPresent()) {
      routed = true;
      hosts.addAll(List.of(virtual.get().written().split(",")));
      service.variable("VIRTUAL_PATH").ifPresent(path -> paths.add(path.literal()));
      port = service.variable("VIRTUAL_PORT").flatMap(text -> Numbers.port(text.literal()));
    }
    boolean without = hosts.removeIf(host -> EMPTY.matcher(host).matches());
    return routed ? Optional.of(new Route(hosts, paths, port, without)) : Optional.empty();
  }

  /** Whether it is for some requests only. */
  boolean isNarrow() {
    return !hosts.isEmpty() || Lists.any(paths, path -> path.length() > 1);
  }

  static List<ItemMap> labels(Service service) {
    List<ItemMap> labels = new ArrayList<>();
    service.keys().map("labels").ifPresent(labels::add);
    service.keys().map("deploy").flatMap(deploy -> deploy.map("labels")).ifPresent(labels::add);
    return labels;
  }

  private static void quoted(Pattern pattern, String rule, List<String> values) {
    Matcher matcher = pattern.matcher(rule);
    while (matcher.find()) {
      Matcher text = QUOTED.matcher(matcher.group(1));
      while (text.find()) {
        if (!values.contains(text.group(1))) {
          values.add(text.group(1));
        }
      }
    }
  }

  /** Whether a label belongs to a proxy that reads them from the Docker socket. */
  static boolean isOfProxy(String label) {
    return label.startsWith("traefik.")
        || label.startsWith("caddy")
        || label.startsWith("com.github.jrcs")
        || label.startsWith("com.github.nginx-proxy")
        || label.startsWith("com.github.jwilder");
  }
}
