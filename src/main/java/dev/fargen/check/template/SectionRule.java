package dev.fargen.check.template;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fargen.aws.ResourceTypes;
import dev.fargen.aws.SchemaRule;
import dev.fargen.cfn.Document;
import dev.fargen.cfn.Function;
import dev.fargen.cfn.Function.Gives;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Sequence;
import dev.fargen.cfn.Value;
import dev.fargen.check.raw.Peers;
import dev.fargen.check.raw.RawResourceRule;
import dev.fargen.check.raw.TagRule;
import dev.fargen.check.rule.FinishedTemplate;
import dev.fargen.check.rule.TemplateRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Suggestion;
import dev.fargen.list.Lists;
import dev.fargen.spec.raw.RawFunction;
import dev.fargen.workload.raw.Additions;
import dev.fargen.workload.raw.RawOutput;
import dev.fargen.workload.raw.RawResource;
import dev.fargen.workload.stack.Stack;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Each entry that a patch adds or changes, and each raw output, must be what its section has
 * (CloudFormation user guide, "CloudFormation template sections").
 */
public final class SectionRule implements TemplateRule {

  private static final String FORMAT = "AWSTemplateFormatVersion";
  private static final String GLOBALS = "Globals";
  private static final String SERVERLESS = "AWS::Serverless-2016-10-31";
  private static final int MOST_BYTES = 1_024;

  @Override
  public void check(FinishedTemplate template, Diagnostics diagnostics) {
    if (template.isPartlyRaw()) {
      new Check(template, new Places(template), rawOutputs(template), diagnostics).check();
    }
  }

  private static Set<String> rawOutputs(FinishedTemplate template) {
    Set<String> ids = new HashSet<>();
    for (Stack stack : template.project().stacks()) {
      for (RawOutput output : stack.additions().outputs()) {
        ids.add(output.id().value());
      }
    }
    return ids;
  }

  private record Check(
      FinishedTemplate template, Places places, Set<String> outputs, Diagnostics diagnostics) {

    private void check() {
      head();
      List<Stack> stacks = template.project().stacks();
      for (int i = 0; i < stacks.size(); i++) {
        raw(stacks.get(i).additions(), i);
      }
      for (String section : Document.SECTIONS) {
        for (Map.Entry<String, Value> entry : template.document().section(section).entrySet()) {
          List<String> path = List.of(section, entry.getKey());
          boolean raw = section.equals("Outputs") && outputs.contains(entry.getKey());
          if (raw || places.isPatched(path)) {
            entry(section, entry.getKey(), entry.getValue(), path);
          } else if (section.equals("Resources") && !template.patches().isEmpty()) {
            compare(entry.getValue(), path);
          }
        }
      }
    }

    private ParameterValues values(int environment) {
      return new ParameterValues(template.document(), template.values().get(environment));
    }

    /** A resource that no patch changes may refer to one that a patch changes. */
    private void compare(Value value, List<String> path) {
      if (value instanceof Mapping resource
          && resource.entries().get("Type") instanceof Scalar type
          && resource.entries().get("Properties") instanceof Mapping properties
          && Lists.any(ResourceTypes.schemas(type.asText()), SchemaRule::isAboutSeveral)) {
        MapNode node =
            (MapNode) places.tree(properties, List.of(path.get(0), path.get(1), "Properties"));
        Peers peers = new TemplatePeers(template, places);
        RawResourceRule.compare(type.asText(), node, places.of(path), peers, diagnostics);
      }
    }

    /** What of raw CloudFormation depends on the rest of the template. */
    private void raw(Additions additions, int environment) {
      ParameterValues values = values(environment);
      CallCheck calls = new CallCheck(template.document(), diagnostics);
      additions.nodes().forEach(node -> calls.check(node, "Resources"));
      for (RawResource resource : additions.resources()) {
        Diagnostics found = new Diagnostics(diagnostics.source());
        RawResourceRule.check(
            resource,
            resource.properties().map(values::in),
            FinishedTemplate.kinds(template.document()),
            new TemplatePeers(template, places),
            found);
        new ParameterLabels(template, environment, diagnostics)
            .report(found, resource.properties());
      }
    }

    private void entry(String section, String id, Value value, List<String> path) {
      ScalarNode name = new ScalarNode(id, true, places.ofKey(path));
      Node node = places.tree(value, path);
      if (RawFunction.isMacro(id)) {
        return; // its entries are made later
      }
      if (!section.equals("Metadata") && !section.equals(GLOBALS)) {
        EntryCheck.name(name, section, diagnostics);
      }
      Document document = template.document();
      if (places.isPatched(path)) {
        TagRule.value(node, diagnostics);
        new CallCheck(document, diagnostics).check(node, section);
      }
      switch (section) {
        case "Parameters" -> new ParameterCheck(template, diagnostics).check(name, node);
        case "Mappings" -> MappingCheck.check(name, node, diagnostics);
        case "Outputs" -> new OutputCheck(document, places, diagnostics).check(path, node);
        case "Resources" ->
            new ResourceCheck(template, places, diagnostics).check(name, path, node);
        case "Rules" -> rule(node);
        case "Conditions" -> condition(name, node);
        default -> {}
      }
    }

    private void condition(ScalarNode name, Node node) {
      Optional<RawFunction> call = RawFunction.of(node);
      boolean condition =
          call.filter(one -> Function.gives(one.name()) == Gives.CONDITION).isPresent()
              || (node instanceof MapNode map
                  && map.entries().size() == 1
                  && map.entry("Condition").isPresent());
      if (!condition) {
        String found = call.map(one -> "`!" + one.name() + "`").orElse(node.kind());
        diagnostics.report(
            Diagnostic.of(
                    Code.WRONG_TYPE, "`" + name.text() + "` must be a condition, not " + found)
                .at(node.span().firstLine())
                .note("a condition is `!And`, `!Equals`, `!Not`, `!Or` or `!Condition`"));
      }
    }

    private void rule(Node node) {
      EntryCheck check = new EntryCheck("a rule", diagnostics);
      if (check.isMap(node)) {
        check.keys((MapNode) node, List.of("RuleCondition", "Assertions"), "Assertions");
        EntryCheck.value((MapNode) node, "Assertions").ifPresent(this::assertions);
      }
    }

    private void assertions(Node node) {
      if (new EntryCheck("`Assertions`", diagnostics).isList(node)) {
        EntryCheck check = new EntryCheck("an assertion", diagnostics);
        for (Node item : ((ListNode) node).items()) {
          if (check.isMap(item)) {
            check.keys((MapNode) item, List.of("Assert", "AssertDescription"), "Assert");
          }
        }
      }
    }

    private void head() {
      literal(FORMAT);
      literal("Description");
      patched("Transform").ifPresent(this::transform);
      globals();
    }

    /** AWS SAM developer guide, "Globals section of the AWS SAM template". */
    private void globals() {
      Value transform = template.document().content().entries().get("Transform");
      boolean serverless =
          transform != null
              && Lists.any(
                  transform instanceof Sequence all ? all.items() : List.of(transform),
                  one -> !(one instanceof Scalar name) || name.asText().equals(SERVERLESS));
      if (template.document().content().entries().containsKey(GLOBALS) && !serverless) {
        diagnostics.report(
            Diagnostic.of(
                    Code.PATCH_BREAKS_TEMPLATE,
                    "section `" + GLOBALS + "` requires the transform `" + SERVERLESS + "`")
                .at(places.ofKey(List.of(GLOBALS)))
                .help("add a patch: `{op: add, path: /Transform, value: " + SERVERLESS + "}`"));
      }
    }

    private Optional<Node> patched(String section) {
      Value value = template.document().content().entries().get(section);
      return value != null && places.isPatched(List.of(section))
          ? Optional.of(places.tree(value, List.of(section)))
          : Optional.empty();
    }

    private void literal(String section) {
      patched(section)
          .filter(node -> new EntryCheck("`" + section + "`", diagnostics).isLiteral(node))
          .ifPresent(node -> text(section, (ScalarNode) node));
    }

    private void text(String section, ScalarNode node) {
      int bytes = node.text().getBytes(UTF_8).length;
      if (section.equals(FORMAT)) {
        new EntryCheck(FORMAT, diagnostics).oneOf(FORMAT, node, List.of("2010-09-09"));
      } else if (bytes > MOST_BYTES) {
        diagnostics.report(
            Diagnostic.of(
                    Code.INVALID_VALUE,
                    "`" + section + "` has " + bytes + " bytes; the maximum is " + MOST_BYTES)
                .at(node.span().firstLine()));
      }
    }

    private void transform(Node node) {
      for (Node item : node.items()) {
        if (item instanceof MapNode map && map.entry("Name").isPresent()) {
          new EntryCheck("a transform", diagnostics)
              .keys(map, List.of("Name", "Parameters"), "Name");
        } else if (new EntryCheck(
                node == item ? "`Transform`" : "an item of `Transform`", diagnostics)
            .isText(
                item,
                "the name of a macro, such as `AWS::LanguageExtensions`,"
                    + (node == item ? " or a list of them" : " or a map with `Name`"))) {
          awsTransform((ScalarNode) item);
        }
      }
    }

    /** CloudFormation template reference, "Transform reference". */
    private void awsTransform(ScalarNode name) {
      List<String> known =
          List.of(
              "AWS::CodeDeployBlueGreen",
              "AWS::Include",
              "AWS::LanguageExtensions",
              "AWS::SecretsManager-2020-07-23",
              "AWS::SecretsManager-2024-09-16",
              SERVERLESS,
              "AWS::ServiceCatalog");
      if (name.text().startsWith("AWS::") && !known.contains(name.text())) {
        diagnostics.report(
            Diagnostic.of(Code.INVALID_VALUE, "unknown transform `" + name.text() + "`")
                .at(name.span())
                .note(
                    "a `Transform` is the name of a macro in the account, or "
                        + Suggestion.oneOf(known))
                .unknown(name.text(), known));
      }
    }
  }
}
