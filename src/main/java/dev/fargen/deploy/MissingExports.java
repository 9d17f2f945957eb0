package dev.fargen.deploy;

import dev.fargen.cfn.Document;
import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Value;
import dev.fargen.deploy.aws.AwsFault;
import dev.fargen.deploy.aws.CloudFormationCalls;
import dev.fargen.deploy.aws.Stack;
import dev.fargen.deploy.aws.StackStatus;
import dev.fargen.diag.Suggestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Finds imports of values that no stack of the account and region exports. CloudFormation looks for
 * an export only when it creates or updates the resource that imports it (CloudFormation template
 * reference, "Fn::ImportValue"), and rolls back what it has done by then. Imports whose names or
 * conditions are not known are not looked for.
 */
public final class MissingExports {

  private static final int MOST_SHOWN = 3;

  private final CloudFormationCalls calls;
  private final Consumer<String> remarks;

  /**
   * @param remarks takes a sentence if the exports cannot be read
   */
  public MissingExports(CloudFormationCalls calls, Consumer<String> remarks) {
    this.calls = calls;
    this.remarks = remarks;
  }

  /**
   * An export that is imported and does not exist.
   *
   * @param importers the logical ids of the resources and outputs that import it
   * @param near the export whose name is most like it
   */
  record Missing(String name, List<String> importers, Optional<String> near) {
    Missing {
      importers = List.copyOf(importers);
    }

    String sentence() {
      int more = importers.size() - MOST_SHOWN;
      String shown =
          more > 0
              ? String.join(", ", importers.subList(0, MOST_SHOWN)) + " and " + more + " more"
              : String.join(", ", importers);
      return "export "
          + name
          + " does not exist, and "
          + shown
          + (importers.size() == 1 ? " imports it" : " import it");
    }
  }

  /**
   * A sentence for each export that is missing.
   *
   * @param deployed gives the text of the deployed template
   * @param run the stacks that the same run deploys, whose exports count as existing
   */
  public List<String> sentences(
      StackRequest request,
      Optional<Stack> stack,
      Supplier<String> deployed,
      Collection<StackRequest> run) {
    Set<String> made = new TreeSet<>();
    for (StackRequest other : run) {
      if (!other.stack().equals(request.stack())
          && other.target().region().equals(request.target().region())) {
        made.addAll(ImportedExports.exports(KnownValues.of(other, Optional.empty())).keySet());
      }
    }
    List<String> sentences = new ArrayList<>();
    for (Missing one : of(request, stack, deployed)) {
      if (!made.contains(one.name())) {
        sentences.add(
            one.sentence()
                + "; first deploy the stack that exports it"
                + one.near().map(near -> ", or write " + near + " if that is meant").orElse(""));
      }
    }
    return sentences;
  }

  /** The missing exports. Those that the stack has imported already cannot be missing. */
  List<Missing> of(StackRequest request, Optional<Stack> stack, Supplier<String> deployed) {
    Map<String, Set<String>> imports = imports(KnownValues.of(request, stack));
    Optional<Stack> running =
        stack.filter(there -> there.status().map(StackStatus::updatable).orElse(false));
    if (!imports.isEmpty() && running.isPresent()) {
      Optional<Document> template = TemplateReader.readIfPossible(deployed.get());
      template.ifPresent(
          before ->
              imports.keySet().removeAll(imports(KnownValues.of(before, running.get())).keySet()));
    }
    if (imports.isEmpty()) {
      return List.of();
    }
    Set<String> exports;
    try {
      exports = calls.exports().keySet();
    } catch (AwsFault e) {
      if (e.passes()) {
        throw e;
      }
      remarks.accept(
          "cannot tell whether the imported exports exist: " + e.action() + ": " + e.reason());
      return List.of();
    }
    List<Missing> missing = new ArrayList<>();
    imports.forEach(
        (name, importers) -> {
          if (!exports.contains(name)) {
            missing.add(
                new Missing(name, List.copyOf(importers), Suggestion.nearest(name, exports)));
          }
        });
    return missing;
  }

  /** The names of the exports that are imported, each with what imports it. */
  private static Map<String, Set<String>> imports(KnownValues all) {
    KnownValues values = all.withoutStored();
    Map<String, Value> entries = new LinkedHashMap<>(values.section("Resources"));
    entries.putAll(values.section("Outputs"));
    Map<String, Set<String>> imports = new TreeMap<>();
    entries.forEach(
        (id, value) ->
            values
                .used(ifThere(value, values))
                .walk(
                    (part, path) ->
                        KnownValues.call(part)
                            .filter(call -> call.name().equals("ImportValue"))
                            .flatMap(call -> values.text(call.argument()))
                            .ifPresent(
                                name ->
                                    imports
                                        .computeIfAbsent(name, key -> new LinkedHashSet<>())
                                        .add(id))));
    return imports;
  }

  /** The resource or output, which its condition chooses. */
  private static Value ifThere(Value value, KnownValues values) {
    return value instanceof Mapping map
        ? Optional.ofNullable(map.entries().get("Condition"))
            .flatMap(values::text)
            .<Value>map(condition -> Intrinsic.when(condition, map, Intrinsic.NO_VALUE))
            .orElse(value)
        : value;
  }
}
