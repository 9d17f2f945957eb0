package dev.fargen.workload.balancing;

import dev.fargen.spec.balancing.RewriteKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Text;
import java.util.Optional;

/** What the load balancer changes in a request, at most once each. */
public record Rewrites(Optional<Change> url, Optional<Change> host) {

  /** A regular expression and what replaces its match. */
  public record Change(Given<Text> regex, Given<Text> replace) {}

  static Rewrites of(Section keys) {
    return new Rewrites(change(keys, RewriteKeys.URL), change(keys, RewriteKeys.HOST));
  }

  private static Optional<Change> change(Section keys, Key<Section> key) {
    return keys.get(key)
        .map(Given::value)
        .map(
            block ->
                new Change(
                    block.needed(RewriteKeys.Change.REGEX, Text.of("")),
                    block.needed(RewriteKeys.Change.REPLACE, Text.of(""))));
  }
}
