package dev.fargen.check.balancing;

import dev.fargen.check.rule.Conflict;
import dev.fargen.check.rule.SpecRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.list.Lists;
import dev.fargen.spec.SpecEnvironment;
import dev.fargen.spec.StackKeys;
import dev.fargen.spec.balancing.HttpKeys;
import dev.fargen.spec.balancing.LoadBalancerKeys;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.network.NetworkKeys;
import dev.fargen.workload.balancing.LoadBalancerResolver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A load balancer must be either created, imported or existing, and only the spec that creates it
 * can configure it.
 */
public final class LoadBalancerRule implements SpecRule {

  private static final List<Key<?>> SOURCES =
      List.of(LoadBalancerKeys.CREATE, LoadBalancerKeys.IMPORT, LoadBalancerKeys.LISTENER);

  @Override
  public void check(SpecEnvironment environment, Diagnostics diagnostics) {
    Section stack = environment.stack();
    Section block = stack.section(StackKeys.LOAD_BALANCER);
    several(block, diagnostics);
    boolean imported = block.has(LoadBalancerKeys.IMPORT);
    List<Section> https = LoadBalancerResolver.httpBlocks(stack);
    if (!imported && !LoadBalancerResolver.isExisting(block)) {
      return;
    }
    List<Key<?>> keys = new ArrayList<>(List.of(HttpKeys.CERTIFICATE, HttpKeys.INTERNAL));
    if (!imported) {
      keys.add(HttpKeys.HOSTED_ZONE); // the load balancer's DNS name is not known
    }
    https.forEach(http -> ownersKeys(http, keys, diagnostics));
    if (!imported) {
      require(LoadBalancerKeys.LISTENER, block, diagnostics);
      if (!stack.section(StackKeys.NETWORK).has(NetworkKeys.SECURITY_GROUPS)) {
        require(LoadBalancerKeys.SECURITY_GROUP, block, diagnostics);
      }
    }
  }

  private static void several(Section block, Diagnostics diagnostics) {
    List<Key<?>> said = Lists.filter(SOURCES, block::has);
    if (said.size() > 1) {
      diagnostics.report(
          Conflict.of(
              block,
              said,
              Map.of(
                  LoadBalancerKeys.CREATE, "load balancer of this stack",
                  LoadBalancerKeys.IMPORT, "load balancer of another spec",
                  LoadBalancerKeys.LISTENER, "existing load balancer")));
    }
  }

  private static void ownersKeys(Section http, List<Key<?>> keys, Diagnostics diagnostics) {
    for (Key<?> key : keys) {
      if (http.has(key)) {
        diagnostics.report(
            Diagnostic.of(
                    Code.CONFLICTING_KEYS,
                    "`"
                        + key.name()
                        + "` cannot be set for a load balancer that this spec does not create")
                .at(http.keySpan(key))
                .help(
                    key.equals(HttpKeys.HOSTED_ZONE)
                        ? "remove `"
                            + key.name()
                            + "`, and write an AWS::Route53::RecordSet under `resources`"
                        : "remove `"
                            + key.name()
                            + "` here, and set it where the load balancer is created"));
      }
    }
  }

  private static void require(Key<?> key, Section block, Diagnostics diagnostics) {
    if (!block.has(key)) {
      diagnostics.report(
          Diagnostic.of(Code.MISSING_KEY, "an existing load balancer requires `" + key.name() + "`")
              .at(block.span().first(1))
              .help("write `" + key.example() + "`"));
    }
  }
}
