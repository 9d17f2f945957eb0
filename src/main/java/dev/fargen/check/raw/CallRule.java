package dev.fargen.check.raw;

import dev.fargen.cfn.Calls;
import dev.fargen.cfn.Calls.Fault;
import dev.fargen.cfn.Calls.Setting;
import dev.fargen.cfn.Function;
import dev.fargen.cfn.Function.Gives;
import dev.fargen.cfn.Function.Where;
import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Kinds;
import dev.fargen.check.rule.ProjectRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.list.Lists;
import dev.fargen.spec.Spec;
import dev.fargen.spec.raw.RawFunction;
import dev.fargen.spec.raw.RawValues;
import dev.fargen.workload.Project;
import dev.fargen.workload.raw.Patch;
import dev.fargen.workload.stack.Stack;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.Optional;

/**
 * Functions in raw CloudFormation must have the arguments that they require (CloudFormation
 * template reference, "Intrinsic function reference").
 */
public final class CallRule implements ProjectRule {

  /** How the words begin for a call that returns something else. */
  private static final String RETURNING = "but ";

  @Override
  public void check(Spec spec, Project project, Diagnostics diagnostics) {
    Setting setting = new Setting(isExtended(project), false, Kinds.ALONE);
    for (Stack stack : project.stacks()) {
      stack.additions().nodes().forEach(node -> check(node, setting, diagnostics));
    }
    for (Patch patch : project.patches()) {
      patch.value().ifPresent(node -> check(node, of(patch, setting), diagnostics));
    }
  }

  /** Whether a patch gives the template the transform that allows more functions. */
  private static boolean isExtended(Project project) {
    return Lists.any(project.patches(), patch -> patch.keys().get(0).equals("Transform"));
  }

  /** The setting where the value of the patch is put. */
  public static Setting of(Patch patch, Setting setting) {
    return patch.keys().get(0).equals("Rules") ? setting.inRules() : setting;
  }

  /** Checks all calls in the node. */
  public static void check(Node node, Setting setting, Diagnostics diagnostics) {
    for (Fault fault : Calls.faults(RawValues.of(node), setting)) {
      Node at = RawValues.at(node, fault.path());
      if (PropertyChecker.isReported(at)) {
        continue; // reported as that
      }
      diagnostics.report(
          fault.isMisplaced()
              ? misplaced(fault.function()).at(at.span().firstLine())
              : wrong(fault, found(at, setting.kinds())).at(at.span()));
    }
  }

  /** The diagnostic for an argument, without its place. */
  public static Diagnostic wrong(Fault fault, String found) {
    Diagnostic wrong =
        Diagnostic.of(
            fault.ofKind() ? Code.INVALID_VALUE : Code.WRONG_TYPE,
            "`!"
                + fault.function().word()
                + "` requires "
                + fault.wanted()
                + (fault.wanted().startsWith(found + " with ")
                    ? ""
                    : found.startsWith(RETURNING) ? ", " + found : ", not " + found));
    boolean condition =
        fault.wanted().equals("a condition") || fault.wanted().startsWith("a condition as");
    return condition && found.startsWith("`") && !found.startsWith("`!")
        ? wrong.help(
            "write `!Condition " + found.substring(1) + ", or a function such as `!Equals [a, b]`")
        : wrong;
  }

  /** The diagnostic for a function that cannot be called where it is, without its place. */
  public static Diagnostic misplaced(Function function) {
    boolean fallback = function == Function.FIND_IN_MAP;
    String name = fallback ? "`!FindInMap` with a default" : "`Fn::" + function.word() + "`";
    return function.where() == Where.RULES
        ? Diagnostic.of(Code.UNKNOWN_FUNCTION, name + " is supported only in the section `Rules`")
        : Diagnostic.of(
                Code.UNKNOWN_FUNCTION, name + " requires the transform `AWS::LanguageExtensions`")
            .help("add a patch: `{op: add, path: /Transform, value: AWS::LanguageExtensions}`");
  }

  private static String found(Node node, Kinds kinds) {
    Optional<RawFunction> call = RawFunction.of(node);
    if (call.isPresent()) {
      boolean depends = Function.gives(call.get().name()) == Gives.ANYTHING;
      Gives gives = kinds.of((Intrinsic) RawValues.of(node));
      return depends && gives != Gives.ANYTHING
          ? RETURNING + call.get().written() + " returns " + gives.words()
          : "`!" + call.get().name() + "`";
    }
    if (node instanceof ListNode list) {
      return list.items().isEmpty()
          ? "an empty list"
          : "a list of " + list.items().size() + (list.items().size() == 1 ? " item" : " items");
    }
    return node instanceof ScalarNode scalar && scalar.text().isEmpty()
        ? "an empty string"
        : node.kind();
  }
}
