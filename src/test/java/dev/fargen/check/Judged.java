package dev.fargen.check;

import dev.fargen.check.rule.ProjectRule;
import dev.fargen.check.rule.SpecRule;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.SourceFile;
import dev.fargen.spec.Spec;
import dev.fargen.spec.SpecReader;
import dev.fargen.workload.Resolver;
import dev.fargen.yaml.YamlReader;
import java.util.List;
import java.util.function.BiConsumer;

/** What one rule says of a spec that can be read; the others are not asked. */
final class Judged {

  private Judged() {}

  static List<String> by(SpecRule rule, String spec) {
    return messages(
        spec,
        (read, diagnostics) ->
            read.environments().forEach(environment -> rule.check(environment, diagnostics)));
  }

  static List<String> by(ProjectRule rule, String spec) {
    return messages(
        spec, (read, diagnostics) -> rule.check(read, Resolver.resolve(read), diagnostics));
  }

  /** A workload with these keys, in braces, in a spec of its own. */
  static String workload(String keys) {
    return "name: shop\nworkloads:\n  api: {" + keys + "}\n";
  }

  private static List<String> messages(String text, BiConsumer<Spec, Diagnostics> judge) {
    SourceFile source = new SourceFile("spec.yml", text);
    Diagnostics reading = new Diagnostics(source);
    Spec spec = SpecReader.read(YamlReader.read(reading).orElseThrow(), reading);
    reading.throwIfErrors();
    Diagnostics found = new Diagnostics(source);
    judge.accept(spec, found);
    return found.inFileOrder().stream().map(Diagnostic::message).toList();
  }
}
