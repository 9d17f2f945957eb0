package dev.fargen.check.permissions;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.list.Lists;
import dev.fargen.spec.SpecEnvironment;
import dev.fargen.spec.SpecThing;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.permissions.PermissionKeys;
import dev.fargen.spec.services.WorkloadKeys;
import dev.fargen.workload.environment.ThingKind;
import java.util.List;
import java.util.Optional;

/**
 * A name under {@code permissions} must mean the same in all environments: where it is not that of
 * a thing of the spec, it would be that of somebody else's (Amazon S3 user guide, "General purpose
 * bucket naming rules": a name is unique across all AWS accounts).
 *
 * @param all the environments of the spec
 */
public record OwnNames(List<SpecEnvironment> all) {

  public OwnNames {
    all = List.copyOf(all);
  }

  /** Reports names that are defined only in other environments. */
  public void check(SpecEnvironment environment, Diagnostics diagnostics) {
    for (SpecThing workload : environment.workloads()) {
      for (Given<Section> permission : workload.keys().list(WorkloadKeys.PERMISSIONS)) {
        for (ThingKind kind : Lists.filter(ThingKind.ALL, ThingKind::permitted)) {
          permission
              .value()
              .get(PermissionKeys.thing(kind.one()))
              .flatMap(name -> fault(kind, name, environment))
              .ifPresent(diagnostics::report);
        }
      }
    }
  }

  private Optional<Diagnostic> fault(
      ThingKind kind, Given<Text> given, SpecEnvironment environment) {
    String name = given.value().literal().orElse("");
    List<SpecEnvironment> with = Lists.filter(all, one -> one.names(kind.key()).contains(name));
    if (with.isEmpty() || environment.names(kind.key()).contains(name)) {
      return Optional.empty();
    }
    return Optional.of(
        Diagnostic.of(Code.UNKNOWN_REFERENCE, kind.one() + " `" + name + "` is not defined")
            .at(given.span())
            .note(
                "`"
                    + name
                    + "` is defined only in "
                    + Lists.enumerated(
                        Lists.map(with, one -> "`" + one.name().orElse("") + "`"), "and"))
            .help(
                "define `"
                    + name
                    + "` under `"
                    + kind.word()
                    + "`; for another "
                    + kind.one()
                    + ", write its ARN"));
  }
}
