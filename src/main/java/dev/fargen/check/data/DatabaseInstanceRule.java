package dev.fargen.check.data;

import dev.fargen.aws.InstanceClasses;
import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Suggestion;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.data.Database;
import dev.fargen.workload.stack.Stack;
import java.util.List;

/**
 * The class of an RDS instance must exist for its engine (Amazon RDS user guide, "DB instance
 * classes", "Supported DB engines for DB instance classes").
 */
public final class DatabaseInstanceRule implements Rule {

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    for (Database database : Lists.filter(stack.stores().databases(), Database::isInstance)) {
      instanceClass(database, diagnostics);
    }
  }

  private static void instanceClass(Database database, Diagnostics diagnostics) {
    Given<String> given = database.machine().instanceClass();
    String name = given.value();
    String family = name.substring(name.indexOf('.') + 1, name.lastIndexOf('.'));
    List<String> classes = InstanceClasses.ofFamily(family);
    if (classes.contains(name) || (classes.isEmpty() && InstanceClasses.mayBeNew(family))) {
      return;
    }
    Diagnostic fault =
        Diagnostic.of(
                Code.CLASS_NOT_OFFERED,
                "`class: " + name + "` is not available for " + database.engine().word())
            .at(given.span());
    diagnostics.report(
        classes.isEmpty()
            ? fault.help("write a class such as `db.t4g.small`, `db.m7g.large` or `db.r7g.large`")
            : fault
                .note("classes of this family: " + Suggestion.quoted(classes))
                .help("write one of these classes"));
  }
}
