package dev.fargen.check.data;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text.ThingReference;
import dev.fargen.spec.form.Texts;
import dev.fargen.workload.data.Volume;
import dev.fargen.workload.network.Network;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.Optional;

/**
 * A file system has a throughput that goes with its performance, and a mount target in each subnet,
 * whose number must be known (Amazon EFS user guide, "Amazon EFS performance specifications" and
 * "Creating mount targets and security groups").
 */
public final class VolumeRule implements Rule {

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    Lists.first(stack.stores().volumes(), Volume.FileSystem.class::isInstance)
        .ifPresent(first -> zones(first, stack, diagnostics));
    for (Volume volume : stack.stores().volumes()) {
      if (volume instanceof Volume.FileSystem made) {
        throughput(made.performance(), diagnostics);
      } else if (volume instanceof Volume.Scratch scratch) {
        stack.workloads().forEach(workload -> references(scratch, workload, diagnostics));
      }
    }
  }

  /** Scratch space is nothing outside its task. */
  private static void references(
      Volume.Scratch volume, Workload workload, Diagnostics diagnostics) {
    for (ThingReference thing : workload.things()) {
      if (thing.kind().equals("volumes") && thing.name().equals(volume.name())) {
        diagnostics.report(
            Diagnostic.of(
                    Code.INVALID_REFERENCE,
                    "`" + thing.written() + "` means nothing: the volume is scratch space")
                .at(workload.span(), "in a text of this workload")
                .at(volume.span(), "this volume"));
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
                  "`max_io` is not offered with elastic throughput, which is the default")
              .at(performance.mode().span(), "this performance")
              .help("write `throughput: bursting`, or take `performance` away"));
    }
    if (provisioned && performance.provisioned().isEmpty()) {
      diagnostics.report(
          Diagnostic.of(
                  Code.THROUGHPUT_NOT_OFFERED, "provisioned throughput needs to know how much")
              .at(throughput.span())
              .help("write `provisioned_throughput: 64`, in MiB a second"));
    }
    if (!provisioned && performance.provisioned().isPresent()) {
      diagnostics.report(
          Diagnostic.of(
                  Code.THROUGHPUT_NOT_OFFERED,
                  "`provisioned_throughput` says nothing of `" + throughput.value() + "`")
              .at(performance.provisioned().get().span())
              .help("write `throughput: provisioned` too, or take this away"));
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
    Optional<String> parameter = subnets.flatMap(given -> given.value().parameter());
    if (parameter.isPresent() && stack.environment().name().isEmpty()) {
      diagnostics.report(
          Diagnostic.of(
                  Code.ZONES_NOT_KNOWN,
                  "`"
                      + volume.name()
                      + "` needs a mount target in each subnet, and nobody says how many there are")
              .at(volume.span())
              .help("give `" + parameter.get() + "` a value in an environment"));
    }
  }
}
