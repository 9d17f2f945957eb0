package dev.fargen.compile;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.RawReference;
import dev.fargen.workload.Project;
import dev.fargen.workload.raw.Patch;
import dev.fargen.workload.raw.RawOutput;
import dev.fargen.workload.raw.RawResource;
import dev.fargen.workload.stack.Stack;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds raw CloudFormation that refers to a resource which only other environments have: there the
 * deploy would fail, since {@code Ref} finds nothing (CloudFormation user guide, "CloudFormation
 * template Conditions syntax"). What stands under a condition of the user's own is the user's care.
 */
final class AbsenceCheck {

  private static final String CONDITION = "Condition";

  private final Project project;
  private final List<Set<String>> resources;
  private final Diagnostics diagnostics;

  /**
   * @param resources the logical ids of each stack
   */
  AbsenceCheck(Project project, List<Set<String>> resources, Diagnostics diagnostics) {
    this.project = project;
    this.resources = List.copyOf(resources);
    this.diagnostics = diagnostics;
  }

  void check() {
    for (int i = 0; i < resources.size(); i++) {
      Stack stack = project.stacks().get(i);
      for (RawResource resource : stack.additions().resources()) {
        if (!resource.attributes().containsKey(CONDITION)) {
          int number = i;
          resource.properties().ifPresent(node -> check(node, number, false));
          resource.attributes().values().forEach(node -> check(node, number, false));
        }
      }
      for (RawOutput output : stack.additions().outputs()) {
        check(output.value(), i, false);
      }
      for (Patch patch : project.patches()) {
        if (isIn(patch, i)) {
          check(patch.value().orElseThrow(), i, true);
        }
      }
    }
  }

  /** Whether what the patch writes is there in that stack whatever the conditions are. */
  private boolean isIn(Patch patch, int number) {
    String[] steps = patch.path().text().split("/", -1);
    if (patch.value().isEmpty() || patch.path().text().contains("/Fn::If") || steps.length < 3) {
      return false;
    }
    boolean conditional =
        patch.value().get() instanceof MapNode map && map.entry(CONDITION).isPresent();
    boolean known = Lists.any(resources, ids -> ids.contains(steps[2]));
    return !conditional
        && steps[1].equals("Resources")
        && (!known || resources.get(number).contains(steps[2]));
  }

  private void check(Node node, int number, boolean patch) {
    for (RawReference reference : RawReference.always(node)) {
      String id = reference.name();
      boolean elsewhere = Lists.any(resources, ids -> ids.contains(id));
      if (elsewhere && !resources.get(number).contains(id)) {
        report(reference, number, patch);
      }
    }
  }

  private void report(RawReference reference, int number, boolean patch) {
    String id = reference.name();
    String lacking = name(project.stacks().get(number));
    List<String> having = new ArrayList<>();
    for (int i = 0; i < resources.size(); i++) {
      if (resources.get(i).contains(id)) {
        having.add(name(project.stacks().get(i)));
      }
    }
    diagnostics.report(
        Diagnostic.of(
                Code.UNKNOWN_REFERENCE, "there is no resource `" + id + "` in `" + lacking + "`")
            .at(reference.span())
            .note("only " + String.join(", ", having) + " has it")
            .help(
                patch
                    ? "let `" + lacking + "` have it too: a patch holds in every environment"
                    : "write this under `environments: {" + having.get(0) + ": ...}` instead"));
  }

  private static String name(Stack stack) {
    return stack.environment().name().orElse("");
  }
}
