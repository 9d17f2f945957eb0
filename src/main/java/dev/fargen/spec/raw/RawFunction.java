package dev.fargen.spec.raw;

import dev.fargen.cfn.Function;
import dev.fargen.cfn.Intrinsic;
import dev.fargen.list.Lists;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.List;
import java.util.Optional;

/**
 * A call of an intrinsic function in raw CloudFormation: {@code !Sub x} or {@code {Fn::Sub: x}}
 * (CloudFormation template reference, "Intrinsic function reference").
 *
 * @param name without {@code Fn::}
 */
public record RawFunction(String name, Node argument) {

  private static final String CONDITION = "Condition"; // IAM's statements have one as well

  /** The call, if the node is one. */
  public static Optional<RawFunction> of(Node node) {
    if (node.tag().isPresent()) {
      return Optional.of(new RawFunction(node.tag().get().substring(1), untagged(node)));
    }
    if (node instanceof MapNode map && map.entries().size() == 1) {
      MapNode.Entry only = map.entries().iterator().next();
      return Intrinsic.shortName(only.key().text())
          .filter(name -> !only.key().text().equals(CONDITION))
          .map(name -> new RawFunction(name, only.value()));
    }
    return Optional.empty();
  }

  /** Whether the node is a map with a function and another key: which of them is meant? */
  public static boolean isAmbiguous(Node node) {
    return !functions(node).isEmpty() && ((MapNode) node).entries().size() > 1;
  }

  /** Whether the key adds to its map what comes of a macro or a loop. */
  public static boolean isMacro(String key) {
    return Intrinsic.shortName(key).flatMap(Function::of).filter(Function::isMacro).isPresent();
  }

  /** The keys of a map that are names of functions. */
  public static List<MapNode.Entry> functions(Node node) {
    return node instanceof MapNode map
        ? Lists.filter(map.entries(), entry -> isFunction(entry.key().text()))
        : List.of();
  }

  private static boolean isFunction(String key) {
    return !key.equals(CONDITION)
        && !isMacro(key)
        && Intrinsic.shortName(key).flatMap(Function::of).isPresent();
  }

  /** The call in a message: {@code !Ref Zones}; without an argument that has parts. */
  public String written() {
    String text = argument instanceof ScalarNode scalar ? scalar.text() : "";
    boolean plain = !text.isEmpty() && text.indexOf('\n') < 0;
    return "`!" + name + (plain ? " " + ScalarNode.shortened(text) : "") + "`";
  }

  /** The arguments. */
  public List<Node> arguments() {
    return argument.items();
  }

  private static Node untagged(Node node) {
    if (node instanceof MapNode map) {
      return new MapNode(map.entriesByKey(), map.span());
    }
    if (node instanceof ListNode list) {
      return new ListNode(list.items(), list.span());
    }
    return ((ScalarNode) node).untagged();
  }
}
