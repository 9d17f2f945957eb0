package dev.fargen.compile;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.emit.draft.NameConflict;
import dev.fargen.list.Lists;
import dev.fargen.spec.Spec;
import dev.fargen.spec.StackKeys;
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
  static Optional<Diagnostic> conflict(NameConflict conflict, Spec spec) {
    List<Span> places = new ArrayList<>();
    spec.ids()
        .entries()
        .forEach(
            (id, entry) -> {
              if (entry.value().value().equals(conflict.id())) {
                places.add(entry.value().span());
              }
            });
    if (places.isEmpty()) {
      return Optional.empty();
    }
    Diagnostic fault =
        Diagnostic.of(
                Code.NAME_CONFLICT,
                conflict.things() + " would have the logical ID `" + conflict.id() + "`")
            .at(places.get(places.size() - 1));
    return Optional.of(
        (places.size() == 1 ? fault : fault.at(places.get(0), "the same ID"))
            .help("write another logical ID"));
  }
}
