package dev.fargen.params;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fargen.aws.ResourceTypes;
import dev.fargen.aws.ValueType;
import dev.fargen.testing.TextFiles;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The package joins any templates: no name of a property of ECS or IAM stands in it. */
class NamesTest {

  private static final Pattern TEXT = Pattern.compile("\"([A-Za-z0-9-]+)\"");

  /** How deep properties lie, at most; some types lie within themselves. */
  private static final int DEEPEST = 8;

  /** CloudFormation's own words, which some types have as well. */
  private static final Set<String> OWN =
      Set.of("Condition", "DependsOn", "Description", "Tags", "Type", "Value");

  @Test
  void noPropertyOfEcsOrIamIsNamed() {
    Set<String> properties = new TreeSet<>();
    for (String type : ResourceTypes.names()) {
      if (type.startsWith("AWS::ECS::") || type.startsWith("AWS::IAM::")) {
        collect(ResourceTypes.find(type).orElseThrow().block(), DEEPEST, properties);
      }
    }
    Set<String> named = new TreeSet<>();
    TextFiles.read(Path.of("src/main/java/dev/fargen/params"))
        .forEach((file, text) -> TEXT.matcher(text).results().forEach(r -> named.add(r.group(1))));
    named.retainAll(properties);
    named.removeAll(OWN);

    assertEquals(Set.of(), named);
  }

  private static void collect(ValueType type, int deep, Set<String> names) {
    if (deep == 0) {
      return;
    }
    if (type instanceof ValueType.Block block) {
      names.addAll(block.properties().keySet());
      block.properties().values().forEach(one -> collect(one.type(), deep - 1, names));
    } else if (type instanceof ValueType.ListOf list) {
      collect(list.items(), deep, names);
    } else if (type instanceof ValueType.MapOf map) {
      collect(map.values(), deep, names);
    } else if (type instanceof ValueType.OneOf some) {
      some.types().forEach(one -> collect(one, deep, names));
    }
  }
}
