package dev.fargen.migrate.copilot;

import dev.fargen.migrate.draft.DraftList;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.DraftValue;
import java.util.Optional;

/**
 * What a service of AWS App Runner has that one of ECS has not. It becomes a service behind the
 * load balancer.
 */
final class RequestDrivenKeys {

  private RequestDrivenKeys() {}

  static void write(Keys keys, Scope scope) {
    DraftMap workload = scope.workload();
    keys.key("type")
        .ifPresent(
            key ->
                key.changed(
                    "App Runner takes no new customers: the spec has a Fargate service behind a load"
                        + " balancer. It does not pause without requests, and does not scale by"
                        + " concurrent requests: write `scaling` for more than one task"));
    Optional<Keys> http = keys.keys("http");
    DraftMap item = new DraftMap();
    item.put("healthcheck", healthcheck(http.flatMap(map -> map.key("healthcheck"))));
    http.flatMap(map -> map.key("alias"))
        .ifPresent(
            key -> {
              DraftList hosts = new DraftList();
              key.items().forEach(one -> hosts.add(one.text().orElse(""), one.origin()));
              item.put(
                  "host",
                  hosts.items().size() == 1 ? hosts.items().get(0).draft() : hosts,
                  key.origin());
              key.toDecide(
                  "App Runner had a certificate of its own: the load balancer needs one, and the"
                      + " record of the domain has to point to the load balancer");
            });
    http.flatMap(map -> map.key("private"))
        .filter(key -> !key.isFalse())
        .ifPresent(key -> item.put("internal", true, key.origin()));
    workload.put("http", item);
    keys.key("http").ifPresent(key -> workload.from("http", key.origin()));
    keys.key("count")
        .ifPresent(
            key ->
                key.changed(
                    "the auto scaling configuration of App Runner: write `scaling` with `requests`"));
    size(keys, workload);
    keys.keys("tags")
        .ifPresent(
            tags ->
                tags.all()
                    .forEach(
                        tag ->
                            tag.changed(
                                "a spec has tags for all its resources: write them under `tags`")));
  }

  /** App Runner checks by TCP where nothing is said; a load balancer requests a path. */
  private static DraftMap healthcheck(Optional<Key> key) {
    DraftMap check = new DraftMap();
    Optional<Keys> keys = key.flatMap(Key::keys);
    key.filter(Key::isScalar).ifPresent(path -> check.put("path", path.draft(), path.origin()));
    keys.flatMap(map -> map.key("path"))
        .ifPresent(path -> check.put("path", path.draft(), path.origin()));
    number(keys, "healthy_threshold", "healthy", check);
    number(keys, "unhealthy_threshold", "unhealthy", check);
    for (String name : java.util.List.of("interval", "timeout")) {
      keys.flatMap(map -> map.key(name))
          .ifPresent(one -> check.put(name, Durations.of(one), one.origin()));
    }
    if (!check.has("path")) {
      check.put("path", "/");
      check.put("codes", "200-499");
    }
    return check;
  }

  private static void number(Optional<Keys> keys, String name, String ours, DraftMap check) {
    keys.flatMap(map -> map.key(name))
        .ifPresent(
            key ->
                check.put(
                    ours, DraftValue.number(Math.max(2, key.number().orElse(2L))), key.origin()));
  }

  /** App Runner also takes 3 GB for 1 vCPU and such, in MiB as here. */
  private static void size(Keys keys, DraftMap workload) {
    keys.key("cpu").ifPresent(key -> workload.put("cpu", key.draft(), key.origin()));
    keys.key("memory").ifPresent(key -> workload.put("memory", key.draft(), key.origin()));
  }
}
