package dev.fargen.check.permissions;

import dev.fargen.check.rule.SpecRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Suggestion;
import dev.fargen.list.Lists;
import dev.fargen.spec.SpecEnvironment;
import dev.fargen.spec.SpecThing;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.form.Text.ThingReference;
import dev.fargen.spec.permissions.PermissionKeys;
import dev.fargen.spec.services.WorkloadKeys;
import dev.fargen.workload.environment.ThingKind;
import dev.fargen.workload.permissions.Access;
import dev.fargen.workload.permissions.OwnReference;
import java.util.Map;
import java.util.Optional;

/**
 * A permission for a thing of the spec must name the thing itself, and one of its kind: the ARN is
 * made of it (Service Authorization Reference, "Resource types defined by Amazon S3", and those of
 * DynamoDB, SQS and SNS).
 */
public final class OwnReferenceRule implements SpecRule {

  /** What follows the ARN of a thing in that of a part of it. */
  private static final Map<String, String> PARTS =
      Map.of("bucket", "/<path>/*", "table", "/index/<name>");

  @Override
  public void check(SpecEnvironment environment, Diagnostics diagnostics) {
    for (SpecThing workload : environment.workloads()) {
      for (Given<Section> permission : workload.keys().list(WorkloadKeys.PERMISSIONS)) {
        for (String kind : Access.kinds()) {
          permission
              .value()
              .get(PermissionKeys.thing(kind))
              .flatMap(given -> fault(kind, given, environment))
              .ifPresent(diagnostics::report);
        }
      }
    }
  }

  private static Optional<Diagnostic> fault(
      String kind, Given<Text> given, SpecEnvironment environment) {
    Optional<ThingReference> first = Lists.first(given.value().things());
    Optional<ThingKind> of =
        first.flatMap(one -> Lists.first(ThingKind.ALL, other -> other.word().equals(one.kind())));
    boolean known =
        of.isPresent()
            && of.get().attributes().contains(first.get().attribute())
            && environment.names(of.get().key()).contains(first.get().name());
    if (!known || OwnReference.name(given.value(), kind).isPresent()) {
      return Optional.empty(); // what does not exist is reported elsewhere
    }
    ThingReference reference = first.get();
    if (!of.get().one().equals(kind)) {
      return Optional.of(
          Diagnostic.of(
                  Code.INVALID_REFERENCE,
                  "`" + reference.written() + "` is not a " + kind.replace('_', ' '))
              .at(given.span())
              .help(
                  Access.kinds().contains(of.get().one()) && of.get().permitted()
                      ? "write `"
                          + of.get().one()
                          + ": "
                          + reference.name()
                          + "`, with `access` "
                          + Suggestion.oneOf(Access.words(of.get().one()))
                      : "write the name or the ARN of a " + kind.replace('_', ' ')));
    }
    if (!of.get().permitted()) {
      return reference.attribute().equals("arn")
          ? Optional.of(
              Diagnostic.of(
                      Code.INVALID_REFERENCE,
                      "`" + reference.written() + "` cannot be used in `" + kind + "`")
                  .at(given.span())
                  .note(
                      "fargen makes an ARN of a reference in `"
                          + kind
                          + "`, which must be the ID of the file system")
                  .help(
                      "write `"
                          + kind
                          + ": \"${"
                          + reference.kind()
                          + "."
                          + reference.name()
                          + ".id}\"`"))
          : Optional.empty();
    }
    Diagnostic fault =
        Diagnostic.of(
                Code.INVALID_REFERENCE,
                "`" + given.value().written() + "` is not the name or ARN of a " + kind)
            .at(given.span());
    String whole = "write `" + kind + ": " + reference.name() + "`";
    if (given.value().parts().size() == 1) {
      return Optional.of(fault.help(whole));
    }
    String thing = "${" + reference.kind() + "." + reference.name() + ".";
    String part = PARTS.getOrDefault(kind, "");
    return Optional.of(
        fault
            .note(
                "in `"
                    + kind
                    + "`, a reference must be the whole value: `"
                    + thing
                    + "name}` or `"
                    + thing
                    + "arn}`")
            .help(
                part.isEmpty()
                    ? whole
                    : whole
                        + "; for a part of it, write `resources: [\""
                        + thing
                        + "arn}"
                        + part
                        + "\"]`, and `actions`, in place of `"
                        + kind
                        + "` and `access`"));
  }
}
