package dev.fargen.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fargen.start.OneEnvironment;
import dev.fargen.start.Template;
import dev.fargen.testing.CfnYaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A template of a render and the values of one environment.
 *
 * @param stack the name that the stack has unless its spec says another
 */
record Deployed(
    String file, String stack, Map<String, Object> template, Map<String, String> values) {
  private static final Pattern PARAMS = Pattern.compile("params/(.+)\\.params\\.json");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Every template as each params file has it; where there is none, without values. */
  static List<Deployed> all(Map<String, String> files) {
    List<Deployed> all = new ArrayList<>();
    files.forEach(
        (file, text) -> {
          Matcher params = PARAMS.matcher(file);
          if (params.matches()) {
            String name = params.group(1);
            String own = template(name);
            String template =
                files.containsKey(own) ? own : template(name.replaceFirst("\\.[^.]+$", ""));
            all.add(
                new Deployed(
                    file,
                    name.replace('.', '-'),
                    CfnYaml.template(files.getOrDefault(template, "")),
                    values(text)));
          }
        });
    files.forEach(
        (file, text) -> {
          if (file.endsWith(".template.yml")
              && files.keySet().stream().noneMatch(PARAMS.asMatchPredicate())) {
            String name = file.substring(file.lastIndexOf('/') + 1).replace(".template.yml", "");
            all.add(new Deployed(file, name, CfnYaml.template(text), Map.of()));
          }
        });
    return all;
  }

  private static String template(String name) {
    return "templates/" + name + ".template.yml";
  }

  private static Map<String, String> values(String params) {
    Map<String, String> values = new TreeMap<>();
    try {
      JSON.readTree(params)
          .path("Parameters")
          .properties()
          .forEach(entry -> values.put(entry.getKey(), entry.getValue().asText()));
    } catch (JsonProcessingException e) {
      throw new AssertionError(params, e);
    }
    return values;
  }

  /** What the conditions leave of the template. */
  Map<String, Object> left() {
    return OneEnvironment.of(template, values);
  }

  /** The template that AWS has, beside the stacks of others. */
  Template evaluated(List<Template> others) {
    return Template.of(stack, template, values, others);
  }
}
