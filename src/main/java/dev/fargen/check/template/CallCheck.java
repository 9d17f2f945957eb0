package dev.fargen.check.template;

import dev.fargen.cfn.Calls.Setting;
import dev.fargen.cfn.Document;
import dev.fargen.cfn.Function.Gives;
import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Path;
import dev.fargen.cfn.Pseudo;
import dev.fargen.cfn.Reference;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Sequence;
import dev.fargen.cfn.TemplateKinds;
import dev.fargen.cfn.Value;
import dev.fargen.check.raw.CallRule;
import dev.fargen.check.rule.FinishedTemplate;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.spec.raw.RawValues;
import dev.fargen.spec.raw.RawValues.Mention;
import dev.fargen.yaml.Node;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Arguments of functions that depend on the template: lists in place of strings, keys of mappings,
 * resources where there are none yet (CloudFormation template reference, "Intrinsic function
 * reference").
 */
final class CallCheck {

  private static final String CONDITIONS = "Conditions";

  /** What conditions cannot call ("Condition functions", Supported functions). */
  private static final Set<String> NOT_IN_CONDITIONS =
      Set.of("Base64", "Cidr", "GetAtt", "GetAZs", "GetStackOutput", "If", "ImportValue");

  private final Document document;
  private final TemplateKinds kinds;
  private final boolean extended;
  private final Diagnostics diagnostics;

  CallCheck(Document document, Diagnostics diagnostics) {
    this.document = document;
    this.kinds = FinishedTemplate.kinds(document);
    this.extended = document.content().entries().containsKey("Transform");
    this.diagnostics = diagnostics;
  }

  /** Checks all calls in the node, which stands in this section. */
  void check(Node node, String section) {
    boolean rules = section.equals("Rules");
    CallRule.check(node, new Setting(extended, rules, kinds), diagnostics);
    variables(node);
    boolean early = rules || section.equals(CONDITIONS);
    if (early) {
      String what = rules ? "a rule" : "a condition";
      OutputCheck.resource(node, what, document, diagnostics);
    }
    RawValues.of(node)
        .walk(
            (value, path) -> {
              if (value instanceof Intrinsic call) {
                Node at = RawValues.at(node, path);
                if (section.equals(CONDITIONS)
                    && !path.equals(Path.START)
                    && NOT_IN_CONDITIONS.contains(call.name())) {
                  misplaced(call, at);
                } else if (call.name().equals("ImportValue")) {
                  OutputCheck.resource(
                      at, "the export name in `!ImportValue`", document, diagnostics);
                } else if (call.name().equals("FindInMap")) {
                  keys(call, node, path);
                }
              }
            });
  }

  private void misplaced(Intrinsic call, Node at) {
    diagnostics.report(
        Diagnostic.of(Code.WRONG_TYPE, "`!" + call.name() + "` is not supported in a condition")
            .at(at.span().firstLine())
            .note(
                "a condition can use only parameters, pseudo parameters, mappings and other conditions"));
  }

  /** Lists in the text of {@code Fn::Sub}. */
  private void variables(Node node) {
    for (Mention mention : RawValues.mentions(node)) {
      Reference reference = mention.reference();
      if (reference.part().isPresent()) {
        boolean nothing = reference.name().equals(Pseudo.NO_VALUE.id());
        if (nothing || kinds.of(reference) == Gives.LIST) {
          String name = reference.name() + reference.attribute().map(one -> "." + one).orElse("");
          diagnostics.report(
              Diagnostic.of(
                      Code.WRONG_TYPE,
                      "`!Sub` requires strings, and `"
                          + name
                          + "` is "
                          + (nothing ? "not a value" : "a list"))
                  .at(mention.span()));
        }
      }
    }
  }

  private void keys(Intrinsic call, Node node, Path path) {
    List<Value> arguments =
        call.argument() instanceof Sequence list ? list.items() : List.<Value>of();
    if (arguments.size() != 3
        || !(arguments.get(0) instanceof Scalar name)
        || !(document.section("Mappings").get(name.asText()) instanceof Mapping mapping)) {
      return;
    }
    Value inside = mapping;
    for (int i = 1; i < arguments.size(); i++) {
      Map<String, Value> keys = inside instanceof Mapping map ? map.entries() : Map.of();
      if (!(arguments.get(i) instanceof Scalar key) || keys.containsKey("Fn::Transform")) {
        return;
      }
      if (!keys.containsKey(key.asText())) {
        Node at = RawValues.at(node, path.into(call).item(i));
        diagnostics.report(
            Diagnostic.of(
                    Code.UNKNOWN_REFERENCE,
                    "the mapping `"
                        + name.asText()
                        + (i == 1 ? "` has no top-level key `" : "` has no second-level key `")
                        + key.asText()
                        + (i == 1 ? "`" : "` under `" + ((Scalar) arguments.get(1)).asText() + "`"))
                .at(at.span())
                .unknown(key.asText(), keys.keySet()));
        return;
      }
      inside = keys.get(key.asText());
    }
  }
}
