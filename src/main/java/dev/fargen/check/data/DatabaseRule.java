package dev.fargen.check.data;

import dev.fargen.aws.DatabaseNames;
import dev.fargen.check.rule.Conflict;
import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Suggestion;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.data.Database;
import dev.fargen.workload.data.DatabaseEngine;
import dev.fargen.workload.data.EngineRelease;
import dev.fargen.workload.stack.Stack;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Version, capacity, names and logs of a database must be available with its engine (Amazon Aurora
 * user guide, "Performance and scaling for Aurora Serverless v2"; Amazon RDS API reference,
 * "CreateDBCluster" and "CreateDBInstance").
 */
public final class DatabaseRule implements Rule {

  private static final BigDecimal STEP = new BigDecimal("0.5");

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    for (Database database : stack.stores().databases()) {
      boolean versioned = !database.isDsql();
      if (versioned && !database.release().exists()) {
        version(database, diagnostics);
      } else if (database.isCluster()) {
        features(database, diagnostics);
      }
      if (database.isCluster()) {
        capacity(database, diagnostics);
      }
      if (versioned) {
        name(database, diagnostics);
        username(database, diagnostics);
      }
      logs(database, diagnostics);
    }
  }

  private static void version(Database database, Diagnostics diagnostics) {
    EngineRelease release = database.release();
    DatabaseEngine engine = database.engine();
    Optional<DatabaseEngine> other =
        Lists.first(
            Arrays.asList(DatabaseEngine.values()),
            one ->
                one.kind() == engine.kind()
                    && one != engine
                    && new EngineRelease(one, release.line(), release.number()).isKnown());
    diagnostics.report(other.map(one -> ofOther(database, one)).orElseGet(() -> unknown(database)));
  }

  private static Diagnostic ofOther(Database database, DatabaseEngine other) {
    EngineRelease release = database.release();
    String engine = database.engine().word();
    return Diagnostic.of(
            Code.INVALID_VALUE, "`version: " + release + "` is not available for " + engine)
        .at(database.version().span())
        .note("RDS offers version " + release + " for " + other.word() + ", not for " + engine)
        .help(
            "write `engine: "
                + other.word()
                + "`, or a version such as "
                + example(database.engine()));
  }

  private static Diagnostic unknown(Database database) {
    EngineRelease release = database.release();
    DatabaseEngine engine = database.engine();
    EngineRelease line = release.withoutNumber();
    boolean incomplete = !line.available().isEmpty();
    boolean tooLong = release.available().isEmpty() && !release.shorter().available().isEmpty();
    EngineRelease near = incomplete ? line : tooLong ? release.shorter() : release;
    Diagnostic fault =
        Diagnostic.of(
                Code.INVALID_VALUE,
                "`version: "
                    + release
                    + (incomplete
                        ? "` is incomplete: fargen requires the full version of "
                        : tooLong
                            ? "` has more parts than a version of "
                            : "` is not supported for ")
                    + engine.word()
                    + (incomplete || tooLong || !database.isCluster()
                        ? ""
                        : " on Aurora Serverless v2"))
            .at(database.version().span());
    return near.available().isEmpty()
        ? fault.note(lines(engine)).help("write a supported version, such as " + example(engine))
        : fault
            .note(
                "for new databases, fargen knows these versions that begin with `"
                    + near.line()
                    + ".`: "
                    + Suggestion.quoted(near.available()))
            .help("write one of these versions, or remove `version` to use the default");
  }

  private static String example(DatabaseEngine engine) {
    return "`" + engine.usualVersion() + "`";
  }

  /** How the versions begin that new databases can have; of PostgreSQL, that is enough. */
  private static String lines(DatabaseEngine engine) {
    List<String> lines = EngineRelease.lines(engine);
    return engine == DatabaseEngine.POSTGRES
        ? "for new databases, fargen knows the major versions "
            + Lists.enumerated(Lists.map(lines, line -> "`" + line + "`"), "and")
        : "for new databases, fargen knows versions that begin with "
            + Lists.enumerated(Lists.map(lines, line -> "`" + line + ".`"), "or");
  }

  private static void capacity(Database database, Diagnostics diagnostics) {
    Given<BigDecimal> min = database.capacity().min();
    Given<BigDecimal> max = database.capacity().max();
    step("min", min, max.value(), diagnostics);
    step("max", max, min.value(), diagnostics);
    boolean inSteps = isInSteps(min.value()) && isInSteps(max.value());
    if (inSteps && min.value().compareTo(max.value()) > 0) {
      diagnostics.report(
          Conflict.minOverMax(
              min.map(BigDecimal::toPlainString),
              max.map(BigDecimal::toPlainString),
              "maximum capacity"));
    }
  }

  /** Capacities that old releases do not have. */
  private static void features(Database database, Diagnostics diagnostics) {
    Given<BigDecimal> max = database.capacity().max();
    int most = database.release().mostCapacity();
    if (max.value().compareTo(BigDecimal.valueOf(most)) > 0) {
      diagnostics.report(
          Diagnostic.of(
                  Code.CAPACITY_NOT_OFFERED,
                  "`max: "
                      + max.value().toPlainString()
                      + "` is not available with "
                      + database.engine().word()
                      + " "
                      + database.release())
              .at(max.span(), "above the maximum, " + most)
              .at(database.version().span(), "with this version")
              .note(
                  database.engine() == DatabaseEngine.AURORA_MYSQL
                      ? "more than 128 requires aurora-mysql 3.06.0 or later"
                      : "more than 128 requires aurora-postgresql 13.13, 14.10, 15.5, 16.1 or later")
              .help("write `max: " + most + "`, or remove `version` to use the default"));
    }
    if (database.capacity().pauses() && !database.release().canPause()) {
      diagnostics.report(
          Diagnostic.of(
                  Code.CAPACITY_NOT_OFFERED,
                  "`min: 0` is not available with "
                      + database.engine().word()
                      + " "
                      + database.release())
              .at(database.capacity().min().span(), "requires automatic pause")
              .at(database.version().span(), "this version does not support automatic pause")
              .note(
                  database.engine() == DatabaseEngine.AURORA_MYSQL
                      ? "automatic pause requires aurora-mysql 3.08.0 or later"
                      : "automatic pause requires aurora-postgresql 13.15, 14.12, 15.7, 16.3 or later")
              .help("write `min: 0.5`, or remove `version` to use the default"));
    }
  }

  private static void step(
      String key, Given<BigDecimal> capacity, BigDecimal other, Diagnostics diagnostics) {
    if (!isInSteps(capacity.value())) {
      diagnostics.report(
          Diagnostic.of(
                  Code.CAPACITY_NOT_OFFERED,
                  written(key, capacity.value()) + " is not a multiple of 0.5 ACUs")
              .at(capacity.span())
              .help("write " + multiples(key, capacity.value(), other)));
    }
  }

  /**
   * The allowed values on both sides, without those on the wrong side of the other end of the
   * range.
   */
  private static String multiples(String key, BigDecimal capacity, BigDecimal other) {
    boolean least = key.equals("min");
    BigDecimal below = floor(capacity);
    List<BigDecimal> allowed =
        Lists.filter(
            List.of(below, below.add(STEP)),
            one -> least ? one.compareTo(other) <= 0 : one.compareTo(other) >= 0);
    if (!allowed.isEmpty()) {
      return Lists.enumerated(Lists.map(allowed, one -> written(key, one)), "or");
    }
    BigDecimal last = floor(other);
    return least
        ? written(key, last) + " or a smaller multiple of 0.5, so that it is not above `max`"
        : written(key, last.compareTo(other) < 0 ? last.add(STEP) : last)
            + " or a larger multiple of 0.5, so that it is not below `min`";
  }

  private static boolean isInSteps(BigDecimal capacity) {
    return capacity.remainder(STEP).signum() == 0;
  }

  private static BigDecimal floor(BigDecimal capacity) {
    return capacity.subtract(capacity.remainder(STEP));
  }

  private static String written(String key, BigDecimal capacity) {
    return "`" + key + ": " + words(capacity) + "`";
  }

  private static String words(BigDecimal capacity) {
    return capacity.signum() == 0 ? "0" : capacity.stripTrailingZeros().toPlainString();
  }

  private static void name(Database database, Diagnostics diagnostics) {
    Given<String> name = database.login().database();
    String engine = database.engine().word();
    boolean written = !name.span().contains(database.login().username().span());
    if (DatabaseNames.isReserved(engine, name.value())) {
      Diagnostic fault =
          Diagnostic.of(
                  Code.DATABASE_NAME_NOT_OFFERED,
                  database.engine().product()
                      + " reserves the database name `"
                      + name.value()
                      + "`")
              .at(name.span().firstLine())
              .help(
                  (written ? "write" : "add `database` with")
                      + " another name, such as `database: app_"
                      + name.value()
                      + "`");
      diagnostics.report(
          written
              ? fault
              : fault.note("`database` defaults to the key of the database, without hyphens"));
    }
  }

  private static void username(Database database, Diagnostics diagnostics) {
    Given<String> username = database.login().username();
    String name = username.value().toLowerCase(Locale.ROOT);
    if (DatabaseNames.reservedUsernames(database.engine().word()).contains(name)) {
      diagnostics.report(
          Diagnostic.of(
                  Code.USERNAME_NOT_OFFERED,
                  database.engine().product()
                      + " reserves the user name `"
                      + username.value()
                      + "`")
              .at(username.span())
              .help("write another name, or remove `username` to use `dbowner`"));
    }
  }

  private static void logs(Database database, Diagnostics diagnostics) {
    for (Given<String> log : database.logs()) {
      if (!database.engine().allLogs().contains(log.value())) {
        diagnostics.report(
            Diagnostic.of(
                    Code.INVALID_VALUE,
                    "log type `"
                        + log.value()
                        + "` is not available with "
                        + database.engine().word())
                .at(log.span())
                .note(
                    "`logs` of "
                        + database.engine().word()
                        + ": "
                        + Suggestion.quoted(database.engine().allLogs())));
      }
    }
  }
}
