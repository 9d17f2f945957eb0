package dev.fargen.compile;

import dev.fargen.cfn.Document;
import dev.fargen.cfn.JsonPatch;
import dev.fargen.cfn.JsonPatch.Operation;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Value;
import dev.fargen.check.rule.AppliedPatch;
import dev.fargen.check.template.PatchCheck;
import dev.fargen.check.template.SectionPatch;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Suggestion;
import dev.fargen.list.Digits;
import dev.fargen.list.Lists;
import dev.fargen.spec.raw.RawValues;
import dev.fargen.workload.Project;
import dev.fargen.workload.raw.Patch;
import dev.fargen.workload.raw.Patch.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Applies the patches of a spec to the finished template, one after the other. */
final class TemplatePatcher {

  /** The template with the patches, and those that have been applied. */
  record Patched(Document document, List<AppliedPatch> applied) {}

  private final boolean hasEnvironments;
  private final Diagnostics diagnostics;
  private final List<AppliedPatch> applied = new ArrayList<>();
  private Document document;

  private TemplatePatcher(Document document, boolean hasEnvironments, Diagnostics diagnostics) {
    this.document = document;
    this.hasEnvironments = hasEnvironments;
    this.diagnostics = diagnostics;
  }

  /** The template with the patches; a patch without a target is reported. */
  static Patched apply(Document document, Project project, Diagnostics diagnostics) {
    boolean hasEnvironments =
        Lists.any(project.stacks(), stack -> stack.environment().name().isPresent());
    TemplatePatcher patcher = new TemplatePatcher(document, hasEnvironments, diagnostics);
    project.patches().forEach(patcher::apply);
    return new Patched(patcher.document, patcher.applied);
  }

  private void apply(Patch patch) {
    if (!PatchCheck.check(patch, document, hasEnvironments, diagnostics)) {
      return;
    }
    List<Step> steps = patch.steps();
    Operation operation = Operation.valueOf(patch.operation().toUpperCase(Locale.ROOT));
    try {
      Optional<Value> value = patch.value().map(RawValues::of);
      Mapping tree = operation == Operation.ADD ? withSection(patch.keys()) : document.content();
      document = document.with(JsonPatch.apply(tree, operation, patch.keys(), value));
      applied.add(new AppliedPatch(patch, value));
    } catch (JsonPatch.Miss miss) {
      report(miss, steps.get(miss.depth()), steps.subList(0, miss.depth()));
    }
  }

  /** The first entry of a section makes the section. */
  private Mapping withSection(List<String> path) {
    boolean lacks =
        path.size() == 2
            && SectionPatch.hasEntries(path.get(0))
            && !document.content().entries().containsKey(path.get(0));
    return lacks ? document.content().with(path.get(0), Value.map()) : document.content();
  }

  private void report(JsonPatch.Miss miss, Step step, List<Step> before) {
    String where =
        before.isEmpty()
            ? "the template"
            : "`/" + String.join("/", Lists.map(before, Step::key)) + "`";
    Diagnostic diagnostic =
        Diagnostic.of(Code.PATCH_HITS_NOTHING, "`" + step.key() + "` does not exist in " + where)
            .at(step.span());
    Optional<Patch> earlier = removed(Lists.map(before, Step::key), step.key());
    if (earlier.isPresent()) {
      diagnostics.report(
          diagnostic
              .at(earlier.get().path().span(), "removed here")
              .help("remove one of the two patches"));
      return;
    }
    diagnostics.report(
        miss.there().isEmpty()
            ? diagnostic.note(where + " has no entries")
            : diagnostic.unknown(
                step.key(), miss.there(), there(where, new ArrayList<>(miss.there()))));
  }

  private static String there(String where, List<String> keys) {
    if (!Digits.only(keys.get(0))) {
      return where + " has " + Suggestion.quoted(keys);
    }
    return keys.size() == 1
        ? "the only index in " + where + " is `0`"
        : "the indexes in " + where + " are `0` to `" + (keys.size() - 1) + "`";
  }

  /** The patch before that removes the entry. */
  private Optional<Patch> removed(List<String> before, String key) {
    List<String> path = new ArrayList<>(before);
    path.add(key);
    return Lists.first(
        Lists.map(applied, AppliedPatch::patch),
        patch -> patch.removes() && patch.keys().equals(path));
  }
}
