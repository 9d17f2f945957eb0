package dev.fargen.check.balancing;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.balancing.Http;
import dev.fargen.workload.balancing.Http.Requests;
import dev.fargen.workload.environment.Environment;
import dev.fargen.workload.services.Workload;
import java.util.ArrayList;
import java.util.List;

/**
 * Two rules of one listener, which differ in their priorities and conditions, and of which the
 * first one leaves requests for the second one.
 */
record ListenerRulePair(Side first, Side second) {

  /** Elastic Load Balancing API reference, "CreateRule", Priority. */
  private static final int MOST_PRIORITY = 50_000;

  /**
   * A rule.
   *
   * @param name of its workload, for people
   * @param requests its conditions, with the values of parameters if the rules are of two stacks
   * @param place where the spec has the conditions, or the environment
   * @param priority where the spec has the priority, or the environment
   */
  record Side(String name, Http http, Requests requests, Span place, Span priority) {

    /** The rules of a workload. */
    static List<Side> all(Workload workload) {
      return Lists.map(
          workload.http(),
          http ->
              new Side(
                  "`" + http.nameOf(workload.name()) + "`",
                  http,
                  http.requests(),
                  conditions(http),
                  http.isPriorityWritten() ? http.priority().span() : http.span().first(1)));
    }

    /** Where the spec has the path or the host; the block without both. */
    private static Span conditions(Http http) {
      List<Span> places = new ArrayList<>(Lists.map(http.requests().paths(), Given::span));
      places.addAll(Lists.map(http.requests().hosts(), Given::span));
      return Lists.first(places, place -> !place.equals(http.span()))
          .orElseGet(() -> http.span().first(1));
    }

    static List<Side> all(Workload workload, Environment environment) {
      return Lists.map(workload.http(), http -> of(workload, http, environment));
    }

    private static Side of(Workload workload, Http http, Environment environment) {
      Requests written = http.requests();
      Requests requests =
          new Requests(
              written.paths(),
              Lists.map(written.hosts(), host -> environment.literal(host).orElse(host)),
              Lists.map(
                  written.allowedSources(), source -> environment.literal(source).orElse(source)));
      String name =
          "`" + http.nameOf(workload.name()) + "` in `" + environment.name().orElse("") + "`";
      return new Side(name, http, requests, environment.span(), environment.span());
    }
  }

  /** Reports what the two rules must not have in common. */
  void check(Diagnostics diagnostics) {
    int one = first.http().priority().value();
    int other = second.http().priority().value();
    if (haveSameConditions(first, second)) {
      diagnostics.report(sameConditions());
    } else if (one == other && !first.name().equals(second.name())) {
      diagnostics.report(samePriority(one));
    }
  }

  private static boolean haveSameConditions(Side one, Side other) {
    return ListenerRuleRule.values(one.requests())
        .equals(ListenerRuleRule.values(other.requests()));
  }

  private Diagnostic sameConditions() {
    return Diagnostic.of(
            Code.RULE_TWICE,
            first.name()
                + " and "
                + second.name()
                + " add rules with the same conditions to the same listener")
        .at(second.place(), "second rule")
        .at(first.place(), "first rule")
        .note("both match " + words(second.requests()) + ", so only one would receive requests")
        .help("write a different `path` or `host` for " + second.name());
  }

  private Diagnostic samePriority(int priority) {
    return Diagnostic.of(
            Code.PRIORITY_TWICE,
            "the listener rules of "
                + first.name()
                + " and "
                + second.name()
                + " have the same priority, "
                + priority)
        .at(second.priority(), "second rule")
        .at(first.priority(), "first rule")
        .note(
            "both are rules of the same listener, which evaluates them from the lowest number to the"
                + " highest and cannot have two with the same priority")
        .help("write " + otherPriority(priority) + second.name());
  }

  /** A rule that matches all requests of the other one must come after it. */
  private String otherPriority(int priority) {
    Conditions one = Conditions.of(first.requests());
    Conditions other = Conditions.of(second.requests());
    if (one.cover(other) && priority > 1) {
      return "a `priority` below " + priority + " for ";
    }
    return other.cover(one) && priority < MOST_PRIORITY
        ? "a `priority` above " + priority + " for "
        : "a different `priority` for ";
  }

  /** Reports if the rules that are evaluated before leave nothing for this one. */
  static void reached(Side rule, List<Side> others, Diagnostics diagnostics) {
    int priority = rule.http().priority().value();
    List<Side> before =
        Lists.filter(
            others,
            other ->
                other.http().priority().value() < priority
                    && !haveSameConditions(other, rule)
                    && Conditions.of(other.requests()).cover(Conditions.of(rule.requests())));
    if (before.isEmpty()) {
      return;
    }
    String names = named(before);
    int least = priority;
    Diagnostic fault =
        Diagnostic.of(
                Code.RULE_NEVER_REACHED,
                rule.name()
                    + " gets no requests: the listener "
                    + (before.size() == 1 ? "rule of " : "rules of ")
                    + names
                    + (before.size() == 1 ? " matches" : " match")
                    + " them first")
            .at(rule.priority(), "priority " + priority);
    for (Side other : before) {
      int theirs = other.http().priority().value();
      fault = fault.at(other.priority(), "priority " + theirs);
      least = Math.min(least, theirs);
    }
    diagnostics.report(
        fault
            .note("the rule with the lowest priority number is evaluated first")
            .help(
                least > 1
                    ? "write a `priority` below " + least + " for " + rule.name()
                    : priority < MOST_PRIORITY
                        ? (before.size() == 1 ? "write a `priority`" : "write priorities")
                            + " above "
                            + priority
                            + " for "
                            + named(inOrder(before))
                            + (before.size() == 1 ? "" : ", in this order")
                        : "write `priority: 1` for "
                            + rule.name()
                            + ", and a higher number for "
                            + names));
  }

  private static String named(List<Side> rules) {
    return Lists.enumerated(Lists.map(rules, Side::name), "and");
  }

  /** Each rule after those whose requests it matches too. */
  private static List<Side> inOrder(List<Side> rules) {
    List<Side> ordered = new ArrayList<>();
    for (Side rule : rules) {
      int place = 0;
      for (int i = 0; i < ordered.size(); i++) {
        Conditions other = Conditions.of(ordered.get(i).requests());
        place = Conditions.of(rule.requests()).cover(other) ? i + 1 : place;
      }
      ordered.add(place, rule);
    }
    return ordered;
  }

  private static String words(Requests requests) {
    String paths = String.join(", ", Lists.map(requests.paths(), path -> "`" + path.value() + "`"));
    boolean all = paths.equals("`/`");
    if (requests.hosts().isEmpty()) {
      return all ? "every path (`path` defaults to `/`)" : paths;
    }
    List<String> hosts = Lists.map(requests.hosts(), host -> "`" + host.value().written() + "`");
    return (all ? "every path" : paths) + " of " + String.join(", ", hosts);
  }
}
