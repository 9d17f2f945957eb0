package dev.fargen.check.balancing;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.list.Lists;
import dev.fargen.workload.balancing.Http;
import dev.fargen.workload.balancing.Http.Requests;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rules of a listener: at most five values each, every priority once, and no two that ask for
 * the same requests (Elastic Load Balancing user guide, "Quotas for your Application Load
 * Balancers" and "Listener rules for your Application Load Balancer").
 */
public final class ListenerRuleRule implements Rule {

  private static final int MOST_VALUES = 5;

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    List<Workload> behind = new ArrayList<>();
    for (Workload workload : stack.workloads()) {
      if (workload.http().isPresent()) {
        values(workload.http().get(), diagnostics);
        behind.forEach(other -> compare(other, workload, diagnostics));
        behind.add(workload);
      }
    }
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
                  "a listener rule has at most "
                      + MOST_VALUES
                      + " values, this one would have "
                      + count)
              .at(http.span().first(1))
              .note(
                  paths
                      + " path patterns, "
                      + hosts
                      + " hosts and "
                      + sources
                      + " sources; a path such as `/api` makes two: `/api` and `/api/*`");
      diagnostics.report(diagnostic.help("write fewer, or patterns with `*`"));
    }
  }

  private static void compare(Workload first, Workload second, Diagnostics diagnostics) {
    Http a = first.http().orElseThrow();
    Http b = second.http().orElseThrow();
    if (values(a.requests()).equals(values(b.requests()))) {
      diagnostics.report(
          Diagnostic.of(
                  Code.RULE_TWICE,
                  "`" + second.name() + "` and `" + first.name() + "` ask for the same requests")
              .at(second.span(), "this workload")
              .at(first.span(), "and this one")
              .note("paths " + words(b.requests()) + "; a workload without `path` asks for `/`")
              .help("give one of them a `path` or `host` of its own"));
    } else if (a.priority().value().equals(b.priority().value())) {
      diagnostics.report(
          Diagnostic.of(
                  Code.PRIORITY_TWICE,
                  "the rules of `"
                      + second.name()
                      + "` and `"
                      + first.name()
                      + "` have the same priority, "
                      + b.priority().value())
              .at(b.priority().span().first(1), "here")
              .at(a.priority().span().first(1), "and here")
              .help("write a `priority` of its own in one of the `http` blocks"));
    }
  }

  private static Set<String> values(Requests asked) {
    Set<String> all = new TreeSet<>();
    asked.patterns().forEach(path -> all.add("path " + path.value()));
    asked.hosts().forEach(host -> all.add("host " + host.value().written()));
    asked.allowedSources().forEach(source -> all.add("source " + source.value().written()));
    return all;
  }

  private static String words(Requests requests) {
    return String.join(", ", Lists.map(requests.paths(), path -> "`" + path.value() + "`"));
  }
}
