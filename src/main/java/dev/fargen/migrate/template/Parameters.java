package dev.fargen.migrate.template;

import dev.fargen.cfn.Canonical;
import dev.fargen.cfn.References;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The parameters of the template: what the spec can say of them, and their values in the
 * environment. A parameter that nothing uses is kept by a patch. Hidden values stay in the stack.
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

  /**
   * How many placeholders were refused, by the names of parameters; parts of the template share it.
   */
  private final Map<String, Integer> refused;

  Parameters(TemplateFile template, StackPlace place) {
    this(template, place, new LinkedHashMap<>());
  }

  private Parameters(TemplateFile template, StackPlace place, Map<String, Integer> refused) {
    this.template = template;
    this.place = place;
    this.refused = refused;
  }

  /** The same of a part of the template. */
  Parameters of(TemplateFile slice) {
    return new Parameters(slice, place, refused);
  }

  /**
   * Takes other placeholders for the parameters that a line of a spec refers to, which has an
   * error; false if there are none, or no others.
   */
  boolean replaceIn(String line) {
    boolean replaced = false;
    for (MapNode.Entry entry : template.entries("Parameters")) {
      String name = entry.key().text();
      boolean named = line.contains("${" + name + "}") || refers(line, name);
      if (named && entry.value() instanceof MapNode map && isUnknown(name, map)) {
        int next = refused.getOrDefault(name, 0) + 1;
        replaced |= next <= Placeholders.others(map).size();
        refused.put(name, next);
      }
    }
    return replaced;
  }

  private static boolean refers(String line, String name) {
    String reference = "Ref " + name;
    int end = line.indexOf(reference) + reference.length();
    return line.contains(reference)
        && (end == line.length() || !Character.isLetterOrDigit(line.charAt(end)));
  }

  /** Whether only the account knows the value. */
  private boolean isUnknown(String name, MapNode map) {
    return map.entry("Default").isEmpty()
        && !place.parameters().containsKey(name)
        && !Placeholders.isHidden(map);
  }

  private String placeholder(String name, MapNode map) {
    List<String> others = Placeholders.others(map);
    int next = refused.getOrDefault(name, 0);
    return next > 0 && next <= others.size()
        ? others.get(next - 1)
        : Placeholders.of(name, map, template);
  }

  /** Writes the parameters; those that nothing uses have a value and nothing else. */
  void write(DraftMap draft, Set<String> unused) {
    DraftMap all = new DraftMap();
    DraftMap values = new DraftMap();
    for (MapNode.Entry entry : template.entries("Parameters")) {
      String name = entry.key().text();
      if (entry.value() instanceof MapNode map) {
        Optional<Draft> value = value(name, map);
        DraftMap declaration = declaration(name, map);
        if (!unused.contains(name) && !declaration.isEmpty()) {
          all.put(name, declaration, template.origin(entry));
        }
        value.ifPresent(is -> values.put(name, is));
        List<String> allowed = Placeholders.allowed(map);
        if (value.isPresent() && !place.parameters().containsKey(name) && !allowed.isEmpty()) {
          values.comment(name, "to decide: " + String.join(", ", allowed));
        }
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

  private DraftMap declaration(String name, MapNode map) {
    DraftMap draft = new DraftMap();
    for (Map.Entry<String, String> key : KEYS.entrySet()) {
      // a pattern that no placeholder has would be an error
      boolean kept = !key.getKey().equals("AllowedPattern") || isFitting(name, map);
      map.entry(key.getKey())
          .filter(entry -> kept)
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

  /** The value in the environment; none where the default is the value, or the stack hides it. */
  private Optional<Draft> value(String name, MapNode map) {
    return text(name, map)
        .map(text -> isList(map) ? DraftValue.texts(items(text, map)) : DraftValue.text(text));
  }

  private Optional<String> text(String name, MapNode map) {
    Optional<String> fallback = Placeholders.text(map, "Default");
    if (Placeholders.isHidden(map)) {
      return Optional.empty();
    }
    Optional<String> deployed = Optional.ofNullable(place.parameters().get(name));
    if (deployed.isPresent()) {
      return deployed.filter(value -> !deployed.equals(fallback));
    }
    return fallback.isPresent() ? Optional.empty() : Optional.of(placeholder(name, map));
  }

  /** Whether the value in the spec is one that the parameter takes. */
  private boolean isFitting(String name, MapNode map) {
    return text(name, map).map(value -> Placeholders.fits(value, map)).orElse(true);
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

  /** A patch for each parameter that nothing uses: a stack above may still give it a value. */
  List<Patch> patches(Set<String> unused) {
    List<Patch> patches = new ArrayList<>();
    for (MapNode.Entry entry : template.entries("Parameters")) {
      String name = entry.key().text();
      if (unused.contains(name) && entry.value() instanceof MapNode map) {
        patches.add(
            new Patch(
                "add",
                List.of("Parameters", name),
                Optional.of(Raw.draft(template.file(), map)),
                Optional.of(template.origin(entry))));
      }
    }
    return patches;
  }

  /** Notes which values the user has to find, and which ones stay in the stack. */
  void note(Report report) {
    Set<String> decisive = decisive();
    List<String> hidden = new ArrayList<>();
    for (MapNode.Entry entry : template.entries("Parameters")) {
      if (entry.value() instanceof MapNode map) {
        String name = entry.key().text();
        if (Placeholders.isHidden(map)) {
          hidden.add(name);
          noteHidden(entry, map, decisive.contains(name), report);
        } else {
          note(entry, map, report);
        }
      }
    }
    if (!hidden.isEmpty()) {
      report.remark(
          "hidden values stay in the stack, and the spec has none of them: "
              + String.join(", ", hidden)
              + "; `fargen deploy --param "
              + hidden.get(0)
              + "=...` changes one, or gives it to a new stack");
    }
  }

  private void note(MapNode.Entry entry, MapNode map, Report report) {
    String name = entry.key().text();
    String subject = "Parameters." + name;
    boolean known = place.parameters().containsKey(name) || map.entry("Default").isPresent();
    if (known) {
      report.converted(template.origin(entry), subject, "");
      return;
    }
    List<String> allowed = Placeholders.allowed(map);
    String what =
        !allowed.isEmpty()
            ? "; it is one of " + String.join(", ", allowed) + ", and the spec has the first one"
            : isFitting(name, map)
                ? ""
                : "; no placeholder matches its pattern, so that the spec has none: write `pattern: "
                    + map.text("AllowedPattern").orElse("")
                    + "` under `parameters."
                    + name
                    + "` too";
    report.toDecide(
        template.origin(entry),
        subject,
        "write its value in the stack: `environments."
            + place.environment()
            + ".parameters."
            + name
            + "`"
            + what);
  }

  private void noteHidden(MapNode.Entry entry, MapNode map, boolean decides, Report report) {
    String subject = "Parameters." + entry.key().text();
    Origin origin = template.origin(entry);
    if (!map.text("Default").orElse("").isEmpty()) {
      report.secret(
          origin,
          subject + ".Default",
          "in plain text, as in the template; `no_echo` does not hide a default: remove `default`,"
              + " since the stack keeps its value");
    } else if (decides) {
      report.toDecide(
          origin,
          subject,
          "a condition depends on this hidden value, which stays in the stack: another value may"
              + " add, replace or delete what the condition is for");
    } else {
      report.converted(origin, subject, "");
    }
  }

  /** The parameters that conditions and rules mention. */
  private Set<String> decisive() {
    Set<String> names = new LinkedHashSet<>();
    for (String section : List.of("Conditions", "Rules")) {
      template
          .document()
          .section(section)
          .values()
          .forEach(
              value -> References.of(Canonical.of(value)).forEach(one -> names.add(one.name())));
    }
    return names;
  }
}
