package dev.fargen.testing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.representer.Representer;

/**
 * Reads templates by the rules of YAML 1.1, as CloudFormation's tools do; intrinsics come out in
 * their long form.
 */
public final class CfnYaml {
  private CfnYaml() {}

  /** The tree: maps, lists, texts, numbers and truth values. */
  public static Object read(String text) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    options.setNestingDepthLimit(200);
    DumperOptions dump = new DumperOptions();
    return new Yaml(new Tags(options), new Representer(dump), dump, options).load(text);
  }

  /** The tree of a whole template. */
  @SuppressWarnings("unchecked") // a template is a map of sections
  public static Map<String, Object> template(String text) {
    return (Map<String, Object>) read(text);
  }

  /** A section of a template; empty where it has none. */
  @SuppressWarnings("unchecked") // a section is a map by logical ids
  public static Map<String, Map<String, Object>> section(
      Map<String, Object> template, String name) {
    Map<String, Map<String, Object>> entries = new LinkedHashMap<>();
    ((Map<String, Object>) template.getOrDefault(name, Map.of()))
        .forEach(
            (id, entry) -> {
              if (entry instanceof Map) { // a loop is a list
                entries.put(id, (Map<String, Object>) entry);
              }
            });
    return entries;
  }

  private static final class Tags extends SafeConstructor {
    Tags(LoaderOptions options) {
      super(options);
      yamlMultiConstructors.put("!", new Intrinsic());
    }

    private final class Intrinsic extends AbstractConstruct {
      @Override
      public Object construct(Node node) {
        String name = node.getTag().getValue().substring(1);
        Object argument = argument(node);
        Map<String, Object> call = new LinkedHashMap<>();
        if (name.equals("GetAtt") && argument instanceof String text) {
          call.put("Fn::GetAtt", new ArrayList<>(Arrays.asList(text.split("\\.", 2))));
        } else {
          call.put(List.of("Ref", "Condition").contains(name) ? name : "Fn::" + name, argument);
        }
        return call;
      }

      private Object argument(Node node) {
        if (node instanceof MappingNode mapping) {
          return constructMapping(mapping);
        }
        return node instanceof SequenceNode sequence
            ? constructSequence(sequence)
            : constructScalar((ScalarNode) node);
      }
    }
  }
}
