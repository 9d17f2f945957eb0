package dev.fargen.check.environments;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Pseudo;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Value;
import dev.fargen.check.rule.ProjectRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.Spec;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.ParameterUses.ExportUse;
import dev.fargen.spec.raw.RawValues;
import dev.fargen.workload.Project;
import dev.fargen.workload.environment.Environment;
import dev.fargen.workload.environment.Export;
import dev.fargen.workload.environment.ExportNames;
import dev.fargen.workload.environment.Import;
import dev.fargen.workload.raw.RawOutput;
import dev.fargen.workload.stack.Stack;
import dev.fargen.yaml.Node;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A stack cannot import its own exports (CloudFormation user guide, "Get exported outputs from a
 * deployed CloudFormation stack").
 */
public final class ImportRule implements ProjectRule {

  @Override
  public void check(Spec spec, Project project, Diagnostics diagnostics) {
    for (int i = 0; i < project.stacks().size(); i++) {
      Stack stack = project.stacks().get(i);
      for (Import one : stack.base().imports()) {
        if (one.spec().value().equals(project.name().value())) {
          diagnostics.report(
              Diagnostic.of(
                      Code.IMPORTS_ITSELF,
                      "spec `" + one.spec().value() + "` cannot import from itself")
                  .at(one.spec().span())
                  .at(project.name().span(), "name of this spec")
                  .help("write the name of the other spec"));
        }
      }
      Own own = Own.of(stack, diagnostics);
      if (!own.exports().isEmpty()) {
        for (ExportUse use : spec.environments().get(i).scope().uses().exports()) {
          own.check(use.name().written(), use.span(), false);
        }
        stack.additions().nodes().forEach(own::check);
      }
    }
  }

  /**
   * What a stack exports, by the names of the exports. An output with a condition may be there
   * where the import is not.
   */
  private record Own(Map<String, Exported> exports, Stack stack, Diagnostics diagnostics) {

    /**
     * An export.
     *
     * @param name what it is called in the template
     * @param output the raw output, unless a key of the spec exports it
     */
    private record Exported(Span span, String name, Optional<RawOutput> output) {}

    static Own of(Stack stack, Diagnostics diagnostics) {
      Own own = new Own(new HashMap<>(), stack, diagnostics);
      for (RawOutput output : stack.additions().outputs()) {
        if (output.condition().isEmpty()) {
          output
              .exportName()
              .flatMap(name -> text(RawValues.of(name)))
              .ifPresent(
                  name ->
                      own.exports.put(
                          own.full(name),
                          new Exported(
                              output.exportName().orElseThrow().span(),
                              output.id().value(),
                              Optional.of(output))));
        }
      }
      for (Given<Export> what : stack.base().exports()) {
        for (String name : ExportNames.of(what.value())) {
          String full = own.full(variable(Pseudo.STACK_NAME) + "-" + name);
          own.exports.putIfAbsent(full, new Exported(what.span(), name, Optional.empty()));
        }
      }
      return own;
    }

    /** Checks the calls of {@code ImportValue} in raw CloudFormation. */
    void check(Node node) {
      RawValues.of(node)
          .walk(
              (value, path) -> {
                if (value instanceof Intrinsic call && call.name().equals("ImportValue")) {
                  text(call.argument())
                      .ifPresent(name -> check(name, RawValues.at(node, path).span(), true));
                }
              });
    }

    void check(String name, Span span, boolean raw) {
      Exported export = exports.get(full(name));
      if (export != null) {
        Diagnostic fault =
            Diagnostic.of(
                    Code.IMPORTS_ITSELF,
                    "the stack itself exports `" + name + "`, so it cannot import it")
                .at(span)
                .at(export.span(), "exported here")
                .note("an export exists only after its stack is deployed");
        diagnostics.report(
            export
                .output()
                .map(output -> instead(output, raw))
                .or(
                    () ->
                        (raw ? Optional.of(rendered(export.name())) : parameter(export.name()))
                            .map(text -> "write " + text))
                .map(fault::help)
                .orElse(fault));
      }
    }

    /** How a key of the spec gets what only the template has. */
    private static Optional<String> parameter(String name) {
      String id = name + "Parameter";
      return name.equals(ExportNames.VPC)
          ? Optional.of(
              "`"
                  + id
                  + ": {Type: AWS::SSM::Parameter, Properties: {Type: String, Value: !Ref Vpc}}`"
                  + " under `resources`, and, for a variable, `\"${resources."
                  + id
                  + ".Value}\"` in place of the whole import")
          : Optional.empty();
    }

    /** What the template has for an export of a key. */
    private static String rendered(String name) {
      return name.equals(ExportNames.VPC)
          ? "`!Ref Vpc`"
          : "the value that the output `" + name + "` has in the template";
    }

    /** The name with what is known of the environment. */
    private String full(String name) {
      Environment environment = stack.environment();
      String full = name.replace(variable(Pseudo.STACK_NAME), environment.stackName());
      return environment.region().isPresent()
          ? full.replace(variable(Pseudo.REGION), environment.region().get().value())
          : full;
    }

    private static String variable(Pseudo pseudo) {
      return "${" + pseudo.id() + "}";
    }

    /** What the output has, in place of the import. */
    private String instead(RawOutput output, boolean raw) {
      if (raw || !(RawValues.of(output.value()) instanceof Intrinsic call)) {
        return "write " + value(output);
      }
      String value = call.argument() instanceof Scalar name ? name.asText() : "";
      String id = value.contains(".") ? value.substring(0, value.indexOf('.')) : value;
      return (call.name().equals("Ref") || call.name().equals("GetAtt"))
              && Lists.any(stack.additions().resources(), one -> one.id().value().equals(id))
          ? "write `\"${resources." + value + "}\"` in place of the import"
          : "remove this import, and set the value by an entry of `patches`: "
              + value(output)
              + " is available only under `resources`, `outputs` and `patches`";
    }

    private static String value(RawOutput output) {
      return RawValues.of(output.value()) instanceof Intrinsic call
              && (call.name().equals("Ref") || call.name().equals("GetAtt"))
              && call.argument() instanceof Scalar name
          ? "`!" + call.name() + " " + name.asText() + "`"
          : "the value of the output `" + output.id().value() + "`";
    }

    /** The name of an export, as a text of {@code !Sub}. */
    private static Optional<String> text(Value name) {
      if (name instanceof Scalar literal) {
        return Optional.of(literal.asText());
      }
      return name instanceof Intrinsic call && call.argument() instanceof Scalar inside
          ? text(call.name(), inside.asText())
          : Optional.empty();
    }

    private static Optional<String> text(String function, String argument) {
      return switch (function) {
        case "Sub" -> Optional.of(argument);
        case "Ref" -> Optional.of("${" + argument + "}");
        default -> Optional.empty();
      };
    }
  }
}
