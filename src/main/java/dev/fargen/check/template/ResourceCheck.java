package dev.fargen.check.template;

import dev.fargen.cfn.Document;
import dev.fargen.cfn.Value;
import dev.fargen.check.raw.AttributeChecker;
import dev.fargen.check.raw.RawResourceRule;
import dev.fargen.check.rule.FinishedTemplate;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.spec.raw.RawFunction;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A resource that a patch adds or changes is one that CloudFormation accepts as a whole
 * (CloudFormation user guide, "Resource attribute reference").
 */
final class ResourceCheck {

  private static final List<String> KEYS =
      List.of(
          "Type",
          "Condition",
          "CreationPolicy",
          "DeletionPolicy",
          "DependsOn",
          "Metadata",
          "Properties",
          "UpdatePolicy",
          "UpdateReplacePolicy",
          "Version");

  private final FinishedTemplate template;
  private final Document document;
  private final Places places;
  private final Diagnostics diagnostics;

  ResourceCheck(FinishedTemplate template, Places places, Diagnostics diagnostics) {
    this.template = template;
    this.document = template.document();
    this.places = places;
    this.diagnostics = diagnostics;
  }

  void check(ScalarNode id, List<String> path, Node node) {
    EntryCheck check = new EntryCheck("a resource", diagnostics);
    if (!check.isMap(node)) {
      return;
    }
    MapNode resource = (MapNode) node;
    check.keys(resource, KEYS, "Type");
    needs(id, resource);
    EntryCheck.value(resource, "Condition")
        .ifPresent(name -> condition(name, document.section("Conditions"), diagnostics));
    EntryCheck.value(resource, "Metadata")
        .ifPresent(new EntryCheck("`Metadata`", diagnostics)::isMap);
    Optional<Node> type = EntryCheck.value(resource, "Type");
    if (type.isEmpty() || !new EntryCheck("`Type`", diagnostics).isLiteral(type.get())) {
      return;
    }
    String name = ((ScalarNode) type.get()).text();
    Map<String, Node> attributes = new LinkedHashMap<>();
    resource.entriesByKey().forEach((key, entry) -> attributes.put(key, entry.value()));
    AttributeChecker.check(name, attributes, diagnostics);
    Optional<Node> properties = EntryCheck.value(resource, "Properties");
    boolean map =
        properties.isEmpty() || new EntryCheck("`Properties`", diagnostics).isMap(properties.get());
    for (int i = 0; map && i < template.values().size(); i++) {
      ParameterValues known = new ParameterValues(document, template.values().get(i));
      Diagnostics found = new Diagnostics(diagnostics.source());
      RawResourceRule.check(
          name,
          type.get().span(),
          owner(id, path),
          properties.map(one -> known.in((MapNode) one)),
          FinishedTemplate.kinds(document),
          new TemplatePeers(template, places),
          found);
      new ParameterLabels(template, i, diagnostics).report(found, properties);
    }
  }

  /** Where a missing property is reported: the patch that removes it, or the logical id. */
  private Span owner(ScalarNode id, List<String> path) {
    return places.ofRemoval(path).orElse(id.span());
  }

  private void needs(ScalarNode id, MapNode resource) {
    Optional<Node> needs = EntryCheck.value(resource, "DependsOn");
    if (needs.isEmpty() || RawFunction.of(needs.get()).isPresent()) {
      needs.ifPresent(new EntryCheck("`DependsOn`", diagnostics)::isLiteral);
      return;
    }
    for (Node need : needs.get().items()) {
      if (new EntryCheck("`DependsOn`", diagnostics).isLiteral(need)) {
        String name = ((ScalarNode) need).text();
        if (name.equals(id.text())) {
          diagnostics.report(
              Diagnostic.of(Code.DEPENDS_ON_ITSELF, "`" + name + "` depends on itself")
                  .at(need.span())
                  .help("remove `" + name + "` from `DependsOn`"));
        } else {
          known("resource", name, need, document.section("Resources").keySet(), diagnostics);
        }
      }
    }
  }

  /** Checks the condition of a resource or an output. */
  static void condition(Node node, Map<String, Value> conditions, Diagnostics diagnostics) {
    if (new EntryCheck("`Condition`", diagnostics).isLiteral(node)) {
      known("condition", ((ScalarNode) node).text(), node, conditions.keySet(), diagnostics);
    }
  }

  private static void known(
      String what, String name, Node place, Set<String> known, Diagnostics diagnostics) {
    if (!known.contains(name)) {
      diagnostics.report(
          Diagnostic.of(
                  Code.UNKNOWN_REFERENCE, what + " `" + name + "` is not defined in the template")
              .at(place.span())
              .unknown(name, known));
    }
  }
}
