package dev.fargen.workload.balancing;

import dev.fargen.list.Lists;
import dev.fargen.spec.balancing.HttpKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.environment.LogicalName;
import java.util.List;
import java.util.Optional;

/**
 * Resolves the {@code http} blocks of a workload.
 *
 * @param spec the name of the spec
 * @param internal whether load balancers of the stack are internal unless a workload says otherwise
 */
public record HttpResolver(String spec, boolean internal) {

  /** A block, and the port that its requests go to. */
  private record Block(
      Section keys, Container container, Given<Integer> port, boolean internal, String id) {

    boolean sharesTargets(Block other) {
      return container.name().equals(other.container.name())
          && port.value().equals(other.port.value())
          && internal == other.internal;
    }
  }

  /** The blocks for which the task has a port. */
  public List<Http> resolve(
      String workload, List<Container> containers, List<Given<Section>> written) {
    List<Block> blocks =
        Lists.present(Lists.map(written, given -> block(workload, containers, given.value())));
    Optional<Given<Integer>> grace = grace(blocks);
    return Lists.map(
        blocks,
        block ->
            http(
                workload,
                block,
                Lists.filter(blocks, block::sharesTargets),
                grace.orElseGet(
                    () ->
                        block
                            .keys()
                            .section(HttpKeys.HEALTHCHECK)
                            .value(HttpKeys.HealthCheck.GRACE_PERIOD))));
  }

  private Optional<Block> block(String workload, List<Container> containers, Section keys) {
    Optional<Given<Integer>> wanted = keys.get(HttpKeys.PORT);
    Optional<Container> target =
        Lists.first(
            containers,
            one ->
                keys.get(HttpKeys.CONTAINER)
                        .map(Given::value)
                        .orElse(wanted.isPresent() ? one.name() : workload)
                        .equals(one.name())
                    && (wanted.isPresent()
                        ? one.program().listens(wanted.get().value())
                        : one.program().port().isPresent()));
    return target.map(
        container -> {
          Given<Integer> port = wanted.or(() -> container.program().port()).orElseThrow();
          return new Block(
              keys,
              container,
              port,
              keys.get(HttpKeys.INTERNAL).map(Given::value).orElse(internal),
              id(workload, keys, container, port));
        });
  }

  /** The part of logical ids that tells the rules of a workload apart, whatever their order. */
  private static String id(
      String workload, Section keys, Container container, Given<Integer> port) {
    String usual = keys.get(HttpKeys.CONTAINER).map(Given::value).orElse(workload);
    boolean own =
        container.name().equals(usual)
            && container
                .program()
                .port()
                .filter(one -> one.value().equals(port.value()))
                .isPresent();
    return keys.get(HttpKeys.NAME)
        .map(name -> LogicalName.of(name.value()))
        .orElse(own ? "" : "" + port.value());
  }

  /** A service has one grace period: the longest that is written. */
  private static Optional<Given<Integer>> grace(List<Block> blocks) {
    List<Given<Integer>> all =
        Lists.present(
            Lists.map(
                blocks,
                block ->
                    block
                        .keys()
                        .section(HttpKeys.HEALTHCHECK)
                        .get(HttpKeys.HealthCheck.GRACE_PERIOD)));
    return Lists.first(all, one -> Lists.all(all, other -> other.value() <= one.value()));
  }

  private Http http(String workload, Block block, List<Block> same, Given<Integer> grace) {
    Section keys = block.keys();
    Section check = with(HttpKeys.HEALTHCHECK, keys, same).section(HttpKeys.HEALTHCHECK);
    List<Given<String>> paths = keys.value(HttpKeys.PATH).value();
    List<Given<Text>> hosts = keys.list(HttpKeys.HOST);
    return new Http(
        block.id(),
        keys.has(HttpKeys.NAME),
        block.container(),
        block.port(),
        block.internal(),
        new Http.Requests(paths, hosts, keys.list(HttpKeys.ALLOWED_SOURCES)),
        new Http.Target(
            check.value(HttpKeys.HealthCheck.PATH),
            check.value(HttpKeys.HealthCheck.CODES),
            check.value(HttpKeys.HealthCheck.INTERVAL),
            check.value(HttpKeys.HealthCheck.TIMEOUT),
            check.value(HttpKeys.HealthCheck.HEALTHY),
            check.value(HttpKeys.HealthCheck.UNHEALTHY)),
        with(HttpKeys.STICKY, keys, same).get(HttpKeys.STICKY),
        with(HttpKeys.DEREGISTRATION_DELAY, keys, same).value(HttpKeys.DEREGISTRATION_DELAY),
        grace,
        keys.or(
            HttpKeys.PRIORITY,
            Priorities.of(spec, Http.nameOf(workload, block.id()), paths, hosts)),
        keys.span());
  }

  /** The block that has the key, among those that share a target group. */
  private static Section with(Key<?> key, Section own, List<Block> same) {
    return own.has(key)
        ? own
        : Lists.first(Lists.map(same, Block::keys), one -> one.has(key)).orElse(own);
  }
}
