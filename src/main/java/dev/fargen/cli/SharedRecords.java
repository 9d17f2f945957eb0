package dev.fargen.cli;

import dev.fargen.check.balancing.AliasRecord;
import dev.fargen.cli.AcrossSpecs.Valid;
import dev.fargen.compile.CompiledEnvironment;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import java.util.HashMap;
import java.util.Map;

/**
 * Compares the DNS records of several specs: a hosted zone has one alias record of a name, and a
 * stack cannot create it a second time (Amazon Route 53 API reference, "ChangeResourceRecordSets").
 */
final class SharedRecords {

  /** The first spec with each record. */
  private final Map<String, Creating> known = new HashMap<>();

  private record Creating(Valid spec, AliasRecord alias) {

    private void conflictsWith(Creating other) {
      spec.diagnostics()
          .report(
              Diagnostic.of(
                      Code.RECORD_TWICE,
                      other.spec.place(other.alias.host().span())
                          + " also creates the DNS record of `"
                          + alias.name()
                          + "`")
                  .at(alias.host().span())
                  .note("a hosted zone has one alias record of a name")
                  .help(
                      "write a different `host`, or remove `hosted_zone` in one of the specs if both"
                          + " are behind the same load balancer"));
    }
  }

  /** Reports two equal records in both specs, once for each host of a spec. */
  void check(Iterable<Valid> specs) {
    for (Valid spec : specs) {
      for (CompiledEnvironment environment : spec.environments()) {
        for (AliasRecord alias : AliasRecord.of(environment.stack())) {
          Creating here = new Creating(spec, alias);
          Creating other = known.putIfAbsent(alias.id(), here);
          if (other != null && !other.spec.equals(spec)) {
            here.conflictsWith(other);
            other.conflictsWith(here);
          }
        }
      }
    }
  }
}
