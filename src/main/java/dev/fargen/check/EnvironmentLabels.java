package dev.fargen.check;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Label;
import dev.fargen.diag.Severity;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.Spec;
import dev.fargen.spec.SpecEnvironment;
import dev.fargen.spec.SpecKeys;
import dev.fargen.spec.StackKeys;
import dev.fargen.spec.form.Name;
import dev.fargen.spec.form.Named;
import dev.fargen.workload.Project;
import dev.fargen.workload.environment.ParameterDeclaration;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Adds the environment to faults that are not in all of them, or that come from the value of a
 * parameter: a label at the place where the environment says what the others do not.
 */
final class EnvironmentLabels {

  /** With more labels, the environments are only named. */
  private static final int MOST_LABELS = 3;

  /** Warnings of what is right in other environments. */
  private static final Set<Code> OF_SOME =
      Set.of(
          Code.NAT_COSTS,
          Code.ENDPOINT_COSTS,
          Code.ONE_TASK,
          Code.NO_HTTPS,
          Code.PORT_OUT_OF_REACH);

  private final Spec spec;
  private final Project project;
  private final Diagnostics diagnostics;
  private final List<Diagnostics> found = new ArrayList<>();

  EnvironmentLabels(Spec spec, Project project, Diagnostics diagnostics) {
    this.spec = spec;
    this.project = project;
    this.diagnostics = diagnostics;
    spec.environments().forEach(environment -> found.add(new Diagnostics(diagnostics.source())));
  }

  /** Where to report the faults of an environment. */
  Diagnostics of(int environment) {
    return found.get(environment);
  }

  /** Reports what was found in all environments. */
  void report() {
    List<List<Diagnostic>> faults = Lists.map(found, Diagnostics::inFileOrder);
    Set<Diagnostic> done = new HashSet<>();
    for (List<Diagnostic> ofOne : faults) {
      for (Diagnostic fault : ofOne) {
        if (done.add(fault)) {
          report(fault, faults);
        }
      }
    }
  }

  private void report(Diagnostic fault, List<List<Diagnostic>> faults) {
    List<SpecEnvironment> with = new ArrayList<>();
    List<SpecEnvironment> without = new ArrayList<>();
    for (int i = 0; i < faults.size(); i++) {
      (isIn(fault, faults.get(i)) ? with : without).add(spec.environments().get(i));
    }
    diagnostics.report(labelled(removedIn(with, inParameter(fault, with), without), with, without));
  }

  /** The help to remove a key, where the other environments can have it. */
  private Diagnostic removedIn(
      List<SpecEnvironment> with, Diagnostic fault, List<SpecEnvironment> others) {
    String help = fault.help().orElse("");
    String start = "remove `";
    String key = help.startsWith(start) ? help.substring(start.length(), help.length() - 1) : "";
    List<String> path = path(fault.span(), spec.tree());
    int depth = path.lastIndexOf(key);
    if (others.isEmpty() || depth < 1 || !StackKeys.SHAPE.byName().containsKey(path.get(0))) {
      return fault;
    }
    String parent = String.join(".", path.subList(0, depth));
    return fault.help(
        "write `"
            + key
            + ":` without a value under "
            + Lists.enumerated(
                Lists.map(
                    with, one -> "`environments." + one.name().orElse("") + "." + parent + "`"),
                "and"));
  }

  /** The help to write another value of a key, where the key has that of a parameter. */
  private Diagnostic inParameter(Diagnostic fault, List<SpecEnvironment> with) {
    String text = diagnostics.source().text(fault.span()).replace("\"", "").replace("'", "");
    List<String> path = path(fault.span(), spec.tree());
    String help = fault.help().orElse("");
    String start = "write `" + (path.isEmpty() ? "" : path.get(path.size() - 1)) + ": ";
    boolean whole = text.startsWith("${") && text.indexOf('}') == text.length() - 1;
    int end = help.indexOf('`', start.length());
    if (!whole || !help.startsWith(start) || end < 0) {
      return fault;
    }
    String name = text.substring(2, text.length() - 1);
    String value = help.substring(start.length(), end).replace("\"", "");
    boolean given =
        Lists.all(
            with, one -> one.name().isPresent() && one.scope().given().entries().containsKey(name));
    return value.contains("${") || value.startsWith("[") || !Name.PARAMETER.matches(name)
        ? fault
        : fault.help(
            "write `"
                + (given ? name : "default")
                + ": \""
                + value
                + "\"` "
                + (given
                    ? where(with, List.of())
                    : "under `" + SpecKeys.PARAMETERS.name() + "." + name + "`")
                + help.substring(end + 1));
  }

  private Diagnostic labelled(
      Diagnostic fault, List<SpecEnvironment> with, List<SpecEnvironment> without) {
    Diagnostic labelled = fault;
    for (SpecEnvironment environment : with) {
      if (environment.name().isPresent()) {
        labelled = labelled(labelled, fault, environment, without.isEmpty());
      }
    }
    int labels = labelled.labels().size() - fault.labels().size();
    boolean brief = fault.severity() == Severity.WARNING; // is printed without its labels
    if (labels > MOST_LABELS) {
      return (brief ? inThese(fault, with) : fault).note(where(with, without));
    }
    boolean varies = labels > 0 || Lists.any(with, one -> isOf(one, fault));
    return brief && varies && !without.isEmpty() && !isNamed(with, fault)
        ? inThese(labelled, with).note(where(with, without))
        : elsewhere(labelled, without);
  }

  /** The help about a line that the other environments need not have. */
  private static Diagnostic inThese(Diagnostic fault, List<SpecEnvironment> with) {
    String place = with.size() == 1 ? "in this environment, " : "in these environments, ";
    return fault
        .help()
        .filter(help -> OF_SOME.contains(fault.code()))
        .map(help -> fault.help(place + help))
        .orElse(fault);
  }

  /** Adds to a reference that all other environments define what it names, each for itself. */
  private Diagnostic elsewhere(Diagnostic fault, List<SpecEnvironment> others) {
    if (fault.code() != Code.UNKNOWN_REFERENCE || others.isEmpty()) {
      return fault;
    }
    String text = diagnostics.source().text(fault.span());
    if (!Lists.all(others, one -> own(one).filter(map -> defines(map, text)).isPresent())) {
      return fault;
    }
    List<String> names = Lists.map(others, one -> "`environments." + one.name().orElse("") + "`");
    String move = "move what refers to `" + named(text) + "` to " + Lists.enumerated(names, "and");
    return fault.help(fault.help().map(help -> alternative(help, move)).orElse(move));
  }

  /** The help with another line, before what is for another case. */
  private static String alternative(String help, String line) {
    int other = help.indexOf("; ");
    return other < 0
        ? help + "; or " + line
        : help.substring(0, other) + ", or " + line + help.substring(other);
  }

  /** Whether a section of the environment has the entry that the text names. */
  private static boolean defines(MapNode environment, String text) {
    List<Node> values = Lists.map(environment.entries(), MapNode.Entry::value);
    return Lists.any(
        Lists.only(values, MapNode.class),
        section -> Lists.any(section.entries(), entry -> isIn(entry, text)));
  }

  /** Whether the environment itself says what is wrong. */
  private boolean isOf(SpecEnvironment environment, Diagnostic fault) {
    return own(environment).filter(own -> own.span().contains(fault.span())).isPresent();
  }

  /** Whether the message has the environment already. */
  private static boolean isNamed(List<SpecEnvironment> with, Diagnostic fault) {
    return Lists.any(with, one -> fault.message().contains("in `" + one.name().orElse("") + "`"));
  }

  /** The environments with the fault, or those without it if they are fewer. */
  private static String where(List<SpecEnvironment> with, List<SpecEnvironment> without) {
    boolean all = without.isEmpty();
    List<SpecEnvironment> named = without.size() < with.size() && !all ? without : with;
    List<String> names = Lists.map(named, environment -> "`" + environment.name().orElse("") + "`");
    String words =
        named == without
            ? "in all environments except "
            : "in environment" + (names.size() > 1 ? "s " : " ");
    return words + Lists.enumerated(names, "and");
  }

  private static boolean isIn(Diagnostic fault, List<Diagnostic> others) {
    return Lists.any(
        others,
        other ->
            other.code() == fault.code()
                && other.message().equals(fault.message())
                && other.span().equals(fault.span()));
  }

  private Diagnostic labelled(
      Diagnostic soFar, Diagnostic fault, SpecEnvironment environment, boolean everywhere) {
    Optional<MapNode> own = own(environment);
    if (own.isEmpty()
        || Lists.any(fault.labels(), label -> own.get().span().contains(label.span()))
        || Lists.any(fault.labels(), label -> label.span().equals(environment.span()))) {
      return soFar;
    }
    String text = "in environment `" + environment.name().orElseThrow() + "`";
    String meant = diagnostics.source().text(fault.span());
    List<ScalarNode> removed =
        fault.code() == Code.UNKNOWN_REFERENCE ? removal(own.get(), spec.tree(), meant) : List.of();
    if (!removed.isEmpty()) {
      ScalarNode last = removed.get(removed.size() - 1);
      String name = environment.name().orElseThrow();
      return soFar
          .message(soFar.message() + " " + text)
          .at(last.span(), "removed here")
          .help(
              "remove "
                  + whole(removed, own.get())
                  + " from environment `"
                  + name
                  + "`, or remove the reference to `"
                  + named(meant)
                  + "` in that environment");
    }
    Diagnostic labelled = soFar;
    Set<String> mentioned = mentioned(fault);
    for (Map.Entry<String, Named.Entry<Node>> value :
        environment.scope().given().entries().entrySet()) {
      if (mentioned.contains(value.getKey())) {
        ParameterDeclaration declared = project.parameters().get(value.getKey());
        Span place = value.getValue().value().value().span().firstLine();
        labelled =
            declared != null && declared.noEcho()
                ? labelled.atSecret(place)
                : labelled.at(place, text);
      }
    }
    return everywhere || labelled.labels().size() > soFar.labels().size()
        ? labelled
        : labelled.at(place(fault, environment, own.get()), text);
  }

  /** The key that removes something, with the keys above it that would be left without a value. */
  private static String whole(List<ScalarNode> path, MapNode own) {
    ScalarNode last = path.get(path.size() - 1);
    Optional<ScalarNode> first = Optional.empty();
    MapNode map = own;
    for (ScalarNode key : path) {
      Optional<MapNode> inner = map.value(key.text(), MapNode.class);
      if (inner.isEmpty()) {
        break;
      }
      map = inner.get();
      boolean alone = map.entries().size() == 1 && map.span().line() > key.span().line();
      first = !alone ? Optional.empty() : first.isPresent() ? first : Optional.of(key);
    }
    return first.map(key -> "`" + key.text() + ":` with ").orElse("") + "`" + last.text() + ":`";
  }

  /** The keys to what removes what the text names, or a section that has it, in the environment. */
  private static List<ScalarNode> removal(MapNode own, MapNode base, String text) {
    for (MapNode.Entry entry : own.entries()) {
      String key = entry.key().text();
      Optional<Node> ours = base.entry(key).map(MapNode.Entry::value);
      Optional<MapNode> section = ours.filter(MapNode.class::isInstance).map(MapNode.class::cast);
      boolean removes = entry.value() instanceof ScalarNode scalar && scalar.isNull();
      if (removes && ours.isPresent()) {
        boolean holds =
            section.isPresent() && Lists.any(section.get().entries(), one -> isIn(one, text));
        if (holds || isIn(entry, text)) {
          return List.of(entry.key());
        }
      } else if (entry.value() instanceof MapNode inner && section.isPresent()) {
        List<ScalarNode> below = removal(inner, section.get(), text);
        if (!below.isEmpty()) {
          List<ScalarNode> path = new ArrayList<>(List.of(entry.key()));
          path.addAll(below);
          return path;
        }
      }
    }
    return List.of();
  }

  /** Whether the text is the key, or has it before a colon, as {@code data:/data} does. */
  private static boolean isIn(MapNode.Entry entry, String text) {
    return entry.key().text().equals(named(text));
  }

  private static String named(String text) {
    return text.replace("\"", "").replace("'", "").split(":", 2)[0];
  }

  private Optional<MapNode> own(SpecEnvironment environment) {
    return spec.tree()
        .value(SpecKeys.ENVIRONMENTS.name(), MapNode.class)
        .flatMap(all -> all.value(environment.name().orElse(""), MapNode.class));
  }

  /** The parameters in the value with the fault, and in those that it conflicts with. */
  private Set<String> mentioned(Diagnostic fault) {
    Set<String> names = new HashSet<>();
    for (Label label : fault.labels()) {
      Span span = label.span();
      String text = span.line() == span.endLine() ? diagnostics.source().text(span) : "";
      for (int at = text.indexOf("${"); at >= 0; at = text.indexOf("${", at + 1)) {
        names.add(text.substring(at + 2, Math.max(at + 2, text.indexOf('}', at))));
      }
    }
    return names;
  }

  /** Where the environment changes what the fault is about; its name if that is not known. */
  private Span place(Diagnostic fault, SpecEnvironment environment, MapNode own) {
    List<Span> best = List.of(environment.span());
    for (Label label : fault.labels()) {
      List<Span> places = along(path(label.span(), spec.tree()), own);
      best = places.size() > best.size() ? places : best;
    }
    return best.get(best.size() - 1);
  }

  /** The keys of the environment along the path, and further while there is only one key. */
  private static List<Span> along(List<String> path, MapNode own) {
    List<Span> places = new ArrayList<>();
    Set<String> ofStack = StackKeys.SHAPE.byName().keySet();
    Node node = own;
    for (int depth = 0; node instanceof MapNode map; depth++) {
      String step = depth < path.size() ? path.get(depth) : "";
      boolean top = depth == 0;
      List<MapNode.Entry> changes =
          Lists.filter(map.entries(), one -> !top || ofStack.contains(one.key().text()));
      Optional<MapNode.Entry> next =
          map.entry(step).or(() -> changes.size() == 1 ? Lists.first(changes) : Optional.empty());
      if (next.isEmpty()) {
        return places;
      }
      places.add(next.get().key().span());
      node = next.get().value();
    }
    return places;
  }

  /** The keys that lead to a place of the spec. */
  private static List<String> path(Span place, MapNode map) {
    for (MapNode.Entry entry : map.entries()) {
      boolean below = entry.value().span().contains(place);
      if (below || entry.key().span().contains(place)) {
        List<String> path = new ArrayList<>(List.of(entry.key().text()));
        if (below && entry.value() instanceof MapNode inner) {
          path.addAll(path(place, inner));
        }
        return path;
      }
    }
    return List.of();
  }
}
