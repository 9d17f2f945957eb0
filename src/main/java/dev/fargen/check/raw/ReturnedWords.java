package dev.fargen.check.raw;

import dev.fargen.check.raw.SchemaChecker.Subject;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Reading;
import dev.fargen.spec.raw.RawFunction;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.MapNode.Entry;
import dev.fargen.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The words for a reference whose value cannot be what its place requires. */
final class ReturnedWords {

  private ReturnedWords() {}

  static Verdict pattern(Returned returned, String pattern, Subject subject) {
    if (returned.isRefused(pattern)) {
      return Verdict.of(fault(returned, pattern, subject.name(), subject.value()));
    }
    return returned.isMatched(pattern) ? Verdict.FITS : Verdict.OPEN;
  }

  static Verdict type(RawFunction call, String type, List<String> types, Subject subject) {
    return Verdict.of(
        Diagnostic.of(
                Code.INVALID_VALUE,
                "`" + Returned.written(call) + "` is not valid " + Reading.place(subject.name()))
            .at(subject.value().span().firstLine())
            .note(
                ScalarWords.must(subject.name(), "refer to a resource of the type ")
                    + Lists.enumerated(types, "or")
                    + "; this one is of the type "
                    + type));
  }

  /** What the references refer to that are the reason for something. */
  static List<String> types(Reason why, Node value, Peers peers) {
    List<String> types = new ArrayList<>();
    for (Entry entry : value instanceof MapNode map ? map.entries() : List.<Entry>of()) {
      Optional<RawFunction> call =
          RawFunction.of(entry.value()).filter(one -> why.hasValueOf(entry.key().text()));
      call.flatMap(one -> Gathering.peer(one, peers))
          .ifPresent(
              peer ->
                  types.add(
                      call.get().written() + " refers to a resource of the type " + peer.type()));
    }
    return types;
  }

  static Diagnostic fault(Returned returned, String pattern, String name, Node node) {
    Diagnostic fault =
        Diagnostic.of(
                Code.INVALID_VALUE,
                "`" + returned.written() + "` is not valid " + Reading.place(name))
            .at(node.span().firstLine())
            .note(ScalarWords.must(name, PatternWords.of(pattern, name, returned.example())))
            .note(
                "`"
                    + returned.written()
                    + "` returns a value such as `"
                    + returned.example()
                    + "`");
    return returned.instead(pattern).map(fault::help).orElse(fault);
  }
}
