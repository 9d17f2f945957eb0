package dev.fargen.check.raw;

import dev.fargen.check.raw.SchemaChecker.Subject;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.list.Lists;
import dev.fargen.spec.raw.RawFunction;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.MapNode.Entry;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A state machine in the Amazon States Language: what it names as its first or next state is one of
 * its states, and each state is reached or ends (AWS Step Functions developer guide, "Using Amazon
 * States Language to define Step Functions workflows").
 */
final class StateMachine {

  private static final Set<String> TYPES =
      Set.of("Choice", "Fail", "Map", "Parallel", "Pass", "Succeed", "Task", "Wait");
  private static final Set<String> LAST = Set.of("Choice", "Fail", "Succeed");
  private static final String NEXT = "Next";

  /** What states of a type have one of. */
  private static final Map<String, List<String>> ONE_OF =
      Map.of(
          "Task", List.of("Resource"),
          "Choice", List.of("Choices"),
          "Parallel", List.of("Branches"),
          "Map", List.of("ItemProcessor", "Iterator"),
          "Wait", List.of("Seconds", "SecondsPath", "Timestamp", "TimestampPath"));

  private final Subject subject;

  private StateMachine(Subject subject) {
    this.subject = subject;
  }

  static Verdict check(Subject subject) {
    if (subject.value() instanceof ScalarNode scalar
        && !scalar.text().contains("${")
        && !Json.isValid(scalar.text())) {
      return subject.refused(Code.INVALID_VALUE, "`" + subject.name() + "` is not valid JSON");
    }
    return Grammars.json(subject.value())
        .filter(map -> RawFunction.of(map).isEmpty())
        .map(map -> new StateMachine(subject).machine(map))
        .orElse(Verdict.FITS);
  }

  private Verdict machine(MapNode machine) {
    Verdict verdict = Verdict.FITS;
    for (String key : List.of("StartAt", "States")) {
      if (machine.entry(key).isEmpty()) {
        verdict =
            verdict.and(
                Grammars.refused(
                    subject,
                    machine,
                    Code.MISSING_PROPERTY,
                    "a state machine requires `" + key + "`",
                    ""));
      }
    }
    if (!(value(machine, "States").orElse(null) instanceof MapNode states)
        || RawFunction.of(states).isPresent()) {
      return verdict;
    }
    verdict = verdict.and(known(machine, "StartAt", states));
    for (Entry state : states.entries()) {
      if (state.value() instanceof MapNode map && RawFunction.of(map).isEmpty()) {
        verdict = verdict.and(state(state, map, states));
      }
    }
    return verdict;
  }

  private Verdict state(Entry entry, MapNode state, MapNode states) {
    Verdict verdict =
        known(state, NEXT, states).and(known(state, "Default", states)).and(type(entry, state));
    for (String list : List.of("Choices", "Catch")) {
      for (MapNode item : maps(state, list)) {
        verdict = verdict.and(known(item, NEXT, states));
      }
    }
    for (MapNode rule : maps(state, "Choices")) {
      verdict = verdict.and(Choice.check(rule, subject));
    }
    verdict = verdict.and(resource(state));
    List<MapNode> inner = new ArrayList<>(maps(state, "Branches"));
    for (String one : List.of("Iterator", "ItemProcessor")) {
      value(state, one)
          .filter(MapNode.class::isInstance)
          .ifPresent(machine -> inner.add((MapNode) machine));
    }
    for (MapNode machine : inner) {
      verdict = verdict.and(machine(machine));
    }
    return verdict;
  }

  /** What a task calls is an ARN ("Task workflow state"). */
  private Verdict resource(MapNode state) {
    return text(state, "Resource")
        .filter(one -> !one.text().startsWith("arn:") && !DynamicReference.isIn(one))
        .map(
            one ->
                Grammars.refused(
                    subject,
                    one,
                    Code.INVALID_VALUE,
                    "`Resource: " + one.text() + "` is not valid",
                    "`Resource` must be an ARN, such as `arn:aws:states:::lambda:invoke`"))
        .orElse(Verdict.FITS);
  }

  private Verdict type(Entry entry, MapNode state) {
    Optional<ScalarNode> type = text(state, "Type");
    String name = "state `" + entry.key().text() + "`";
    if (type.isEmpty()) {
      return value(state, "Type").isPresent()
          ? Verdict.OPEN
          : Grammars.refused(
              subject, entry.key(), Code.MISSING_PROPERTY, name + " requires `Type`", "");
    }
    if (!TYPES.contains(type.get().text())) {
      Verdict wrong =
          Grammars.refused(
              subject,
              type.get(),
              Code.INVALID_VALUE,
              "`Type: " + type.get().text() + "` is not valid",
              "");
      return Verdict.of(wrong.faults().get(0).unknown(type.get().text(), TYPES));
    }
    Verdict lacking = lacking(name, type.get().text(), state, entry);
    if (lacking.refuses()) {
      return lacking;
    }
    boolean ends = text(state, "End").filter(end -> end.text().equals("true")).isPresent();
    if (ends && value(state, NEXT).isPresent()) {
      return Grammars.refused(
          subject,
          entry.key(),
          Code.CONFLICTING_KEYS,
          name + " cannot have both `Next` and `End: true`",
          "");
    }
    boolean goes = value(state, NEXT).isPresent() || value(state, "End").isPresent();
    return goes || LAST.contains(type.get().text())
        ? Verdict.FITS
        : Grammars.refused(
            subject,
            entry.key(),
            Code.MISSING_PROPERTY,
            name + " requires `Next`, or `End: true`",
            "");
  }

  /** What a state of a type requires; a wait has one time only. */
  private Verdict lacking(String name, String type, MapNode state, Entry entry) {
    List<String> one = ONE_OF.getOrDefault(type, List.of());
    List<String> there = Lists.filter(one, key -> value(state, key).isPresent());
    if (!one.isEmpty() && there.isEmpty()) {
      return Grammars.refused(
          subject,
          entry.key(),
          Code.MISSING_PROPERTY,
          name + " requires " + Lists.enumerated(Lists.map(one, key -> "`" + key + "`"), "or"),
          "");
    }
    return there.size() > 1
        ? Grammars.refused(
            subject,
            state.entry(there.get(1)).orElseThrow().key(),
            Code.CONFLICTING_KEYS,
            "`" + there.get(0) + "` and `" + there.get(1) + "` cannot be used together",
            "")
        : Verdict.FITS;
  }

  /** The state that the key names is one of these. */
  private Verdict known(MapNode owner, String key, MapNode states) {
    Optional<ScalarNode> name = text(owner, key);
    if (name.isEmpty() || states.entry(name.get().text()).isPresent()) {
      return Verdict.FITS;
    }
    Verdict wrong =
        Grammars.refused(
            subject,
            name.get(),
            Code.UNKNOWN_REFERENCE,
            "state `" + name.get().text() + "` is not defined",
            "");
    Diagnostic fault = wrong.faults().get(0);
    return Verdict.of(fault.unknown(name.get().text(), states.entriesByKey().keySet()));
  }

  /** The text of the key where it is literal. */
  private static Optional<ScalarNode> text(MapNode map, String key) {
    return value(map, key)
        .filter(
            node ->
                node instanceof ScalarNode scalar
                    && RawFunction.of(node).isEmpty()
                    && !scalar.text().contains("${"))
        .map(ScalarNode.class::cast);
  }

  private static List<MapNode> maps(MapNode map, String key) {
    return value(map, key).orElse(null) instanceof ListNode list
        ? Lists.only(list.items(), MapNode.class)
        : List.of();
  }

  private static Optional<Node> value(MapNode map, String key) {
    return map.entry(key).map(Entry::value);
  }
}
