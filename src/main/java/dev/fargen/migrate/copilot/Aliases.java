package dev.fargen.migrate.copilot;

import dev.fargen.migrate.draft.DraftList;
import dev.fargen.migrate.draft.DraftMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The host names of a rule, {@code alias}, and the hosted zones that have records for them. */
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

  /** As a comment shows it, where a variable is no reference. */
  private static String zone(Key key) {
    return key.literal().or(key::raw).orElse("");
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
      if (item.has("host")) {
        item.comment("host", "hosted_zone: " + zone.getKey() + ", once Copilot's record is gone");
      }
      keys.key("hosted_zone").ifPresent(Aliases::owned);
      for (Key alias : zone.getValue()) {
        alias.keys().flatMap(map -> map.key("hosted_zone")).ifPresent(Aliases::owned);
      }
    }
  }

  /** A name has one record in a zone, and CloudFormation does not create one that exists. */
  private static void owned(Key zone) {
    zone.toDecide(
        "the record belongs to Copilot's stack, and a second one of the name cannot be created:"
            + " change it to the new load balancer yourself, or write `hosted_zone` once Copilot's"
            + " record is gone");
  }
}
