package dev.fargen.check.containers;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.list.Digits;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.CopilotVariables;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.containers.Variables.Variable;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.ArrayList;
import java.util.List;

/**
 * A variable that only AWS Copilot sets, such as {@code $COPILOT_ENVIRONMENT_NAME}, is empty in a
 * shell, and text in the value of another variable (AWS Copilot CLI documentation, "Environment
 * Variables").
 */
public final class CopilotVariableRule implements Rule {

  private static final List<String> USES =
      List.of("$" + CopilotVariables.BEGINNING, "${" + CopilotVariables.BEGINNING);

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    for (Workload workload : stack.workloads()) {
      for (Container container : workload.containers()) {
        check(container, diagnostics);
      }
    }
  }

  private static void check(Container container, Diagnostics diagnostics) {
    List<String> defined =
        new ArrayList<>(Lists.map(container.variables().plain(), Variable::name));
    container.variables().secrets().forEach(secret -> defined.add(secret.name()));
    List<Given<Text>> texts =
        new ArrayList<>(Lists.map(container.variables().plain(), Variable::value));
    texts.forEach(text -> check(text, false, defined, diagnostics));
    List<Given<Text>> words = new ArrayList<>(container.program().entrypoint());
    words.addAll(container.program().command());
    boolean shell = !words.isEmpty() && ShellRule.isShell(words.get(0).value().written());
    words.forEach(word -> check(word, shell, defined, diagnostics));
    container
        .lifecycle()
        .healthCheck()
        .ifPresent(
            one -> one.test().forEach(word -> check(word, one.shell(), defined, diagnostics)));
  }

  /**
   * @param shell whether a shell replaces variables in the text
   */
  private static void check(
      Given<Text> text, boolean shell, List<String> defined, Diagnostics diagnostics) {
    String name = variable(text.value());
    if (!name.isEmpty() && !defined.contains(name)) {
      String written = text.value().written();
      int at = written.lastIndexOf('$', written.indexOf(name));
      String help = CopilotVariables.help(name, written.substring(0, at)).orElseThrow();
      diagnostics.report(
          Diagnostic.of(
                  Code.INVALID_REFERENCE,
                  "`$"
                      + name
                      + "` is "
                      + (CopilotVariables.isKnown(name)
                          ? "a variable that only Copilot sets"
                          : shell ? "not set in this container" : "literal text here"))
              .at(text.span().firstLine())
              .help(shell ? help + ", or set `" + name + "` under `environment`" : help));
    }
  }

  /** Whether one of the words has such a variable. */
  static boolean isIn(List<Given<Text>> words) {
    return Lists.any(words, word -> !variable(word.value()).isEmpty());
  }

  /** The first such variable in a text; empty if there is none. */
  private static String variable(Text text) {
    String written = text.written();
    for (String use : USES) {
      int at = written.indexOf(use);
      if (at >= 0) {
        int from = at + use.length() - CopilotVariables.BEGINNING.length();
        int end = from;
        while (end < written.length() && isOfName(written.charAt(end))) {
          end++;
        }
        return written.substring(from, end);
      }
    }
    return "";
  }

  private static boolean isOfName(char c) {
    return c == '_' || (c >= 'A' && c <= 'Z') || Digits.is(c);
  }
}
