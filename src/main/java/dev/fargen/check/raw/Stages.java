package dev.fargen.check.raw;

import dev.fargen.check.raw.SchemaChecker.Subject;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.raw.RawFunction;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.MapNode.Entry;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The stages of a pipeline: sources are all in the first one, and an action takes what an earlier
 * one gives (AWS CodePipeline user guide, "CodePipeline pipeline structure reference"; the rules
 * E3700 and E3701 of cfn-lint).
 */
final class Stages {

  private final Map<String, Span> artifacts = new HashMap<>();
  private Verdict verdict = Verdict.FITS;

  private Stages() {}

  /** Checks the list of stages. */
  static Verdict check(Subject subject) {
    Stages check = new Stages();
    if (subject.value() instanceof ListNode list && Lists.all(list.items(), Stages::isKnown)) {
      List<MapNode> stages = Lists.only(list.items(), MapNode.class);
      for (int i = 0; i < stages.size(); i++) {
        check.stage(stages.get(i), i == 0);
      }
    }
    return check.verdict;
  }

  private static boolean isKnown(Node stage) {
    return stage instanceof MapNode map
        && RawFunction.of(map).isEmpty()
        && map.entry("Actions").map(Entry::value).orElse(null) instanceof ListNode actions
        && Lists.all(
            actions.items(),
            action -> action instanceof MapNode && RawFunction.of(action).isEmpty());
  }

  private void stage(MapNode stage, boolean first) {
    if (verdict.refuses()) {
      return; // what later actions have depends on these
    }
    List<MapNode> actions = maps(stage, "Actions");
    for (MapNode action : actions) {
      action
          .entry("ActionTypeId")
          .map(Entry::value)
          .filter(MapNode.class::isInstance)
          .flatMap(type -> text((MapNode) type, "Category"))
          .filter(category -> category.text().equals("Source") != first)
          .ifPresent(
              category ->
                  refuse(
                      category,
                      Code.INVALID_VALUE,
                      first
                          ? "the first stage can have only actions of `Category: Source`"
                          : "only the first stage can have actions of `Category: Source`"));
    }
    if (verdict.refuses()) {
      return;
    }
    for (MapNode action : actions) {
      for (MapNode output : maps(action, "OutputArtifacts")) {
        text(output, "Name").ifPresent(this::produced);
      }
    }
    for (MapNode action : actions) {
      for (MapNode input : maps(action, "InputArtifacts")) {
        text(input, "Name")
            .filter(name -> !artifacts.containsKey(name.text()))
            .ifPresent(
                name ->
                    verdict =
                        verdict.and(
                            Verdict.of(
                                Diagnostic.of(
                                        Code.UNKNOWN_REFERENCE,
                                        "no earlier action has the output artifact `"
                                            + name.text()
                                            + "`")
                                    .at(name.span())
                                    .unknown(name.text(), artifacts.keySet()))));
      }
    }
  }

  private void produced(ScalarNode name) {
    Span first = artifacts.putIfAbsent(name.text(), name.span());
    if (first != null) {
      verdict =
          verdict.and(
              Verdict.of(
                  Diagnostic.of(
                          Code.VALUE_TWICE, "two actions give the artifact `" + name.text() + "`")
                      .at(name.span(), "duplicate")
                      .at(first, "first here")));
    }
  }

  private void refuse(ScalarNode at, Code code, String message) {
    verdict = verdict.and(Verdict.of(Diagnostic.of(code, message).at(at.span())));
  }

  private static List<MapNode> maps(MapNode map, String key) {
    return map.entry(key).map(Entry::value).orElse(null) instanceof ListNode list
        ? Lists.only(list.items(), MapNode.class)
        : List.of();
  }

  private static Optional<ScalarNode> text(MapNode map, String key) {
    return map.entry(key)
        .map(Entry::value)
        .filter(node -> node instanceof ScalarNode && RawFunction.of(node).isEmpty())
        .map(ScalarNode.class::cast);
  }
}
