package dev.fargen.compile;

import dev.fargen.cfn.Document;
import dev.fargen.cfn.JsonPatch;
import dev.fargen.cfn.JsonPatch.Operation;
import dev.fargen.cfn.Value;
import dev.fargen.check.template.PatchCheck;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Suggestion;
import dev.fargen.list.Lists;
import dev.fargen.spec.raw.RawValues;
import dev.fargen.workload.raw.Patch;
import dev.fargen.workload.raw.Patch.Step;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Applies the patches of a spec to the finished template, one after the other. */
final class TemplatePatcher {

  private final Diagnostics diagnostics;
  private Document document;

  private TemplatePatcher(Document document, Diagnostics diagnostics) {
    this.document = document;
    this.diagnostics = diagnostics;
  }

  /** The template with the patches; a patch without a target is reported. */
  static Document apply(Document document, List<Patch> patches, Diagnostics diagnostics) {
    TemplatePatcher patcher = new TemplatePatcher(document, diagnostics);
    patches.forEach(patcher::apply);
    return patcher.document;
  }

  private void apply(Patch patch) {
    if (!PatchCheck.check(patch, document, diagnostics)) {
      return;
    }
    List<Step> steps = patch.steps();
    Operation operation = Operation.valueOf(patch.operation().toUpperCase(Locale.ROOT));
    try {
      Optional<Value> value = patch.value().map(RawValues::of);
      document = document.with(JsonPatch.apply(document.content(), operation, patch.keys(), value));
    } catch (JsonPatch.Miss miss) {
      report(miss, steps.get(miss.depth()), steps.subList(0, miss.depth()));
    }
  }

  private void report(JsonPatch.Miss miss, Step step, List<Step> before) {
    String where =
        before.isEmpty()
            ? "the template"
            : "`/" + String.join("/", Lists.map(before, Step::key)) + "`";
    Diagnostic diagnostic =
        Diagnostic.of(Code.PATCH_HITS_NOTHING, "`" + step.key() + "` does not exist in " + where)
            .at(step.span());
    diagnostics.report(
        miss.there().isEmpty()
            ? diagnostic.note(where + " is a single value, not a map or a list")
            : diagnostic.unknown(
                step.key(), miss.there(), where + " has " + Suggestion.quoted(miss.there())));
  }
}
