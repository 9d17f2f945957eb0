package dev.fargen.spec;

import dev.fargen.diag.Span;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which parameters a spec names, and where each is named first. */
final class ParameterUses {

  private final Map<String, Span> first = new LinkedHashMap<>();

  void add(String parameter, Span span) {
    first.merge(parameter, span, (a, b) -> a.compareTo(b) <= 0 ? a : b);
  }

  Set<String> names() {
    return first.keySet();
  }

  @Nullable Span span(String parameter) {
    return first.get(parameter);
  }
}
