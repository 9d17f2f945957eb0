package dev.fargen.check.balancing;

import dev.fargen.check.rule.SpecRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.list.Lists;
import dev.fargen.spec.SpecEnvironment;
import dev.fargen.spec.StackKeys;
import dev.fargen.spec.StackKeys.LoadBalancer;
import dev.fargen.spec.balancing.HttpKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.network.NetworkKeys;
import dev.fargen.workload.balancing.LoadBalancerResolver;
import java.util.List;

/**
 * A load balancer is made, imported or there already, and either internal or not (Elastic Load
 * Balancing API reference, "CreateLoadBalancer", Scheme); of one that is another's, this spec says
 * no more than where it is.
 */
public final class LoadBalancerRule implements SpecRule {

  private static final List<Key<?>> SOURCES =
      List.of(LoadBalancer.CREATE, LoadBalancer.IMPORT, LoadBalancer.LISTENER);

  @Override
  public void check(SpecEnvironment environment, Diagnostics diagnostics) {
    Section stack = environment.stack();
    Section block = stack.section(StackKeys.LOAD_BALANCER);
    several(block, diagnostics);
    boolean imported = block.has(LoadBalancer.IMPORT);
    List<Section> https = LoadBalancerResolver.httpBlocks(stack);
    if (!imported && !LoadBalancerResolver.isExisting(block)) {
      Section create = block.section(LoadBalancer.CREATE);
      agree(LoadBalancerResolver.internal(create, https), diagnostics);
      return;
    }
    https.forEach(http -> ownersKeys(http, diagnostics));
    if (!imported) {
      require(LoadBalancer.LISTENER, block, diagnostics);
      if (!stack.section(StackKeys.NETWORK).has(NetworkKeys.SECURITY_GROUPS)) {
        require(LoadBalancer.SECURITY_GROUP, block, diagnostics);
      }
    }
  }

  private static void several(Section block, Diagnostics diagnostics) {
    List<Key<?>> said = Lists.filter(SOURCES, block::has);
    if (said.size() > 1) {
      Diagnostic fault =
          Diagnostic.of(
              Code.CONFLICTING_KEYS,
              "a load balancer is created, imported or named by its listener: one of them");
      for (Key<?> key : said) {
        fault = fault.at(block.keySpan(key), "`" + key.name() + "` here");
      }
      diagnostics.report(fault.help("keep one of them"));
    }
  }

  private static void agree(List<Given<Boolean>> said, Diagnostics diagnostics) {
    Lists.first(said, one -> !one.value().equals(said.get(0).value()))
        .ifPresent(
            other ->
                diagnostics.report(
                    Diagnostic.of(
                            Code.CONFLICTING_KEYS,
                            "the stack's one load balancer can't be internal and public at once")
                        .at(other.span(), "`internal: " + other.value() + "` here")
                        .at(said.get(0).span(), "`internal: " + said.get(0).value() + "` here")
                        .help("put the internal workloads into a spec of their own")));
  }

  private static void ownersKeys(Section http, Diagnostics diagnostics) {
    for (Key<?> key : List.of(HttpKeys.CERTIFICATE, HttpKeys.INTERNAL)) {
      if (http.has(key)) {
        diagnostics.report(
            Diagnostic.of(
                    Code.CONFLICTING_KEYS,
                    "`"
                        + key.name()
                        + "` is not this spec's to say: the load balancer is another's")
                .at(http.keySpan(key))
                .help("write it where the load balancer is made, and take it away here"));
      }
    }
  }

  private static void require(Key<Text> key, Section block, Diagnostics diagnostics) {
    if (!block.has(key)) {
      diagnostics.report(
          Diagnostic.of(
                  Code.MISSING_KEY,
                  "a load balancer that exists already needs `" + key.name() + "`")
              .at(block.span().first(1))
              .help("write `" + key.example() + "`"));
    }
  }
}
