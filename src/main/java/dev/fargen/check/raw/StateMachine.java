package dev.fargen.check.raw;

import dev.fargen.check.raw.SchemaChecker.Subject;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.list.Lists;
import dev.fargen.spec.raw.RawFunction;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.MapNode.Entry;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The definition of a state machine in the Amazon States Language, in a map or in a text in JSON:
 * what it names as its first or next state is one of its states, and each state can be reached and
 * is as its type requires (AWS Step Functions developer guide, "Using Amazon States Language to
 * define Step Functions workflows"; API reference, "ValidateStateMachineDefinition").
 */
final class StateMachine {

  private static final List<String> FIELDS =
      List.of("Comment", "QueryLanguage", "StartAt", "States", "TimeoutSeconds", "Version");
  private static final List<String> INNER =
      List.of(
          "Comment",
          "ProcessorConfig",
          "QueryLanguage",
          "StartAt",
          "States",
          "TimeoutSeconds",
          "Version");
  private static final List<String> LANGUAGES = List.of("JSONPath", "JSONata");
  private static final int MOST_CHARACTERS = 80;

  private final boolean express;
  private final String language;
  private final Set<String> names = new HashSet<>();
  private final Set<String> all = new HashSet<>();

  private StateMachine(boolean express, String language) {
    this.express = express;
    this.language = language;
  }

  /**
   * @param subject the properties of the state machine
   */
  static Verdict check(Subject subject) {
    Verdict verdict = Verdict.FITS;
    if (subject.value() instanceof MapNode properties) {
      boolean express =
          StateNodes.text(properties, "StateMachineType")
              .filter(type -> type.text().equals("EXPRESS"))
              .isPresent();
      for (String name : List.of("Definition", "DefinitionString")) {
        Optional<Entry> written = properties.entry(name);
        if (written.isPresent()) {
          verdict = verdict.and(definition(subject.property(written.get()), express));
        }
      }
    }
    return verdict;
  }

  private static Verdict definition(Subject written, boolean express) {
    Optional<RawFunction> call = RawFunction.of(written.value());
    if (call.filter(one -> one.name().equals("If")).isPresent()) {
      Verdict verdict = Verdict.FITS;
      List<Node> arguments = call.get().arguments();
      for (Node branch : arguments.subList(Math.min(1, arguments.size()), arguments.size())) {
        verdict = verdict.and(definition(written.branch(branch), express));
      }
      return verdict;
    }
    Optional<JsonText> text = JsonText.ofTemplate(written.value());
    if (text.isEmpty()) {
      return written.value() instanceof MapNode map && call.isEmpty()
          ? of(map, express)
          : Verdict.OPEN;
    }
    Optional<Diagnostic> fault = text.get().fault("`" + written.name() + "` is not valid JSON");
    return fault.isPresent()
        ? Verdict.of(fault.get())
        : text.get().map().map(map -> of(map, express)).orElse(Verdict.OPEN);
  }

  private static Verdict of(MapNode definition, boolean express) {
    String language =
        StateNodes.value(definition, "QueryLanguage").isEmpty()
            ? LANGUAGES.get(0)
            : StateNodes.text(definition, "QueryLanguage").map(ScalarNode::text).orElse("");
    StateMachine machine = new StateMachine(express, language);
    machine.collect(definition);
    return StateNodes.fields(definition, FIELDS, "a state machine")
        .and(StateNodes.oneOf(definition, "QueryLanguage", LANGUAGES))
        .and(StateNodes.oneOf(definition, "Version", List.of("1.0")))
        .and(StateNodes.least(definition, "TimeoutSeconds", "1"))
        .and(machine.machine(definition))
        .and(machine.ends(definition));
  }

  /** A state is a terminal one. */
  private Verdict ends(MapNode definition) {
    if (!(StateNodes.value(definition, "States").orElse(null) instanceof MapNode states)
        || RawFunction.of(states).isPresent()
        || Lists.any(states.entries(), one -> mayEnd(one.value()))
        || Lists.any(states.entries(), one -> RawFunction.isMacro(one.key().text()))) {
      return Verdict.FITS;
    }
    return Grammars.refused(
        definition.entry("States").orElseThrow().key(),
        Code.MISSING_PROPERTY,
        "the state machine has no terminal state",
        "at least one state must have `End: true`, or be of `Type: Succeed` or `Type: Fail`");
  }

  private static boolean mayEnd(Node node) {
    if (!(node instanceof MapNode state) || RawFunction.of(state).isPresent()) {
      return true;
    }
    Optional<ScalarNode> type = StateNodes.text(state, "Type");
    return type.isEmpty()
        || List.of("Fail", "Succeed").contains(type.get().text())
        || state.entry("End").isPresent();
  }

  private Verdict machine(MapNode machine) {
    Verdict verdict = Verdict.FITS;
    for (String key : List.of("StartAt", "States")) {
      if (machine.entry(key).isEmpty()) {
        verdict =
            verdict.and(
                refused(machine, Code.MISSING_PROPERTY, "a state machine requires `" + key + "`"));
      }
    }
    if (!(StateNodes.value(machine, "States").orElse(null) instanceof MapNode states)
        || RawFunction.of(states).isPresent()
        || Lists.any(states.entries(), one -> RawFunction.isMacro(one.key().text()))) {
      return verdict.and(Verdict.OPEN);
    }
    verdict = verdict.and(known(machine, "StartAt", states));
    for (Entry state : states.entries()) {
      verdict = verdict.and(name(state));
      if (state.value() instanceof MapNode map && RawFunction.of(map).isEmpty()) {
        verdict = verdict.and(state(state, map, states));
      }
    }
    return verdict.refuses() ? verdict : reached(machine, states);
  }

  private Verdict name(Entry state) {
    String name = state.key().text();
    if (name.codePointCount(0, name.length()) > MOST_CHARACTERS) {
      return refused(
          state.key(),
          Code.OUT_OF_RANGE,
          "the name of a state has "
              + name.codePointCount(0, name.length())
              + " characters; the maximum is "
              + MOST_CHARACTERS);
    }
    return names.add(name)
        ? Verdict.FITS
        : refused(
            state.key(),
            Code.VALUE_TWICE,
            "state `" + name + "` is defined twice in the state machine");
  }

  private Verdict state(Entry entry, MapNode state, MapNode states) {
    Verdict verdict = known(state, "Next", states).and(known(state, "Default", states));
    for (String list : List.of("Choices", "Catch")) {
      for (MapNode item : StateNodes.maps(state, list)) {
        verdict = verdict.and(known(item, "Next", states));
      }
    }
    verdict = verdict.and(new State(entry.key(), state, language, express).check());
    for (MapNode machine : inner(state)) {
      verdict =
          verdict
              .and(StateNodes.fields(machine, INNER, "a state machine in a state"))
              .and(processor(machine))
              .and(machine(machine));
    }
    return verdict;
  }

  /** "Using Map state in Distributed mode for large-scale parallel workloads in Step Functions". */
  private Verdict processor(MapNode machine) {
    if (!(StateNodes.value(machine, "ProcessorConfig").orElse(null) instanceof MapNode config)
        || RawFunction.of(config).isPresent()) {
      return Verdict.FITS;
    }
    boolean distributed =
        StateNodes.text(config, "Mode").filter(one -> one.text().equals("DISTRIBUTED")).isPresent();
    return distributed && config.entry("ExecutionType").isEmpty()
        ? refused(config, Code.MISSING_PROPERTY, "`Mode: DISTRIBUTED` requires `ExecutionType`")
        : StateNodes.oneOf(config, "Mode", List.of("DISTRIBUTED", "INLINE"))
            .and(StateNodes.oneOf(config, "ExecutionType", List.of("EXPRESS", "STANDARD")));
  }

  /** The state machines in a state. */
  private static List<MapNode> inner(MapNode state) {
    List<MapNode> inner = new ArrayList<>(StateNodes.maps(state, "Branches"));
    for (String one : List.of("Iterator", "ItemProcessor")) {
      StateNodes.value(state, one)
          .filter(MapNode.class::isInstance)
          .ifPresent(machine -> inner.add((MapNode) machine));
    }
    return Lists.filter(inner, one -> RawFunction.of(one).isEmpty());
  }

  /** The state that the key names is one of these. */
  private Verdict known(MapNode owner, String key, MapNode states) {
    Optional<ScalarNode> name = StateNodes.text(owner, key);
    if (name.isEmpty() || states.entry(name.get().text()).isPresent()) {
      return Verdict.FITS;
    }
    String state = name.get().text();
    boolean elsewhere = all.contains(state);
    Verdict wrong =
        refused(
            name.get(),
            Code.UNKNOWN_REFERENCE,
            "state `" + state + "` is not defined" + (elsewhere ? " in these `States`" : ""));
    Diagnostic fault = wrong.faults().get(0);
    if (elsewhere) {
      Diagnostic ofOthers = fault.note("`" + key + "` can name only states of the same `States`");
      boolean ends = key.equals("Next") && owner.entry("Type").isPresent();
      return Verdict.of(ends ? ofOthers.help("write `End: true` in place of `Next`") : ofOthers);
    }
    List<Entry> others = Lists.filter(states.entries(), one -> one.value() != owner);
    return Verdict.of(fault.unknown(state, Lists.map(others, one -> one.key().text())));
  }

  /** The names of all states, also of those in other states. */
  private void collect(MapNode machine) {
    if (StateNodes.value(machine, "States").orElse(null) instanceof MapNode states) {
      for (Entry state : states.entries()) {
        all.add(state.key().text());
        if (state.value() instanceof MapNode map) {
          inner(map).forEach(this::collect);
        }
      }
    }
  }

  /** Each state can be reached from the first one. */
  private Verdict reached(MapNode machine, MapNode states) {
    Set<String> reached = new HashSet<>();
    Deque<Optional<Node>> next = new ArrayDeque<>();
    next.add(StateNodes.value(machine, "StartAt"));
    while (!next.isEmpty()) {
      Optional<Node> target = next.remove();
      if (target.isEmpty()) {
        continue;
      }
      if (StateNodes.isOpen(target.get()) || !(target.get() instanceof ScalarNode name)) {
        return Verdict.OPEN;
      }
      if (reached.add(name.text())) {
        Node state = StateNodes.value(states, name.text()).orElseThrow();
        if (!(state instanceof MapNode map) || !isWhole(map)) {
          return Verdict.OPEN;
        }
        next.add(StateNodes.value(map, "Next"));
        next.add(StateNodes.value(map, "Default"));
        for (String list : List.of("Choices", "Catch")) {
          StateNodes.maps(map, list).forEach(item -> next.add(StateNodes.value(item, "Next")));
        }
      }
    }
    Verdict verdict = Verdict.FITS;
    for (Entry state : states.entries()) {
      if (!reached.contains(state.key().text())) {
        String message = "state `" + state.key().text() + "` is not reachable";
        verdict =
            verdict.and(
                Grammars.refused(
                    state.key(),
                    Code.UNKNOWN_REFERENCE,
                    message,
                    "each state must be reachable from `StartAt`"));
      }
    }
    return verdict;
  }

  /** Whether all that the state names is written in it. */
  private static boolean isWhole(MapNode state) {
    return RawFunction.of(state).isEmpty()
        && Lists.all(
            List.of("Choices", "Catch"),
            list ->
                StateNodes.value(state, list).isEmpty()
                    || Lists.all(
                        StateNodes.value(state, list).get().items(),
                        item -> RawFunction.of(item).isEmpty()));
  }

  private Verdict refused(Node node, Code code, String message) {
    return Grammars.refused(node, code, message, "");
  }
}
