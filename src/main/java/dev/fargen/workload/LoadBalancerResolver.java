package dev.fargen.workload;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.spec.Given;
import dev.fargen.spec.HttpKeys;
import dev.fargen.spec.Section;
import dev.fargen.spec.StackKeys;
import dev.fargen.spec.StackKeys.NewLoadBalancer;
import dev.fargen.spec.Text;
import dev.fargen.spec.WorkloadKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out which load balancer the stack has, from its own block and from its workloads. */
final class LoadBalancerResolver {

  private LoadBalancerResolver() {}

  static Optional<LoadBalancer> resolve(
      Section stack, Mode mode, int idleTimeout, Diagnostics diagnostics) {
    List<Section> https = httpBlocks(stack);
    Section block = stack.section(StackKeys.LOAD_BALANCER);
    Section create = block.section(StackKeys.LoadBalancer.CREATE);
    if (https.isEmpty() && !block.has(StackKeys.LoadBalancer.CREATE)) {
      return Optional.empty();
    }
    Span span = https.isEmpty() || !create.isEmpty() ? create.span() : https.get(0).span();
    List<Given<Text>> certificates = new ArrayList<>();
    create.get(NewLoadBalancer.CERTIFICATE).ifPresent(given -> certificates.addAll(given.value()));
    for (Section http : https) {
      http.get(HttpKeys.CERTIFICATE)
          .ifPresent(given -> given.value().forEach(one -> addOnce(one, certificates)));
    }
    return Optional.of(
        new LoadBalancer(
            create.get(NewLoadBalancer.SUBNETS),
            internal(create, https, span, diagnostics),
            certificates,
            create.get(NewLoadBalancer.ALLOWED_SOURCES).map(Given::value).orElse(List.of()),
            create.get(NewLoadBalancer.ACCESS_LOGS, mode.isProtected()),
            create.get(NewLoadBalancer.DELETION_PROTECTION, mode.isProtected()),
            create.get(NewLoadBalancer.IDLE_TIMEOUT, idleTimeout),
            span));
  }

  private static List<Section> httpBlocks(Section stack) {
    List<Section> blocks = new ArrayList<>();
    stack
        .get(StackKeys.WORKLOADS)
        .ifPresent(
            given ->
                given
                    .value()
                    .entries()
                    .values()
                    .forEach(
                        entry ->
                            entry
                                .value()
                                .value()
                                .get(WorkloadKeys.HTTP)
                                .ifPresent(http -> blocks.add(http.value()))));
    return blocks;
  }

  private static void addOnce(Given<Text> certificate, List<Given<Text>> certificates) {
    boolean there = certificates.stream().anyMatch(c -> c.value().equals(certificate.value()));
    if (!there) {
      certificates.add(certificate);
    }
  }

  /** One load balancer is either internal or not: whoever says so must agree. */
  private static Given<Boolean> internal(
      Section create, List<Section> https, Span span, Diagnostics diagnostics) {
    List<Given<Boolean>> said = new ArrayList<>();
    create.get(NewLoadBalancer.INTERNAL).ifPresent(said::add);
    https.forEach(http -> http.get(HttpKeys.INTERNAL).ifPresent(said::add));
    for (Given<Boolean> other : said) {
      if (!other.value().equals(said.get(0).value())) {
        diagnostics.report(
            Diagnostic.of(
                    Code.CONFLICTING_KEYS,
                    "the stack's one load balancer can't be internal and public at once")
                .at(other.span(), "`internal: " + other.value() + "` here")
                .at(said.get(0).span(), "`internal: " + said.get(0).value() + "` here")
                .help("put the internal workloads into a spec of their own"));
        break;
      }
    }
    return said.isEmpty() ? Given.of(false, span) : said.get(0);
  }
}
