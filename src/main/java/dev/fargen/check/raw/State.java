package dev.fargen.check.raw;

import dev.fargen.diag.Code;
import dev.fargen.list.Lists;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.MapNode.Entry;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A state of a state machine: it has what its type and its query language require, and nothing that
 * they do not support (AWS Step Functions developer guide, "Discovering workflow states to use in
 * Step Functions" and "Transforming data with JSONata in Step Functions").
 */
final class State {

  private static final Set<String> LAST = Set.of("Choice", "Fail", "Succeed");
  private static final String LANGUAGE = "QueryLanguage";

  /** The end of the key of a path in a payload. */
  private static final String PATH = ".$";

  private final ScalarNode key;
  private final MapNode state;
  private final String machine;
  private final String language;
  private final boolean express;

  /**
   * @param machine the query language of the state machine, empty if it is not known
   */
  State(ScalarNode key, MapNode state, String machine, boolean express) {
    this.key = key;
    this.state = state;
    this.machine = machine;
    this.language =
        StateNodes.value(state, LANGUAGE).isEmpty()
            ? machine
            : StateNodes.text(state, LANGUAGE).map(ScalarNode::text).orElse("");
    this.express = express;
  }

  private String name() {
    return "state `" + key.text() + "`";
  }

  Verdict check() {
    Optional<ScalarNode> type = StateNodes.text(state, "Type");
    if (type.isEmpty()) {
      return StateNodes.value(state, "Type").isPresent()
          ? Verdict.OPEN
          : refused(key, Code.MISSING_PROPERTY, name() + " requires `Type`");
    }
    List<String> types = Lists.sorted(StateFields.types());
    Verdict known =
        StateNodes.oneOf(state, "Type", types)
            .and(StateNodes.oneOf(state, LANGUAGE, List.of("JSONPath", "JSONata")));
    if (known.refuses()) {
      return known;
    }
    Verdict verdict = fields(type.get().text()).and(language());
    return verdict.refuses()
        ? verdict
        : lacking(type.get().text())
            .and(next(type.get().text()))
            .and(Retries.check(state))
            .and(values())
            .and(resource())
            .and(choices());
  }

  private Verdict fields(String type) {
    return StateNodes.fields(state, StateFields.of(type), "a state of `Type: " + type + "`");
  }

  private Verdict language() {
    if (machine.equals("JSONata") && language.equals("JSONPath")) {
      return refused(
          state.entry(LANGUAGE).orElseThrow().value(),
          Code.CONFLICTING_KEYS,
          "`QueryLanguage: JSONPath` cannot be used in a state machine with `QueryLanguage:"
              + " JSONata`");
    }
    Verdict verdict = Verdict.FITS;
    for (Entry field : state.entries()) {
      String own = field.key().text();
      if (!language.isEmpty() && !StateFields.isIn(language, own)) {
        verdict =
            verdict.and(
                language.equals("JSONPath")
                    ? StateNodes.requiresJsonata(field.key())
                    : refused(
                        field.key(),
                        Code.CONFLICTING_KEYS,
                        "`" + own + "` cannot be used with `QueryLanguage: JSONata`"));
      }
    }
    return verdict;
  }

  /** What a state of a type requires; a wait has one time only. */
  private Verdict lacking(String type) {
    List<String> one = StateFields.ONE_OF.getOrDefault(type, List.of());
    List<String> there = Lists.filter(one, field -> StateNodes.value(state, field).isPresent());
    if (!one.isEmpty() && there.isEmpty()) {
      return refused(
          key,
          Code.MISSING_PROPERTY,
          name() + " requires " + Lists.enumerated(Lists.map(one, to -> "`" + to + "`"), "or"));
    }
    Verdict verdict =
        there.size() > 1 ? StateNodes.notBoth(state, there.get(0), there.get(1)) : Verdict.FITS;
    for (String field : StateFields.WITH_PATH) {
      verdict = verdict.and(StateNodes.notBoth(state, field, field + "Path"));
    }
    return verdict;
  }

  private Verdict next(String type) {
    if (LAST.contains(type)) {
      return Verdict.FITS;
    }
    boolean next = StateNodes.value(state, "Next").isPresent();
    if (next && StateNodes.isTrue(state, "End")) {
      return refused(
          key, Code.CONFLICTING_KEYS, name() + " cannot have both `Next` and `End: true`");
    }
    Optional<ScalarNode> end = StateNodes.text(state, "End");
    boolean never =
        end.isPresent() ? !end.get().text().equals("true") : state.entry("End").isEmpty();
    return !next && never
        ? refused(key, Code.MISSING_PROPERTY, name() + " requires `Next`, or `End: true`")
        : Verdict.FITS;
  }

  private Verdict values() {
    Verdict verdict =
        StateNodes.least(state, "TimeoutSeconds", "1")
            .and(StateNodes.least(state, "HeartbeatSeconds", "1"))
            .and(StateNodes.least(state, "Seconds", "0"))
            .and(StateNodes.least(state, "MaxConcurrency", "0"))
            .and(StateNodes.least(state, "ToleratedFailureCount", "0"))
            .and(StateNodes.least(state, "ToleratedFailurePercentage", "0"));
    Optional<BigDecimal> timeout = StateNodes.number(state, "TimeoutSeconds");
    Optional<BigDecimal> heartbeat = StateNodes.number(state, "HeartbeatSeconds");
    if (timeout.isPresent()
        && heartbeat.isPresent()
        && heartbeat.get().compareTo(timeout.get()) >= 0) {
      verdict =
          verdict.and(
              refused(
                  state.entry("HeartbeatSeconds").orElseThrow().value(),
                  Code.OUT_OF_RANGE,
                  "`HeartbeatSeconds: "
                      + heartbeat.get()
                      + "` must be below `TimeoutSeconds: "
                      + timeout.get()
                      + "`"));
    }
    for (Entry field : state.entries()) {
      String own = field.key().text();
      if (own.endsWith("Path") || own.equals("Variable")) {
        verdict = verdict.and(path(field));
      } else if (StateFields.PAYLOADS.contains(own) && language.equals("JSONPath")) {
        verdict = verdict.and(payload(field.value()));
      }
    }
    return verdict.and(timestamp());
  }

  /** A path is JSONPath; some are intrinsic functions ("Intrinsic functions for JSONPath"). */
  private Verdict path(Entry field) {
    boolean fits =
        !(field.value() instanceof ScalarNode path)
            || StateNodes.isOpen(path)
            || path.isNull()
            || path.text().startsWith("$")
            || path.text().startsWith("States.");
    return fits ? Verdict.FITS : notPath(field.key().text(), (ScalarNode) field.value());
  }

  private static Verdict notPath(String key, ScalarNode value) {
    String message = "`" + key + ": " + value.text() + "` is not a path";
    if (!key.endsWith(PATH)) {
      return Grammars.refused(
          value, Code.INVALID_VALUE, message, "a path begins with `$`, such as `$.order.id`");
    }
    String plain = key.substring(0, key.length() - PATH.length());
    return Grammars.refused(
            value,
            Code.INVALID_VALUE,
            message,
            "the value of a key that ends with `.$` must be a path, such as `$.order.id`, or an"
                + " intrinsic function, such as `States.UUID()`")
        .helped(
            "for the text `" + value.text() + "`, write `" + plain + "` in place of `" + key + "`");
  }

  /** In a payload, the value of a key that ends in {@code .$} is a path. */
  private Verdict payload(Node node) {
    if (StateNodes.isOpen(node)) {
      return Verdict.OPEN;
    }
    Verdict verdict = Verdict.FITS;
    if (node instanceof MapNode map) {
      for (Entry entry : map.entries()) {
        verdict =
            verdict.and(entry.key().text().endsWith(PATH) ? path(entry) : payload(entry.value()));
      }
    } else if (node instanceof ListNode list) {
      for (Node item : list.items()) {
        verdict = verdict.and(payload(item));
      }
    }
    return verdict;
  }

  /** A time in the profile of ISO 8601 of RFC 3339 ("Wait workflow state"). */
  private Verdict timestamp() {
    Optional<ScalarNode> time = StateNodes.text(state, "Timestamp");
    boolean fits =
        time.isEmpty()
            || time.get().text().startsWith("{%")
            || (time.get().text().length() >= "2027-01-01T00:00:00Z".length()
                && Character.isDigit(time.get().text().charAt(0))
                && time.get().text().charAt(10) == 'T');
    return fits
        ? Verdict.FITS
        : Grammars.refused(
            time.get(),
            Code.INVALID_VALUE,
            "`Timestamp: " + time.get().text() + "` is not valid",
            "`Timestamp` must be a time such as `2027-01-31T04:00:00Z`");
  }

  /**
   * What a task calls is an ARN ("Task workflow state"), which an express workflow cannot wait for.
   */
  private Verdict resource() {
    Optional<ScalarNode> called = StateNodes.text(state, "Resource");
    if (called.isEmpty()) {
      return Verdict.FITS;
    }
    String arn = called.get().text();
    if (!arn.startsWith("arn:")) {
      return Grammars.refused(
          called.get(),
          Code.INVALID_VALUE,
          "`Resource: " + arn + "` is not valid",
          "`Resource` must be an ARN, such as `arn:aws:states:::lambda:invoke`");
    }
    boolean waits =
        arn.endsWith(".sync")
            || arn.endsWith(".sync:2")
            || arn.endsWith(".waitForTaskToken")
            || arn.contains(":activity:");
    return express && waits
        ? Grammars.refused(
            called.get(),
            Code.CONFLICTING_KEYS,
            "`Resource: " + arn + "` cannot be used with `StateMachineType: EXPRESS`",
            "an express workflow does not wait for jobs, callbacks or activities")
        : Verdict.FITS;
  }

  private Verdict choices() {
    Verdict verdict = Verdict.FITS;
    if (StateNodes.value(state, "Choices").orElse(null) instanceof ListNode list
        && list.items().isEmpty()) {
      return refused(list, Code.OUT_OF_RANGE, "`Choices` must not be an empty list");
    }
    for (MapNode rule : StateNodes.maps(state, "Choices")) {
      verdict = verdict.and(Choice.check(rule, language));
    }
    return verdict;
  }

  private Verdict refused(Node node, Code code, String message) {
    return Grammars.refused(node, code, message, "");
  }
}
