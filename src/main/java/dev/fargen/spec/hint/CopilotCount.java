package dev.fargen.spec.hint;

import dev.fargen.list.Digits;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The block {@code count} of a Copilot manifest (AWS Copilot documentation, "Load Balanced Web
 * Service", count).
 */
final class CopilotCount {

  /** Its metrics, with ours. */
  private static final List<Map.Entry<String, String>> METRICS =
      List.of(
          Map.entry("cpu_percentage", "cpu"),
          Map.entry("memory_percentage", "memory"),
          Map.entry("requests", "requests"),
          Map.entry("response_time", "response_time"));

  private static final int MOST_DIGITS = 5;

  /** What tasks are scaled by where nothing says it. */
  private static final String CPU = "cpu: 60";

  private CopilotCount() {}

  /** The line to write for a range of tasks under {@code count} or {@code scaling}. */
  static Optional<String> help(Place place, MapNode tree) {
    boolean ofCount = place.path().equals("workloads.<name>.count");
    boolean ofScaling = place.path().equals("workloads.<name>.scaling");
    if (place.pointed().isPresent() || (!ofCount && !ofScaling)) {
      return Optional.empty();
    }
    Node value = place.value();
    Optional<MapNode> workload = Spot.of(tree, place, value).workload();
    Optional<MapNode.Entry> other =
        workload.flatMap(keys -> keys.entry(ofCount ? "scaling" : "count"));
    if (ofCount && other.filter(key -> key.value() instanceof ScalarNode).isPresent()) {
      return Optional.of("remove `count`: `scaling` sets the number of tasks");
    }
    boolean both = other.isPresent();
    return Range.of(value).map(range -> range.line(value, ofCount, both));
  }

  /** The fewest and the most tasks. */
  private record Range(String min, String max) {

    static Optional<Range> of(Node value) {
      String text = value instanceof ScalarNode scalar ? scalar.text() : "";
      if (value instanceof MapNode map
          && (map.entry("range").isPresent() || metrics(map).isPresent())) {
        text = range(map).orElse("1-10");
      }
      int hyphen = text.indexOf('-');
      return hyphen < 1
          ? Optional.empty()
          : Optional.of(
                  new Range(text.substring(0, hyphen).strip(), text.substring(hyphen + 1).strip()))
              .filter(range -> isCount(range.min) && isCount(range.max));
    }

    private static boolean isCount(String text) {
      return text.length() <= MOST_DIGITS && Digits.only(text);
    }

    /**
     * @param both whether the workload has the other key too
     */
    private String line(Node value, boolean ofCount, boolean both) {
      Optional<MapNode> map =
          Optional.of(value).filter(MapNode.class::isInstance).map(MapNode.class::cast);
      String more = map.flatMap(CopilotCount::spot).orElse("");
      if (ofCount && both) {
        return "remove `count`, and write `min: "
            + min
            + "` and `max: "
            + max
            + "` in `scaling`"
            + more;
      }
      String metrics = map.flatMap(CopilotCount::metrics).orElse(CPU);
      boolean cpu = metrics.startsWith("cpu: ") && !metrics.contains(",");
      return "write `scaling: {min: "
          + min
          + ", max: "
          + max
          + ", "
          + metrics
          + "}`"
          + (ofCount ? " in place of `count`" : "")
          + more
          + (cpu ? " (`cpu`: average CPU utilization in percent)" : "")
          + (both ? ", and remove `count`" : "");
    }
  }

  /** The fewest and the most tasks: {@code 1-10}. */
  static Optional<String> range(MapNode count) {
    Optional<MapNode> block = block(count, "range");
    if (block.isPresent()) {
      Optional<String> min = block.get().text("min");
      Optional<String> max = block.get().text("max");
      return min.flatMap(least -> max.map(most -> least + "-" + most));
    }
    return count.text("range");
  }

  /** What the tasks are scaled by, as {@code scaling} has it. */
  static Optional<String> metrics(MapNode count) {
    List<String> all = new ArrayList<>();
    for (Map.Entry<String, String> metric : METRICS) {
      Optional<MapNode> block = block(count, metric.getKey());
      Optional<String> value =
          block.isPresent() ? block.get().text("value") : count.text(metric.getKey());
      Optional<String> more = cooldown(block.orElse(count));
      value.ifPresent(
          target ->
              all.add(
                  metric.getValue()
                      + ": "
                      + (more.isPresent() && block.isPresent()
                          ? "{target: " + target + more.get() + "}"
                          : target)));
    }
    cooldown(count).ifPresent(more -> all.add(more.substring(2)));
    return all.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", all));
  }

  /** From which task on they are on Spot, as {@code spot} has it. */
  static Optional<String> spot(MapNode count) {
    return block(count, "range")
        .flatMap(range -> range.text("spot_from"))
        .filter(from -> from.length() <= MOST_DIGITS && Digits.only(from))
        .map(
            from ->
                ", and `spot: {base: "
                    + Math.max(0, Integer.parseInt(from) - 1)
                    + "}` for `spot_from: "
                    + from
                    + "`");
  }

  private static Optional<String> cooldown(MapNode block) {
    StringBuilder text = new StringBuilder();
    Optional<MapNode> cooldown = block(block, "cooldown");
    cooldown
        .flatMap(one -> one.text("in"))
        .ifPresent(in -> text.append(", scale_in_cooldown: " + in));
    cooldown
        .flatMap(one -> one.text("out"))
        .ifPresent(out -> text.append(", scale_out_cooldown: " + out));
    return text.length() == 0 ? Optional.empty() : Optional.of(text.toString());
  }

  private static Optional<MapNode> block(MapNode map, String key) {
    Optional<Node> value = map.entry(key).map(MapNode.Entry::value);
    return value.filter(MapNode.class::isInstance).map(MapNode.class::cast);
  }
}
