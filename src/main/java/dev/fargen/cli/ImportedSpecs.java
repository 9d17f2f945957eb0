package dev.fargen.cli;

import dev.fargen.cli.AcrossSpecs.Valid;
import dev.fargen.compile.CompiledEnvironment;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Span;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.environment.Export;
import dev.fargen.workload.environment.Import;
import dev.fargen.workload.network.Network;
import dev.fargen.workload.stack.Stack;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares imports with the exports of the other specs of the run: an imported value must be
 * exported (CloudFormation template reference, "Fn::ImportValue"). An imported network may have
 * fewer zones than the other spec creates, since the subnets of two zones are always exported.
 */
final class ImportedSpecs {

  private final List<Valid> specs;
  private final Map<DeployedStack, Exporter> exporters = new HashMap<>();

  /** A stack of the run that others may import from. */
  record Exporter(Valid spec, Stack stack) {

    String file() {
      return "`" + spec.diagnostics().source().printedName() + "`";
    }
  }

  ImportedSpecs(List<Valid> specs) {
    this.specs = specs;
    for (Valid spec : specs) {
      for (CompiledEnvironment one : spec.environments()) {
        exporters.put(DeployedStack.of(one), new Exporter(spec, one.stack()));
      }
    }
  }

  /** Reports each import that the other spec has no export for, where it is written. */
  void check() {
    for (Valid spec : specs) {
      for (CompiledEnvironment one : spec.environments()) {
        Stack.Base base = one.stack().base();
        base.network().imported().ifPresent(from -> isExported(from, Export.NETWORK, one, spec));
        base.loadBalancer()
            .flatMap(balancer -> balancer.imported())
            .ifPresent(from -> isExported(from, Export.LOAD_BALANCER, one, spec));
        base.cluster()
            .flatMap(cluster -> cluster.imported())
            .ifPresent(from -> isExported(from, Export.CLUSTER, one, spec));
        base.namespace()
            .filter(from -> isExported(from, Export.NAMESPACE, one, spec))
            .map(from -> exporters.get(DeployedStack.of(from, one)))
            .ifPresent(exporter -> new LinkedSpecs(spec, one.stack(), exporter).check());
        zones(base.network()).ifPresent(zones -> compare(zones, base.network(), one, spec));
      }
    }
  }

  /** Whether the other spec is there, and exports it. */
  private boolean isExported(Import from, Export what, CompiledEnvironment one, Valid spec) {
    Exporter exporter = exporters.get(DeployedStack.of(from, one));
    if (exporter == null || exporter.spec().equals(spec)) {
      return false;
    }
    boolean exported = exporter.stack().base().exports(what);
    if (!exported) {
      String key = what.key();
      spec.diagnostics()
          .report(
              Diagnostic.of(
                      Code.NOT_EXPORTED, exporter.file() + " does not export its `" + key + "`")
                  .at(from.spec().span())
                  .help("write `exports: [" + key + "]` in " + exporter.file()));
    }
    return exported;
  }

  private void compare(Given<Integer> zones, Network network, CompiledEnvironment one, Valid spec) {
    Exporter exporter = exporters.get(DeployedStack.of(network.imported().orElseThrow(), one));
    Optional<Given<Integer>> created =
        Optional.ofNullable(exporter)
            .flatMap(other -> other.stack().base().network().created())
            .map(Network.Created::zones);
    if (exporter != null && created.isPresent() && created.get().value() < zones.value()) {
      Span place = created.get().span();
      spec.diagnostics()
          .report(
              Diagnostic.of(
                      Code.NOT_EXPORTED,
                      "`zones: "
                          + zones.value()
                          + "` is more than "
                          + exporter.file()
                          + " creates: "
                          + created.get().value())
                  .at(zones.span())
                  .note("the network is created in " + exporter.spec().place(place))
                  .help(
                      "write `zones: "
                          + created.get().value()
                          + "`, or `create: {zones: "
                          + zones.value()
                          + "}` in "
                          + exporter.file()));
    }
  }

  private static Optional<Given<Integer>> zones(Network network) {
    return network.<Optional<Given<Integer>>>match(
        existing -> Optional.empty(),
        created -> Optional.empty(),
        imported -> Optional.of(imported.zones()));
  }
}
