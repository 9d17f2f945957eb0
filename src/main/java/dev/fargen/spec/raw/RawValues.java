package dev.fargen.spec.raw;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Path;
import dev.fargen.cfn.Reference;
import dev.fargen.cfn.Reference.Part;
import dev.fargen.cfn.References;
import dev.fargen.cfn.Value;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Converts raw CloudFormation, including functions, to values of a template. */
public final class RawValues {

  /** A reference in raw CloudFormation, and its place in the spec. */
  public record Mention(Reference reference, Span span) {}

  private RawValues() {}

  /** The map; an empty one if the node is not a map. */
  public static Mapping mapping(Node node) {
    return of(node) instanceof Mapping map ? map : Value.map();
  }

  public static Value of(Node node) {
    Optional<RawFunction> call = RawFunction.of(node);
    if (call.isPresent()) {
      return new Intrinsic(call.get().name(), argument(call.get()));
    }
    if (node instanceof MapNode map) {
      Map<String, Value> entries = new LinkedHashMap<>();
      for (MapNode.Entry entry : map.entries()) {
        entries.put(entry.key().text(), of(entry.value()));
      }
      return new Mapping(entries);
    }
    if (node instanceof ListNode list) {
      return Value.list(Lists.map(list.items(), RawValues::of));
    }
    return scalar((ScalarNode) node);
  }

  /** The references in the tree, in file order. */
  public static List<Mention> mentions(Node node) {
    return Lists.map(
        References.of(of(node)), one -> new Mention(one, span(at(node, one.path()), one.part())));
  }

  private static Span span(Node node, Optional<Part> part) {
    return part.isPresent() && node instanceof ScalarNode text
        ? text.part(part.get().offset(), part.get().length())
        : node.span();
  }

  /** The node at a path of the value. */
  public static Node at(Node node, Path path) {
    Node at = node;
    for (String step : path.steps()) {
      Optional<RawFunction> call = RawFunction.of(at);
      if (call.isPresent()) {
        at = call.get().argument();
      } else if (at instanceof MapNode map) {
        at = map.entry(step).orElseThrow().value();
      } else {
        at = ((ListNode) at).items().get(Integer.parseInt(step));
      }
    }
    return at;
  }

  /** {@code GetAtt} of a list in its short form, {@code Queue.Arn}. */
  private static Value argument(RawFunction call) {
    List<Node> parts = call.arguments();
    boolean plain =
        parts.size() == 2 && Lists.all(parts, p -> p instanceof ScalarNode && p.tag().isEmpty());
    return call.name().equals("GetAtt") && plain
        ? Value.text(((ScalarNode) parts.get(0)).text() + "." + ((ScalarNode) parts.get(1)).text())
        : of(call.argument());
  }

  /** As YAML 1.2 reads it: true and false, numbers, everything else is text. */
  private static Value scalar(ScalarNode scalar) {
    String text = scalar.text();
    if (scalar.plain() && (text.equals("true") || text.equals("false"))) {
      return Value.bool(text.equals("true"));
    }
    if (scalar.plain() && text.matches("-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,9})?")) {
      return Value.number(new BigDecimal(text));
    }
    return Value.text(text);
  }
}
