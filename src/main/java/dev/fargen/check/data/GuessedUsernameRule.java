package dev.fargen.check.data;

import dev.fargen.check.rule.WarningRule;
import dev.fargen.check.rule.Warnings;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.data.Database;
import dev.fargen.workload.stack.Stack;
import java.util.Locale;
import java.util.Set;

/**
 * A database's owner has a name that everybody tries first (AWS Security Hub user guide, "Security
 * Hub controls for Amazon RDS": RDS.24).
 */
public final class GuessedUsernameRule implements WarningRule {

  private static final Set<String> GUESSED = Set.of("admin", "postgres", "administrator", "master");

  @Override
  public void check(Stack stack, Warnings warnings) {
    for (Database database : stack.stores().databases()) {
      Given<String> username = database.login().username();
      if (GUESSED.contains(username.value().toLowerCase(Locale.ROOT))) {
        warnings.report(
            Diagnostic.of(
                    Code.USERNAME_GUESSED,
                    "`" + username.value() + "` is the first user name that somebody tries")
                .at(username.span())
                .note("it can't be changed later without a new database")
                .help("write another one, or take it away for `dbowner`"));
      }
    }
  }
}
