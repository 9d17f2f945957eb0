package dev.fargen.migrate.copilot;

import dev.fargen.migrate.draft.Draft;
import dev.fargen.migrate.draft.DraftMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Health checks of target groups. Where Copilot writes nothing, those of AWS hold (Elastic Load
 * Balancing user guide, "Health checks for Application Load Balancer target groups"); the spec has
 * other defaults.
 */
final class Healthchecks {

  /** A key of a manifest, the one of the spec, what AWS does without it, and what fargen does. */
  private record Setting(String copilot, String ours, String aws, String fargen) {}

  private static final List<Setting> HTTP =
      List.of(
          new Setting("interval", "interval", "30s", "15s"),
          new Setting("timeout", "timeout", "5s", "5s"),
          new Setting("healthy_threshold", "healthy", "5", "2"),
          new Setting("unhealthy_threshold", "unhealthy", "2", "3"),
          new Setting("grace_period", "grace_period", "60s", "60s"));

  private static final Map<String, String> NETWORK = Map.of("timeout", "10s");

  private Healthchecks() {}

  /** The health check of an {@code http} item. */
  static Draft http(Optional<Key> key, boolean grpc) {
    DraftMap check = new DraftMap();
    Optional<Keys> keys = key.flatMap(Key::keys);
    Optional<Key> path =
        keys.isPresent() ? keys.flatMap(map -> map.key("path")) : key.filter(Key::isScalar);
    String written = path.flatMap(Key::text).orElse("/");
    if (written.equals("/") && !grpc) {
      path.ifPresent(Key::converted);
    } else {
      check.put("path", written.startsWith("/") ? written : "/" + written);
      path.ifPresent(one -> check.from("path", one.origin()));
    }
    keys.flatMap(map -> map.key("port"))
        .ifPresent(port -> check.put("port", port.draft(), port.origin()));
    Optional<Key> codes = keys.flatMap(map -> map.key("success_codes"));
    String usual = grpc ? "12" : "200";
    if (codes.isPresent() && !codes.get().text().orElse("").equals(usual)) {
      check.put("codes", codes.get().text().orElse(""), codes.get().origin());
    } else {
      codes.ifPresent(Key::converted);
      if (grpc) {
        check.put("codes", usual);
      }
    }
    settings(keys, Map.of(), check);
    return check;
  }

  /** The health check of an {@code nlb} item. */
  static DraftMap network(Optional<Keys> keys) {
    DraftMap check = new DraftMap();
    keys.flatMap(map -> map.key("port"))
        .ifPresent(port -> check.put("port", port.draft(), port.origin()));
    settings(keys, NETWORK, check);
    return check;
  }

  private static void settings(Optional<Keys> keys, Map<String, String> others, DraftMap check) {
    for (Setting setting : HTTP) {
      Optional<Key> key = keys.flatMap(map -> map.key(setting.copilot()));
      String aws = others.getOrDefault(setting.ours(), setting.aws());
      String value = key.map(Healthchecks::value).orElse(aws);
      if (value.equals(setting.fargen())) {
        key.ifPresent(Key::converted);
      } else if (value.matches("[0-9]+")) {
        check.put(setting.ours(), Long.parseLong(value));
        key.ifPresent(one -> check.from(setting.ours(), one.origin()));
      } else {
        check.put(setting.ours(), value);
        key.ifPresent(one -> check.from(setting.ours(), one.origin()));
      }
    }
  }

  private static String value(Key key) {
    return key.number().isPresent() ? key.literal().orElse("").strip() : Durations.of(key);
  }
}
