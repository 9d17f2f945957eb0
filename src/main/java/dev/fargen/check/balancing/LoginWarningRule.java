package dev.fargen.check.balancing;

import dev.fargen.check.rule.WarningRule;
import dev.fargen.check.rule.Warnings;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.balancing.Http;
import dev.fargen.workload.balancing.Login;
import dev.fargen.workload.environment.Environment;
import dev.fargen.workload.environment.Export;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.List;
import java.util.Locale;

/**
 * Warns of rules that deny requests without a session while no rule for the same host starts one: a
 * session is a cookie of the host, and only {@code authenticate} redirects to a login (Elastic Load
 * Balancing user guide, "Authenticate users using an Application Load Balancer"). Another stack may
 * have that rule on a load balancer that exists or is exported.
 */
public final class LoginWarningRule implements WarningRule {

  @Override
  public void check(Stack stack, Warnings warnings) {
    if (stack.base().exports(Export.LOAD_BALANCER)) {
      return;
    }
    for (Workload workload : stack.workloads()) {
      for (Http http : workload.http()) {
        if (SourceRule.balancer(http, stack).isPresent()) {
          http.login()
              .filter(login -> is(login, "deny") && !hasLogin(http, stack))
              .ifPresent(login -> warn(workload, http, login, warnings));
        }
      }
    }
  }

  private static boolean is(Login login, String word) {
    return login.onUnauthenticated().value().equals(word);
  }

  private static boolean hasLogin(Http http, Stack stack) {
    return Lists.any(
        Lists.flatMap(stack.workloads(), Workload::http),
        other ->
            other.login().filter(login -> is(login, "authenticate")).isPresent()
                && stack.base().isSameBalancer(http, other)
                && shareHost(http, other, stack.environment()));
  }

  private static boolean shareHost(Http one, Http other, Environment here) {
    List<Given<Text>> theirs = other.requests().hosts();
    List<Given<Text>> own = one.requests().hosts();
    return own.isEmpty()
        || theirs.isEmpty()
        || Lists.any(own, host -> Lists.any(theirs, their -> mayBeSame(host, their, here)));
  }

  private static boolean mayBeSame(Given<Text> one, Given<Text> other, Environment here) {
    String first = name(one, here);
    String second = name(other, here);
    return first.equals(second) || hasWildcard(first) || hasWildcard(second);
  }

  private static String name(Given<Text> host, Environment here) {
    return here.literal(host.value()).orElse(host.value().written()).toLowerCase(Locale.ROOT);
  }

  private static boolean hasWildcard(String host) {
    return host.indexOf('*') >= 0 || host.indexOf('?') >= 0;
  }

  private static void warn(Workload workload, Http http, Login login, Warnings warnings) {
    warnings.report(
        workload,
        Diagnostic.of(
                Code.AUTH_WITHOUT_LOGIN,
                "`"
                    + http.nameOf(workload.name())
                    + "` denies requests without a session, but no rule for its host starts a login")
            .at(login.onUnauthenticated().span())
            .help(
                "remove `on_unauthenticated`, or add an `http` item for a path of the same host, such as `path: /login`, with `auth` that redirects to the login"));
  }
}
