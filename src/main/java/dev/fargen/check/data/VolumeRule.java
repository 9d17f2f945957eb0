package dev.fargen.check.data;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.list.Lists;
import dev.fargen.spec.data.VolumeKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.form.Texts;
import dev.fargen.workload.data.Volume;
import dev.fargen.workload.network.Network;
import dev.fargen.workload.stack.Stack;
import java.util.Optional;

/**
 * A file system must have a throughput mode that its performance mode supports, and a known number
 * of subnets, with a mount target in each (Amazon EFS user guide, "Amazon EFS performance
 * specifications" and "Creating mount targets and security groups").
 */
public final class VolumeRule implements Rule {

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    Lists.first(stack.stores().volumes(), Volume.FileSystem.class::isInstance)
        .ifPresent(first -> zones(first, stack, diagnostics));
    for (Volume volume : stack.stores().volumes()) {
      if (volume instanceof Volume.FileSystem made) {
        throughput(made.performance(), diagnostics);
      }
    }
  }

  private static void throughput(Volume.Performance performance, Diagnostics diagnostics) {
    Given<String> throughput = performance.throughput();
    boolean provisioned = throughput.value().equals("provisioned");
    if (performance.mode().value().equals("max_io") && throughput.value().equals("elastic")) {
      diagnostics.report(
          Diagnostic.of(
                  Code.THROUGHPUT_NOT_OFFERED,
                  "`performance: max_io` is not available with elastic throughput")
              .at(performance.mode().span())
              .note(
                  "`throughput` defaults to `" + VolumeKeys.THROUGHPUT.fallback().orElse("") + "`")
              .help("write `throughput: bursting`, or remove `performance`"));
    }
    if (provisioned && performance.provisioned().isEmpty()) {
      diagnostics.report(
          Diagnostic.of(
                  Code.THROUGHPUT_NOT_OFFERED,
                  "`throughput: provisioned` requires `provisioned_throughput`")
              .at(throughput.span())
              .help("add, for example, `provisioned_throughput: 64` (MiB/s)"));
    }
    if (!provisioned && performance.provisioned().isPresent()) {
      diagnostics.report(
          Diagnostic.of(
                  Code.THROUGHPUT_NOT_OFFERED,
                  "`provisioned_throughput` requires `throughput: provisioned`")
              .at(performance.provisioned().get().span())
              .help("remove `provisioned_throughput`, or write `throughput: provisioned`"));
    }
  }

  private static void zones(Volume volume, Stack stack, Diagnostics diagnostics) {
    Optional<Given<Texts>> subnets =
        stack
            .base()
            .network()
            .match(
                existing -> Optional.of(existing.subnets()),
                (Network.Created created) -> Optional.<Given<Texts>>empty(),
                (Network.Imported imported) -> Optional.<Given<Texts>>empty());
    Optional<Texts> exported =
        subnets.map(Given::value).filter(ids -> ids.export().isPresent() && ids.exported() == 0);
    if (exported.isPresent()) {
      diagnostics.report(
          Diagnostic.of(
                  Code.ZONES_NOT_KNOWN,
                  "the number of mount targets for `" + volume.name() + "` is not known")
              .at(volume.span())
              .at(subnets.get().span(), "subnets of the tasks")
              .note("one mount target is created in each subnet of the tasks")
              .help("add `zones: 2` to `network`, with the number of these subnets"));
      return;
    }
    Optional<String> parameter = subnets.flatMap(given -> given.value().parameter());
    if (parameter.isPresent() && stack.environment().name().isEmpty()) {
      diagnostics.report(
          Diagnostic.of(
                  Code.ZONES_NOT_KNOWN,
                  "the number of mount targets for `" + volume.name() + "` is not known")
              .at(volume.span())
              .note(
                  "one mount target is created in each subnet of the tasks, whose IDs are in the"
                      + " parameter `"
                      + parameter.get()
                      + "`, which has no value")
              .help(
                  "write "
                      + vpc(stack).map(name -> "`" + name + ": ...` and ").orElse("")
                      + "`"
                      + parameter.get()
                      + ": [...]` under `environments.<name>.parameters`"));
    }
  }

  /** The parameter of the VPC, if it has no value either. */
  private static Optional<String> vpc(Stack stack) {
    Optional<Given<Text>> vpc =
        stack
            .base()
            .network()
            .match(
                existing -> Optional.of(existing.vpc()),
                (Network.Created created) -> Optional.<Given<Text>>empty(),
                (Network.Imported imported) -> Optional.<Given<Text>>empty());
    return vpc.filter(given -> stack.environment().literal(given.value()).isEmpty())
        .flatMap(given -> given.value().parameter());
  }
}
