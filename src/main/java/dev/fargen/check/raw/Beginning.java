package dev.fargen.check.raw;

import dev.fargen.check.raw.SchemaChecker.Subject;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Reading;
import dev.fargen.spec.raw.RawFunction;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.Optional;

/** The first characters of a text, which are known of some that CloudFormation completes. */
final class Beginning {

  private static final String START = "${";

  /**
   * @param text the first characters
   * @param whole whether there are no others
   */
  private record Known(String text, boolean whole) {}

  private Beginning() {}

  /** Whether the text begins with the prefix. */
  static Verdict check(String prefix, Subject subject, Peers peers) {
    Optional<Known> known = of(subject.value(), peers);
    if (known.isEmpty()) {
      return Verdict.OPEN;
    }
    String text = known.get().text();
    if (text.startsWith(prefix)) {
      return Verdict.FITS;
    }
    if (!known.get().whole() && prefix.startsWith(text)) {
      return Verdict.OPEN;
    }
    Optional<Returned> returned =
        RawFunction.of(subject.value()).flatMap(call -> Returned.of(call, peers));
    String invalid =
        returned.isPresent()
            ? "`" + returned.get().written() + "` is not valid " + Reading.place(subject.name())
            : subject.value() instanceof ScalarNode scalar
                ? Reading.written(subject.name(), scalar) + " is not valid"
                : "`" + subject.name() + "` is not valid";
    Diagnostic fault =
        Diagnostic.of(Code.INVALID_VALUE, invalid + subject.reason().end())
            .at(subject.value().span().firstLine())
            .note(ScalarWords.must(subject.name(), "begin with `" + prefix + "`"));
    return Verdict.of(returned.flatMap(one -> one.behind(prefix)).map(fault::help).orElse(fault));
  }

  private static Optional<Known> of(Node node, Peers peers) {
    Optional<RawFunction> call = RawFunction.of(node);
    if (call.isEmpty()) {
      return node instanceof ScalarNode scalar && !DynamicReference.isIn(node)
          ? Optional.of(new Known(scalar.text(), true))
          : Optional.empty();
    }
    return switch (call.get().name()) {
      case "Sub" ->
          Lists.first(call.get().arguments())
              .filter(one -> one instanceof ScalarNode && call.get().arguments().size() == 1)
              .flatMap(one -> substituted(((ScalarNode) one).text(), one, peers));
      case "Join" ->
          call.get().arguments().size() == 2
                  && call.get().arguments().get(1) instanceof ListNode list
                  && RawFunction.of(list).isEmpty()
              ? Lists.first(list.items())
                  .flatMap(first -> of(first, peers))
                  .map(first -> joined(first, list, call.get().arguments().get(0)))
              : Optional.empty();
      default ->
          Returned.of(call.get(), peers).map(returned -> new Known(returned.example(), true));
    };
  }

  /** The first of the items, and what follows it. */
  private static Known joined(Known first, ListNode list, Node delimiter) {
    boolean literal = delimiter instanceof ScalarNode && RawFunction.of(delimiter).isEmpty();
    return list.items().size() == 1
        ? first
        : new Known(
            first.text() + (first.whole() && literal ? ((ScalarNode) delimiter).text() : ""),
            false);
  }

  private static Optional<Known> substituted(String text, Node place, Peers peers) {
    int at = text.indexOf(START);
    if (at != 0) {
      return Optional.of(new Known(at < 0 ? text : text.substring(0, at), at < 0));
    }
    String name = text.substring(START.length(), Math.max(START.length(), text.indexOf('}')));
    String function = name.indexOf('.') < 0 ? "Ref" : "GetAtt";
    ScalarNode argument = new ScalarNode(name, true, place.span());
    return Returned.of(new RawFunction(function, argument), peers)
        .map(returned -> new Known(returned.example(), false));
  }
}
