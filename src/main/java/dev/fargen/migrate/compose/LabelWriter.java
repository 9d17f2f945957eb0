package dev.fargen.migrate.compose;

import dev.fargen.migrate.draft.DraftMap;
import java.util.Locale;

/** Writes the labels of a container, and notes those that are for a proxy. */
final class LabelWriter {

  private final Conversion conversion;
  private final Service service;
  private final DraftMap container;

  LabelWriter(Conversion conversion, Service service, DraftMap container) {
    this.conversion = conversion;
    this.service = service;
    this.container = container;
  }

  void write() {
    for (ItemMap labels : Route.labels(service)) {
      for (String name : labels.keys()) {
        Item label = labels.get(name).orElse(labels);
        String subject = service.subject("labels") + "." + name;
        boolean routes =
            name.equals("traefik.enable")
                || (name.startsWith("traefik.http.")
                    && (name.endsWith(".rule") || name.endsWith(".loadbalancer.server.port")));
        boolean redirects =
            name.toLowerCase(Locale.ROOT).contains(".redirectscheme.")
                || (label instanceof ItemText text
                    && text.literal().matches("(?i).*https?-?_?redirect.*")
                    && name.endsWith(".middlewares"));
        if (redirects) {
          conversion
              .report()
              .ignored(
                  label.origin(),
                  subject,
                  "a load balancer with a certificate redirects HTTP to HTTPS");
        } else if (!Route.isOfProxy(name)) {
          String value = label instanceof ItemText text ? Secrets.unmarked(text.written()) : "";
          container.map("labels", labels.origin()).put(name, value, label.origin());
        } else if (name.contains(".middlewares") && name.startsWith("traefik.http.middlewares.")) {
          conversion
              .report()
              .refused(
                  label.origin(),
                  subject,
                  "nothing reads labels on AWS; the load balancer has `rewrite`, `auth`,"
                      + " `allowed_sources` and `sticky` under `http`");
        } else if (routes) {
          conversion
              .report()
              .converted(label.origin(), subject, "`http` of the workload says the same");
        } else if (name.startsWith("traefik.tcp.") || name.startsWith("traefik.udp.")) {
          conversion
              .report()
              .refused(
                  label.origin(),
                  subject,
                  "nothing reads labels on AWS; write `nlb` in the workload");
        } else if (name.startsWith("caddy")) {
          conversion
              .report()
              .refused(
                  label.origin(),
                  subject,
                  "nothing reads labels on AWS; write `http: {host: …}` in the workload");
        } else {
          conversion
              .report()
              .ignored(
                  label.origin(),
                  subject,
                  "the load balancer of the stack has its listeners and certificates at one place,"
                      + " `load_balancer`");
        }
      }
    }
  }
}
