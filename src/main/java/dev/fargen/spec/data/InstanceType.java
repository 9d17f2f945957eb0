package dev.fargen.spec.data;

import dev.fargen.diag.Diagnostic;
import dev.fargen.spec.form.Check;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Reading;
import dev.fargen.yaml.ScalarNode;
import java.util.List;
import java.util.Optional;

/**
 * The type of the nodes of a cache, or the class of a DB instance: types of EC2, ElastiCache and
 * RDS differ only in what they begin with (Amazon ElastiCache user guide, "Supported node types";
 * Amazon RDS user guide, "DB instance class types").
 *
 * @param prefix what it begins with
 */
record InstanceType(String prefix, String words, String pattern) {

  static final InstanceType OF_CACHE =
      new InstanceType(
          "cache.", "a node type such as `cache.t4g.micro`", "cache\\.[a-z][a-z0-9-]*\\.[a-z0-9]+");
  static final InstanceType OF_DATABASE =
      new InstanceType(
          "db.",
          "a DB instance class such as `db.t4g.micro` or `db.m7g.large`",
          "db\\.[a-z0-9]+\\.[a-z0-9]+");

  private static final List<String> PREFIXES = List.of("cache.", "cache", "db.", "db");

  Form<String> form() {
    return Form.plain(words, pattern, this::fault);
  }

  private Optional<Diagnostic> fault(ScalarNode node, String key) {
    Check check = Check.pattern(words, pattern);
    String type = node.text();
    for (String other : PREFIXES) {
      type = type.startsWith(other) ? type.substring(other.length()) : type;
    }
    ScalarNode meant = new ScalarNode(prefix + type, node.plain(), node.span());
    boolean known = !node.text().startsWith(prefix) && check.fault(meant, key).isEmpty();
    return check
        .fault(node, key)
        .map(
            fault ->
                known
                    ? Reading.notValid(key, node, words)
                        .help("write `" + key + ": " + meant.text() + "`")
                    : fault);
  }
}
