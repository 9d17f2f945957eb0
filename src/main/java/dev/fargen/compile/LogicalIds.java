package dev.fargen.compile;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Label;
import dev.fargen.diag.SourceFile;
import dev.fargen.diag.Span;
import dev.fargen.emit.draft.NameConflict;
import dev.fargen.list.Lists;
import dev.fargen.spec.Spec;
import dev.fargen.spec.StackKeys;
import dev.fargen.workload.environment.LogicalName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks {@code ids}, the logical ids that a spec writes in place of those of fargen. */
final class LogicalIds {

  private LogicalIds() {}

  /**
   * Each must be the id of a resource that fargen creates.
   *
   * @param names the ids of all resources, without those that {@code ids} has for them
   */
  static void check(Spec spec, Set<String> names, Diagnostics diagnostics) {
    List<String> raw = Lists.flatMap(spec.environments(), one -> one.names(StackKeys.RESOURCES));
    List<String> own = Lists.filter(names, name -> !raw.contains(name));
    spec.ids()
        .entries()
        .forEach(
            (id, entry) -> {
              if (!own.contains(id)) {
                diagnostics.report(
                    raw.contains(id) ? named(id, entry.key()) : unknown(id, entry.key(), own));
              }
            });
  }

  private static Diagnostic unknown(String id, Span place, List<String> own) {
    return Diagnostic.of(
            Code.UNKNOWN_REFERENCE, "no resource of this spec has the logical ID `" + id + "`")
        .at(place)
        .note("`ids` maps each logical ID that fargen generates to the one that replaces it")
        .unknown(id, own, "write a logical ID that the template has without this entry");
  }

  private static Diagnostic named(String id, Span place) {
    return Diagnostic.of(Code.UNKNOWN_REFERENCE, "`" + id + "` is a raw resource")
        .at(place)
        .note("`ids` is for resources that fargen creates")
        .help("remove `" + id + "` here, and rename it under `resources`");
  }

  /** The report of a conflict that an entry of {@code ids} makes. */
  static Optional<Diagnostic> conflict(NameConflict conflict, Spec spec, SourceFile source) {
    List<Label> labels = new ArrayList<>();
    spec.ids()
        .entries()
        .forEach(
            (id, entry) -> {
              if (entry.value().value().equals(conflict.id())) {
                labels.add(0, new Label(entry.value().span(), "new ID of `" + id + "`"));
              }
            });
    if (labels.isEmpty()) {
      return Optional.empty();
    }
    if (labels.size() == 1) {
      other(conflict, spec, source).ifPresent(labels::add);
    }
    Diagnostic fault =
        Diagnostic.of(
            Code.NAME_CONFLICT,
            conflict.things() + " would have the logical ID `" + conflict.id() + "`");
    for (Label label : labels) {
      fault = fault.at(label.span(), label.text());
    }
    if (labels.size() == 1) {
      fault = fault.note("the template has a parameter with this name");
    }
    return Optional.of(fault.help("write another logical ID"));
  }

  /** What has the ID without an entry of {@code ids}; none for a parameter of fargen. */
  private static Optional<Label> other(NameConflict conflict, Spec spec, SourceFile source) {
    if (conflict.isParameter()) {
      return spec.parameterPlace(conflict.id())
          .map(
              span ->
                  new Label(
                      span,
                      source.text(span).equals(conflict.id())
                          ? "parameter"
                          : "parameter, created by fargen"));
    }
    List<Span> both = List.of(conflict.first().get(), conflict.second());
    Optional<Span> raw = Lists.first(both, span -> source.text(span).equals(conflict.id()));
    if (raw.isPresent()) {
      return raw.map(span -> new Label(span, "resource"));
    }
    Span creator =
        Lists.first(both, span -> conflict.id().startsWith(LogicalName.of(source.text(span))))
            .orElse(conflict.second());
    return Optional.of(new Label(creator, "resource, created by fargen"));
  }
}
