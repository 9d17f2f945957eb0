package dev.fargen.spec.form;

import dev.fargen.diag.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which parameters a spec names, where each is named first, and whether as text or as a list; and
 * which things of its own.
 */
public final class ParameterUses {

  private final Map<String, Span> texts = new LinkedHashMap<>();
  private final Map<String, Span> lists = new LinkedHashMap<>();
  private final Map<String, Span> mentions = new LinkedHashMap<>();
  private final Set<String> known;

  public ParameterUses() {
    this(Set.of());
  }

  /**
   * @param known the names that are parameters wherever raw CloudFormation refers to them
   */
  public ParameterUses(Set<String> known) {
    this.known = Set.copyOf(known);
  }

  private final Map<String, String> fallbacks = new LinkedHashMap<>();
  private final List<ThingUse> things = new ArrayList<>();

  /**
   * A place where the spec names one of its own things.
   *
   * @param section the top-level key that it stands under
   * @param secret whether nobody but a container sees what it stands for
   */
  public record ThingUse(
      Text.ThingReference reference, String section, boolean secret, Span span) {}

  void addText(String parameter, Span span) {
    add(texts, parameter, span);
  }

  void addList(String parameter, Span span) {
    add(lists, parameter, span);
  }

  /** A parameter that the template has although the spec need not name it. */
  void addImplied(String parameter, String fallback, Span span) {
    addText(parameter, span);
    fallbacks.put(parameter, fallback);
  }

  void addThing(Text.ThingReference reference, String section, boolean secret, Span span) {
    things.add(new ThingUse(reference, section, secret, span));
  }

  /** Raw CloudFormation refers to this name; it may be that of a resource. */
  void addMention(String name, Span span) {
    if (known.contains(name)) {
      add(mentions, name, span);
    }
  }

  private static void add(Map<String, Span> uses, String parameter, Span span) {
    uses.merge(parameter, span, (a, b) -> a.compareTo(b) <= 0 ? a : b);
  }

  /** The parameters, each with the place where it is named first. */
  public Map<String, Span> all() {
    Map<String, Span> all = new LinkedHashMap<>(texts);
    lists.forEach((name, span) -> add(all, name, span));
    mentions.forEach((name, span) -> add(all, name, span));
    return Collections.unmodifiableMap(all);
  }

  /** What parameters are where nobody gives them a value. */
  public Map<String, String> fallbacks() {
    return Collections.unmodifiableMap(fallbacks);
  }

  /** The places where things of the spec are named. */
  public List<ThingUse> things() {
    return Collections.unmodifiableList(things);
  }

  /** The parameters that raw CloudFormation refers to. */
  public Set<String> mentioned() {
    return Collections.unmodifiableSet(mentions.keySet());
  }

  /** Where the parameter stands for a text. */
  public Optional<Span> asText(String parameter) {
    return Optional.ofNullable(texts.get(parameter));
  }

  /** Where the parameter stands for a whole list. */
  public Optional<Span> asList(String parameter) {
    return Optional.ofNullable(lists.get(parameter));
  }
}
