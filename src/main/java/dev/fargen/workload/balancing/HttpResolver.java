package dev.fargen.workload.balancing;

import dev.fargen.list.Lists;
import dev.fargen.spec.balancing.HttpKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.containers.Container;
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
      Section keys,
      Container container,
      Given<Integer> port,
      Given<String> version,
      boolean internal,
      String label) {

    boolean sharesTargets(Block other) {
      return container.name().equals(other.container.name())
          && port.value().equals(other.port.value())
          && version.value().equals(other.version.value())
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
              keys.value(HttpKeys.VERSION),
              keys.get(HttpKeys.INTERNAL).map(Given::value).orElse(internal),
              label(workload, keys, container, port));
        });
  }

  /** What tells the rules of a workload apart, whatever their order. */
  private static String label(
      String workload, Section keys, Container container, Given<Integer> port) {
    String usual = keys.get(HttpKeys.CONTAINER).map(Given::value).orElse(workload);
    boolean own =
        container.name().equals(usual)
            && container
                .program()
                .port()
                .filter(one -> one.value().equals(port.value()))
                .isPresent();
    return keys.get(HttpKeys.NAME).map(Given::value).orElse(own ? "" : "" + port.value());
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
    boolean grpc = block.version().value().equals("grpc");
    List<Given<String>> paths = keys.value(HttpKeys.PATH).value();
    List<Given<Text>> hosts = keys.list(HttpKeys.HOST);
    return new Http(
        block.label(),
        keys.has(HttpKeys.NAME),
        block.container(),
        block.port(),
        block.version(),
        block.internal(),
        new Http.Requests(paths, hosts, keys.list(HttpKeys.ALLOWED_SOURCES)),
        new Http.Target(
            path(check, grpc),
            check.get(HttpKeys.HealthCheck.PORT),
            codes(check, grpc),
            CheckTimes.of(check)),
        with(HttpKeys.STICKY, keys, same).get(HttpKeys.STICKY),
        with(HttpKeys.DEREGISTRATION_DELAY, keys, same).value(HttpKeys.DEREGISTRATION_DELAY),
        grace,
        keys.or(
            HttpKeys.PRIORITY,
            Priorities.of(spec, Http.nameOf(workload, block.label()), paths, hosts)),
        keys.get(HttpKeys.HOSTED_ZONE),
        keys.get(HttpKeys.REWRITE).map(Given::value).map(Rewrites::of),
        keys.get(HttpKeys.AUTH)
            .flatMap(auth -> Login.of(auth.value(), keys.keySpan(HttpKeys.AUTH))),
        keys.span());
  }

  private static Given<Text> path(Section check, boolean grpc) {
    return grpc && !check.has(HttpKeys.HealthCheck.PATH)
        ? Given.of(Text.of(HttpKeys.HealthCheck.GRPC_PATH), check.span())
        : check.value(HttpKeys.HealthCheck.PATH);
  }

  private static Given<String> codes(Section check, boolean grpc) {
    if (!grpc || check.has(HttpKeys.HealthCheck.CODES)) {
      return check.value(HttpKeys.HealthCheck.CODES);
    }
    return Given.of(
        check.has(HttpKeys.HealthCheck.PATH)
            ? HttpKeys.HealthCheck.GRPC_OK
            : HttpKeys.HealthCheck.GRPC_UNIMPLEMENTED,
        check.span());
  }

  /** The block that has the key, among those that share a target group. */
  private static Section with(Key<?> key, Section own, List<Block> same) {
    return own.has(key)
        ? own
        : Lists.first(Lists.map(same, Block::keys), one -> one.has(key)).orElse(own);
  }
}
