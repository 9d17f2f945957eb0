package dev.fargen.workload.containers;

import dev.fargen.diag.Span;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.services.WorkloadKeys;
import java.util.Map;
import java.util.Optional;

/**
 * Where the containers' output goes.
 *
 * @param retention in days
 * @param retain whether it stays when the stack goes
 * @param deletionProtection whether CloudWatch Logs refuses to delete it, where that is written
 * @param router what else the output goes to
 */
public record Logs(
    Given<Integer> retention,
    Optional<Given<Text>> kmsKey,
    Given<Boolean> retain,
    Optional<Given<Boolean>> deletionProtection,
    Optional<LogRouter> router,
    Span span) {

  private static final int SECONDS_A_DAY = 86_400;

  /** What CloudWatch Logs takes for a duration in seconds. */
  public static Given<Integer> days(Given<Integer> retention) {
    return retention.map(seconds -> seconds / SECONDS_A_DAY);
  }

  static Logs of(Section logs, boolean anyProtected, Map<String, String> values) {
    return new Logs(
        days(logs.value(WorkloadKeys.Logs.RETENTION, anyProtected)),
        logs.get(WorkloadKeys.Logs.KMS_KEY),
        logs.value(WorkloadKeys.Logs.ON_DELETE, anyProtected).map("retain"::equals),
        logs.get(WorkloadKeys.Logs.DELETION_PROTECTION),
        LogRouter.of(logs, values),
        logs.span());
  }
}
