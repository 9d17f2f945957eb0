package dev.fargen.check.template;

import dev.fargen.cfn.Document;
import dev.fargen.cfn.Function.Gives;
import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Kinds;
import dev.fargen.cfn.Reference;
import dev.fargen.check.rule.FinishedTemplate;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.spec.raw.RawFunction;
import dev.fargen.spec.raw.RawValues;
import dev.fargen.spec.raw.RawValues.Mention;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.List;
import java.util.Optional;

/**
 * The value of an output is a string, and the name of its export does not depend on a resource
 * (CloudFormation user guide, "CloudFormation template Outputs syntax").
 */
final class OutputCheck {

  private static final int MOST_CHARACTERS = 255;

  private final Document document;
  private final Places places;
  private final Kinds kinds;
  private final Diagnostics diagnostics;

  OutputCheck(Document document, Places places, Diagnostics diagnostics) {
    this.document = document;
    this.places = places;
    this.kinds = FinishedTemplate.kinds(document);
    this.diagnostics = diagnostics;
  }

  void check(List<String> path, Node node) {
    EntryCheck check = new EntryCheck("an output", diagnostics);
    if (!check.isMap(node)) {
      return;
    }
    MapNode output = (MapNode) node;
    check.keys(output, List.of("Condition", "Description", "Value", "Export"), "Value");
    EntryCheck.value(output, "Value").ifPresent(value -> text("Value", value));
    EntryCheck.value(output, "Description")
        .ifPresent(new EntryCheck("`Description`", diagnostics)::isLiteral);
    EntryCheck.value(output, "Condition")
        .filter(ignored -> places.isPatched(path)) // others are checked where they are written
        .ifPresent(
            name -> ResourceCheck.condition(name, document.section("Conditions"), diagnostics));
    EntryCheck.value(output, "Export").ifPresent(this::export);
  }

  private void export(Node node) {
    EntryCheck check = new EntryCheck("`Export`", diagnostics);
    if (check.isMap(node)) {
      check.keys((MapNode) node, List.of("Name"), "Name");
      EntryCheck.value((MapNode) node, "Name").ifPresent(this::exportName);
    }
  }

  /** AWS CDK refuses longer names too ("CfnOutput"). */
  private void exportName(Node name) {
    text("Name", name);
    if (name instanceof ScalarNode text && text.text().isEmpty()) {
      diagnostics.report(
          Diagnostic.of(Code.INVALID_VALUE, "`Name` of `Export` must not be empty")
              .at(name.span().firstLine()));
    }
    if (name instanceof ScalarNode text
        && RawFunction.of(name).isEmpty()
        && text.text().length() > MOST_CHARACTERS) {
      diagnostics.report(
          Diagnostic.of(
                  Code.OUT_OF_RANGE,
                  "`Name` of `Export` has "
                      + text.text().length()
                      + " characters; the maximum is "
                      + MOST_CHARACTERS)
              .at(name.span().firstLine()));
    }
    resource(name, "the name of an export", document, diagnostics);
  }

  /** Reports a reference to a resource where there can be none. */
  static void resource(Node node, String what, Document document, Diagnostics diagnostics) {
    for (Mention mention : RawValues.mentions(node)) {
      Reference reference = mention.reference();
      if (reference.isValue() && document.section("Resources").containsKey(reference.name())) {
        diagnostics.report(
            Diagnostic.of(
                    Code.INVALID_VALUE,
                    what + " cannot depend on the resource `" + reference.name() + "`")
                .at(mention.span())
                .note(what + " is evaluated before resources are created"));
        return;
      }
    }
  }

  private void text(String key, Node node) {
    Optional<RawFunction> call = RawFunction.of(node);
    if (call.isPresent() && call.get().name().equals("If") && call.get().arguments().size() == 3) {
      call.get().arguments().subList(1, 3).forEach(branch -> text(key, branch));
      return;
    }
    Gives gives =
        call.isPresent()
            ? kinds.of((Intrinsic) RawValues.of(node))
            : node instanceof ScalarNode ? Gives.TEXT : Gives.LIST;
    if (gives != Gives.TEXT && gives != Gives.ANYTHING) {
      String found =
          call.map(one -> "but " + one.written() + " returns " + gives.words())
              .orElse("not " + node.kind());
      diagnostics.report(
          Diagnostic.of(Code.WRONG_TYPE, "`" + key + "` must be a string, " + found)
              .at(node.span().firstLine()));
    }
  }
}
