package dev.fargen.check.permissions;

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
import dev.fargen.spec.permissions.PermissionKeys;
import dev.fargen.spec.services.WorkloadKeys;
import dev.fargen.workload.environment.ThingKind;
import dev.fargen.yaml.ScalarNode;
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

  /** The ending of the names of FIFO queues and topics, which those of a spec have not. */
  private static final String FIFO = ".fifo";

  /** The least letters of a name that others are compared with. */
  private static final int LEAST_LIKE = 4;

  /** The least letters of the name of a bucket or a table ("CreateBucket", "CreateTable"). */
  private static final int SHORTEST = 3;

  public OwnNames {
    all = List.copyOf(all);
  }

  /** Reports names that are defined only in other environments, or are almost those of things. */
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
    List<String> own = environment.names(kind.key());
    if (own.contains(name)) {
      return Optional.empty();
    }
    List<SpecEnvironment> with = Lists.filter(all, one -> one.names(kind.key()).contains(name));
    return with.isEmpty()
        ? misspelt(kind, given, own).or(() -> tooShort(kind, given, environment))
        : Optional.of(elsewhere(kind, given, name, with));
  }

  private static Diagnostic elsewhere(
      ThingKind kind, Given<Text> given, String name, List<SpecEnvironment> with) {
    return Diagnostic.of(Code.UNKNOWN_REFERENCE, kind.one() + " `" + name + "` is not defined")
        .at(given.span())
        .note(
            "`"
                + name
                + "` exists only in environment "
                + Lists.enumerated(
                    Lists.map(with, one -> "`" + one.name().orElse("") + "`"), "and"))
        .help(
            "define `"
                + name
                + "` under `"
                + kind.word()
                + "`; for another "
                + kind.one()
                + ", write its ARN");
  }

  /** A name that is almost that of a thing of the spec, or has the ending of FIFO queues. */
  private static Optional<Diagnostic> misspelt(
      ThingKind kind, Given<Text> given, List<String> own) {
    String name = given.value().literal().orElse("");
    if (name.contains("*") || name.contains("?")) {
      return Optional.empty(); // a pattern
    }
    Optional<String> meant =
        Lists.first(own, one -> name.equals(one + FIFO))
            .or(() -> Suggestion.misspelt(name, own).filter(one -> one.length() >= LEAST_LIKE));
    return meant.map(
        one ->
            Diagnostic.of(Code.UNKNOWN_REFERENCE, kind.one() + " `" + name + "` is not defined")
                .at(given.span())
                .help(
                    "write `"
                        + kind.one()
                        + ": "
                        + one
                        + "`; for another "
                        + kind.one()
                        + ", write its ARN"));
  }

  /** The names of the spec's own buckets and tables may be shorter than those of others. */
  private static Optional<Diagnostic> tooShort(
      ThingKind kind, Given<Text> given, SpecEnvironment environment) {
    String name =
        given
            .value()
            .literal()
            .or(() -> given.value().parameter().flatMap(one -> valueOf(one, environment)))
            .orElse("*");
    boolean named = kind.equals(ThingKind.BUCKETS) || kind.equals(ThingKind.TABLES);
    if (!named || name.length() >= SHORTEST || name.contains("*")) {
      return Optional.empty();
    }
    Diagnostic fault =
        Diagnostic.of(
                Code.INVALID_VALUE,
                "`"
                    + kind.one()
                    + ": "
                    + name
                    + "` is too short: it must have at least "
                    + SHORTEST
                    + " characters")
            .at(given.span());
    Optional<String> parameter = given.value().parameter();
    return Optional.of(
        parameter.isPresent()
            ? fault
                .note("the value of a parameter is the name of an existing " + kind.one())
                .help(
                    "write another name as the value of `"
                        + parameter.get()
                        + "`; a "
                        + kind.one()
                        + " of this spec is written without a parameter")
            : fault
                .note("only a " + kind.one() + " of this spec can have a shorter name")
                .help("define `" + name + "` under `" + kind.word() + "`, or write another name"));
  }

  private static Optional<String> valueOf(String parameter, SpecEnvironment environment) {
    return environment
        .scope()
        .valueOf(parameter)
        .filter(ScalarNode.class::isInstance)
        .map(value -> ((ScalarNode) value).text());
  }
}
