package dev.fargen.check.data;

import dev.fargen.check.rule.WarningRule;
import dev.fargen.check.rule.Warnings;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.containers.SecretVariable;
import dev.fargen.workload.data.Database;
import dev.fargen.workload.data.OnDelete;
import dev.fargen.workload.environment.ThingKind;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Warns of databases that are created as written and cause trouble later. */
public final class DatabaseWarningRule implements WarningRule {

  private static final Set<String> GUESSED =
      Set.of("admin", "postgres", "administrator", "master", "root");

  @Override
  public void check(Stack stack, Warnings warnings) {
    boolean ownNetwork =
        stack.base().network().match(existing -> false, created -> true, imported -> false);
    for (Database database : stack.stores().databases()) {
      if (database.isDsql()) {
        continue; // what follows is about instances, and about passwords
      }
      username(database, warnings);
      version(database, warnings);
      if (database.isCluster()) {
        pause(database, warnings);
      }
      if (ownNetwork) {
        retention(database, warnings);
      }
      database
          .login()
          .rotation()
          .ifPresent(
              days ->
                  stack
                      .workloads()
                      .forEach(workload -> password(database, days, workload, warnings)));
    }
  }

  /** AWS Security Hub user guide, "Security Hub controls for Amazon RDS": RDS.24 and RDS.25. */
  private static void username(Database database, Warnings warnings) {
    Given<String> username = database.login().username();
    if (GUESSED.contains(username.value().toLowerCase(Locale.ROOT))) {
      warnings.report(
          Diagnostic.of(
                  Code.USERNAME_GUESSED,
                  "`" + username.value() + "` is an administrator name that is easy to guess")
              .at(username.span())
              .note("changing it later replaces " + kind(database))
              .help("write another name, or remove `username` to use `dbowner`"));
    }
  }

  private static String kind(Database database) {
    return database.isCluster() ? "the database cluster" : "the RDS instance";
  }

  /** Amazon Aurora user guide, "Amazon Aurora versions". */
  private static void version(Database database, Warnings warnings) {
    if (database.release().isDeprecated()) {
      warnings.report(
          Diagnostic.of(
                  Code.VERSION_DEPRECATED,
                  database.engine().word()
                      + " "
                      + database.release()
                      + " is deprecated: RDS creates no new "
                      + (database.isCluster() ? "database clusters" : "instances")
                      + " with it")
              .at(database.version().span())
              .note(
                  "RDS upgrades existing "
                      + (database.isCluster() ? "clusters" : "instances")
                      + " when support for their minor version ends")
              .help(
                  "write a later version"
                      + database
                          .release()
                          .later()
                          .map(one -> ", for example `version: \"" + one + "\"`")
                          .orElse("")));
    } else if (!database.release().isKnown()) {
      Diagnostic unknown =
          Diagnostic.of(
                  Code.UNKNOWN_VERSION,
                  "unknown version `"
                      + database.release()
                      + "` of "
                      + database.engine().word()
                      + ": it is newer than the versions that fargen knows")
              .at(database.version().span());
      List<String> available = database.release().available();
      warnings.report(
          (available.isEmpty()
                  ? unknown
                  : unknown.note("latest known: `" + available.get(available.size() - 1) + "`"))
              .help(
                  "check that RDS has this version: `aws rds describe-db-engine-versions --engine "
                      + database.engine().word()
                      + " --engine-version "
                      + database.version().value()
                      + "`"));
    }
  }

  /** RDS refuses the property with another minimum capacity, so it is left out. */
  private static void pause(Database database, Warnings warnings) {
    database
        .capacity()
        .pauseAfter()
        .ifPresent(
            after ->
                warnings.unlessElsewhere(
                    database.capacity().pauses(),
                    Diagnostic.of(Code.NO_EFFECT, "`pause_after` has no effect without `min: 0`")
                        .at(after.span())
                        .help("write `min: 0`, or remove `pause_after`")));
  }

  /**
   * The network interfaces of its instances keep the subnets (Amazon VPC user guide, "Delete your
   * subnet").
   */
  private static void retention(Database database, Warnings warnings) {
    Given<OnDelete> onDelete = database.protection().onDelete();
    if (onDelete.value() == OnDelete.RETAIN) {
      warnings.report(
          Diagnostic.of(
                  Code.RETAINED_IN_NETWORK,
                  "`on_delete: retain` keeps `"
                      + database.name()
                      + "` in a network that is deleted with the stack")
              .at(onDelete.span().firstLine())
              .note(
                  "AWS does not delete a subnet that a database instance uses, so stack deletion fails")
              .help("write `on_delete: snapshot`, or create the network in a separate spec"));
    }
  }

  /**
   * ECS passes a secret to a container only when it starts (Amazon ECS developer guide, "Pass
   * Secrets Manager secrets through Amazon ECS environment variables").
   */
  private static void password(
      Database database, Given<Integer> days, Workload workload, Warnings warnings) {
    if (!workload.isService()) {
      return;
    }
    for (Container container : workload.containers()) {
      Optional<SecretVariable> secret =
          Lists.first(container.variables().secrets(), one -> isPassword(one, database));
      if (secret.isPresent()) {
        warnings.report(
            workload,
            Diagnostic.of(
                    Code.PASSWORD_ROTATES,
                    "`"
                        + container.name()
                        + "` reads the password of `"
                        + database.name()
                        + "` only when it starts")
                .at(secret.get().source().id().span())
                .at(days.span(), "replaces the password every " + days.value() + " days")
                .note("running tasks cannot open new connections after a rotation")
                .help(
                    "write `rotation: off`; or run `fargen restart "
                        + workload.name()
                        + "` after each rotation; or remove `"
                        + secret.get().name()
                        + "`, and log in with an IAM token, with a permission for `rds-db:connect`"));
      }
    }
  }

  private static boolean isPassword(SecretVariable secret, Database database) {
    return !secret.isComposed()
        && Lists.any(
            secret.text().value().things(),
            thing -> ThingKind.isPassword(thing) && thing.name().equals(database.name()));
  }
}
