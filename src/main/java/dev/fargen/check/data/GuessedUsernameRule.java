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
 * Warns of database clusters with a common administrator name (AWS Security Hub user guide,
 * "Security Hub controls for Amazon RDS": RDS.24).
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
                    "`" + username.value() + "` is an administrator name that is easy to guess")
                .at(username.span())
                .note("changing it later replaces the database cluster")
                .help("write another name, or remove `username` to use `dbowner`"));
      }
    }
  }
}
