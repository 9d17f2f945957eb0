package dev.fargen.migrate.copilot;

import dev.fargen.migrate.draft.Draft;
import dev.fargen.migrate.draft.DraftList;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.DraftValue;
import dev.fargen.migrate.draft.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The texts of a workload that may name another: variables, commands, and the configuration files
 * in the directory that its image is built from. A name of service discovery, such as {@code
 * api.test.shop.local}, becomes a reference.
 */
final class Mentions {

  private static final List<String> CONFIGURATIONS =
      List.of(".conf", ".conf.template", ".template");
  private static final int MOST_FILES = 50;

  /** Words in the names of variables whose value is the name of a host. */
  private static final List<String> HOSTS =
      List.of("HOST", "URL", "URI", "ENDPOINT", "ADDR", "SERVICE", "UPSTREAM", "SERVER", "API");

  private static final String BEFORE = "(?<![A-Za-z0-9_.-])";
  private static final String AFTER = "(?![A-Za-z0-9_.-])";

  /** The domain of service discovery, as a shell reads it. */
  private static final String DISCOVERY =
      "\\$(?:COPILOT_SERVICE_DISCOVERY_ENDPOINT(?![A-Za-z0-9_])"
          + "|\\$?\\{COPILOT_SERVICE_DISCOVERY_ENDPOINT\\})";

  private final Application application;
  private final Manifest manifest;
  private final DraftMap spec;
  private final List<String> texts = new ArrayList<>();

  Mentions(Application application, Manifest manifest, DraftMap spec) {
    this.application = application;
    this.manifest = manifest;
    this.spec = spec;
    workloads(spec).ifPresent(this::read);
    for (String environment : application.environments()) {
      spec.getMap(Workloads.ENVIRONMENTS)
          .flatMap(all -> all.getMap(environment))
          .flatMap(this::workloads)
          .ifPresent(this::read);
    }
  }

  private Optional<DraftMap> workloads(DraftMap in) {
    return in.getMap("workloads").flatMap(all -> all.getMap(manifest.name()));
  }

  private void read(DraftMap container) {
    container.getMap("environment").ifPresent(this::variables);
    for (String name : List.of("command", "entrypoint", "healthcheck")) {
      for (DraftMap.Entry entry : container.entries()) {
        if (entry.key().equals(name)) {
          container.put(name, words(entry.draft(), name, entry.origins()), entry.origins());
        }
      }
    }
    configurations(container);
    for (DraftMap.Entry sidecar :
        container.getMap("sidecars").map(DraftMap::entries).orElse(List.of())) {
      if (sidecar.draft() instanceof DraftMap map) {
        read(map);
      }
    }
  }

  private void variables(DraftMap environment) {
    for (DraftMap.Entry entry : environment.entries()) {
      entry
          .draft()
          .text()
          .ifPresent(
              text -> {
                Draft known =
                    discovered(text, entry.draft(), "variables." + entry.key(), entry.origins());
                environment.put(entry.key(), known, entry.origins());
                String name = entry.key().toUpperCase(Locale.ROOT);
                boolean host = false;
                for (String word : HOSTS) {
                  host |= name.contains(word);
                }
                texts.add(
                    host && text.matches("[a-z0-9-]+") ? "//" + text : known.text().orElse(""));
              });
    }
  }

  /** The texts of a command, with references. */
  private Draft words(Draft draft, String subject, List<Origin> origins) {
    Optional<String> text = draft.text();
    if (text.isPresent()) {
      Draft known = discovered(text.get(), draft, subject, origins);
      texts.add(known.text().orElse(""));
      return known;
    }
    if (!(draft instanceof DraftList list)) {
      return draft;
    }
    DraftList known = new DraftList();
    for (DraftList.Item item : list.items()) {
      List<Origin> places = item.origins().isEmpty() ? origins : item.origins();
      known.add(words(item.draft(), subject, places), item.origins().toArray(Origin[]::new));
    }
    return known;
  }

  /**
   * Service discovery has all services with a port, with or without Service Connect; {@code
   * .internal} is the domain of the internal load balancer.
   */
  private Draft discovered(String text, Draft as, String subject, List<Origin> origins) {
    String result = text;
    for (Manifest other : application.wanted()) {
      String name = BEFORE + Pattern.quote(other.name()) + "\\.";
      String host = "\\${workloads." + other.name() + ".host}";
      result =
          result.replaceAll(
              name + "(?:" + domain() + "\\.local" + AFTER + "|" + DISCOVERY + ")", host);
      Optional<String> port = port(other);
      if (port.isPresent()) {
        result =
            result.replaceAll(
                "http://" + name + domain() + "\\.internal(?::80)?(?![A-Za-z0-9_.:-])",
                "http://" + host + ":" + Matcher.quoteReplacement(port.get()));
      }
      if (Pattern.compile(name + domain() + "\\.internal" + AFTER).matcher(result).find()) {
        decide(
            origins,
            subject,
            "the name `"
                + other.name()
                + ".<environment>.<application>.internal` is gone with Copilot's: write"
                + " `${workloads."
                + other.name()
                + ".host}` and the port of the container, or a record for the new load balancer");
      }
    }
    for (String variable : List.of("COPILOT_SERVICE_DISCOVERY_ENDPOINT", "COPILOT_LB_DNS")) {
      if (result.contains("$" + variable)) {
        decide(
            origins,
            subject,
            "only Copilot sets `"
                + variable
                + "`: write `${workloads.<name>.host}` for the host of another workload, or set the"
                + " variable under `environment`");
      }
    }
    return result.equals(text) ? as : DraftValue.text(result);
  }

  private void decide(List<Origin> origins, String subject, String what) {
    origins.forEach(origin -> application.report().toDecide(origin, subject, what));
  }

  /** The environment and the application, as the name of a host has them. */
  private String domain() {
    String named =
        application.files().workspace().isPresent()
            ? Pattern.quote("${spec.name}") + "|" + Pattern.quote(application.name())
            : "[a-z0-9-]+|" + Pattern.quote("${spec.name}");
    return "(?:[a-z0-9-]+|" + Pattern.quote("${environment.name}") + ")\\.(?:" + named + ")";
  }

  private Optional<String> port(Manifest other) {
    return spec.getMap("workloads")
        .flatMap(all -> all.getMap(other.name()))
        .flatMap(workload -> workload.get("port"))
        .flatMap(Draft::text);
  }

  /** The configuration files that the image may contain. */
  private void configurations(DraftMap container) {
    Optional<String> context =
        container
            .get("build")
            .flatMap(
                build ->
                    build instanceof DraftMap map
                        ? map.get("context").flatMap(Draft::text)
                        : build.text());
    if (context.isEmpty() || context.get().equals(".") || context.get().startsWith("..")) {
      return;
    }
    int read = 0;
    for (String file : application.sources().below(context.get())) {
      boolean wanted = false;
      for (String end : CONFIGURATIONS) {
        wanted |= file.endsWith(end);
      }
      if (wanted && read < MOST_FILES && !file.contains("/node_modules/")) {
        read++;
        application.sources().text(file).text().ifPresent(texts::add);
      }
    }
  }

  /** Whether one of the texts has the name where a host stands. */
  boolean name(String server, Optional<String> alias) {
    for (String name : alias.map(other -> List.of(server, other)).orElse(List.of(server))) {
      String quoted = Pattern.quote(name);
      Pattern host =
          Pattern.compile(
              "(?:(?://|@)"
                  + quoted
                  + "(?![A-Za-z0-9_.-])"
                  + "|(?<![A-Za-z0-9_./-])"
                  + quoted
                  + ":[0-9]{2,5}(?![0-9])"
                  + "|"
                  + BEFORE
                  + quoted
                  + "\\.[^\\s/:]{1,120}\\.local(?![A-Za-z0-9_.-])"
                  + "|server\\s+"
                  + quoted
                  + "[;:\\s])");
      for (String text : texts) {
        if (host.matcher(text).find()) {
          return true;
        }
      }
    }
    return false;
  }
}
