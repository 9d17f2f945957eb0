package dev.fargen.migrate;

import dev.fargen.migrate.draft.Draft;
import dev.fargen.migrate.draft.DraftList;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.DraftValue;
import dev.fargen.migrate.draft.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Takes secrets in plain text out of the texts of a spec: an importer has moved the values that are
 * secrets, and this finds those within other texts.
 */
public final class HiddenSecrets {

  private static final String ENVIRONMENT = "environment";
  private static final String SECRETS = "secrets";

  /** What stands where no secret can be. */
  private static final String PLACEHOLDER = "replace-me";

  /** Shorter values also stand in other words. */
  private static final int SHORTEST = 8;

  /** Keys whose texts name secrets and files. */
  private static final Set<String> OTHERS =
      Set.of(SECRETS, "secret_options", "image", "env_file", "build", "links", "permissions");

  /** Keys whose texts a shell can read. */
  private static final Set<String> COMMANDS = Set.of("command", "entrypoint", "test");

  private final String spec;
  private final Report report;

  /** The secrets by their values. */
  private final Map<String, String> known = new LinkedHashMap<>();

  private final Map<String, String> valueOf = new HashMap<>();

  /**
   * @param spec its name, which the names of its secrets begin with
   */
  public HiddenSecrets(String spec, Report report) {
    this.spec = spec;
    this.report = report;
  }

  /** Notes where a value is stored that other texts may contain. */
  public void know(String value, String secret) {
    known.putIfAbsent(value, secret);
    valueOf.putIfAbsent(secret, value);
  }

  /** Hides the secrets in the workloads and files of a spec, or of one environment of it. */
  public void hide(DraftMap draft, Optional<String> environment) {
    for (DraftMap.Entry workload : entries(draft, "workloads")) {
      if (workload.draft() instanceof DraftMap map) {
        Place place = new Place(environment, workload.key(), map, workload.origins());
        container(map, place);
      }
    }
    draft
        .getMap("configs")
        .ifPresent(map -> texts(map, new Place(environment, "configs", map, List.of())));
  }

  private static List<DraftMap.Entry> entries(DraftMap draft, String section) {
    return draft.getMap(section).map(map -> List.copyOf(map.entries())).orElse(List.of());
  }

  /** A container, and what its secrets are called. */
  private record Place(
      Optional<String> environment, String owner, DraftMap container, List<Origin> origins) {}

  private void container(DraftMap map, Place place) {
    map.getMap(ENVIRONMENT).ifPresent(variables -> variables(variables, map, place));
    map.getMap("logs").ifPresent(logs -> logs(logs, place));
    for (DraftMap.Entry sidecar : entries(map, "sidecars")) {
      if (sidecar.draft() instanceof DraftMap container) {
        container(
            container, new Place(place.environment(), place.owner(), container, sidecar.origins()));
      }
    }
    texts(map, place);
  }

  private void logs(DraftMap logs, Place place) {
    logs.getMap(ENVIRONMENT).ifPresent(variables -> variables(variables, logs, place));
    for (DraftMap.Entry option : entries(logs, "destination")) {
      Optional<String> text = option.draft().text();
      if (text.isPresent() && SecretText.isSecret(option.key(), text.get())) {
        String secret = secret(place, option.key(), text.get());
        logs.map("destination").remove(option.key());
        logs.map("secret_options")
            .put(option.key(), new DraftMap().put("secret", secret), option.origins());
        tell(origins(option.origins(), place), "not written to the spec: " + stored(secret));
      }
    }
  }

  private void variables(DraftMap variables, DraftMap container, Place place) {
    for (DraftMap.Entry variable : variables.entries()) {
      String given = variable.draft().text().orElse("");
      String text = withoutParameters(given);
      List<SecretText.Part> parts = parts(text);
      if (parts.isEmpty()) {
        continue;
      }
      if (!text.equals(given) && !variable.origins().isEmpty()) {
        report.changed(
            variable.origins().get(0),
            "",
            "a default with a secret cannot be one of a template parameter: the spec has the text,"
                + " and no parameter");
      }
      boolean whole = parts.get(0).start() == 0 && parts.get(0).end() == text.length();
      List<String> secrets = new ArrayList<>();
      Draft draft;
      if (whole) {
        secrets.add(secret(place, variable.key(), text));
        draft = new DraftMap().put("secret", secrets.get(0));
      } else {
        draft =
            DraftValue.text(
                replaced(
                    text,
                    parts,
                    part -> {
                      String value = text.substring(part.start(), part.end());
                      String secret = secret(place, variable.key() + "_" + part.name(), value);
                      secrets.add(secret);
                      return "${secret:" + secret + "}";
                    }));
      }
      variables.remove(variable.key());
      container.map(SECRETS).put(variable.key(), draft, variable.origins());
      for (String secret : secrets) {
        tell(origins(variable.origins(), place), "not written to the spec: " + stored(secret));
      }
    }
    if (variables.isEmpty()) {
      container.remove(ENVIRONMENT);
    }
  }

  /** The text with the defaults of parameters in their place, where these contain a secret. */
  private String withoutParameters(String given) {
    StringBuilder text = new StringBuilder();
    int written = 0;
    int behind = 0;
    int close = 0;
    int next = given.indexOf("${");
    while (next >= 0) {
      int open = next;
      next = given.indexOf("${", open + 2);
      behind = behind <= open ? given.indexOf(":-", open) : behind;
      close = close <= open ? given.indexOf('}', open) : close;
      if (behind < 0 || close < 0) {
        break;
      }
      boolean parameter = open >= written && behind < close && (next < 0 || behind < next);
      String value = parameter ? given.substring(behind + 2, close) : "";
      if (parameter && !parts(value).isEmpty()) {
        text.append(given, written, open).append(value);
        written = close + 1;
      }
    }
    return text.append(given, written, given.length()).toString();
  }

  private static String replaced(
      String text, List<SecretText.Part> parts, Function<SecretText.Part, String> by) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    for (SecretText.Part part : parts) {
      out.append(text, at, part.start()).append(by.apply(part));
      at = part.end();
    }
    return out.append(text.substring(at)).toString();
  }

  /** The texts below a key that are no variables. */
  private void texts(DraftMap map, Place place) {
    for (DraftMap.Entry entry : map.entries()) {
      String key = entry.key();
      if (OTHERS.contains(key) || key.equals(ENVIRONMENT) || key.equals("sidecars")) {
        continue;
      }
      boolean command = COMMANDS.contains(key);
      if (entry.draft() instanceof DraftMap inner) {
        texts(inner, place);
      } else if (entry.draft() instanceof DraftList list) {
        items(
            list,
            command,
            new Place(
                place.environment(),
                place.owner(),
                place.container(),
                origins(entry.origins(), place)));
      } else {
        String text = entry.draft().text().orElse("");
        String hidden =
            hidden(text, named(key, text), command, origins(entry.origins(), place), place);
        if (!hidden.equals(text)) {
          map.put(key, hidden, entry.origins());
        }
      }
    }
  }

  /** The value of a label that says that it is a secret. */
  private List<SecretText.Part> named(String key, String text) {
    boolean label = key.indexOf('.') >= 0 || key.indexOf('-') >= 0;
    return label && SecretText.isNamedSo(key) && SecretText.isSecret(key, text)
        ? List.of(new SecretText.Part(0, text.length(), key))
        : parts(text);
  }

  private void items(DraftList list, boolean command, Place place) {
    String option = "";
    for (int i = 0; i < list.items().size(); i++) {
      DraftList.Item item = list.items().get(i);
      if (item.draft() instanceof DraftMap map) {
        texts(map, place);
      }
      String text = item.draft().text().orElse("");
      List<SecretText.Part> parts = parts(text);
      if (parts.isEmpty()
          && option.startsWith("--")
          && SecretText.isNamedSo(option)
          && SecretText.isSecret(option, text)
          && !text.contains("${")
          && !text.startsWith("-")) {
        parts = List.of(new SecretText.Part(0, text.length(), option.substring(2)));
      }
      String hidden = hidden(text, parts, command, origins(item.origins(), place), place);
      if (!hidden.equals(text)) {
        list.replace(i, DraftValue.text(hidden));
      }
      option = text;
    }
  }

  private String hidden(
      String text,
      List<SecretText.Part> parts,
      boolean command,
      List<Origin> origins,
      Place place) {
    String hidden =
        replaced(
            text,
            parts,
            part -> {
              if (!command) {
                tell(
                    origins,
                    "a secret in plain text, where the spec can have none: it has `"
                        + PLACEHOLDER
                        + "` in its place");
                return PLACEHOLDER;
              }
              String value = text.substring(part.start(), part.end());
              String secret = secret(place, part.name(), value);
              String variable =
                  part.name().replaceAll("[^A-Za-z0-9]+", "_").toUpperCase(Locale.ROOT);
              DraftMap secrets = place.container().map(SECRETS);
              Draft draft = new DraftMap().put("secret", secret);
              String free = variable;
              for (int i = 2; isTaken(free, draft, place.container()); i++) {
                free = variable + "_" + i;
              }
              secrets.put(free, draft);
              tell(
                  origins,
                  "the variable `"
                      + free
                      + "` takes the place of the secret: a shell must replace it (`[sh, -c, …]`); "
                      + stored(secret));
              return "$" + free;
            });
    // In single quotes, a shell does not replace a variable.
    return command && !parts.isEmpty() ? hidden.replaceAll("'(\\$[A-Z0-9_]+)'", "\"$1\"") : hidden;
  }

  private static boolean isTaken(String variable, Draft draft, DraftMap container) {
    Optional<Draft> there = container.getMap(SECRETS).flatMap(map -> map.get(variable));
    return container.getMap(ENVIRONMENT).filter(map -> map.has(variable)).isPresent()
        || there.filter(one -> !one.says(draft)).isPresent();
  }

  /** The secrets in a text, and values that are stored as secrets already. */
  private List<SecretText.Part> parts(String text) {
    List<SecretText.Part> parts = SecretText.in(text);
    if (!parts.isEmpty()) {
      return parts;
    }
    for (String value : known.keySet()) {
      int at = text.indexOf(value);
      int end = at + value.length();
      boolean distinct = value.length() >= SHORTEST && !value.matches("[a-z_-]+|[0-9.]+");
      if (distinct
          && at >= 0
          && (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)))
          && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)))) {
        return List.of(new SecretText.Part(at, end, "secret"));
      }
    }
    return List.of();
  }

  /** The name of the secret with this value. */
  private String secret(Place place, String variable, String value) {
    String stored = known.get(value);
    if (stored != null) {
      return stored;
    }
    String last =
        variable.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    String name = StoredSecret.legal(spec + "/" + place.owner() + "/" + last);
    if (valueOf.containsKey(name) && place.environment().isPresent()) {
      name =
          StoredSecret.legal(
              spec + "/" + place.environment().get() + "/" + place.owner() + "/" + last);
    }
    String free = name;
    for (int i = 2; valueOf.containsKey(free); i++) {
      free = name + "-" + i;
    }
    know(value, free);
    return free;
  }

  private static String stored(String secret) {
    return "store it with " + StoredSecret.command(secret);
  }

  private static List<Origin> origins(List<Origin> own, Place place) {
    return own.isEmpty() ? place.origins() : own;
  }

  private void tell(List<Origin> origins, String what) {
    if (origins.isEmpty()) {
      report.remark(what);
    } else {
      report.secret(origins.get(0), "", what);
    }
  }
}
