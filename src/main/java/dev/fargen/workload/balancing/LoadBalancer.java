package dev.fargen.workload.balancing;

import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.form.Texts;
import dev.fargen.workload.environment.Import;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The load balancer that workloads with {@code http} stand behind. */
public sealed interface LoadBalancer {

  Span span();

  /** Where it comes from, if another spec's stack has it. */
  default Optional<Import> imported() {
    return Optional.empty();
  }

  /** One of three, whichever this is. */
  <R> R match(
      Function<Existing, R> existing, Function<Created, R> created, Function<Imported, R> imported);

  /**
   * A load balancer that exists already.
   *
   * @param redirecting its HTTP listener, if that redirects to the other one
   * @param securityGroup its own, from which the tasks are reached; none where those have groups
   *     that exist already
   */
  record Existing(
      Given<Text> listener,
      Optional<Given<Text>> redirecting,
      Optional<Given<Text>> securityGroup,
      Span span)
      implements LoadBalancer {
    @Override
    public <R> R match(
        Function<Existing, R> existing,
        Function<Created, R> created,
        Function<Imported, R> imported) {
      return existing.apply(this);
    }
  }

  /**
   * A load balancer of the stack's own, shared by its workloads.
   *
   * @param subnets where it stands, if not where the network wants it
   * @param certificates the first is the default one; where there is none it speaks plain HTTP
   * @param requested a certificate of the stack's own, which then is the default one
   * @param allowedSources the only clients that reach it; everybody where there are none
   * @param idleTimeout in seconds
   */
  record Created(
      Optional<Given<Texts>> subnets,
      Given<Boolean> internal,
      List<Given<Text>> certificates,
      Optional<Certificate> requested,
      Given<String> sslPolicy,
      Optional<Given<Text>> webAcl,
      List<Given<Text>> allowedSources,
      Given<Boolean> accessLogs,
      Given<Boolean> deletionProtection,
      Given<Integer> idleTimeout,
      Span span)
      implements LoadBalancer {

    /** The private addresses of RFC 1918. */
    public static final List<String> PRIVATE =
        List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16");

    public Created {
      certificates = List.copyOf(certificates);
      allowedSources = List.copyOf(allowedSources);
    }

    /** The blocks of the clients that reach it; everybody where there are none. */
    public List<Given<Text>> sources() {
      return allowedSources.isEmpty() && internal.value()
          ? Lists.map(PRIVATE, block -> Given.of(Text.of(block), internal.span()))
          : allowedSources;
    }

    /** Whether it serves HTTPS. */
    public boolean isSecure() {
      return !certificates.isEmpty() || requested.isPresent();
    }

    /** Whether every address of the internet may send requests to it. */
    public boolean isOpen() {
      return isFacing()
          && (allowedSources.isEmpty()
              || Lists.any(
                  allowedSources,
                  source -> source.value().literal().equals(Optional.of("0.0.0.0/0"))));
    }

    /** Whether it is internet-facing. */
    public boolean isFacing() {
      return !internal.value();
    }

    @Override
    public <R> R match(
        Function<Existing, R> existing,
        Function<Created, R> created,
        Function<Imported, R> imported) {
      return created.apply(this);
    }
  }

  /** A certificate that the stack requests. */
  record Certificate(List<Given<Text>> domains, Given<Text> hostedZone, Span span) {

    public Certificate {
      domains = List.copyOf(domains);
    }

    /**
     * The domains with a validation record each: {@code example.com} and {@code *.example.com} have
     * the same one, and it can be listed only once (aws-cdk issues 9248 and 27364).
     */
    public List<Given<Text>> validated() {
      List<Given<Text>> validated = new ArrayList<>();
      for (Given<Text> domain : domains) {
        if (!Lists.any(validated, one -> base(one).equals(base(domain)))) {
          validated.add(domain);
        }
      }
      return validated;
    }

    private static String base(Given<Text> domain) {
      String name = domain.value().written();
      return name.startsWith("*.") ? name.substring(2) : name;
    }
  }

  /** The load balancer that another spec's stack exports. */
  record Imported(Import from, Span span) implements LoadBalancer {
    @Override
    public Optional<Import> imported() {
      return Optional.of(from);
    }

    @Override
    public <R> R match(
        Function<Existing, R> existing,
        Function<Created, R> created,
        Function<Imported, R> imported) {
      return imported.apply(this);
    }
  }
}
