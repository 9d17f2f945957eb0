package dev.fargen.check.balancing;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Name;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.balancing.Http;
import dev.fargen.workload.balancing.LoadBalancer;
import dev.fargen.workload.services.Deployment.Strategy;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The {@code http} items of a workload have different ids; a service has at most five target groups
 * (Amazon ECS developer guide, "Registering multiple target groups with a service"); and HTTP/2 and
 * gRPC require HTTPS (Elastic Load Balancing user guide, "Target groups for your Application Load
 * Balancers", Protocol version).
 */
public final class HttpItemsRule implements Rule {

  private static final int MOST_TARGET_GROUPS = 5;

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    pair(stack, diagnostics);
    for (Workload workload : stack.workloads()) {
      ids(workload, diagnostics);
      count(workload, diagnostics);
      for (Http http : workload.http()) {
        SourceRule.balancer(http, stack)
            .ifPresent(balancer -> encrypted(http, workload, balancer, stack, diagnostics));
      }
    }
  }

  /** The ARN of a listener contains that of its load balancer. */
  private static void pair(Stack stack, Diagnostics diagnostics) {
    if (!(stack.base().loadBalancer().orElse(null) instanceof LoadBalancer.Existing existing)
        || existing.redirecting().isEmpty()) {
      return;
    }
    Given<Text> second = existing.redirecting().get();
    Optional<String> one = stack.environment().literal(existing.listener().value());
    Optional<String> other = stack.environment().literal(second.value());
    if (one.isPresent()
        && other.isPresent()
        && !balancer(one.get()).equals(balancer(other.get()))) {
      diagnostics.report(
          Diagnostic.of(Code.CONFLICTING_KEYS, "the two listeners are of different load balancers")
              .at(second.span(), "HTTP listener")
              .at(existing.listener().span(), "HTTPS listener")
              .note("the second listener redirects requests to the first one")
              .help("write two listeners of one load balancer"));
    }
  }

  private static String balancer(String listener) {
    return listener.substring(0, Math.max(0, listener.lastIndexOf('/')));
  }

  private static void ids(Workload workload, Diagnostics diagnostics) {
    List<Http> known = new ArrayList<>();
    for (Http http : workload.http()) {
      Lists.first(known, other -> other.label().equals(http.label()))
          .ifPresent(first -> diagnostics.report(sameId(first, http, workload)));
      known.add(http);
    }
  }

  private static Diagnostic sameId(Http first, Http second, Workload workload) {
    Diagnostic fault =
        first.isNamed() && second.isNamed()
            ? Diagnostic.of(
                Code.VALUE_TWICE,
                "two `http` items of `" + workload.name() + "` have the same `name`")
            : Diagnostic.of(
                Code.MISSING_KEY,
                "two `http` items of `"
                    + workload.name()
                    + "` have the same port, and the second item requires a `name`");
    return fault
        .at(second.span().firstLine(), "second item")
        .at(first.span().firstLine(), "first item")
        .note("logical IDs contain the port or the name of an item")
        .help("write, for example, `name: " + free(second, workload) + "` in the second item");
  }

  /** A name that no item has, after the path of this one. */
  private static String free(Http http, Workload workload) {
    String wanted =
        Lists.first(http.requests().paths())
            .map(path -> word(path.value()))
            .filter(word -> !word.isEmpty())
            .orElse("other");
    String name = wanted;
    for (int i = 2; isTaken(name, workload); i++) {
      name = wanted + "-" + i;
    }
    return name;
  }

  private static boolean isTaken(String name, Workload workload) {
    return Lists.any(workload.http(), one -> one.label().equals(name));
  }

  /** The last step of the path that can be a name. */
  private static String word(String path) {
    String word = "";
    for (String step : path.toLowerCase(Locale.ROOT).split("/")) {
      word = Name.THING.matches(step) ? step : word;
    }
    return word;
  }

  private static void count(Workload workload, Diagnostics diagnostics) {
    Strategy strategy = workload.running().deployment().strategy();
    boolean shifts = workload.isService() && !strategy.isRolling();
    int count = (workload.targetGroups().size() + workload.nlb().size()) * (shifts ? 2 : 1);
    if (count > MOST_TARGET_GROUPS) {
      Span last =
          workload.nlb().isEmpty()
              ? workload.http().get(workload.http().size() - 1).span()
              : workload.nlb().get(workload.nlb().size() - 1).span();
      Diagnostic fault =
          Diagnostic.of(
                  Code.OUT_OF_RANGE,
                  "`"
                      + workload.name()
                      + "` has "
                      + count
                      + " target groups; the maximum is "
                      + MOST_TARGET_GROUPS)
              .at(last.firstLine());
      diagnostics.report(
          (shifts ? fault.at(strategy.name().span(), "two target groups for each port") : fault)
              .note("an ECS service can be registered with at most five target groups")
              .help(
                  "write "
                      + (workload.nlb().isEmpty() ? "" : "fewer `nlb` items")
                      + (workload.nlb().isEmpty() || workload.http().isEmpty() ? "" : ", or ")
                      + (workload.http().isEmpty() ? "" : "`http` items for fewer ports")
                      + (shifts && count <= 2 * MOST_TARGET_GROUPS
                          ? ", or `strategy: rolling`, with one target group for each port"
                          : "")));
    }
  }

  private static void encrypted(
      Http http,
      Workload workload,
      LoadBalancer.Created balancer,
      Stack stack,
      Diagnostics diagnostics) {
    boolean two = stack.base().internalBalancer().isPresent();
    boolean internal = SourceRule.isInternal(balancer, stack);
    String place =
        (two ? (internal ? "internal " : "internet-facing ") : "")
            + "load balancer without a certificate";
    String help =
        Certificates.help(
            stack.environment(),
            two
                ? "an `http` item that has " + (internal ? "" : "no ") + "`internal: true`"
                : workload.http().size() > 1 ? "one of the `http` items" : "`http`");
    if (!http.isHttp1() && !balancer.isSecure()) {
      diagnostics.report(
          Diagnostic.of(
                  Code.VERSION_WITHOUT_HTTPS,
                  "`version: " + http.version().value() + "` requires HTTPS on the load balancer")
              .at(http.version().span())
              .at(balancer.span().firstLine(), place)
              .help(help));
    }
    if (http.login().isPresent() && !balancer.isSecure()) {
      diagnostics.report(
          Diagnostic.of(Code.AUTH_WITHOUT_HTTPS, "`auth` requires HTTPS on the load balancer")
              .at(http.login().get().span().firstLine())
              .at(balancer.span().firstLine(), place)
              .help(help));
    }
  }
}
