package dev.fargen.check.raw;

import dev.fargen.diag.Code;
import dev.fargen.list.Lists;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.List;

/**
 * What a state does about errors: {@code Retry} and {@code Catch} (AWS Step Functions developer
 * guide, "Handling errors in Step Functions workflows").
 */
final class Retries {

  private static final String ERRORS = "ErrorEquals";
  private static final String ANY = "States.ALL";
  private static final List<String> RETRY =
      List.of(
          "BackoffRate",
          "Comment",
          ERRORS,
          "IntervalSeconds",
          "JitterStrategy",
          "MaxAttempts",
          "MaxDelaySeconds");
  private static final List<String> CATCH =
      List.of("Assign", "Comment", ERRORS, "Next", "Output", "ResultPath");

  private Retries() {}

  static Verdict check(MapNode state) {
    return list(state, "Retry", RETRY, List.of(ERRORS))
        .and(list(state, "Catch", CATCH, List.of(ERRORS, "Next")));
  }

  private static Verdict list(
      MapNode state, String name, List<String> fields, List<String> required) {
    List<MapNode> all = StateNodes.maps(state, name);
    Verdict verdict = Verdict.FITS;
    for (MapNode item : all) {
      if (StateNodes.isOpen(item)) {
        verdict = verdict.and(Verdict.OPEN);
        continue;
      }
      verdict = verdict.and(StateNodes.fields(item, fields, "an item of `" + name + "`"));
      for (String field : required) {
        if (item.entry(field).isEmpty()) {
          String message = "an item of `" + name + "` requires `" + field + "`";
          verdict = verdict.and(Grammars.refused(item, Code.MISSING_PROPERTY, message, ""));
        }
      }
      verdict = verdict.and(errors(item, name, item.equals(all.get(all.size() - 1))));
      verdict =
          verdict
              .and(StateNodes.least(item, "BackoffRate", "1"))
              .and(StateNodes.least(item, "MaxAttempts", "0"))
              .and(StateNodes.least(item, "IntervalSeconds", "0"))
              .and(StateNodes.least(item, "MaxDelaySeconds", "1"))
              .and(StateNodes.oneOf(item, "JitterStrategy", List.of("FULL", "NONE")));
    }
    return verdict;
  }

  private static Verdict errors(MapNode item, String name, boolean last) {
    if (!(StateNodes.value(item, ERRORS).orElse(null) instanceof ListNode errors)) {
      return Verdict.FITS;
    }
    if (errors.items().isEmpty()) {
      return Grammars.refused(
          errors, Code.OUT_OF_RANGE, "`ErrorEquals` must not be an empty list", "");
    }
    boolean any =
        Lists.any(
            errors.items(),
            (Node one) -> one instanceof ScalarNode text && text.text().equals(ANY));
    if (any && errors.items().size() > 1) {
      return Grammars.refused(
          errors, Code.CONFLICTING_KEYS, "`States.ALL` must be the only item of `ErrorEquals`", "");
    }
    return any && !last
        ? Grammars.refused(
            errors,
            Code.CONFLICTING_KEYS,
            "`States.ALL` must be in the last item of `" + name + "`",
            "the items of `" + name + "` after it would never be used")
        : Verdict.FITS;
  }
}
