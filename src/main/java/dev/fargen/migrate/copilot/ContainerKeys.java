package dev.fargen.migrate.copilot;

import dev.fargen.list.Lists;
import dev.fargen.migrate.draft.Draft;
import dev.fargen.migrate.draft.DraftList;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.DraftValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a container has beside its image: command, labels, health check, and the containers that it
 * waits for.
 */
final class ContainerKeys {

  private static final Map<String, String> CONDITIONS =
      Map.of(
          "start", "started",
          "healthy", "healthy",
          "complete", "complete",
          "success", "success");

  private ContainerKeys() {}

  /** The keys that stand beside each other in a workload and in a sidecar. */
  static void commands(Keys keys, DraftMap container) {
    for (String name : List.of("entrypoint", "command")) {
      keys.key(name).ifPresent(key -> command(key, name, container));
    }
  }

  /** An empty list leaves the image its own. */
  private static void command(Key key, String name, DraftMap container) {
    if (key.isList() && key.texts().isEmpty()) {
      key.converted();
    } else {
      container.put(name, words(key), key.origin());
    }
  }

  /** Both split a text at spaces outside quotes. */
  private static Draft words(Key key) {
    if (!key.isList()) {
      return DraftValue.text(key.text().orElse(""));
    }
    DraftList list = new DraftList();
    key.texts().forEach(list::add);
    return list;
  }

  /** The keys that a service has below {@code image}, and a sidecar beside it. */
  static void rest(Keys keys, DraftMap container) {
    keys.key("labels")
        .flatMap(key -> key.keys().map(ContainerKeys::labels))
        .ifPresent(labels -> container.put("labels", labels));
    keys.key("depends_on")
        .ifPresent(
            key ->
                key.keys()
                    .ifPresent(
                        on -> container.put("depends_on", dependsOn(key, on), key.origin())));
    keys.key("healthcheck")
        .ifPresent(
            key ->
                key.keys()
                    .ifPresent(
                        check -> container.put("healthcheck", healthcheck(check), key.origin())));
  }

  private static DraftMap labels(Keys labels) {
    DraftMap map = new DraftMap();
    for (Key label : labels.all()) {
      map.put(label.name(), label.draft(), label.origin());
    }
    return map;
  }

  private static Draft dependsOn(Key key, Keys on) {
    boolean started = Lists.all(on.all(), one -> one.raw().orElse("").equalsIgnoreCase("start"));
    DraftList names = new DraftList();
    DraftMap conditions = new DraftMap();
    for (Key one : on.all()) {
      String name = container(one.name(), key.scope());
      String written = one.raw().orElse("").toLowerCase(Locale.ROOT);
      names.add(name, one.origin());
      conditions.put(name, CONDITIONS.getOrDefault(written, written), one.origin());
    }
    return started ? names : conditions;
  }

  /** The name of a container in the spec. */
  static String container(String name, Scope scope) {
    return name.equals(scope.manifest().name()) ? name : Names.of(name);
  }

  /** Copilot fills in what is not written where one of the keys is. */
  private static DraftMap healthcheck(Keys keys) {
    DraftMap check = new DraftMap();
    keys.key("command")
        .ifPresentOrElse(
            key -> check.put("test", test(key), key.origin()),
            () -> check.put("test", "curl -f http://localhost/ || exit 1"));
    keys.key("interval").ifPresent(key -> put(key, "interval", "10s", check));
    keys.key("timeout").ifPresent(key -> put(key, "timeout", "5s", check));
    keys.key("retries")
        .ifPresentOrElse(
            key -> check.put("retries", key.plain("2"), key.origin()),
            () -> check.put("retries", 2));
    keys.key("start_period")
        .ifPresentOrElse(
            key -> check.put("start_period", Durations.of(key), key.origin()),
            () -> check.put("start_period", "0s"));
    return check;
  }

  private static void put(Key key, String name, String usual, DraftMap check) {
    String duration = Durations.of(key);
    if (duration.equals(usual)) {
      key.converted();
    } else {
      check.put(name, duration, key.origin());
    }
  }

  private static Draft test(Key key) {
    List<String> words = key.texts();
    if (words.size() == 2 && words.get(0).equals("CMD-SHELL")) {
      return DraftValue.text(words.get(1));
    }
    boolean command = !words.isEmpty() && words.get(0).equals("CMD");
    DraftList list = new DraftList();
    (command ? words.subList(1, words.size()) : words).forEach(list::add);
    return words.size() == 1 && !key.isList() ? DraftValue.text(words.get(0)) : list;
  }
}
