package dev.fargen.check.balancing;

import dev.fargen.list.Lists;
import dev.fargen.workload.balancing.Http.Requests;
import java.util.List;
import java.util.Locale;

/**
 * The conditions of a listener rule; a list without values matches every request (Elastic Load
 * Balancing user guide, "Condition types for listener rules").
 */
record Conditions(List<String> paths, List<String> hosts, List<String> sources) {

  /** Host names are not case-sensitive, paths are. */
  static Conditions of(Requests requests) {
    return new Conditions(
        Lists.map(requests.patterns(), path -> path.value()),
        Lists.map(requests.hosts(), host -> host.value().written().toLowerCase(Locale.ROOT)),
        Lists.map(requests.allowedSources(), source -> source.value().written()));
  }

  /** Whether they match every request that the others match, as far as the spec shows. */
  boolean cover(Conditions others) {
    return cover(paths, others.paths)
        && cover(hosts, others.hosts)
        && (sources.isEmpty()
            || (!others.sources.isEmpty() && sources.containsAll(others.sources)));
  }

  private static boolean cover(List<String> patterns, List<String> others) {
    return patterns.isEmpty()
        || (!others.isEmpty()
            && Lists.all(others, other -> Lists.any(patterns, one -> matches(one, 0, other, 0))));
  }

  /** Whether a pattern matches everything that another one matches. */
  private static boolean matches(String pattern, int at, String other, int from) {
    if (at == pattern.length()) {
      return from == other.length();
    }
    char c = pattern.charAt(at);
    if (c == '*') {
      return matches(pattern, at + 1, other, from)
          || (from < other.length() && matches(pattern, at, other, from + 1));
    }
    return from < other.length()
        && (c == other.charAt(from) || (c == '?' && other.charAt(from) != '*'))
        && matches(pattern, at + 1, other, from + 1);
  }
}
