package dev.fargen.check.data;

import dev.fargen.aws.DatabaseNames;
import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Suggestion;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.data.Database;
import dev.fargen.workload.data.DatabaseEngine;
import dev.fargen.workload.stack.Stack;
import java.math.BigDecimal;
import java.util.Locale;

/**
 * Version, capacity, names and logs of a database must be available with its engine (Amazon Aurora
 * user guide, "Performance and scaling for Aurora Serverless v2"; Amazon RDS API reference,
 * "CreateDBCluster").
 */
public final class DatabaseRule implements Rule {

  private static final BigDecimal STEP = new BigDecimal("0.5");
  private static final String AURORA = "_aurora.";

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    for (Database database : stack.stores().databases()) {
      version(database, diagnostics);
      capacity(database, diagnostics);
      name(database, diagnostics);
      username(database, diagnostics);
      logs(database, diagnostics);
    }
  }

  private static void version(Database database, Diagnostics diagnostics) {
    String version = database.version().value();
    if (!database.engine().hasVersion(version)) {
      diagnostics.report(
          Diagnostic.of(
                  Code.INVALID_VALUE,
                  "`version: "
                      + number(version)
                      + "` is not available for "
                      + database.engine().word()
                      + " on Serverless v2")
              .at(database.version().span())
              .note(
                  database.engine() == DatabaseEngine.AURORA_MYSQL
                      ? "Aurora Serverless v2 requires aurora-mysql 3.02 or later, such as `3.10.6`"
                      : "Aurora Serverless v2 requires at least aurora-postgresql 13.6, 14.3, 15.2 or 16.1, by major version, or a later major version, such as `17.7`"));
    }
  }

  /** The version as users write it, without the part before Aurora's own number. */
  private static String number(String version) {
    int own = version.indexOf(AURORA);
    return own < 0 ? version : version.substring(own + AURORA.length());
  }

  private static void capacity(Database database, Diagnostics diagnostics) {
    Given<BigDecimal> min = database.capacity().min();
    Given<BigDecimal> max = database.capacity().max();
    step(min, diagnostics);
    step(max, diagnostics);
    if (min.value().compareTo(max.value()) > 0) {
      diagnostics.report(
          Diagnostic.of(
                  Code.MIN_OVER_MAX,
                  "`min: "
                      + min.value().toPlainString()
                      + "` is greater than `max: "
                      + max.value().toPlainString()
                      + "`")
              .at(min.span())
              .at(max.span(), "maximum capacity")
              .help("write `max: " + min.value().toPlainString() + "` or more"));
    }
    if (database.capacity().pauses() && !database.engine().canPause(database.version().value())) {
      diagnostics.report(
          Diagnostic.of(
                  Code.CAPACITY_NOT_OFFERED,
                  "`min: 0` is not available with "
                      + database.engine().word()
                      + " "
                      + number(database.version().value()))
              .at(min.span(), "requires automatic pause")
              .at(database.version().span(), "this version cannot pause")
              .note(
                  database.engine() == DatabaseEngine.AURORA_MYSQL
                      ? "automatic pause requires aurora-mysql 3.08.0 or later"
                      : "automatic pause requires aurora-postgresql 13.15, 14.12, 15.7, 16.3 or later")
              .help("write `min: 0.5`, or remove `version` to use the default"));
    }
  }

  private static void step(Given<BigDecimal> capacity, Diagnostics diagnostics) {
    if (capacity.value().remainder(STEP).signum() != 0) {
      diagnostics.report(
          Diagnostic.of(
                  Code.CAPACITY_NOT_OFFERED,
                  "capacity " + capacity.value().toPlainString() + " is not a multiple of 0.5")
              .at(capacity.span())
              .help("write " + multiples(capacity.value())));
    }
  }

  /** The allowed values on both sides. */
  private static String multiples(BigDecimal capacity) {
    BigDecimal below = capacity.subtract(capacity.remainder(STEP));
    return "`" + words(below) + "` or `" + words(below.add(STEP)) + "`";
  }

  private static String words(BigDecimal capacity) {
    return capacity.signum() == 0 ? "0" : capacity.stripTrailingZeros().toPlainString();
  }

  private static void name(Database database, Diagnostics diagnostics) {
    Given<String> name = database.login().database();
    String engine = database.engine().word();
    if (DatabaseNames.isReserved(engine, name.value())) {
      diagnostics.report(
          Diagnostic.of(
                  Code.DATABASE_NAME_NOT_OFFERED,
                  "database name `" + name.value() + "` is reserved by " + engine)
              .at(name.span().firstLine())
              .help("write another name, such as `database: app_" + name.value() + "`"));
    }
  }

  private static void username(Database database, Diagnostics diagnostics) {
    Given<String> username = database.login().username();
    String name = username.value().toLowerCase(Locale.ROOT);
    if (database.engine().reservedUsernames().contains(name)) {
      diagnostics.report(
          Diagnostic.of(
                  Code.USERNAME_NOT_OFFERED,
                  "user name `" + username.value() + "` is reserved by " + database.engine().word())
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
