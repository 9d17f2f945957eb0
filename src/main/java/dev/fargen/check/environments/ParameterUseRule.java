package dev.fargen.check.environments;

import dev.fargen.check.rule.ProjectRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.diag.Suggestion;
import dev.fargen.list.Lists;
import dev.fargen.spec.Spec;
import dev.fargen.spec.SpecEnvironment;
import dev.fargen.spec.SpecScope;
import dev.fargen.spec.StackKeys;
import dev.fargen.spec.form.FromCfn;
import dev.fargen.spec.form.Named;
import dev.fargen.spec.network.NetworkKeys;
import dev.fargen.spec.raw.RawValues;
import dev.fargen.spec.raw.RawValues.Mention;
import dev.fargen.workload.Project;
import dev.fargen.workload.environment.Import;
import dev.fargen.workload.raw.Patch;
import dev.fargen.workload.stack.Stack;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Each template parameter must have a value, each value a parameter, and a parameter must be either
 * text or a list (CloudFormation user guide, "CloudFormation template Parameters syntax"). A hidden
 * one may lack its value: an update of the stack keeps it (CloudFormation API reference,
 * "Parameter", {@code UsePreviousValue}), unless a pipeline deploys, which cannot say so.
 */
public final class ParameterUseRule implements ProjectRule {

  /** What has a name that texts can refer to, as in {@code ${environment.name}}. */
  private static final List<String> OWN = List.of("environment", "spec");

  @Override
  public void check(Spec spec, Project project, Diagnostics diagnostics) {
    List<SpecScope> scopes = Lists.map(spec.environments(), SpecEnvironment::scope);
    List<String> patched = patched(project);
    List<String> kept = spec.pipeline().isPresent() ? List.of() : hidden(spec);
    List<Set<String>> known = new ArrayList<>();
    for (int i = 0; i < scopes.size(); i++) {
      SpecScope scope = scopes.get(i);
      List<String> imports = Lists.map(project.stacks().get(i).base().imports(), Import::parameter);
      List<String> others = new ArrayList<>(imports);
      others.addAll(patched);
      others.addAll(spec.environments().get(i).names(StackKeys.RESOURCES)); // a rule reports them
      Lists.filter(kept, name -> !scope.given().entries().containsKey(name)).forEach(others::add);
      check(spec, scope, others, diagnostics);
      known.add(known(scope, imports));
    }
    Set<String> anywhere = new LinkedHashSet<>(taken(project));
    known.forEach(anywhere::addAll);
    neverUsed(spec.parameters(), spec.parameters(), anywhere, name -> "", diagnostics);
    known.forEach(names -> names.addAll(patched));
    anywhere.addAll(patched);
    for (int i = 0; i < scopes.size(); i++) {
      String in = " in environment `" + scopes.get(i).name().orElse("") + "`";
      neverUsed(
          withoutShared(scopes.get(i).given(), scopes, known),
          scopes.get(i).given(),
          known.get(i),
          name -> anywhere.contains(name) ? in : "",
          diagnostics);
    }
    if (spec.pipeline().isPresent()) {
      SpecScope scope = spec.pipeline().get().scope();
      check(spec, scope, List.of(), diagnostics);
      neverUsed(
          scope.given(),
          scope.given(),
          known(scope, List.of()),
          name -> " in `pipeline`",
          diagnostics);
    }
  }

  /** The parameters that patches add to the template, which environments give values. */
  private static List<String> patched(Project project) {
    List<String> names = new ArrayList<>();
    for (Patch patch : project.patches()) {
      List<String> path = patch.keys();
      if (patch.operation().equals("add") && path.size() == 2 && path.get(0).equals("Parameters")) {
        names.add(path.get(1));
      }
    }
    return names;
  }

  /** The hidden parameters: a stack keeps its value of one where its environment has none. */
  private static List<String> hidden(Spec spec) {
    List<String> names = new ArrayList<>();
    spec.parameters()
        .entries()
        .forEach(
            (name, entry) -> {
              if (entry.value().value().value(StackKeys.Parameter.NO_ECHO).value()) {
                names.add(name);
              }
            });
    return names;
  }

  private static boolean hasDefault(Spec spec, String parameter) {
    return Optional.ofNullable(spec.parameters().entries().get(parameter))
        .filter(entry -> entry.value().value().has(StackKeys.Parameter.DEFAULT))
        .isPresent();
  }

  /** Names that raw CloudFormation takes for resources: it is said of them that they are none. */
  private static Set<String> taken(Project project) {
    Set<String> names = new LinkedHashSet<>();
    for (Stack stack : project.stacks()) {
      for (Node node : stack.additions().nodes()) {
        for (Mention mention : RawValues.mentions(node)) {
          if (mention.reference().attribute().isPresent()) {
            names.add(mention.reference().name());
          }
        }
      }
    }
    return names;
  }

  /** Without the values that an anchor shares with an environment that uses them. */
  private static Named<Node> withoutShared(
      Named<Node> given, List<SpecScope> scopes, List<Set<String>> known) {
    Map<String, Named.Entry<Node>> own = new LinkedHashMap<>(given.entries());
    for (int i = 0; i < scopes.size(); i++) {
      Set<String> used = known.get(i);
      Map<String, Named.Entry<Node>> theirs = scopes.get(i).given().entries();
      own.entrySet()
          .removeIf(
              one ->
                  used.contains(one.getKey())
                      && theirs.containsKey(one.getKey())
                      && theirs.get(one.getKey()).key().equals(one.getValue().key()));
    }
    return new Named<>(own);
  }

  /** Parameters of imports always have a value. */
  private static void check(
      Spec spec, SpecScope scope, List<String> imports, Diagnostics diagnostics) {
    Map<String, Span> uses = scope.uses().all();
    checkKinds(scope, uses.keySet(), diagnostics);
    Set<String> known = known(scope, imports);
    Set<String> misspelled = misspelled(scope, known);
    uses.forEach(
        (name, span) -> {
          boolean valued =
              scope.valueOf(name).isPresent()
                  || imports.contains(name)
                  || misspelled.contains(name);
          if (scope.name().isPresent() && !scope.open() && !valued) {
            if (spec.pipeline().filter(one -> one.scope().equals(scope)).isPresent()) {
              ofPipeline(name, span, scope, diagnostics);
            } else {
              withoutValue(name, span, scope, hasDefault(spec, name), diagnostics);
            }
          }
        });
    scope
        .given()
        .entries()
        .forEach(
            (name, entry) -> {
              if (known.contains(name)) {
                checkValue(name, entry.value().value(), scope, diagnostics);
              }
            });
    for (MapNode.Entry fallback : scope.values().entries()) {
      String name = fallback.key().text();
      if (known.contains(name) && !scope.given().entries().containsKey(name)) {
        checkValue(name, fallback.value(), scope, diagnostics);
      }
    }
  }

  /** The parameters that were meant by values of unknown ones: those are reported. */
  private static Set<String> misspelled(SpecScope scope, Set<String> known) {
    Set<String> meant = new HashSet<>();
    for (String name : scope.given().entries().keySet()) {
      if (!known.contains(name)) {
        Suggestion.nearest(name, known).ifPresent(meant::add);
      }
    }
    return meant;
  }

  private static Set<String> known(SpecScope scope, List<String> imports) {
    Set<String> known = new LinkedHashSet<>(scope.uses().all().keySet());
    known.addAll(imports);
    return known;
  }

  /**
   * @param written all that stand beside those that are asked about
   * @param where where the parameter is not used, if it can be used elsewhere
   */
  private static void neverUsed(
      Named<?> said,
      Named<?> written,
      Collection<String> known,
      UnaryOperator<String> where,
      Diagnostics diagnostics) {
    said.entries()
        .forEach(
            (name, entry) -> {
              if (!known.contains(name)) {
                Diagnostic fault =
                    Diagnostic.of(
                            Code.PARAMETER_NEVER_USED,
                            "parameter `" + name + "` is never used" + where.apply(name))
                        .at(entry.key());
                diagnostics.report(
                    Suggestion.nearest(name, known)
                        .filter(written.entries()::containsKey)
                        .map(twin -> fault.help(Suggestion.twin(name, twin)))
                        .orElseGet(
                            () ->
                                fault.unknown(
                                    name,
                                    known,
                                    "remove `"
                                        + name
                                        + "`, or write `${"
                                        + name
                                        + "}` where its value is needed"
                                        + where.apply(name))));
              }
            });
  }

  private static void withoutValue(
      String name, Span use, SpecScope scope, boolean hasDefault, Diagnostics diagnostics) {
    String where = scope.name().orElseThrow();
    if (OWN.contains(name)) {
      diagnostics.report(
          Diagnostic.of(
                  Code.PARAMETER_WITHOUT_VALUE, "`${" + name + "}` is not the name of the " + name)
              .at(use)
              .help("write `${" + name + ".name}` for the name of the " + name));
      return;
    }
    Named.Entry<Node> empty = scope.given().entries().get(name);
    Diagnostic diagnostic =
        Diagnostic.of(
                Code.PARAMETER_WITHOUT_VALUE,
                "parameter `" + name + "` has no value in environment `" + where + "`")
            .at(empty == null ? scope.span() : empty.key());
    if (empty != null) {
      Diagnostic used = diagnostic.at(use, "used here");
      diagnostics.report(
          hasDefault
              ? used.note("an empty value removes the `default` of `parameters." + name + "`")
                  .help(
                      "remove this line to use the `default`, or write a value after `"
                          + name
                          + ":`")
              : used.help(
                  "write a value after `"
                      + name
                      + ":`, or remove this line and write a `default` under `parameters."
                      + name
                      + "`"));
      return;
    }
    Diagnostic used = use.contains(scope.span()) ? diagnostic : diagnostic.at(use, "used here");
    Optional<String> standard =
        NetworkKeys.ofParameter(name).filter(key -> !diagnostics.source().text(use).contains(name));
    if (standard.isPresent()) {
      used = used.note(standard.get());
    }
    diagnostics.report(
        used.help(
            "write `"
                + name
                + ": ...` under `environments."
                + where
                + ".parameters`, or `default: ...` under `parameters."
                + name
                + "`; or run `fargen deploy` with `--param "
                + name
                + "=...`"));
  }

  /** The parameters of the pipeline have no other values. */
  private static void ofPipeline(String name, Span use, SpecScope scope, Diagnostics diagnostics) {
    boolean empty = scope.given().entries().containsKey(name);
    diagnostics.report(
        Diagnostic.of(
                Code.PARAMETER_WITHOUT_VALUE, "parameter `" + name + "` has no value in `pipeline`")
            .at(use)
            .help(
                empty
                    ? "write a value after `" + name + ":` under `pipeline.parameters`"
                    : "write `" + name + ": ...` under `pipeline.parameters`"));
  }

  private static void checkKinds(SpecScope scope, Set<String> names, Diagnostics diagnostics) {
    for (String name : names) {
      Map<String, Span> kinds = new LinkedHashMap<>();
      scope.uses().asText(name).ifPresent(span -> kinds.put("a string", span));
      scope.uses().asList(name).ifPresent(span -> kinds.put("a list", span));
      scope
          .uses()
          .durations()
          .getOrDefault(name, Map.of())
          .forEach((unit, span) -> kinds.put("a duration in " + unit.plural(), span));
      if (kinds.size() > 1) {
        Diagnostic fault =
            Diagnostic.of(
                Code.PARAMETER_TYPE_CONFLICT,
                "parameter `" + name + "` is used as " + String.join(" and as ", kinds.keySet()));
        for (Map.Entry<String, Span> kind : kinds.entrySet()) {
          fault = fault.at(kind.getValue(), kind.getKey().substring(2));
        }
        diagnostics.report(fault.help("use two parameters"));
      }
    }
  }

  private static void checkValue(String name, Node node, SpecScope scope, Diagnostics diagnostics) {
    if (node instanceof ScalarNode || scope.uses().asList(name).isPresent()) {
      return; // the key that takes the list has checked its items
    }
    boolean text =
        scope.uses().asText(name).isPresent() || scope.uses().durations().containsKey(name);
    boolean list =
        node instanceof ListNode items && Lists.all(items.items(), ScalarNode.class::isInstance);
    if (text || !list) {
      String wanted = text ? "a string" : "a string or a list of strings";
      boolean items = !text && node instanceof ListNode;
      Diagnostic fault =
          Diagnostic.of(
                  Code.WRONG_TYPE,
                  "parameter `"
                      + name
                      + "` must be "
                      + wanted
                      + ", not "
                      + (items ? "a list that contains maps or lists" : node.kind()))
              .at(node.span());
      Optional<Span> used = // not in a key that is absent
          scope.uses().asText(name).filter(place -> place.equals(place.firstLine()));
      diagnostics.report(
          FromCfn.is(node)
              ? fault
                  .note("CloudFormation looks up exports in the template, not in parameters")
                  .help("write `{from_cfn: ...}` in place of `${" + name + "}`")
              : used.isPresent() && list
                  ? fault
                      .at(used.get(), "used as a string here")
                      .help("write one string, such as `" + joined((ListNode) node) + "`")
                  : fault);
    }
  }

  private static String joined(ListNode list) {
    List<String> texts = Lists.map(Lists.only(list.items(), ScalarNode.class), ScalarNode::text);
    return "\"" + String.join(",", texts) + "\"";
  }
}
