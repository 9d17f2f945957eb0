package dev.fargen.check.data;

import dev.fargen.aws.DatabaseNames;
import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.data.Database;
import dev.fargen.workload.data.DatabaseEngine;
import dev.fargen.workload.stack.Stack;
import java.math.BigDecimal;
import java.util.Locale;

/**
 * A database has a capacity, a user and logs that its engine offers (Amazon Aurora user guide,
 * "Performance and scaling for Aurora Serverless v2"; Amazon RDS API reference, "CreateDBCluster").
 */
public final class DatabaseRule implements Rule {

  private static final BigDecimal STEP = new BigDecimal("0.5");

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
                  database.engine().word() + " has no version `" + version + "`")
              .at(database.version().span())
              .note(
                  database.engine() == DatabaseEngine.AURORA_MYSQL
                      ? "its versions are 2 and 3, such as `3.10.6`"
                      : "its versions are 11 and later, such as `17.7`"));
    }
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
                  "the least capacity, "
                      + min.value().toPlainString()
                      + ", is more than the most, "
                      + max.value().toPlainString())
              .at(min.span(), "the least")
              .at(max.span(), "the most"));
    }
    if (database.capacity().pauses() && !database.engine().canPause(database.version().value())) {
      diagnostics.report(
          Diagnostic.of(
                  Code.CAPACITY_NOT_OFFERED,
                  "`" + database.version().value() + "` has no capacity of 0: it can't pause")
              .at(min.span(), "no such capacity")
              .at(database.version().span(), "with this version")
              .note(
                  database.engine() == DatabaseEngine.AURORA_MYSQL
                      ? "aurora-mysql can pause from 3.08.0 on"
                      : "aurora-postgresql can pause from 13.15, 14.12, 15.7 and 16.3 on")
              .help("write `min: 0.5`, or take `version` away for one that can"));
    }
  }

  private static void step(Given<BigDecimal> capacity, Diagnostics diagnostics) {
    if (capacity.value().remainder(STEP).signum() != 0) {
      diagnostics.report(
          Diagnostic.of(
                  Code.CAPACITY_NOT_OFFERED,
                  "capacity comes in steps of 0.5, not as " + capacity.value().toPlainString())
              .at(capacity.span()));
    }
  }

  private static void name(Database database, Diagnostics diagnostics) {
    Given<String> name = database.login().database();
    String engine = database.engine().word();
    if (DatabaseNames.isReserved(engine, name.value())) {
      diagnostics.report(
          Diagnostic.of(
                  Code.DATABASE_NAME_NOT_OFFERED,
                  "`"
                      + name.value()
                      + "` can't be a database of "
                      + engine
                      + ": the word is its own")
              .at(name.span().firstLine())
              .help("write another one, such as `database: app_" + name.value() + "`"));
    }
  }

  private static void username(Database database, Diagnostics diagnostics) {
    Given<String> username = database.login().username();
    String name = username.value().toLowerCase(Locale.ROOT);
    if (database.engine().reservedUsernames().contains(name)) {
      diagnostics.report(
          Diagnostic.of(
                  Code.USERNAME_NOT_OFFERED,
                  "`"
                      + username.value()
                      + "` can't be a user of "
                      + database.engine().word()
                      + ": the name is its own")
              .at(username.span())
              .help("write another one, or take it away for `dbowner`"));
    }
  }

  private static void logs(Database database, Diagnostics diagnostics) {
    for (Given<String> log : database.logs()) {
      if (!database.engine().allLogs().contains(log.value())) {
        diagnostics.report(
            Diagnostic.of(
                    Code.INVALID_VALUE,
                    database.engine().word() + " has no log `" + log.value() + "`")
                .at(log.span())
                .note("its logs are " + String.join(", ", database.engine().allLogs())));
      }
    }
  }
}
