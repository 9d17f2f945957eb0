package dev.fargen.workload.network;

import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.form.Texts;
import dev.fargen.workload.environment.Import;
import dev.fargen.workload.services.Workload;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Where the tasks run. */
public sealed interface Network {

  Tasks tasks();

  Span span();

  /** The network of the stack's own, if it has one. */
  default Optional<Created> created() {
    return Optional.empty();
  }

  /** Whether it has IPv6 addresses beside those of IPv4, as far as the spec says. */
  default boolean isDualStack() {
    return false;
  }

  /** Where it comes from, if another spec's stack has it. */
  default Optional<Import> imported() {
    return Optional.empty();
  }

  /** Whether the tasks of a workload run in public subnets, with public IP addresses. */
  default Given<Boolean> isPublic(Workload workload) {
    return workload.running().placement().orElse(tasks().publicIp());
  }

  /** One of three, whichever this is. */
  <R> R match(
      Function<Existing, R> existing, Function<Created, R> created, Function<Imported, R> imported);

  /**
   * A VPC and subnets that exist already.
   *
   * @param publicSubnets of an internet-facing load balancer and of tasks that are placed in public
   *     subnets, if they are not those of the other tasks
   */
  record Existing(
      Tasks tasks,
      Given<Text> vpc,
      Given<Texts> subnets,
      Optional<Given<Texts>> publicSubnets,
      Span span)
      implements Network {
    @Override
    public <R> R match(
        Function<Existing, R> existing,
        Function<Created, R> created,
        Function<Imported, R> imported) {
      return existing.apply(this);
    }
  }

  /**
   * A network of the stack's own.
   *
   * @param prefix how many bits of its addresses are the network's, the {@code 16} of {@code
   *     10.0.0.0/16}
   * @param zones 2 or 3
   * @param ipv6 whether it has IPv6 addresses too
   * @param endpoints the services that are reached without the internet
   */
  record Created(
      Tasks tasks,
      Given<Text> cidr,
      int prefix,
      Given<Integer> zones,
      Given<Nat> nat,
      Given<Boolean> ipv6,
      List<Given<String>> endpoints,
      FlowLogs flowLogs,
      Span span)
      implements Network {

    /** A VPC is /16 at most (Amazon VPC user guide, "VPC CIDR blocks"). */
    public static final int LARGEST = 16;

    /**
     * A subnet with a load balancer is /27 at least (Elastic Load Balancing user guide, "Subnets
     * for your load balancer").
     */
    public static final int SMALLEST = 24;

    /** The bits by which a subnet's prefix is longer than the network's: each has an eighth. */
    public static final int SUBNET_BITS = 3;

    public Created {
      endpoints = List.copyOf(endpoints);
    }

    /** Whether the tasks of a workload reach the internet. */
    public boolean hasWayOut(Workload workload) {
      return isPublic(workload).value() || nat.value() != Nat.NONE;
    }

    /** Whether the tasks of any workload, or of none, run in these subnets. */
    public boolean places(List<Workload> workloads, boolean open) {
      return workloads.isEmpty()
          ? tasks.publicIp().value() == open
          : Lists.any(workloads, workload -> isPublic(workload).value() == open);
    }

    @Override
    public boolean isDualStack() {
      return ipv6.value();
    }

    @Override
    public Optional<Created> created() {
      return Optional.of(this);
    }

    @Override
    public <R> R match(
        Function<Existing, R> existing,
        Function<Created, R> created,
        Function<Imported, R> imported) {
      return created.apply(this);
    }
  }

  /** The network that another spec's stack exports. */
  record Imported(Tasks tasks, Import from, Given<Integer> zones, Span span) implements Network {
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

  /**
   * How tasks stand in it.
   *
   * @param publicIp whether they get a public address
   * @param securityGroups those that exist already, in place of one for each workload
   */
  record Tasks(Given<Boolean> publicIp, Optional<Given<Texts>> securityGroups) {}

  /** How private subnets reach the internet. */
  enum Nat {
    NONE,
    SINGLE,
    PER_ZONE,
    REGIONAL
  }

  /**
   * Whether refused connections are logged, and for how many days that is kept.
   *
   * @param retain whether the log stays when the stack goes
   */
  record FlowLogs(Given<Boolean> wanted, int retention, boolean retain) {}
}
