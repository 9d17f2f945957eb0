package dev.fargen.check.data;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.list.Lists;
import dev.fargen.spec.SpecEnvironment;
import dev.fargen.spec.SpecThing;
import dev.fargen.spec.StackKeys;
import dev.fargen.spec.data.DatabaseKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.ParameterUses.ThingUse;
import dev.fargen.spec.form.Text.ThingReference;
import dev.fargen.workload.data.DatabaseEngine;
import dev.fargen.workload.data.DatabaseEngine.Kind;
import java.util.Optional;

/** Which attributes the engine of a database has. */
public final class DatabaseReferences {

  private DatabaseReferences() {}

  /** The fault of a reference to an attribute that this database does not have. */
  public static Optional<Diagnostic> fault(ThingUse use, SpecEnvironment environment) {
    ThingReference reference = use.reference();
    if (!reference.kind().equals(StackKeys.DATABASES.name())) {
      return Optional.empty();
    }
    Optional<Given<String>> engine =
        Lists.first(
                environment.things(StackKeys.DATABASES), one -> one.name().equals(reference.name()))
            .map(SpecThing::keys)
            .flatMap(keys -> keys.get(DatabaseKeys.ENGINE));
    return engine.flatMap(
        given ->
            instead(reference, DatabaseEngine.of(given.value()).kind())
                .map(
                    help ->
                        Diagnostic.of(
                                Code.INVALID_REFERENCE,
                                "`"
                                    + reference.written()
                                    + "` is not available with `engine: "
                                    + given.value()
                                    + "`")
                            .at(use.span())
                            .at(given.span(), "the engine of `" + reference.name() + "`")
                            .help(help)));
  }

  /** What to write instead of an attribute that this kind of database does not have. */
  private static Optional<String> instead(ThingReference reference, Kind kind) {
    String thing = "${" + reference.kind() + "." + reference.name() + ".";
    return switch (reference.attribute()) {
      case "reader_host" ->
          kind == Kind.CLUSTER
              ? Optional.empty()
              : Optional.of(
                  "write `"
                      + thing
                      + "host}`: only `aurora-postgresql` and `aurora-mysql` have a host for readers");
      case "password" ->
          kind == Kind.DSQL
              ? Optional.of(
                  "remove the variable: the application signs an IAM token with its task role, and"
                      + " logs in with that as `"
                      + thing
                      + "username}`")
              : Optional.empty();
      case "resource_id" ->
          kind == Kind.DSQL
              ? Optional.of("remove the reference: fargen allows the task role to log in")
              : Optional.empty();
      default -> Optional.empty();
    };
  }
}
