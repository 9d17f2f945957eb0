package dev.fargen.migrate.copilot;

import dev.fargen.migrate.draft.DraftList;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.DraftValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The Network Load Balancer: {@code nlb} and its {@code additional_listeners}. */
final class NlbKeys {

  private static final String CERTIFICATE = "NlbCertificateArn";

  private final Scope scope;
  private final Ports ports;
  private final DraftList items = new DraftList();

  private NlbKeys(Scope scope) {
    this.scope = scope;
    this.ports = new Ports(scope);
  }

  /** Writes {@code nlb}, after all containers. */
  static void write(Key nlb, Scope scope) {
    NlbKeys keys = new NlbKeys(scope);
    nlb.keys().ifPresent(map -> keys.all(nlb, map));
  }

  private void all(Key nlb, Keys keys) {
    listener(nlb, keys);
    for (Key more : keys.key("additional_listeners").map(Key::items).orElse(List.of())) {
      more.keys().ifPresent(map -> listener(more, map));
    }
    DraftList.Item first = items.items().get(0);
    boolean one = items.items().size() == 1;
    scope.workload().put("nlb", one ? first.draft() : items, nlb.origin());
    keys.key("alias")
        .ifPresent(
            key ->
                key.toDecide(
                    "the record belongs to Copilot's stack, and a second one of the name cannot be"
                        + " created: change it to the new load balancer yourself, or write `nlb.host`"
                        + " and `nlb.hosted_zone` once Copilot's record is gone"));
  }

  private void listener(Key place, Keys keys) {
    DraftMap item = new DraftMap();
    Optional<Key> port = keys.key("port");
    port.filter(key -> key.literal().isEmpty())
        .ifPresent(key -> key.toDecide("the port has no parameters: write `nlb.port`"));
    String[] written = port.flatMap(Key::literal).orElse("80").split("/");
    String protocol = written.length > 1 ? written[1].toLowerCase(Locale.ROOT) : "tcp";
    String shown = protocol.equals("tcp") ? written[0] : written[0] + "/" + protocol;
    item.put("port", DraftValue.of(shown));
    port.ifPresent(key -> item.from("port", key.origin()));
    DraftMap target = new DraftMap();
    ports.target(keys, target, protocol.equals("udp"));
    ports.healthcheck(keys.keys("healthcheck"), target);
    target.get("container").ifPresent(container -> item.put("container", container));
    target.get("port").ifPresent(own -> item.put("target_port", own));
    keys.key("target_container", "targetContainer")
        .filter(key -> item.has("container"))
        .ifPresent(key -> item.from("container", key.origin()));
    keys.key("target_port")
        .filter(key -> item.has("target_port"))
        .ifPresent(key -> item.from("target_port", key.origin()));
    if (protocol.equals("tls")) {
      certificate(place, item);
    }
    keys.key("ssl_policy").ifPresent(key -> item.put("ssl_policy", key.draft(), key.origin()));
    keys.key("stickiness")
        .ifPresent(
            key -> {
              if (key.isTrue()) {
                key.changed("connections of one client may go to different tasks");
              } else {
                key.converted();
              }
            });
    DraftMap check = Healthchecks.network(keys.keys("healthcheck"));
    item.put("healthcheck", check);
    keys.key("healthcheck").ifPresent(key -> item.from("healthcheck", key.origin()));
    Optional<Key> delay = keys.key("deregistration_delay");
    String text = delay.map(Durations::of).orElse("60s");
    if (text.equals("30s")) {
      delay.ifPresent(Key::converted);
    } else {
      item.put("deregistration_delay", text);
      delay.ifPresent(key -> item.from("deregistration_delay", key.origin()));
    }
    items.add(item, place.origin());
  }

  private void certificate(Key place, DraftMap item) {
    scope
        .application()
        .parameters()
        .uses(
            CERTIFICATE,
            "`aws acm list-certificates` prints the ARNs.",
            "arn:aws:acm:us-east-1:000000000000:certificate/00000000-0000-0000-0000-000000000000");
    item.put("certificate", "${" + CERTIFICATE + "}");
    place.toDecide(
        "Copilot requests a certificate for a TLS listener itself: set `"
            + CERTIFICATE
            + "` to one of yours; `aws acm list-certificates` prints their ARNs");
  }
}
