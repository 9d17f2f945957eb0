package dev.fargen.compile;

import dev.fargen.aws.Property;
import dev.fargen.aws.ResourceType;
import dev.fargen.aws.ResourceTypes;
import dev.fargen.aws.ValueType.Block;
import dev.fargen.cfn.Document;
import dev.fargen.cfn.JsonPatch;
import dev.fargen.cfn.JsonPatch.Operation;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Value;
import dev.fargen.check.raw.PropertyChecker;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.emit.raw.RawValues;
import dev.fargen.list.Lists;
import dev.fargen.workload.raw.Patch;
import dev.fargen.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Applies the patches of a spec to the finished template, one after the other. */
final class TemplatePatcher {

  private static final String RESOURCES = "Resources";
  private static final String PROPERTIES = "Properties";

  private final Diagnostics diagnostics;
  private Document document;

  private TemplatePatcher(Document document, Diagnostics diagnostics) {
    this.document = document;
    this.diagnostics = diagnostics;
  }

  /** The template with the patches; those that hit nothing have been reported. */
  static Document apply(Document document, List<Patch> patches, Diagnostics diagnostics) {
    TemplatePatcher patcher = new TemplatePatcher(document, diagnostics);
    patches.forEach(patcher::apply);
    return patcher.document;
  }

  /** A step of a path, and where it stands. */
  record Step(String key, Span span) {}

  private void apply(Patch patch) {
    boolean removes = patch.operation().equals("remove");
    if (patch.value().isPresent() == removes) {
      diagnostics.report(
          removes
              ? Diagnostic.of(Code.CONFLICTING_KEYS, "a patch that removes has no `value`")
                  .at(patch.value().orElse(patch.path()).span())
              : Diagnostic.of(
                      Code.MISSING_KEY,
                      "a patch with `op: " + patch.operation() + "` needs `value`")
                  .at(patch.span().first(1)));
      return;
    }
    List<Step> steps = steps(patch.path());
    List<String> path = Lists.map(steps, Step::key);
    Operation operation = Operation.valueOf(patch.operation().toUpperCase(Locale.ROOT));
    if (steps.size() <= 2 && !SectionPatch.fits(patch, steps, document, diagnostics)) {
      return;
    }
    check(patch, steps, path);
    try {
      Optional<Value> value = patch.value().map(RawValues::of);
      document = document.with(JsonPatch.apply(document.content(), operation, path, value));
    } catch (JsonPatch.Miss miss) {
      report(miss, steps.get(miss.depth()), steps.subList(0, miss.depth()));
    }
  }

  /** RFC 6901: {@code ~1} is a slash in a key, {@code ~0} a tilde. */
  private static List<Step> steps(ScalarNode path) {
    List<Step> steps = new ArrayList<>();
    int start = 1;
    for (String step : path.text().substring(1).split("/", -1)) {
      int offset = path.text().codePointCount(0, start);
      Span span = path.part(offset, step.codePointCount(0, step.length()));
      steps.add(new Step(step.replace("~1", "/").replace("~0", "~"), span));
      start += step.length() + 1;
    }
    return steps;
  }

  private void report(JsonPatch.Miss miss, Step step, List<Step> before) {
    String where =
        before.isEmpty()
            ? "the template"
            : "`/" + String.join("/", Lists.map(before, Step::key)) + "`";
    Diagnostic diagnostic =
        Diagnostic.of(Code.PATCH_HITS_NOTHING, "there is no `" + step.key() + "` in " + where)
            .at(step.span(), "nothing here");
    diagnostics.report(
        miss.there().isEmpty()
            ? diagnostic.note(where + " is a single value")
            : diagnostic.unknown(
                step.key(), miss.there(), "there are " + String.join(", ", miss.there())));
  }

  private void check(Patch patch, List<Step> steps, List<String> path) {
    if (path.size() < 3 || !path.get(0).equals(RESOURCES)) {
      return;
    }
    Optional<ResourceType> type = type(path.get(1));
    if (type.isPresent() && path.get(2).equals(PROPERTIES)) {
      property(patch, type.get(), steps.subList(3, steps.size()));
    }
  }

  private void property(Patch patch, ResourceType type, List<Step> steps) {
    PropertyChecker checker = new PropertyChecker(type.name(), diagnostics);
    List<String> path = new ArrayList<>();
    Optional<Block> parent = Optional.of(type.block());
    for (Step step : steps) {
      if (step.key().equals("Ref") || step.key().startsWith("Fn::")) {
        return;
      }
      path.add(step.key());
      if (parent.isPresent() && parent.get().property(step.key()).isEmpty()) {
        // What a remove or replace misses is reported as that.
        if (patch.operation().equals("add")) {
          checker.unknown(step.key(), step.span(), parent.get().properties().keySet(), type.name());
        }
        return;
      }
      boolean last = path.size() == steps.size();
      if (last && patch.operation().equals("remove")) {
        parent
            .flatMap(block -> block.property(step.key()))
            .filter(Property::required)
            .ifPresent(required -> checker.missing(required.name(), type.name(), step.span()));
      }
      parent = type.at(path).filter(Block.class::isInstance).map(Block.class::cast);
    }
    String name = steps.isEmpty() ? PROPERTIES : steps.get(steps.size() - 1).key();
    patch.value().ifPresent(value -> type.at(path).ifPresent(at -> checker.check(value, at, name)));
  }

  private Optional<ResourceType> type(String id) {
    Map<String, Value> resources = document.section(RESOURCES);
    return resources.get(id) instanceof Mapping resource
            && resource.entries().get("Type") instanceof Scalar type
        ? ResourceTypes.find(type.asText())
        : Optional.empty();
  }
}
