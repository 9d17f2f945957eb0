package dev.fargen.workload.balancing;

import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.StackKeys;
import dev.fargen.spec.balancing.CertificateKeys;
import dev.fargen.spec.balancing.HttpKeys;
import dev.fargen.spec.balancing.LoadBalancerKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.OrBlock;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.services.WorkloadKeys;
import dev.fargen.workload.environment.Export;
import dev.fargen.workload.environment.Imports;
import dev.fargen.workload.environment.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out which load balancer the stack has, from its own block and from its workloads. */
public final class LoadBalancerResolver {

  private LoadBalancerResolver() {}

  public static Optional<LoadBalancer> resolve(Section stack, Mode mode) {
    List<Section> https = httpBlocks(stack);
    Section block = stack.section(StackKeys.LOAD_BALANCER);
    if (block.has(LoadBalancerKeys.IMPORT)) {
      return Imports.of(stack)
          .of(Export.LOAD_BALANCER)
          .map(from -> new LoadBalancer.Imported(from, block.span()));
    }
    if (isExisting(block)) {
      return block
          .get(LoadBalancerKeys.LISTENER)
          .map(
              arns ->
                  new LoadBalancer.Existing(
                      arns.value().get(0),
                      Lists.first(arns.value().subList(1, arns.value().size())),
                      block.get(LoadBalancerKeys.SECURITY_GROUP),
                      block.span()));
    }
    Section create = block.section(LoadBalancerKeys.CREATE);
    if (https.isEmpty() && !block.has(LoadBalancerKeys.CREATE)) {
      return Optional.empty();
    }
    List<Section> facing = Lists.filter(https, http -> !isInternal(http, create));
    boolean internal = https.isEmpty() ? isInternal(stack) : facing.isEmpty();
    return Optional.of(created(create, internal ? https : facing, internal, mode));
  }

  /**
   * A second load balancer, for the internal workloads where others are public: a load balancer is
   * one or the other (Elastic Load Balancing API reference, "CreateLoadBalancer", Scheme).
   */
  public static Optional<LoadBalancer.Created> internal(Section stack, Mode mode) {
    Section block = stack.section(StackKeys.LOAD_BALANCER);
    Section create = block.section(LoadBalancerKeys.CREATE);
    List<Section> https = httpBlocks(stack);
    List<Section> internal = Lists.filter(https, http -> isInternal(http, create));
    boolean both = !internal.isEmpty() && internal.size() < https.size();
    if (!both || block.has(LoadBalancerKeys.IMPORT) || isExisting(block)) {
      return Optional.empty();
    }
    LoadBalancer.Created like = created(create, internal, true, mode);
    return Optional.of(
        new LoadBalancer.Created(
            Optional.empty(),
            like.internal(),
            like.certificates(),
            like.requested(),
            like.sslPolicy(),
            like.webAcl(),
            List.of(),
            like.accessLogs(),
            like.deletionProtection(),
            like.idleTimeout(),
            like.span()));
  }

  /** Whether the workloads of the stack stand behind an internal one unless they say otherwise. */
  public static boolean isInternal(Section stack) {
    return stack
        .section(StackKeys.LOAD_BALANCER)
        .section(LoadBalancerKeys.CREATE)
        .value(LoadBalancerKeys.Created.INTERNAL)
        .value();
  }

  private static boolean isInternal(Section http, Section create) {
    return http.get(HttpKeys.INTERNAL)
        .orElseGet(() -> create.value(LoadBalancerKeys.Created.INTERNAL))
        .value();
  }

  private static LoadBalancer.Created created(
      Section create, List<Section> https, boolean internal, Mode mode) {
    Span span = https.isEmpty() || !create.isEmpty() ? create.span() : https.get(0).span();
    List<Given<Text>> certificates = new ArrayList<>();
    Optional<OrBlock<List<Given<Text>>>> written =
        create.get(LoadBalancerKeys.Created.CERTIFICATE).map(Given::value);
    written.flatMap(OrBlock::value).ifPresent(certificates::addAll);
    for (Section http : https) {
      http.get(HttpKeys.CERTIFICATE)
          .ifPresent(given -> given.value().forEach(one -> addOnce(one, certificates)));
    }
    return new LoadBalancer.Created(
        create.get(LoadBalancerKeys.Created.SUBNETS),
        Lists.first(said(create, https), one -> one.value() == internal)
            .orElseGet(() -> Given.of(internal, span)),
        certificates,
        written.flatMap(OrBlock::block).flatMap(LoadBalancerResolver::certificate),
        create
            .get(LoadBalancerKeys.Created.SSL_POLICY)
            .orElse(LoadBalancerKeys.Created.SSL_POLICY.absent(span)),
        create.get(LoadBalancerKeys.Created.WEB_ACL),
        create.get(LoadBalancerKeys.Created.ALLOWED_SOURCES).map(Given::value).orElse(List.of()),
        create.value(LoadBalancerKeys.Created.ACCESS_LOGS, mode.isProtected()),
        create.value(LoadBalancerKeys.Created.DELETION_PROTECTION, mode.isProtected()),
        create.value(LoadBalancerKeys.Created.IDLE_TIMEOUT),
        span);
  }

  /** None if a key is missing, which is reported. */
  private static Optional<LoadBalancer.Certificate> certificate(Section block) {
    return block
        .get(CertificateKeys.HOSTED_ZONE)
        .filter(zone -> !block.list(CertificateKeys.DOMAINS).isEmpty())
        .map(
            zone ->
                new LoadBalancer.Certificate(
                    block.list(CertificateKeys.DOMAINS), zone, block.span()));
  }

  /** Whether the block names a load balancer that exists already. */
  public static boolean isExisting(Section block) {
    return block.has(LoadBalancerKeys.LISTENER) || block.has(LoadBalancerKeys.SECURITY_GROUP);
  }

  /** The {@code http} blocks of all workloads. */
  public static List<Section> httpBlocks(Section stack) {
    List<Section> blocks = new ArrayList<>();
    stack
        .named(StackKeys.WORKLOADS)
        .values()
        .forEach(
            workload ->
                workload
                    .value()
                    .value()
                    .list(WorkloadKeys.HTTP)
                    .forEach(http -> blocks.add(http.value())));
    return blocks;
  }

  private static void addOnce(Given<Text> certificate, List<Given<Text>> certificates) {
    boolean there = Lists.any(certificates, c -> c.value().equals(certificate.value()));
    if (!there) {
      certificates.add(certificate);
    }
  }

  /** What is said of its being internal, wherever that is. */
  private static List<Given<Boolean>> said(Section create, List<Section> https) {
    List<Given<Boolean>> said = new ArrayList<>();
    create.get(LoadBalancerKeys.Created.INTERNAL).ifPresent(said::add);
    https.forEach(http -> http.get(HttpKeys.INTERNAL).ifPresent(said::add));
    return said;
  }
}
