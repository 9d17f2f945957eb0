package dev.fargen.workload.raw;

import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A change of the finished template.
 *
 * @param operation {@code add}, {@code remove} or {@code replace}
 * @param value what is put there; none for {@code remove}
 */
public record Patch(String operation, ScalarNode path, Optional<Node> value, Span span) {

  /** A step of the path, and where it stands. */
  public record Step(String key, Span span) {}

  /** The path's steps (RFC 6901: {@code ~1} is a slash in a key, {@code ~0} a tilde). */
  public List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    int start = 1;
    for (String step : path.text().substring(1).split("/", -1)) {
      int offset = path.text().codePointCount(0, start);
      Span at = path.part(offset, step.codePointCount(0, step.length()));
      steps.add(new Step(step.replace("~1", "/").replace("~0", "~"), at));
      start += step.length() + 1;
    }
    return steps;
  }

  /** The keys of the steps. */
  public List<String> keys() {
    return Lists.map(steps(), Step::key);
  }

  /** Whether it takes something away. */
  public boolean removes() {
    return operation.equals("remove");
  }
}
