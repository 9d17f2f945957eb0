package dev.fargen.migrate.copilot;

import dev.fargen.list.Lists;
import dev.fargen.migrate.draft.Draft;
import dev.fargen.migrate.draft.DraftList;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.DraftValue;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The rules of the load balancer: {@code http} and its {@code additional_rules}. */
final class HttpKeys {

  private final Scope scope;
  private final Ports ports;
  private final boolean internal;
  private final DraftList items = new DraftList();

  /** Whether a rule is there for the own port of a container: any other needs a name. */
  private boolean hasOwn;

  private final Map<String, Optional<Draft>> healthchecks = new HashMap<>();

  private HttpKeys(Scope scope) {
    this.scope = scope;
    this.ports = new Ports(scope);
    this.internal = scope.manifest().is(Manifest.BACKEND);
  }

  /** Writes {@code http}, after all containers. */
  static void write(Key http, Scope scope) {
    if (http.isFalse()) {
      http.converted();
      return;
    }
    HttpKeys keys = new HttpKeys(scope);
    http.keys().ifPresent(map -> keys.all(http, map));
    if (keys.internal) {
      http.keys()
          .filter(map -> map.key("alb").isEmpty())
          .flatMap(map -> map.key("path"))
          .ifPresent(
              path ->
                  path.changed(
                      "the internal load balancer takes requests from all private addresses, Copilot's"
                          + " only from the environment's tasks unless `http.private.ingress.vpc` says"
                          + " otherwise; and it has no record `"
                          + scope.manifest().name()
                          + ".<environment>.<application>.internal`, which clients may call"));
    }
  }

  private void all(Key http, Keys keys) {
    rule(http, keys);
    for (Key rule : keys.key("additional_rules").map(Key::items).orElse(List.of())) {
      rule.keys().ifPresent(map -> rule(rule, map));
    }
    keys.key("alb").ifPresent(this::existing);
    DraftMap workload = scope.workload();
    if (items.items().size() == 1) {
      DraftList.Item only = items.items().get(0);
      workload.put("http", only.draft(), only.origins());
    } else if (!items.isEmpty()) {
      workload.put("http", items, http.origin());
    }
  }

  private void rule(Key rule, Keys keys) {
    DraftMap item = new DraftMap();
    String target = ports.target(keys, item);
    ports.healthcheck(keys.keys("healthcheck"), item);
    if (target.endsWith(":443")) {
      encrypted(keys, item);
    }
    Optional<Draft> healthcheck = healthcheck(keys);
    boolean shares = healthchecks.containsKey(target);
    path(keys, item);
    Map<String, List<Key>> zones = Aliases.byZone(keys);
    Aliases.write(zones.entrySet().iterator().next(), keys, item);
    boolean own = !item.has("port");
    if (shares || (own && hasOwn)) {
      item.put("name", name(keys));
    }
    hasOwn |= own;
    if (shares) {
      if (!healthchecks
          .getOrDefault(target, Optional.empty())
          .map(Draft::value)
          .equals(healthcheck.map(Draft::value))) {
        keys.key("healthcheck")
            .ifPresent(
                key ->
                    key.changed(
                        "rules for the same port share a target group: its health check is the one"
                            + " of the first of them"));
      }
    } else {
      healthchecks.put(target, healthcheck);
      healthcheck.ifPresent(
          check -> {
            item.put("healthcheck", check);
            keys.key("healthcheck").ifPresent(key -> item.from("healthcheck", key.origin()));
          });
    }
    rest(keys, item, shares);
    items.add(item, rule.origin());
    others(zones, keys, item);
  }

  /** Copilot speaks TLS with a container on port 443, for which a spec has no key. */
  private void encrypted(Keys keys, DraftMap item) {
    if (scope.environment().isPresent()) {
      return;
    }
    boolean first = items.items().isEmpty() && !item.has("port");
    String label = first ? "" : "443";
    String group =
        "/Resources/" + Names.id(scope.manifest().name()) + label + "TargetGroup/Properties/";
    Optional<Key> port = keys.keys("healthcheck").flatMap(map -> map.key("port"));
    boolean same = port.isEmpty() || port.get().raw().orElse("").equals("443");
    for (String property : List.of("Protocol", "HealthCheckProtocol")) {
      boolean https = property.equals("Protocol") || same;
      DraftMap patch = new DraftMap();
      patch.put("op", "add");
      patch.put("path", group + property);
      patch.put("value", https ? "HTTPS" : "HTTP");
      scope.application().patches().add(patch);
    }
  }

  private String name(Keys keys) {
    String path = keys.key("path").flatMap(Key::literal).orElse("");
    String name = path.matches(".*[a-z].*") ? Names.of(path) : "rule";
    return name
        + (Lists.any(items.items(), item -> isNamed(item.draft(), name))
            ? "-" + items.items().size()
            : "");
  }

  private static boolean isNamed(Draft item, String name) {
    return item instanceof DraftMap map
        && map.get("name").map(draft -> draft.says(DraftValue.text(name))).orElse(false);
  }

  /** Copilot matches the path and what is below it, as {@code path} does. */
  private static void path(Keys keys, DraftMap item) {
    Optional<Key> found = keys.key("path");
    Optional<String> literal = found.flatMap(Key::literal);
    if (found.isEmpty() || literal.isEmpty()) {
      found
          .filter(key -> !key.raw().orElse("").contains("${COPILOT_ENVIRONMENT_NAME}"))
          .ifPresent(key -> key.toDecide("a path has no parameters: write `http.path`"));
      return;
    }
    Key key = found.get();
    String path = "/" + literal.get().strip().replaceFirst("^/+", "");
    if (path.contains("*") || path.contains("?")) {
      item.put("path", new DraftList().add(path, key.origin()).add(path + "/*"), key.origin());
    } else if (path.length() > 1 && path.endsWith("/")) {
      item.put("path", path.replaceFirst("/+$", ""), key.origin());
      key.changed("the path without the slash at its end is matched too");
    } else if (path.equals("/")) {
      key.converted();
    } else {
      item.put("path", path, key.origin());
    }
  }

  /** A rule has one hosted zone: the aliases of others get rules of their own. */
  private void others(Map<String, List<Key>> zones, Keys keys, DraftMap first) {
    boolean other = false;
    for (Map.Entry<String, List<Key>> zone : zones.entrySet()) {
      if (other) {
        DraftMap item = new DraftMap();
        for (DraftMap.Entry entry : first.entries()) {
          if (!List.of("host", "healthcheck", "deregistration_delay", "sticky")
              .contains(entry.key())) {
            item.put(entry.key(), entry.draft());
          }
        }
        item.put("name", "zone-" + (items.items().size() + 1));
        Aliases.write(zone, keys, item);
        items.add(item);
      }
      other = true;
    }
  }

  private Optional<Draft> healthcheck(Keys keys) {
    boolean grpc = keys.key("version").flatMap(Key::raw).orElse("").equalsIgnoreCase("grpc");
    return Optional.of(Healthchecks.http(keys.key("healthcheck"), grpc));
  }

  private void rest(Keys keys, DraftMap item, boolean shares) {
    if (internal) {
      item.put("internal", true);
    }
    if (!shares) {
      keys.key("deregistration_delay")
          .ifPresentOrElse(key -> delay(key, item), () -> item.put("deregistration_delay", "60s"));
      keys.key("stickiness").ifPresent(key -> sticky(key, item));
      keys.key("version").ifPresent(key -> version(key, item));
    }
    keys.key("allowed_source_ips")
        .ifPresent(
            key -> {
              DraftList sources = new DraftList();
              key.items().forEach(one -> sources.add(one.text().orElse(""), one.origin()));
              if (sources.isEmpty()) {
                key.converted();
              } else {
                item.put("allowed_sources", sources, key.origin());
              }
            });
    keys.key("redirect_to_https")
        .ifPresent(
            key -> {
              if (key.isFalse()) {
                key.changed("with a certificate, requests over HTTP are redirected to HTTPS");
              } else {
                key.converted();
              }
            });
  }

  private static void delay(Key key, DraftMap item) {
    String delay = Durations.of(key);
    if (delay.equals("30s")) {
      key.converted();
    } else {
      item.put("deregistration_delay", delay, key.origin());
    }
  }

  /** The cookie of the load balancer is valid for a day where nothing else is said. */
  private static void sticky(Key key, DraftMap item) {
    if (key.isTrue()) {
      item.put("sticky", "1d", key.origin());
    } else {
      key.converted();
    }
  }

  private static void version(Key key, DraftMap item) {
    String version = key.raw().orElse("").toLowerCase(Locale.ROOT);
    if (version.equals("http1")) {
      key.converted();
    } else {
      item.put("version", version, key.origin());
    }
  }

  /** An existing load balancer, which is one for all workloads of a spec. */
  private void existing(Key key) {
    DraftMap balancer = scope.spec().map("load_balancer", key.origin());
    String listener = internal ? "InternalListenerArn" : "ListenerArn";
    String group = internal ? "InternalLoadBalancerSecurityGroupId" : "LoadBalancerSecurityGroupId";
    scope
        .application()
        .parameters()
        .uses(
            listener,
            "`aws elbv2 describe-listeners --load-balancer-arn <arn>` prints it.",
            "arn:aws:elasticloadbalancing:us-east-1:000000000000:listener/app/"
                + "replace-me/0123456789abcdef/0123456789abcdef");
    scope
        .application()
        .parameters()
        .uses(
            group,
            "`aws elbv2 describe-load-balancers` prints the security groups of the load balancer.",
            "sg-00000000");
    balancer.put("listener", "${" + listener + "}", key.origin());
    balancer.put("security_group", "${" + group + "}");
    key.toDecide(
        "set `"
            + listener
            + "` and `"
            + group
            + "`: `aws elbv2 describe-load-balancers "
            + (key.text().orElse("").startsWith("arn:") ? "--load-balancer-arns " : "--names ")
            + key.text().orElse("")
            + "` prints its ARN and security groups, and `aws elbv2 describe-listeners"
            + " --load-balancer-arn <arn>` its listeners");
  }
}
