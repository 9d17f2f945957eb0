package dev.fargen.spec.data;

import dev.fargen.diag.Diagnostic;
import dev.fargen.spec.form.Check;
import dev.fargen.spec.form.Reading;
import dev.fargen.yaml.ScalarNode;
import java.util.Optional;

/** The type of the nodes of a cache (Amazon ElastiCache user guide, "Supported node types"). */
final class CacheNode {

  static final String WORDS = "a node type such as `cache.t4g.micro`";
  static final String PATTERN = "cache\\.[a-z][a-z0-9-]*\\.[a-z0-9]+";

  private static final String PREFIX = "cache.";
  private static final Check CHECK = Check.pattern(WORDS, PATTERN);

  private CacheNode() {}

  /** Instance types of EC2 and RDS differ only in what they begin with. */
  static Optional<Diagnostic> fault(ScalarNode node, String key) {
    String type = node.text().startsWith("db.") ? node.text().substring(3) : node.text();
    ScalarNode meant = new ScalarNode(PREFIX + type, node.plain(), node.span());
    boolean known = !node.text().startsWith(PREFIX) && CHECK.fault(meant, key).isEmpty();
    return CHECK
        .fault(node, key)
        .map(
            fault ->
                known
                    ? Reading.notValid(key, node, WORDS)
                        .help("write `" + key + ": " + meant.text() + "`")
                    : fault);
  }
}
