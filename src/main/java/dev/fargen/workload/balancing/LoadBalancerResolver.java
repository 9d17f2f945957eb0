package dev.fargen.workload.balancing;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.StackKeys;
import dev.fargen.spec.StackKeys.NewLoadBalancer;
import dev.fargen.spec.balancing.HttpKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.network.NetworkKeys;
import dev.fargen.spec.services.WorkloadKeys;
import dev.fargen.workload.environment.Import;
import dev.fargen.workload.environment.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out which load balancer the stack has, from its own block and from its workloads. */
public final class LoadBalancerResolver {

  /** The template parameter that names the stack whose load balancer is imported. */
  private static final String STACK = "LoadBalancerStack";

  private LoadBalancerResolver() {}

  public static Optional<LoadBalancer> resolve(
      Section stack, Mode mode, int idleTimeout, Diagnostics diagnostics) {
    List<Section> https = httpBlocks(stack);
    Section block = stack.section(StackKeys.LOAD_BALANCER);
    reportSeveral(block, diagnostics);
    if (block.has(StackKeys.LoadBalancer.IMPORT)) {
      reportOwnersKeys(https, diagnostics);
      return Optional.of(imported(block, stack));
    }
    if (isExisting(block)) {
      reportOwnersKeys(https, diagnostics);
      return existing(block, stack, diagnostics);
    }
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
        new LoadBalancer.Created(
            create.get(NewLoadBalancer.SUBNETS),
            internal(create, https, span, diagnostics),
            certificates,
            create.get(NewLoadBalancer.ALLOWED_SOURCES).map(Given::value).orElse(List.of()),
            create.get(NewLoadBalancer.ACCESS_LOGS, mode.isProtected()),
            create.get(NewLoadBalancer.DELETION_PROTECTION, mode.isProtected()),
            create.get(NewLoadBalancer.IDLE_TIMEOUT, idleTimeout),
            span));
  }

  private static boolean isExisting(Section block) {
    return block.has(StackKeys.LoadBalancer.LISTENER)
        || block.has(StackKeys.LoadBalancer.SECURITY_GROUP);
  }

  /** A load balancer is made, imported or there already. */
  private static void reportSeveral(Section block, Diagnostics diagnostics) {
    List<Key<?>> said = new ArrayList<>();
    for (Key<?> key :
        List.of(
            StackKeys.LoadBalancer.CREATE,
            StackKeys.LoadBalancer.IMPORT,
            StackKeys.LoadBalancer.LISTENER)) {
      if (block.has(key)) {
        said.add(key);
      }
    }
    if (said.size() > 1) {
      Diagnostic diagnostic =
          Diagnostic.of(
              Code.CONFLICTING_KEYS,
              "a load balancer is created, imported or named by its listener: one of them");
      for (Key<?> key : said) {
        diagnostic = diagnostic.at(block.keySpan(key), "`" + key.name() + "` here");
      }
      diagnostics.report(diagnostic.help("keep one of them"));
    }
  }

  /** What only the spec that makes a load balancer can say of it. */
  private static void reportOwnersKeys(List<Section> https, Diagnostics diagnostics) {
    for (Section http : https) {
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
  }

  /** One parameter is enough where the network comes from the same stack. */
  private static LoadBalancer imported(Section block, Section stack) {
    Given<String> spec = block.get(StackKeys.LoadBalancer.IMPORT, "");
    boolean withNetwork =
        stack
            .section(StackKeys.NETWORK)
            .get(NetworkKeys.IMPORT)
            .filter(network -> network.value().equals(spec.value()))
            .isPresent();
    Import from =
        withNetwork
            ? Import.ofNetwork(spec)
            : new Import(spec, STACK, "Stack that exports the load balancer");
    return new LoadBalancer.Imported(from, block.span());
  }

  private static Optional<LoadBalancer> existing(
      Section block, Section stack, Diagnostics diagnostics) {
    Optional<Given<Text>> listener = block.get(StackKeys.LoadBalancer.LISTENER);
    boolean groups = stack.section(StackKeys.NETWORK).has(NetworkKeys.SECURITY_GROUPS);
    require(StackKeys.LoadBalancer.LISTENER, block, diagnostics);
    if (!groups) {
      require(StackKeys.LoadBalancer.SECURITY_GROUP, block, diagnostics);
    }
    return listener.map(
        arn ->
            new LoadBalancer.Existing(
                arn, block.get(StackKeys.LoadBalancer.SECURITY_GROUP), block.span()));
  }

  private static void require(Key<Text> key, Section block, Diagnostics diagnostics) {
    if (!block.has(key)) {
      diagnostics.report(
          Diagnostic.of(
                  Code.MISSING_KEY,
                  "a load balancer that exists already needs `" + key.name() + "`")
              .at(block.span().first(1))
              .help("write `" + key.example().orElse(key.name()) + "`"));
    }
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
    boolean there = Lists.any(certificates, c -> c.value().equals(certificate.value()));
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
