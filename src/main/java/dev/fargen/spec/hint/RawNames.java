package dev.fargen.spec.hint;

import dev.fargen.list.Lists;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Reading;
import dev.fargen.spec.raw.RawFunction;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Names of raw resources in values that refer to them in the syntax of specs: {@code !Ref Users} or
 * {@code Users} where {@code ${resources.Users}} is meant.
 */
final class RawNames {

  private static final String RESOURCES = "resources";
  private static final String VOLUMES = "volumes";

  private final Set<String> names = new LinkedHashSet<>();
  private final Set<String> volumes = new LinkedHashSet<>();

  RawNames(MapNode tree) {
    add(tree);
    for (MapNode.Entry one :
        tree.value("environments", MapNode.class).map(MapNode::entries).orElse(List.of())) {
      if (one.value() instanceof MapNode environment) {
        add(environment);
      }
    }
  }

  private void add(MapNode tree) {
    tree.value(RESOURCES, MapNode.class)
        .ifPresent(map -> names.addAll(map.entriesByKey().keySet()));
    tree.value(VOLUMES, MapNode.class)
        .ifPresent(map -> volumes.addAll(map.entriesByKey().keySet()));
  }

  /** The line with the reference, if the value names a raw resource. */
  Optional<String> help(Place place) {
    if (Lists.any(Reading.RAW, key -> (place.path() + ".").startsWith(key + "."))
        || place.form().filter(Form::refusesReferences).isPresent()
        || place.pointed().isPresent()) {
      return Optional.empty();
    }
    Optional<RawFunction> call = RawFunction.of(place.value());
    if (place.path().endsWith(".permissions[].volume")
        && place.value() instanceof ScalarNode name
        && volumes.contains(name.text())) {
      return write("${" + VOLUMES + "." + name.text() + ".id}");
    }
    if (call.isEmpty()) {
      return place.value() instanceof ScalarNode text ? whole(text.text()) : Optional.empty();
    }
    List<Node> arguments = call.get().arguments();
    List<String> texts =
        Lists.map(Lists.only(arguments, ScalarNode.class), argument -> argument.text());
    if (texts.isEmpty() || texts.size() < arguments.size()) {
      return Optional.empty();
    }
    return switch (call.get().name()) {
      case "Ref", "GetAtt" -> whole(String.join(".", texts));
      case "Sub" -> parts(texts.get(0));
      default -> Optional.empty();
    };
  }

  /** A text that is a name, or a name and an attribute. */
  private Optional<String> whole(String text) {
    int dot = text.indexOf('.');
    return names.contains(dot < 0 ? text : text.substring(0, dot))
        ? write("${" + RESOURCES + "." + text + "}")
        : Optional.empty();
  }

  /** A text with references in it. */
  private Optional<String> parts(String text) {
    String better = text;
    for (String name : names) {
      for (String end : new String[] {"}", "."}) {
        better = better.replace("${" + name + end, "${" + RESOURCES + "." + name + end);
      }
    }
    boolean plain = text.indexOf('"') < 0 && text.indexOf('\n') < 0;
    return plain && !better.equals(text) ? write(better) : Optional.empty();
  }

  private static Optional<String> write(String text) {
    return Optional.of("write `\"" + text + "\"`");
  }
}
