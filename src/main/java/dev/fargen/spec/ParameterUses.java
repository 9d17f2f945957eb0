package dev.fargen.spec;

import dev.fargen.diag.Span;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Which parameters a spec names, where each is named first, and whether as text or as a list. */
public final class ParameterUses {

  private final Map<String, Span> texts = new LinkedHashMap<>();
  private final Map<String, Span> lists = new LinkedHashMap<>();

  void addText(String parameter, Span span) {
    add(texts, parameter, span);
  }

  void addList(String parameter, Span span) {
    add(lists, parameter, span);
  }

  private static void add(Map<String, Span> uses, String parameter, Span span) {
    uses.merge(parameter, span, (a, b) -> a.compareTo(b) <= 0 ? a : b);
  }

  /** The parameters, each with the place where it is named first. */
  public Map<String, Span> all() {
    Map<String, Span> all = new LinkedHashMap<>(texts);
    lists.forEach((name, span) -> all.merge(name, span, (a, b) -> a.compareTo(b) <= 0 ? a : b));
    return Collections.unmodifiableMap(all);
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
