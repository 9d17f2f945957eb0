package dev.fargen.check.template;

import dev.fargen.aws.ResourceTypes;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Value;
import dev.fargen.check.rule.FinishedTemplate;
import dev.fargen.check.rule.TemplateRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * No two resources of a type can have the same name (CloudFormation template reference, "Name
 * type"). Resources with conditions may be there one at a time.
 */
public final class SameNameRule implements TemplateRule {

  private static final String RESOURCES = "Resources";
  private static final String PROPERTIES = "Properties";

  @Override
  public void check(FinishedTemplate template, Diagnostics diagnostics) {
    if (!template.isPartlyRaw()) {
      return;
    }
    Places places = new Places(template);
    Map<List<String>, List<String>> seen = new HashMap<>();
    for (Map.Entry<String, Value> entry : template.document().section(RESOURCES).entrySet()) {
      Optional<List<String>> named = named(entry.getValue());
      if (named.isPresent()) {
        String property = named.get().get(1);
        List<String> path = List.of(RESOURCES, entry.getKey(), PROPERTIES, property);
        List<String> first = seen.putIfAbsent(named.get(), path);
        if (first != null && (places.isRaw(path) || places.isRaw(first))) {
          diagnostics.report(
              Diagnostic.of(
                      Code.VALUE_TWICE,
                      "`"
                          + first.get(1)
                          + "` and `"
                          + path.get(1)
                          + "` have the same `"
                          + property
                          + "`")
                  .at(places.of(path), "duplicate")
                  .at(places.of(first), "first here")
                  .help("write a different `" + property + "` in one of them"));
        }
      }
    }
  }

  /** The type, the property, and the literal name, of a resource that is always there. */
  private static Optional<List<String>> named(Value value) {
    if (value instanceof Mapping resource
        && !resource.entries().containsKey("Condition")
        && resource.entries().get("Type") instanceof Scalar type
        && resource.entries().get(PROPERTIES) instanceof Mapping properties) {
      Optional<String> property = ResourceTypes.uniqueProperty(type.asText());
      if (property.isPresent()
          && properties.entries().get(property.get()) instanceof Scalar name
          && !name.asText().contains("{{resolve:")) {
        return Optional.of(List.of(type.asText(), property.get(), name.asText()));
      }
    }
    return Optional.empty();
  }
}
