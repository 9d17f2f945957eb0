package dev.fargen.spec.form;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Severity;
import dev.fargen.diag.Suggestion;
import dev.fargen.list.Lists;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Warnings that the spec turns off: each by its code, with the reason. */
public final class Allowances {

  public static final Key<Named<String>> KEY =
      Key.of(
              "allow",
              Form.named(
                      "a map of warnings, each with the reason",
                      new Name("the code of a warning", "[a-z-]+"),
                      Form.plain("a reason, in words", "[\\s\\S]*\\S[\\s\\S]*"))
                  .guarded(Allowances::passes),
              "Warnings to suppress, each with the reason. Errors cannot be suppressed. At"
                  + " the top level it applies to the whole stack, under a workload only"
                  + " to that workload.")
          .becomes("nothing in the template")
          .example("allow: {public-tasks: \"no NAT in dev, for the budget\"}");

  private Allowances() {}

  private static boolean passes(Node node, Reading in) {
    if (node instanceof ListNode list) {
      in.report(
          in.notOne(node, "a map")
              .help("write each with its reason: `allow: {" + first(list) + ": the reason}`"));
      return false;
    }
    if (node instanceof MapNode map) {
      for (MapNode.Entry entry : map.entries()) {
        check(entry.key(), in);
      }
    }
    return true;
  }

  private static String first(ListNode list) {
    boolean word = !list.items().isEmpty() && list.items().get(0) instanceof ScalarNode;
    return word ? ((ScalarNode) list.items().get(0)).text() : Code.PUBLIC_TASKS.word();
  }

  private static void check(ScalarNode word, Reading in) {
    Optional<Code> code = Code.of(word.text());
    if (code.isPresent() && code.get().severity() == Severity.ERROR) {
      in.report(
          Diagnostic.of(
                  Code.CANNOT_ALLOW, "`" + word.text() + "` is an error and cannot be suppressed")
              .at(word.span())
              .note("only warnings can be suppressed"));
    } else if (code.isEmpty()) {
      List<String> warnings = new ArrayList<>();
      for (Code one : Code.values()) {
        if (one.severity() == Severity.WARNING && one != Code.ALLOW_HITS_NOTHING) {
          warnings.add(one.word());
        }
      }
      in.report(
          Diagnostic.of(Code.UNKNOWN_CODE, "unknown warning `" + word.text() + "`")
              .at(word.span())
              .unknown(word.text(), warnings, help(word.text(), warnings)));
    }
  }

  /** Not all of them: most are about other parts of a spec. */
  private static String help(String word, List<String> warnings) {
    List<String> like = Lists.filter(warnings, one -> ("-" + one + "-").contains("-" + word + "-"));
    return like.isEmpty()
        ? "write the code of the warning, which is in the brackets after `warning`: `"
            + Code.RUNS_AS_ROOT.word()
            + "` of `warning["
            + Code.RUNS_AS_ROOT.word()
            + "]`"
        : "write " + Suggestion.oneOf(like);
  }
}
