package dev.fargen.check.balancing;

import dev.fargen.check.balancing.ListenerRulePair.Side;
import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.balancing.Http;
import dev.fargen.workload.balancing.Http.Requests;
import dev.fargen.workload.stack.Stack;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A listener rule must have at most five condition values and six wildcards, a unique priority, and
 * conditions that no other rule of the listener has, nor matches before it (Elastic Load Balancing
 * user guide, "Quotas for your Application Load Balancers", "Condition types for listener rules"
 * and "Listener rules for your Application Load Balancer").
 */
public final class ListenerRuleRule implements Rule {

  private static final int MOST_VALUES = 5;
  private static final int MOST_WILDCARDS = 6;
  private static final int MOST_LETTERS = 128;

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    List<Side> behind = new ArrayList<>();
    for (Side rule : Lists.flatMap(stack.workloads(), Side::all)) {
      values(rule.http(), diagnostics);
      wildcards(rule.http(), diagnostics);
      lengths(rule.http(), diagnostics);
      for (Side other : behind) {
        if (stack.base().isSameBalancer(other.http(), rule.http())) {
          new ListenerRulePair(other, rule).check(diagnostics);
        }
      }
      behind.add(rule);
    }
    for (Side rule : behind) {
      List<Side> same =
          Lists.filter(behind, other -> stack.base().isSameBalancer(other.http(), rule.http()));
      ListenerRulePair.reached(rule, same, diagnostics);
    }
  }

  private static void values(Http http, Diagnostics diagnostics) {
    Requests requests = http.requests();
    int paths = requests.patterns().size();
    int hosts = requests.hosts().size();
    int sources = requests.allowedSources().size();
    int count = paths + hosts + sources;
    if (count > MOST_VALUES) {
      List<String> counted = new ArrayList<>();
      if (paths > 0) {
        counted.add(counted(paths, "path pattern"));
      }
      if (hosts > 0) {
        counted.add(counted(hosts, "host header"));
      }
      if (sources > 0) {
        counted.add(sources + " `allowed_sources`");
      }
      boolean twice = isTwice(requests);
      Diagnostic diagnostic =
          Diagnostic.of(
                  Code.TOO_MANY_RULE_VALUES,
                  "the listener rule would have "
                      + count
                      + " condition values; the maximum is "
                      + MOST_VALUES)
              .at(http.span().first(1))
              .note(
                  Lists.enumerated(counted, "and")
                      + (twice
                          ? "; a path such as `/api` counts as two: `/api` and `/api/*`"
                          : ""));
      diagnostics.report(
          diagnostic.help(
              "write fewer values"
                  + (twice ? ", or patterns with `*`" : "")
                  + split(requests).map(items -> ", or " + items).orElse("")));
    }
  }

  /**
   * How the values fit into few items: each has a part of one list, and all of the others. Where
   * some path counts as two values, all do.
   */
  private static Optional<String> split(Requests requests) {
    int hosts = requests.hosts().size();
    int sources = requests.allowedSources().size();
    int paths = requests.patterns().size();
    int ofPath = isTwice(requests) ? 2 : 1;
    List<String> keys = keys(requests);
    List<Split> splits =
        new ArrayList<>(
            List.of(
                new Split("path", requests.paths().size(), ofPath, hosts + sources, keys),
                new Split("host", hosts, 1, paths + sources, keys),
                new Split("allowed_sources", sources, 1, paths + hosts, keys)));
    splits.sort(Comparator.comparingInt(Split::items));
    return Lists.first(splits, split -> split.items() > 1).map(Split::words);
  }

  /**
   * A list that is split.
   *
   * @param size of each value, in condition values
   * @param others the condition values of the other lists
   * @param keys all lists that have values
   */
  private record Split(String key, int values, int size, int others, List<String> keys) {

    /** The number of items; 0 where no item has room for a value. */
    private int items() {
      int each = (MOST_VALUES - others) / size;
      return each < 1 ? 0 : (values + each - 1) / each;
    }

    private String words() {
      return "split `"
          + key
          + "` between "
          + (items() == 2 ? "two" : items())
          + " `http` items, "
          + named(items() == 2)
          + repeated(Lists.filter(keys, one -> !one.equals(key)), items() == 2 ? "both" : "each");
    }
  }

  /** What a further item for the same port requires. */
  private static String named(boolean one) {
    return one ? "the second one with a `name`" : "each further one with a `name`";
  }

  private static String repeated(List<String> keys, String where) {
    return keys.isEmpty()
        ? ""
        : ", and repeat "
            + Lists.enumerated(Lists.map(keys, key -> "`" + key + "`"), "and")
            + " in "
            + where;
  }

  /** The keys of the lists that have values. */
  private static List<String> keys(Requests requests) {
    List<String> keys = new ArrayList<>();
    if (!requests.patterns().isEmpty()) {
      keys.add("path");
    }
    if (!requests.hosts().isEmpty()) {
      keys.add("host");
    }
    if (!requests.allowedSources().isEmpty()) {
      keys.add("allowed_sources");
    }
    return keys;
  }

  /** Whether a path counts as two patterns: itself, and those below it. */
  private static boolean isTwice(Requests requests) {
    return requests.patterns().size() > requests.paths().size();
  }

  private static String counted(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  private static void lengths(Http http, Diagnostics diagnostics) {
    for (Given<String> pattern : http.requests().patterns()) {
      if (pattern.value().length() > MOST_LETTERS) {
        diagnostics.report(
            Diagnostic.of(
                    Code.OUT_OF_RANGE,
                    "the path pattern has "
                        + pattern.value().length()
                        + " characters; the maximum is "
                        + MOST_LETTERS)
                .at(pattern.span())
                .note("a path without wildcards also becomes a pattern that ends with `/*`")
                .help("write a shorter path"));
      }
    }
  }

  private static void wildcards(Http http, Diagnostics diagnostics) {
    int count = wildcards(values(http.requests()));
    if (count > MOST_WILDCARDS) {
      diagnostics.report(
          Diagnostic.of(
                  Code.TOO_MANY_RULE_VALUES,
                  "the listener rule would have "
                      + count
                      + " wildcards; the maximum is "
                      + MOST_WILDCARDS)
              .at(http.span().first(1))
              .note(
                  "`*` and `?` count"
                      + (isTwice(http.requests())
                          ? "; a path without wildcards, such as `/api`, counts as one, because"
                              + " fargen also matches `/api/*`"
                          : ""))
              .help("write fewer wildcards" + divided(http.requests())));
    }
  }

  private static int wildcards(Collection<String> values) {
    int count = 0;
    for (String value : values) {
      for (int i = 0; i < value.length(); i++) {
        count += "*?".indexOf(value.charAt(i)) < 0 ? 0 : 1;
      }
    }
    return count;
  }

  /** The list whose values fit into items of their own, each beside the values of the other. */
  private static String divided(Requests requests) {
    List<String> paths = Lists.map(requests.patterns(), Given::value);
    List<String> hosts = Lists.map(requests.hosts(), host -> host.value().written());
    boolean byPath = requests.paths().size() > 1 && fits(paths, hosts);
    boolean byHost = hosts.size() > 1 && fits(hosts, paths);
    String key = byPath ? "path" : "host";
    return byPath || byHost
        ? ", or split `"
            + key
            + "` between several `http` items, "
            + named(false)
            + repeated(Lists.filter(keys(requests), one -> !one.equals(key)), "each")
        : "";
  }

  private static boolean fits(List<String> values, List<String> others) {
    return Lists.all(values, one -> wildcards(List.of(one)) + wildcards(others) <= MOST_WILDCARDS);
  }

  static Set<String> values(Requests asked) {
    Set<String> all = new TreeSet<>();
    asked.patterns().forEach(path -> all.add("path " + path.value()));
    asked
        .hosts()
        .forEach(host -> all.add("host " + host.value().written().toLowerCase(Locale.ROOT)));
    asked.allowedSources().forEach(source -> all.add("source " + source.value().written()));
    return all;
  }
}
