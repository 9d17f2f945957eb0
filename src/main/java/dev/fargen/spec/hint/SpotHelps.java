package dev.fargen.spec.hint;

import dev.fargen.list.Digits;
import dev.fargen.spec.form.Key;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.Optional;

/** Helps for words of other tools that depend on what the spec has around them. */
final class SpotHelps {

  /** Of a number of retries. */
  private static final int DIGITS = 3;

  private SpotHelps() {}

  /** What becomes of a word for a key that the block has as well. */
  static String beside(Spot spot, Key<?> key) {
    Optional<Node> there =
        spot.block().flatMap(block -> block.entry(key.name())).map(MapNode.Entry::value);
    String name = "`" + key.name() + "`";
    if (key.form().shape().flatMap(shape -> shape.key(spot.word())).isPresent()) {
      return "remove it, and write it under " + name;
    }
    if (spot.value() instanceof MapNode && there.orElse(null) instanceof MapNode) {
      return "remove it, and write its keys under " + name;
    }
    return "remove it: " + name + " is set already";
  }

  /** The line for a key whose value is not known. */
  static String example(Spot spot, Key<?> key) {
    return (spot.word().endsWith("_arn")
            ? "write `" + key.name() + ": <ARN>`"
            : "write, for example, `" + key.example() + "`")
        + (spot.block().isPresent() ? " in place of `" + spot.word() + "`" : "");
  }

  /** The line for a {@code restart} with other keys that are kept. */
  static Optional<String> restarts(Spot spot) {
    boolean kept = spot.has("window") || spot.has("after") || spot.has("ignored_exit_codes");
    boolean failure =
        spot.value() instanceof ScalarNode word
            && word.text().replace('_', '-').equals("on-failure");
    return !kept
        ? Optional.empty()
        : Optional.of(
            failure && !spot.has("ignored_exit_codes")
                ? "write `ignored_exit_codes: [0]`: a container that ends with 0 is not restarted"
                : "remove it: the other keys determine when the container is restarted");
  }

  /** Retries are the runs after the first one. */
  static Optional<String> attempts(Spot spot) {
    return spot.value() instanceof ScalarNode count
            && Digits.only(count.text())
            && count.text().length() <= DIGITS
            && !spot.has("attempts")
        ? Optional.of(
            "write `attempts: "
                + (Integer.parseInt(count.text()) + 1)
                + "`: `attempts` includes the first run")
        : Optional.empty();
  }

  /** Alarms for all workloads, where the spec has some. */
  static Optional<String> alarms(Spot spot) {
    return spot.names("alarms").isEmpty()
        ? Optional.empty()
        : Optional.of(
            "remove it: `alarms` at the top level is for all workloads; to roll back deployments of"
                + " this workload, write, for example, `deployment: {alarms: {cpu: 90}}`");
  }

  /** Without a path, a Network Load Balancer only connects. */
  static Optional<String> codes(Spot spot) {
    return spot.block().isEmpty() || spot.has("path")
        ? Optional.empty()
        : Optional.of("remove it: without `path`, the health check only opens a TCP connection");
  }

  /** TLS is a part of the port. */
  static Optional<String> tls(Spot spot) {
    return spot.block()
        .flatMap(block -> block.text("port"))
        .map(
            port ->
                port.endsWith("/tls")
                    ? "remove it: `port: " + port + "` is a TLS listener"
                    : "replace `port: "
                        + port
                        + "` with `port: "
                        + number(port)
                        + "/tls`"
                        + (spot.has("certificate") ? "" : ", and add a `certificate`"));
  }

  private static String number(String port) {
    return port.indexOf('/') < 0 ? port : port.substring(0, port.indexOf('/'));
  }

  /** The health check of a container without a load balancer. */
  static Optional<String> command(Spot spot) {
    Optional<MapNode> workload = spot.workload();
    if (workload.isEmpty() || workload.get().entry("http").isPresent()) {
      return Optional.empty();
    }
    String path =
        spot.value() instanceof ScalarNode text && text.text().startsWith("/")
            ? text.text()
            : "/health";
    return Optional.of(
        "write, for example, `healthcheck: curl -f http://localhost:"
            + workload.get().text("port").filter(Digits::only).orElse("8080")
            + path
            + "`, a command in the container; a `path` is for `healthcheck` under `http`, behind a"
            + " load balancer");
  }
}
