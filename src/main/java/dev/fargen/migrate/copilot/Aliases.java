package dev.fargen.migrate.copilot;

import dev.fargen.migrate.draft.DraftList;
import dev.fargen.migrate.draft.DraftMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The host names of a rule, {@code alias}, and the hosted zones that get records for them. */
final class Aliases {
  private Aliases() {}

  /** The aliases by their hosted zones; those of no zone have the empty one. */
  static Map<String, List<Key>> byZone(Keys keys) {
    Map<String, List<Key>> zones = new LinkedHashMap<>();
    String shared = keys.key("hosted_zone").map(Aliases::zone).orElse("");
    for (Key alias : keys.key("alias").map(Key::items).orElse(List.of())) {
      String zone =
          alias.keys().flatMap(map -> map.key("hosted_zone")).map(Aliases::zone).orElse(shared);
      zones.computeIfAbsent(zone, name -> new ArrayList<>()).add(alias);
    }
    if (zones.isEmpty()) {
      zones.put("", List.of());
    }
    return zones;
  }

  private static String zone(Key key) {
    return Texts.of(key.raw().orElse(""), key.scope(), Texts.ZONE);
  }

  static void write(Map.Entry<String, List<Key>> zone, Keys keys, DraftMap item) {
    DraftList hosts = new DraftList();
    for (Key alias : zone.getValue()) {
      Key host = alias.keys().flatMap(map -> map.key("name")).orElse(alias);
      String text = host.raw().map(raw -> Texts.of(raw, alias.scope(), Texts.DOMAIN)).orElse("");
      hosts.add(text, host.origin());
    }
    Optional<Key> key = keys.key("alias");
    if (hosts.items().size() == 1) {
      item.put("host", hosts.items().get(0).draft());
    } else if (!hosts.isEmpty()) {
      item.put("host", hosts);
    }
    if (!hosts.isEmpty()) {
      key.ifPresent(alias -> item.from("host", alias.origin()));
    }
    if (!zone.getKey().isEmpty()) {
      item.put("hosted_zone", zone.getKey());
      keys.key("hosted_zone").ifPresent(own -> item.from("hosted_zone", own.origin()));
      for (Key alias : zone.getValue()) {
        alias
            .keys()
            .flatMap(map -> map.key("hosted_zone"))
            .ifPresent(own -> item.from("hosted_zone", own.origin()));
      }
    }
  }
}
