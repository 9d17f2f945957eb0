package dev.fargen.check.balancing;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.balancing.Http;
import dev.fargen.workload.balancing.Http.Requests;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * A listener rule must have at most five condition values and five wildcards, a unique priority,
 * and conditions that no other rule of the listener has, nor matches before it (Elastic Load
 * Balancing user guide, "Quotas for your Application Load Balancers", "Condition types for listener
 * rules" and "Listener rules for your Application Load Balancer").
 */
public final class ListenerRuleRule implements Rule {

  private static final int MOST_VALUES = 5;
  private static final int MOST_WILDCARDS = 5;
  private static final int MOST_LETTERS = 128;

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    List<Workload> behind = new ArrayList<>();
    for (Workload workload : stack.workloads()) {
      if (workload.http().isPresent()) {
        values(workload.http().get(), diagnostics);
        wildcards(workload.http().get(), diagnostics);
        lengths(workload.http().get(), diagnostics);
        Http http = workload.http().get();
        for (Workload other : behind) {
          if (stack.base().isSameBalancer(other.http().orElseThrow(), http)) {
            compare(other, workload, diagnostics);
          }
        }
        behind.add(workload);
      }
    }
    behind.forEach(workload -> reached(workload, behind, stack, diagnostics));
  }

  private static void values(Http http, Diagnostics diagnostics) {
    Requests requests = http.requests();
    int paths = requests.patterns().size();
    int hosts = requests.hosts().size();
    int sources = requests.allowedSources().size();
    int count = paths + hosts + sources;
    if (count > MOST_VALUES) {
      Diagnostic diagnostic =
          Diagnostic.of(
                  Code.TOO_MANY_RULE_VALUES,
                  "the listener rule would have "
                      + count
                      + " condition values; the maximum is "
                      + MOST_VALUES)
              .at(http.span().first(1))
              .note(
                  paths
                      + " path patterns, "
                      + hosts
                      + " hosts and "
                      + sources
                      + " sources; a path such as `/api` counts as two: `/api` and `/api/*`");
      diagnostics.report(diagnostic.help("write fewer values, or patterns with `*`"));
    }
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
    int count = 0;
    for (String value : values(http.requests())) {
      for (int i = 0; i < value.length(); i++) {
        count += "*?".indexOf(value.charAt(i)) < 0 ? 0 : 1;
      }
    }
    if (count > MOST_WILDCARDS) {
      diagnostics.report(
          Diagnostic.of(
                  Code.TOO_MANY_RULE_VALUES,
                  "the listener rule would have "
                      + count
                      + " wildcards; the maximum is "
                      + MOST_WILDCARDS)
              .at(http.span().first(1))
              .note("`*` and `?` count; a path such as `/api` has one, in `/api/*`")
              .help("write fewer wildcards"));
    }
  }

  private static void compare(Workload first, Workload second, Diagnostics diagnostics) {
    Http a = first.http().orElseThrow();
    Http b = second.http().orElseThrow();
    if (values(a.requests()).equals(values(b.requests()))) {
      diagnostics.report(
          Diagnostic.of(
                  Code.RULE_TWICE,
                  "`"
                      + second.name()
                      + "` and `"
                      + first.name()
                      + "` have the same listener rule conditions")
              .at(b.span().first(1), "second rule")
              .at(a.span().first(1), "first rule")
              .note("both match " + words(b.requests()) + "; `path` defaults to `/`")
              .help("write a different `path` or `host` in one of them"));
    } else if (a.priority().value().equals(b.priority().value())) {
      diagnostics.report(
          Diagnostic.of(
                  Code.PRIORITY_TWICE,
                  "the listener rules of `"
                      + second.name()
                      + "` and `"
                      + first.name()
                      + "` have the same priority, "
                      + b.priority().value())
              .at(b.priority().span().first(1), "second rule")
              .at(a.priority().span().first(1), "first rule")
              .help("write a different `priority` in one of the `http` blocks"));
    }
  }

  /** The rules that are evaluated before must leave something for this one. */
  private static void reached(
      Workload workload, List<Workload> all, Stack stack, Diagnostics diagnostics) {
    Http http = workload.http().orElseThrow();
    int priority = http.priority().value();
    List<Workload> before =
        Lists.filter(
            all,
            other -> {
              Http first = other.http().orElseThrow();
              return first.priority().value() < priority
                  && stack.base().isSameBalancer(first, http)
                  && !values(first.requests()).equals(values(http.requests()))
                  && Conditions.of(first.requests()).cover(Conditions.of(http.requests()));
            });
    if (before.isEmpty()) {
      return;
    }
    int least = priority;
    Diagnostic fault =
        Diagnostic.of(
                Code.RULE_NEVER_REACHED,
                "`"
                    + workload.name()
                    + "` gets no requests: the listener "
                    + (before.size() == 1 ? "rule of " : "rules of ")
                    + Lists.enumerated(Lists.map(before, one -> "`" + one.name() + "`"), "and")
                    + (before.size() == 1 ? " matches" : " match")
                    + " them first")
            .at(http.priority().span().first(1), "priority " + priority);
    for (Workload first : before) {
      Given<Integer> theirs = first.http().orElseThrow().priority();
      fault = fault.at(theirs.span().first(1), "priority " + theirs.value());
      least = Math.min(least, theirs.value());
    }
    String name = "`" + workload.name() + "`";
    String others = Lists.enumerated(Lists.map(before, one -> "`" + one.name() + "`"), "and");
    diagnostics.report(
        fault
            .note("the rule with the lowest priority number is evaluated first")
            .help(
                least > 1
                    ? "write a `priority` below " + least + " for " + name
                    : "write a `priority` above " + priority + " for " + others));
  }

  private static Set<String> values(Requests asked) {
    Set<String> all = new TreeSet<>();
    asked.patterns().forEach(path -> all.add("path " + path.value()));
    asked
        .hosts()
        .forEach(host -> all.add("host " + host.value().written().toLowerCase(Locale.ROOT)));
    asked.allowedSources().forEach(source -> all.add("source " + source.value().written()));
    return all;
  }

  private static String words(Requests requests) {
    return String.join(", ", Lists.map(requests.paths(), path -> "`" + path.value() + "`"));
  }
}
