package dev.fargen.check.permissions;

import dev.fargen.check.rule.ProjectRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.list.Lists;
import dev.fargen.spec.Spec;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.Project;
import dev.fargen.workload.data.Database;
import dev.fargen.workload.permissions.Permission;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A login with {@code rds-db:connect} requires IAM database authentication in the cluster (Amazon
 * Aurora user guide, "Creating and using an IAM policy for IAM database access" and "Enabling and
 * disabling IAM database authentication").
 */
public final class DatabaseLoginRule implements ProjectRule {

  private static final Set<String> LOGINS = Set.of("rds-db:connect", "rds-db:*");

  @Override
  public void check(Spec spec, Project project, Diagnostics diagnostics) {
    project.stacks().forEach(stack -> check(stack, project, diagnostics));
  }

  private static void check(Stack stack, Project project, Diagnostics diagnostics) {
    List<Database> disabled = Lists.filter(stack.stores().databases(), one -> !isEnabled(one));
    for (Workload workload : stack.workloads()) {
      for (Permission.Raw raw : Lists.only(workload.permissions(), Permission.Raw.class)) {
        Lists.first(raw.actions(), action -> LOGINS.contains(action.value()))
            .ifPresent(
                action ->
                    Lists.filter(disabled, database -> isNamed(database, stack, raw))
                        .forEach(
                            database ->
                                diagnostics.report(
                                    fault(action, database, where(database, stack, project)))));
      }
    }
  }

  private static boolean isEnabled(Database database) {
    return database.login().iamAuthentication().value();
  }

  /** The environment, where another one has it with IAM authentication. */
  private static Optional<String> where(Database database, Stack stack, Project project) {
    boolean elsewhere =
        Lists.any(
            Lists.flatMap(project.stacks(), other -> other.stores().databases()),
            other -> other.name().equals(database.name()) && isEnabled(other));
    return stack.environment().name().filter(name -> elsewhere);
  }

  /** Whether a resource names it, or all users of all clusters, and the stack has no other one. */
  private static boolean isNamed(Database database, Stack stack, Permission.Raw raw) {
    boolean only = stack.stores().databases().size() == 1;
    return Lists.any(raw.resources(), one -> database.isAmong(one.value().things()))
        || (only && Lists.any(raw.resources(), one -> isOfAll(one.value().written())));
  }

  private static boolean isOfAll(String resource) {
    return resource.equals("*") || resource.contains(":dbuser:*");
  }

  private static Diagnostic fault(Given<String> action, Database database, Optional<String> where) {
    return Diagnostic.of(
            Code.GRANTS_NOTHING,
            "`"
                + action.value()
                + "` requires IAM authentication, which the database `"
                + database.name()
                + "` does not have"
                + where.map(name -> " in environment `" + name + "`").orElse(""))
        .at(action.span(), "allows login with IAM")
        .at(database.login().iamAuthentication().span(), "disables it")
        .help(
            where
                .map(
                    name ->
                        "write `iam_authentication: true` in `"
                            + name
                            + "`, or write the permission only in the other environments")
                .orElse("write `iam_authentication: true`, or remove the permission"));
  }
}
