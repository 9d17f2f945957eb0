package dev.fargen.check.balancing;

import dev.fargen.check.rule.Conflict;
import dev.fargen.check.rule.SpecRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.SpecEnvironment;
import dev.fargen.spec.balancing.AuthKeys;
import dev.fargen.spec.balancing.HttpKeys;
import dev.fargen.spec.balancing.RewriteKeys;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Section;
import dev.fargen.workload.balancing.LoadBalancerResolver;
import java.util.List;
import java.util.Map;

/**
 * Users are authenticated by one provider, and not in gRPC requests, whose clients do not follow
 * redirects to a login (Elastic Load Balancing user guide, "Authenticate users using an Application
 * Load Balancer", and "Target groups for your Application Load Balancers", Protocol version).
 */
public final class AuthRule implements SpecRule {

  private static final List<Key<?>> PROVIDERS = List.of(AuthKeys.COGNITO, AuthKeys.OIDC);
  private static final Map<Key<?>, String> MEANINGS =
      Map.of(AuthKeys.OIDC, "OpenID Connect provider", AuthKeys.COGNITO, "Cognito user pool");
  private static final List<Key<?>> CHANGES = List.of(RewriteKeys.URL, RewriteKeys.HOST);

  @Override
  public void check(SpecEnvironment environment, Diagnostics diagnostics) {
    for (Section http : LoadBalancerResolver.httpBlocks(environment.stack())) {
      if (http.has(HttpKeys.AUTH)) {
        Section auth = http.section(HttpKeys.AUTH);
        List<Key<?>> written = Lists.filter(PROVIDERS, auth::has);
        if (written.size() > 1) {
          diagnostics.report(Conflict.of(auth, written, MEANINGS));
        }
        oneOf(PROVIDERS, auth, "auth", http.keySpan(HttpKeys.AUTH), diagnostics);
        if (!http.value(HttpKeys.VERSION).value().equals("http1")) {
          diagnostics.report(
              Diagnostic.of(
                      Code.CONFLICTING_KEYS,
                      "`auth` and `version: "
                          + http.value(HttpKeys.VERSION).value()
                          + "` cannot be used together")
                  .at(http.keySpan(HttpKeys.AUTH))
                  .at(http.keySpan(HttpKeys.VERSION))
                  .note("rules for HTTP/2 and gRPC target groups only forward requests")
                  .help("remove `auth`, or write `version: http1`"));
        }
      }
      if (http.has(HttpKeys.REWRITE)) {
        Section rewrite = http.section(HttpKeys.REWRITE);
        oneOf(CHANGES, rewrite, "rewrite", http.keySpan(HttpKeys.REWRITE), diagnostics);
      }
    }
  }

  private static void oneOf(
      List<Key<?>> keys, Section block, String name, Span place, Diagnostics diagnostics) {
    if (!Lists.any(keys, block::has)) {
      List<String> names = Lists.map(keys, key -> "`" + key.name() + "`");
      diagnostics.report(
          Diagnostic.of(
                  Code.MISSING_KEY, "`" + name + "` requires " + Lists.enumerated(names, "or"))
              .at(place)
              .help("write, for example, `" + keys.get(0).example() + "`"));
    }
  }
}
