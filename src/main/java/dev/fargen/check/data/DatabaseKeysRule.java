package dev.fargen.check.data;

import dev.fargen.check.rule.SpecRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.spec.SpecEnvironment;
import dev.fargen.spec.SpecThing;
import dev.fargen.spec.StackKeys;
import dev.fargen.spec.data.DatabaseInstanceKeys;
import dev.fargen.spec.data.DatabaseKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Section;
import dev.fargen.workload.data.DatabaseEngine;
import dev.fargen.workload.data.DatabaseEngine.Kind;
import java.util.List;

/**
 * A database must have only the keys of its engine (Amazon RDS API reference, "CreateDBInstance"
 * and "CreateDBCluster"; Amazon Aurora DSQL API reference, "CreateCluster"). An environment with an
 * engine of its own may inherit others.
 */
public final class DatabaseKeysRule implements SpecRule {

  private static final List<Key<?>> OF_CLUSTERS =
      List.of(DatabaseKeys.CAPACITY, DatabaseKeys.INSTANCES);

  private static final List<Key<?>> OF_DSQL =
      List.of(
          DatabaseKeys.ENGINE,
          DatabaseKeys.USERNAME,
          DatabaseKeys.KMS_KEY,
          DatabaseKeys.DELETION_PROTECTION,
          DatabaseKeys.ON_DELETE);

  @Override
  public void check(SpecEnvironment environment, Diagnostics diagnostics) {
    for (SpecThing database : environment.things(StackKeys.DATABASES)) {
      database
          .keys()
          .get(DatabaseKeys.ENGINE)
          .ifPresent(engine -> check(database.keys(), engine, environment, diagnostics));
    }
  }

  private static void check(
      Section database,
      Given<String> engine,
      SpecEnvironment environment,
      Diagnostics diagnostics) {
    Kind kind = DatabaseEngine.of(engine.value()).kind();
    for (Key<?> key : DatabaseKeys.SHAPE.keys()) {
      if (database.has(key)
          && !fits(key, kind)
          && !isInherited(database.keySpan(key), engine.span(), environment)) {
        Diagnostic fault =
            Diagnostic.of(
                    Code.CONFLICTING_KEYS,
                    "`" + key.name() + "` is not available with `engine: " + engine.value() + "`")
                .at(database.keySpan(key))
                .at(engine.span(), "with this engine")
                .help(instead(key, kind, engine.value()));
        diagnostics.report(
            kind == Kind.CLUSTER && key.equals(DatabaseInstanceKeys.CLASS)
                ? fault.note("fargen creates Aurora instances with Aurora Serverless v2 only")
                : fault);
      }
    }
    if (kind == Kind.DSQL) {
      database
          .get(DatabaseKeys.ON_DELETE)
          .filter(policy -> policy.value().equals("snapshot"))
          .filter(policy -> !isInherited(policy.span(), engine.span(), environment))
          .ifPresent(
              policy ->
                  diagnostics.report(
                      Diagnostic.of(
                              Code.INVALID_VALUE,
                              "`on_delete: snapshot` is not available with `engine: aurora-dsql`")
                          .at(policy.span())
                          .at(engine.span(), "has no snapshots")
                          .help("write `on_delete: retain`, or `on_delete: delete`")));
    }
  }

  private static boolean fits(Key<?> key, Kind kind) {
    return switch (kind) {
      case INSTANCE -> !OF_CLUSTERS.contains(key);
      case CLUSTER -> !DatabaseInstanceKeys.ALL.contains(key);
      case DSQL -> OF_DSQL.contains(key);
    };
  }

  /** Whether the environment has the engine itself, and the key from the rest of the spec. */
  private static boolean isInherited(Span key, Span engine, SpecEnvironment environment) {
    Span own = environment.own().span();
    return own.contains(engine) && !own.contains(key);
  }

  private static String instead(Key<?> key, Kind kind, String engine) {
    String remove = "remove `" + key.name() + "`";
    if (kind == Kind.DSQL) {
      return remove
          + (key.equals(DatabaseKeys.PORT)
              ? ": the port of Aurora DSQL is always 5432"
              : key.equals(DatabaseKeys.DATABASE)
                  ? ": the database of Aurora DSQL is always `postgres`"
                  : ", which cannot be set for Aurora DSQL");
    }
    String family = DatabaseEngine.of(engine).isLikeMysql() ? "mysql" : "postgres";
    String postgresql = family.equals("mysql") ? "aurora-mysql" : "aurora-postgresql";
    if (kind == Kind.INSTANCE) {
      return "write `"
          + (key.equals(DatabaseKeys.CAPACITY) ? "class: db.t4g.medium" : "multi_az: true")
          + "` in place of `"
          + key.name()
          + "`, or `engine: "
          + postgresql
          + "`";
    }
    if (key.equals(DatabaseInstanceKeys.CLASS)) {
      return "write `capacity: {min: 0.5, max: 4}` in place of `class`, or `engine: "
          + family
          + "`";
    }
    if (key.equals(DatabaseInstanceKeys.MULTI_AZ)) {
      return "write `instances: 2` in place of `multi_az`, or `engine: " + family + "`";
    }
    return key.equals(DatabaseInstanceKeys.STORAGE)
        ? remove + ", because the storage of Aurora grows by itself"
        : remove
            + (key.equals(DatabaseInstanceKeys.TLS)
                ? ", which fargen sets only for RDS instances (clients can use TLS with Aurora too)"
                : "")
            + ", or write `engine: "
            + family
            + "`";
  }
}
