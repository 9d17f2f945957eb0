package dev.fargen.check.template;

import dev.fargen.cfn.Reference;
import dev.fargen.check.rule.FinishedTemplate;
import dev.fargen.check.rule.TemplateRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.raw.RawValues;
import dev.fargen.spec.raw.RawValues.Mention;
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
 * Raw CloudFormation must not refer to a resource that only other environments have: {@code Ref}
 * fails there (CloudFormation user guide, "CloudFormation template Conditions syntax"). Entries
 * with the user's own condition are not checked.
 */
public final class AbsenceRule implements TemplateRule {

  private static final String CONDITION = "Condition";

  @Override
  public void check(FinishedTemplate template, Diagnostics diagnostics) {
    Check check = new Check(template.project(), template.resources(), diagnostics);
    for (int i = 0; i < template.resources().size(); i++) {
      check.stack(i);
    }
  }

  private record Check(Project project, List<Set<String>> resources, Diagnostics diagnostics) {

    private void stack(int number) {
      Stack stack = project.stacks().get(number);
      for (RawResource resource : stack.additions().resources()) {
        if (!resource.attributes().containsKey(CONDITION)) {
          resource.nodes().forEach(node -> check(node, number, named("resource", resource.id())));
        }
      }
      for (RawOutput output : stack.additions().outputs()) {
        if (output.condition().isEmpty()) {
          output.nodes().forEach(node -> check(node, number, named("output", output.id())));
        }
      }
      for (Patch patch : project.patches()) {
        if (isIn(patch, number)) {
          check(patch.value().orElseThrow(), number, "");
        }
      }
    }

    /** Whether the value of the patch is in that stack regardless of conditions. */
    private boolean isIn(Patch patch, int number) {
      List<String> steps = patch.keys();
      if (patch.value().isEmpty() || steps.contains("Fn::If") || steps.size() < 2) {
        return false;
      }
      boolean conditional =
          patch.value().get() instanceof MapNode map && map.entry(CONDITION).isPresent();
      boolean known = Lists.any(resources, ids -> ids.contains(steps.get(1)));
      return !conditional
          && steps.get(0).equals("Resources")
          && (!known || resources.get(number).contains(steps.get(1)));
    }

    private static String named(String kind, Given<String> id) {
      return "the " + kind + " `" + id.value() + "`";
    }

    /**
     * A reference in a branch of {@code Fn::If} counts only if that branch applies.
     *
     * @param owner what the value is a part of; empty for a patch
     */
    private void check(Node node, int number, String owner) {
      for (Mention mention : RawValues.mentions(node)) {
        Reference reference = mention.reference();
        String id = reference.name();
        boolean elsewhere = reference.isValue() && Lists.any(resources, ids -> ids.contains(id));
        if (elsewhere
            && reference.path().branches().isEmpty()
            && !resources.get(number).contains(id)) {
          report(mention, number, owner);
        }
      }
    }

    private void report(Mention mention, int number, String owner) {
      String id = mention.reference().name();
      String lacking = name(project.stacks().get(number));
      List<String> having = new ArrayList<>();
      for (int i = 0; i < resources.size(); i++) {
        if (resources.get(i).contains(id)) {
          having.add(name(project.stacks().get(i)));
        }
      }
      diagnostics.report(
          Diagnostic.of(
                  Code.UNKNOWN_REFERENCE,
                  "resource `" + id + "` does not exist in environment `" + lacking + "`")
              .at(mention.span())
              .note("`" + id + "` exists only in `" + String.join("`, `", having) + "`")
              .help(
                  owner.isEmpty()
                      ? "remove the reference, or add to `"
                          + lacking
                          + "` what creates `"
                          + id
                          + "`: a patch applies to every environment"
                      : "move " + owner + " to `environments." + having.get(0) + "`"));
    }

    private static String name(Stack stack) {
      return stack.environment().name().orElse("");
    }
  }
}
