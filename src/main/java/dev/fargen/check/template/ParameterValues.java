package dev.fargen.check.template;

import dev.fargen.cfn.Document;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Scalar;
import dev.fargen.list.Digits;
import dev.fargen.spec.raw.RawFunction;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.MapNode.Entry;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts the values of one environment in place of the references to parameters, so that they can be
 * checked like the values of properties.
 */
record ParameterValues(Document document, Map<String, String> values) {

  ParameterValues {
    values = Map.copyOf(values);
  }

  MapNode in(MapNode map) {
    return (MapNode) of(map);
  }

  private Node of(Node node) {
    Optional<RawFunction> call = RawFunction.of(node);
    if (call.isPresent()) {
      Optional<String> value = value(call.get());
      return value.isPresent()
          ? new ScalarNode(value.get(), Digits.only(value.get()), node.span())
          : node;
    }
    if (node instanceof MapNode map) {
      Map<String, Entry> entries = new LinkedHashMap<>();
      map.entriesByKey()
          .forEach((key, entry) -> entries.put(key, new Entry(entry.key(), of(entry.value()))));
      return new MapNode(entries, map.span(), map.tag());
    }
    if (node instanceof ListNode list) {
      List<Node> items = new ArrayList<>();
      list.items().forEach(item -> items.add(of(item)));
      return new ListNode(items, list.span(), list.tag());
    }
    return node;
  }

  private Optional<String> value(RawFunction call) {
    boolean single =
        call.name().equals("Ref")
            && call.argument() instanceof ScalarNode name
            && isSingle(name.text());
    if (!single) {
      return Optional.empty();
    }
    String parameter = ((ScalarNode) call.argument()).text();
    return Optional.ofNullable(values.get(parameter)).or(() -> fallback(parameter));
  }

  /** The default, unless it is empty: then the deploy is given a value. */
  private Optional<String> fallback(String parameter) {
    return document.section("Parameters").get(parameter) instanceof Mapping declared
            && declared.entries().get("Default") instanceof Scalar value
            && !value.asText().isEmpty()
        ? Optional.of(value.asText())
        : Optional.empty();
  }

  /**
   * Whether the value of the parameter is what the reference gives: no list, and not read later.
   */
  private boolean isSingle(String parameter) {
    return document.section("Parameters").get(parameter) instanceof Mapping declared
        && declared.entries().get("Type") instanceof Scalar type
        && !type.asText().startsWith("List<")
        && !type.asText().startsWith("AWS::SSM::")
        && !type.asText().equals("CommaDelimitedList");
  }
}
