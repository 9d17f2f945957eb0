package dev.fargen.emit.draft;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Output;
import dev.fargen.cfn.Parameter;
import dev.fargen.cfn.ParameterType;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Value;
import dev.fargen.list.Lists;
import dev.fargen.workload.environment.Export;
import dev.fargen.workload.environment.ExportNames;
import dev.fargen.workload.environment.Import;
import dev.fargen.workload.environment.Imports;
import java.util.List;

/** The exports of stacks; each export name is the stack name and one of {@link ExportNames}. */
public final class Exports {

  private Exports() {}

  public static Output export(String name, String description, Value value) {
    return Output.of(name, description, value).exported();
  }

  /** The value that the other stack exports under this name. */
  public static Value imported(Draft draft, Import from, String name) {
    return Intrinsic.importValue(Intrinsic.sub("${" + stack(draft, from).id() + "}-" + name));
  }

  /** Whether the value is a security group of a stack that the spec imports from. */
  public static boolean isImportedGroup(Value value) {
    return value instanceof Intrinsic call
        && call.name().equals("ImportValue")
        && call.argument() instanceof Intrinsic stackAndName
        && stackAndName.argument() instanceof Scalar text
        && text.asText().endsWith(ExportNames.GROUP)
        && Lists.any(
            List.of(Export.values()),
            what -> text.asText().startsWith("${" + Imports.parameter(what) + "}-"));
  }

  /**
   * The value of the other stack's output of this name, which may change while it is in use
   * (CloudFormation template reference, "Fn::GetStackOutput").
   */
  public static Value output(Draft draft, Import from, String name) {
    return new Intrinsic(
        "GetStackOutput",
        Value.map().with("StackName", stack(draft, from).ref()).with("OutputName", name));
  }

  /** The parameter that names the other stack. */
  public static Parameter stack(Draft draft, Import from) {
    return draft.parameter(from.parameter(), ParameterType.STRING, from.description());
  }
}
