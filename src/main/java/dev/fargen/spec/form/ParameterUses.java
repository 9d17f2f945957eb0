package dev.fargen.spec.form;

import dev.fargen.diag.Span;
import dev.fargen.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The parameters that a spec uses, as text or as a list, and its references to its own things. */
public final class ParameterUses {

  private final Map<String, Span> texts = new LinkedHashMap<>();
  private final Map<String, Span> lists = new LinkedHashMap<>();
  private final Map<String, Map<Duration, Span>> durations = new LinkedHashMap<>();
  private final Map<String, Span> mentions = new LinkedHashMap<>();
  private final Set<String> known;
  private final String spec;
  private final boolean ofEnvironment;
  private boolean namesEnvironment;

  /** The parameter with the name of the environment, {@code ${environment.name}}. */
  public static final String ENVIRONMENT_NAME = "EnvironmentName";

  public ParameterUses() {
    this(Set.of(), "", true);
  }

  /**
   * @param known the names that are parameters in raw CloudFormation
   * @param spec the name of the spec
   * @param ofEnvironment whether they are those of an environment
   */
  public ParameterUses(Set<String> known, String spec, boolean ofEnvironment) {
    this.known = Set.copyOf(known);
    this.spec = spec;
    this.ofEnvironment = ofEnvironment;
  }

  /** The name of the spec. */
  String spec() {
    return spec;
  }

  /** Whether they are those of an environment. */
  boolean isOfEnvironment() {
    return ofEnvironment;
  }

  /** Records a use of the name of the environment; false if there is none. */
  boolean addEnvironmentName(Span span) {
    if (ofEnvironment) {
      addText(ENVIRONMENT_NAME, span);
      namesEnvironment = true;
    }
    return ofEnvironment;
  }

  /** Whether a text has the name of the environment. */
  public boolean namesEnvironment() {
    return namesEnvironment;
  }

  private final Map<String, String> fallbacks = new LinkedHashMap<>();
  private final List<ThingUse> things = new ArrayList<>();
  private final List<TextUse> formed = new ArrayList<>();
  private final List<ExportUse> exports = new ArrayList<>();

  /**
   * A reference to something in the spec.
   *
   * @param section the top-level key above the reference
   * @param secret whether only a container sees the value
   */
  public record ThingUse(Text.ThingReference reference, String section, boolean secret, Span span) {

    /** The place of one word inside the braces, or the whole reference if that is not known. */
    public Span part(int offset, String word) {
      boolean exact =
          span.line() == span.endLine()
              && span.endColumn() - span.column() == reference.written().length();
      return exact ? span.slice(2 + offset, word.length()) : span;
    }
  }

  /**
   * A text that refers to something in the spec, and the form that it must have.
   *
   * @param key the key that it is written for
   */
  public record TextUse(Text text, ScalarNode node, String key, TextForm form) {}

  /** The value of another stack's export. */
  public record ExportUse(Text name, Span span) {}

  void addText(String parameter, Span span) {
    add(texts, parameter, span);
  }

  void addDuration(String parameter, Duration unit, Span span) {
    durations
        .computeIfAbsent(parameter, name -> new LinkedHashMap<>())
        .merge(unit, span, ParameterUses::first);
  }

  void addList(String parameter, Span span) {
    add(lists, parameter, span);
  }

  /** A parameter of the template that the spec need not name. */
  void addImplied(String parameter, String fallback, Span span) {
    addText(parameter, span);
    fallbacks.put(parameter, fallback);
  }

  void addThing(Text.ThingReference reference, String section, boolean secret, Span span) {
    things.add(new ThingUse(reference, section, secret, span));
  }

  void addText(TextUse text) {
    formed.add(text);
  }

  void addExport(Text name, Span span) {
    exports.add(new ExportUse(name, span));
  }

  /** A name that raw CloudFormation refers to; it may be the name of a resource. */
  void addMention(String name, Span span) {
    if (known.contains(name)) {
      add(mentions, name, span);
    } else if (name.equals(ENVIRONMENT_NAME) && addEnvironmentName(span)) {
      add(mentions, name, span);
    }
  }

  private static void add(Map<String, Span> uses, String parameter, Span span) {
    uses.merge(parameter, span, ParameterUses::first);
  }

  private static Span first(Span a, Span b) {
    return a.compareTo(b) <= 0 ? a : b;
  }

  /** The parameters, each with the place of its first use. */
  public Map<String, Span> all() {
    Map<String, Span> all = new LinkedHashMap<>(texts);
    lists.forEach((name, span) -> add(all, name, span));
    durations.forEach((name, units) -> units.values().forEach(span -> add(all, name, span)));
    mentions.forEach((name, span) -> add(all, name, span));
    return Collections.unmodifiableMap(all);
  }

  /** The values of parameters that have no value in the spec. */
  public Map<String, String> fallbacks() {
    return Collections.unmodifiableMap(fallbacks);
  }

  /** The references to things in the spec. */
  public List<ThingUse> things() {
    return Collections.unmodifiableList(things);
  }

  /** The values of other stacks' exports. */
  public List<ExportUse> exports() {
    return Collections.unmodifiableList(exports);
  }

  /** The texts that refer to things in the spec. */
  public List<TextUse> formed() {
    return Collections.unmodifiableList(formed);
  }

  /** The parameters that raw CloudFormation refers to. */
  public Set<String> mentioned() {
    return Collections.unmodifiableSet(mentions.keySet());
  }

  /** The place where the parameter is used as text. */
  public Optional<Span> asText(String parameter) {
    return Optional.ofNullable(texts.get(parameter));
  }

  /** The parameters that are used as durations, with the units and the places. */
  public Map<String, Map<Duration, Span>> durations() {
    return Collections.unmodifiableMap(durations);
  }

  /** The place where the parameter is used as a list. */
  public Optional<Span> asList(String parameter) {
    return Optional.ofNullable(lists.get(parameter));
  }
}
