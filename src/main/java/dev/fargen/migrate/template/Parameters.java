package dev.fargen.migrate.template;

import dev.fargen.migrate.Report;
import dev.fargen.migrate.draft.Draft;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.DraftValue;
import dev.fargen.migrate.draft.Origin;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The parameters of the template: what the spec can say of them, and their values in the
 * environment. A parameter that nothing uses is kept by a patch.
 */
final class Parameters {

  /** The keys of a parameter, each with that of the spec. */
  private static final Map<String, String> KEYS = new LinkedHashMap<>();

  static {
    KEYS.put("Description", "description");
    KEYS.put("Default", "default");
    KEYS.put("AllowedPattern", "pattern");
    KEYS.put("AllowedValues", "allowed");
    KEYS.put("NoEcho", "no_echo");
  }

  private final TemplateFile template;
  private final StackPlace place;
  private final String spec;

  Parameters(TemplateFile template, StackPlace place, String spec) {
    this.template = template;
    this.place = place;
    this.spec = spec;
  }

  /** Writes the parameters, but for those that nothing uses. */
  void write(DraftMap draft, Set<String> unused) {
    DraftMap all = new DraftMap();
    DraftMap values = new DraftMap();
    for (MapNode.Entry entry : template.entries("Parameters")) {
      String name = entry.key().text();
      if (!unused.contains(name) && entry.value() instanceof MapNode map) {
        DraftMap declaration = declaration(map);
        if (!declaration.isEmpty()) {
          all.put(name, declaration, template.origin(entry));
        }
        value(name, map).ifPresent(value -> values.put(name, value));
      }
    }
    if (!all.isEmpty()) {
      draft.put("parameters", all, origins());
    }
    DraftMap environment = draft.map("environments").map(place.environment());
    place.name().ifPresent(stack -> environment.put("stack", stack));
    place.region().ifPresent(region -> environment.put("region", region));
    if (place.isProtected().equals(Optional.of(false))) {
      environment.put("termination_protection", false);
    }
    if (!place.tags().isEmpty()) {
      DraftMap tags = new DraftMap();
      place
          .tags()
          .forEach(
              (key, value) -> {
                if (!key.startsWith("aws:")) { // CloudFormation's own
                  tags.put(key, value);
                }
              });
      draft.put("tags", tags);
    }
    if (!values.isEmpty()) {
      environment.put("parameters", values);
    }
  }

  private List<Origin> origins() {
    return template
        .tree()
        .entry("Parameters")
        .map(entry -> List.of(template.origin(entry)))
        .orElse(List.of());
  }

  private DraftMap declaration(MapNode map) {
    DraftMap draft = new DraftMap();
    for (Map.Entry<String, String> key : KEYS.entrySet()) {
      map.entry(key.getKey())
          .ifPresent(
              entry -> {
                boolean items = key.getKey().equals("Default") && isList(map);
                Draft value =
                    items
                        ? DraftValue.texts(items(map.text("Default").orElse(""), map))
                        : value(key.getKey(), entry.value());
                if (!value.says(DraftValue.bool(false))) {
                  draft.put(key.getValue(), value, template.origin(entry));
                }
              });
    }
    return draft;
  }

  /** Texts stay texts, whatever they look like. */
  private static Draft value(String key, Node node) {
    if (key.equals("NoEcho")) {
      return new DraftValue(Raw.value(node));
    }
    if (node instanceof ListNode list) {
      List<String> items = new ArrayList<>();
      for (Node item : list.items()) {
        items.add(item instanceof dev.fargen.yaml.ScalarNode text ? text.text() : "");
      }
      return DraftValue.texts(items);
    }
    return DraftValue.text(node instanceof dev.fargen.yaml.ScalarNode text ? text.text() : "");
  }

  /** The value in the environment; none where the default is the value. */
  private Optional<Draft> value(String name, MapNode map) {
    Optional<String> fallback = Placeholders.text(map, "Default");
    String deployed = place.parameters().getOrDefault(name, "");
    boolean known = place.parameters().containsKey(name) && !deployed.equals(StackPlace.HIDDEN);
    if (known ? Optional.of(deployed).equals(fallback) : fallback.isPresent() && !isHidden(name)) {
      return Optional.empty();
    }
    String value =
        known
            ? deployed
            : Placeholders.isHidden(map) ? secret(name) : Placeholders.of(name, map, template);
    return Optional.of(isList(map) ? DraftValue.texts(items(value, map)) : DraftValue.text(value));
  }

  private static boolean isList(MapNode map) {
    String type = map.text("Type").orElse("");
    return type.contains("List<") || type.endsWith("CommaDelimitedList");
  }

  /** The items of a list; the value of an SSM parameter is its name, which is one. */
  private static List<String> items(String value, MapNode map) {
    boolean ssm = map.text("Type").orElse("").startsWith("AWS::SSM::");
    return ssm ? List.of(value) : List.of(value.split("\\s*,\\s*"));
  }

  private boolean isHidden(String name) {
    return place.parameters().getOrDefault(name, "").equals(StackPlace.HIDDEN);
  }

  private String secretName(String name) {
    return spec + "/" + name;
  }

  /** CloudFormation resolves it where the parameter is used. */
  private String secret(String name) {
    return "{{resolve:secretsmanager:" + secretName(name) + "}}";
  }

  /** A patch for each parameter that nothing uses: a stack above may still give it a value. */
  List<Patch> patches(Set<String> unused) {
    List<Patch> patches = new ArrayList<>();
    for (MapNode.Entry entry : template.entries("Parameters")) {
      String name = entry.key().text();
      if (unused.contains(name)
          && entry.value() instanceof MapNode map
          && Raw.draft(template.file(), map) instanceof DraftMap draft) {
        if (map.entry("Default").isEmpty()) {
          String known = place.parameters().getOrDefault(name, StackPlace.HIDDEN);
          draft.put(
              "Default",
              known.equals(StackPlace.HIDDEN) ? Placeholders.of(name, map, template) : known);
        }
        patches.add(
            new Patch(
                "add",
                List.of("Parameters", name),
                Optional.of(draft),
                Optional.of(template.origin(entry))));
      }
    }
    return patches;
  }

  /** Notes which values the user has to find. */
  void note(Report report, Set<String> unused) {
    for (MapNode.Entry entry : template.entries("Parameters")) {
      String name = entry.key().text();
      Origin origin = template.origin(entry);
      if (!(entry.value() instanceof MapNode map)) {
        continue;
      }
      boolean known =
          place.parameters().containsKey(name) ? !isHidden(name) : map.entry("Default").isPresent();
      boolean isDefault = Placeholders.isHidden(map) && !map.text("Default").orElse("").isEmpty();
      if (isDefault) {
        report.secret(
            origin,
            "Parameters." + name + ".Default",
            "in plain text, as in the template; `no_echo` does not hide a default: store it with"
                + " `aws secretsmanager create-secret --name "
                + secretName(name)
                + " --secret-string ...`, remove `default`, and write `"
                + secret(name)
                + "` under `environments."
                + place.environment()
                + ".parameters."
                + name
                + "`");
      } else if (unused.contains(name)) {
        report.converted(origin, "Parameters." + name, "");
      } else if (!known && Placeholders.isHidden(map)) {
        report.secret(
            origin,
            "Parameters." + name,
            "its value is hidden: store it with `aws secretsmanager create-secret --name "
                + secretName(name)
                + " --secret-string ...`; `environments."
                + place.environment()
                + ".parameters` refers to it");
      } else if (!known) {
        report.toDecide(
            origin,
            "Parameters." + name,
            "write its value in the stack: `environments."
                + place.environment()
                + ".parameters."
                + name
                + "`");
      } else {
        report.converted(origin, "Parameters." + name, "");
      }
    }
  }
}
