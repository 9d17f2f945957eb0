package dev.fargen.spec.raw;

import dev.fargen.cfn.Intrinsic;
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

  /** The call, if the node is one. */
  public static Optional<RawFunction> of(Node node) {
    if (node.tag().isPresent()) {
      return Optional.of(new RawFunction(node.tag().get().substring(1), untagged(node)));
    }
    if (node instanceof MapNode map && map.entries().size() == 1) {
      MapNode.Entry only = map.entries().iterator().next();
      return Intrinsic.shortName(only.key().text())
          .filter(name -> !only.key().text().equals("Condition")) // so have IAM's statements
          .map(name -> new RawFunction(name, only.value()));
    }
    return Optional.empty();
  }

  /** The arguments. */
  public List<Node> arguments() {
    return argument instanceof ListNode list ? list.items() : List.of(argument);
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
