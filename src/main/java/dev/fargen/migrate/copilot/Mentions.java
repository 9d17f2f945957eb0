package dev.fargen.migrate.copilot;

import dev.fargen.cfn.Scalar;
import dev.fargen.migrate.draft.Draft;
import dev.fargen.migrate.draft.DraftList;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.DraftValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

  private final Application application;
  private final Manifest manifest;
  private final List<String> texts = new ArrayList<>();

  Mentions(Application application, Manifest manifest, DraftMap spec) {
    this.application = application;
    this.manifest = manifest;
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
      container.get(name).ifPresent(this::words);
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
      text(entry.draft())
          .ifPresent(
              text -> {
                Draft known = discovered(text, entry.draft());
                environment.put(entry.key(), known, entry.origins());
                String name = entry.key().toUpperCase(Locale.ROOT);
                boolean host = false;
                for (String word : HOSTS) {
                  host |= name.contains(word);
                }
                texts.add(
                    host && text.matches("[a-z0-9-]+") ? "//" + text : text(known).orElse(""));
              });
    }
  }

  private void words(Draft draft) {
    text(draft).ifPresent(texts::add);
    if (draft instanceof DraftList list) {
      list.items().forEach(item -> words(item.draft()));
    }
  }

  private static Optional<String> text(Draft draft) {
    return draft instanceof DraftValue value && value.value() instanceof Scalar scalar
        ? Optional.of(scalar.asText())
        : Optional.empty();
  }

  /** Service discovery has all services with a port, with or without Service Connect. */
  private Draft discovered(String text, Draft as) {
    String result = text;
    String named =
        application.files().workspace().isPresent()
            ? Pattern.quote("${spec.name}") + "|" + Pattern.quote(application.name())
            : "[a-z0-9-]+|" + Pattern.quote("${spec.name}");
    for (Manifest other : application.wanted()) {
      result =
          result.replaceAll(
              BEFORE
                  + Pattern.quote(other.name())
                  + "\\.(?:[a-z0-9-]+|"
                  + Pattern.quote("${environment.name}")
                  + ")\\.(?:"
                  + named
                  + ")\\.local(?![A-Za-z0-9_.-])",
              "\\${workloads." + other.name() + ".host}");
    }
    return result.equals(text) ? as : DraftValue.text(result);
  }

  /** The configuration files that the image may contain. */
  private void configurations(DraftMap container) {
    Optional<String> context =
        container
            .get("build")
            .flatMap(
                build ->
                    build instanceof DraftMap map
                        ? map.get("context").flatMap(Mentions::text)
                        : text(build));
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
