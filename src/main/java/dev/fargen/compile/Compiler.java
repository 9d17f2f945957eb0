package dev.fargen.compile;

import dev.fargen.cfn.Document;
import dev.fargen.cfn.TemplatePrinter;
import dev.fargen.check.Checker;
import dev.fargen.check.environments.PlaceholderRule;
import dev.fargen.check.rule.FinishedTemplate;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.SourceFile;
import dev.fargen.diag.Span;
import dev.fargen.diag.SpecException;
import dev.fargen.emit.TemplateEmitter;
import dev.fargen.emit.draft.NameConflict;
import dev.fargen.emit.draft.NameConflicts;
import dev.fargen.list.Lists;
import dev.fargen.params.CannotVary;
import dev.fargen.params.ParamsFile;
import dev.fargen.spec.Deployment;
import dev.fargen.spec.FileText;
import dev.fargen.spec.Spec;
import dev.fargen.spec.SpecReader;
import dev.fargen.spec.StackKeys;
import dev.fargen.spec.hint.OtherFiles;
import dev.fargen.spec.network.NetworkKeys;
import dev.fargen.spec.raw.RawValues;
import dev.fargen.workload.Project;
import dev.fargen.workload.Resolver;
import dev.fargen.workload.stack.Stack;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.YamlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Compiles a spec: calls the stages one after the other. */
public final class Compiler {

  private Compiler() {}

  /**
   * Compiles a spec.
   *
   * @throws SpecException if the spec has an error; see its diagnostics
   */
  public static Compilation compile(SourceFile source) {
    return compile(source, Optional.empty(), FileText::missing);
  }

  /**
   * Compiles a spec that may name files.
   *
   * @param files reads a file that the spec names, by its path
   * @throws SpecException if the spec has an error; see its diagnostics
   */
  public static Compilation compile(SourceFile source, Function<String, FileText> files) {
    return compile(source, Optional.empty(), files);
  }

  /**
   * Compiles a spec for a command that is for one environment.
   *
   * @throws SpecException if the spec has an error; see its diagnostics
   */
  public static Compilation compile(
      SourceFile source, Optional<Deployment> deployment, Function<String, FileText> files) {
    Diagnostics diagnostics = new Diagnostics(source);
    MapNode tree =
        YamlReader.read(diagnostics, map -> OtherFiles.isSpec(map, diagnostics))
            .orElseThrow(() -> new SpecException(diagnostics));
    boolean complete = !diagnostics.hasErrors();
    var spec = SpecReader.read(tree, deployment, diagnostics).reading(files);
    if (complete && diagnostics.hasErrors()) {
      PartialCheck.check(spec, diagnostics);
    }
    diagnostics.throwIfErrors();
    var project = Resolver.resolve(spec);
    Checker.check(spec, project, diagnostics);
    diagnostics.throwIfErrors();
    var emitted = emit(spec, project, diagnostics);
    LogicalIds.check(spec, emitted.names(), diagnostics);
    var patched = TemplatePatcher.apply(Document.of(emitted.template()), project, diagnostics);
    var template = patched.document();
    var text = TemplatePrinter.print(template);
    Map<String, Span> places = new HashMap<>();
    for (String parameter : template.section("Parameters").keySet()) {
      spec.parameterPlace(parameter).ifPresent(place -> places.put(parameter, place));
    }
    emitted.origins().forEach((id, origin) -> places.put(id, origin.span()));
    Checker.check(
        new FinishedTemplate(
            project,
            template,
            text,
            patched.applied(),
            emitted.resources(),
            emitted.values(),
            places),
        diagnostics);
    diagnostics.throwIfErrors();
    return compilation(
        project, placeholders(spec, project, deployment), emitted, template, text, diagnostics);
  }

  private static TemplateEmitter.Emitted emit(Spec spec, Project project, Diagnostics diagnostics) {
    try {
      return TemplateEmitter.emit(project, fileName(diagnostics.source()));
    } catch (NameConflicts e) {
      e.all().forEach(conflict -> report(conflict, spec, diagnostics));
    } catch (CannotVary e) {
      diagnostics.report(cannotVary(e, spec));
    }
    throw new SpecException(diagnostics);
  }

  /** The policies of resources that the spec does not write itself are under one key. */
  private static Diagnostic cannotVary(CannotVary fault, Spec spec) {
    boolean raw =
        Lists.any(
            spec.environments(),
            environment -> environment.names(StackKeys.RESOURCES).contains(fault.id()));
    boolean policy =
        !raw && List.of("DeletionPolicy", "UpdateReplacePolicy").contains(fault.what());
    String property = "`" + fault.what() + "` of `" + fault.id() + "`";
    List<String> values = new ArrayList<>();
    for (int i = 0; i < spec.environments().size(); i++) {
      if (fault.values().containsKey(i)) {
        String name = spec.environments().get(i).name().orElse("");
        values.add("`" + fault.values().get(i) + "` in environment `" + name + "`");
      }
    }
    Diagnostic vary =
        Diagnostic.of(
                Code.CANNOT_VARY,
                (policy ? "`on_delete`" : property) + " cannot differ between environments")
            .at(place(fault.span(), policy ? "on_delete" : fault.what(), spec.tree()))
            .note("all environments share one template, in which " + property + " has one value");
    return (values.isEmpty()
            ? vary
            : vary.note(property + " would be " + Lists.enumerated(values, "and")))
        .help("write the same value for every environment, or use a separate spec");
  }

  /** The key with what differs, under the resource or output; that itself if it has no such key. */
  private static Span place(Span thing, String key, MapNode in) {
    for (MapNode.Entry entry : in.entries()) {
      if (entry.value() instanceof MapNode map) {
        Optional<MapNode.Entry> inner = map.entry(key);
        boolean of = entry.key().span().equals(thing) || map.span().equals(thing);
        if (of && inner.isPresent()) {
          return inner.get().key().span();
        }
        Span found = place(thing, key, map);
        if (!found.equals(thing.firstLine())) {
          return found;
        }
      }
    }
    return thing.firstLine();
  }

  private static void report(NameConflict conflict, Spec spec, Diagnostics diagnostics) {
    Optional<Diagnostic> given = LogicalIds.conflict(conflict, spec, diagnostics.source());
    if (given.isPresent()) {
      diagnostics.report(given.get());
      return;
    }
    String id = conflict.id();
    List<Span> places = new ArrayList<>(List.of(conflict.second()));
    if (conflict.first().isPresent()) {
      places.add(conflict.first().get());
    } else {
      spec.parameterPlace(id).ifPresent(places::add);
      places.sort(Comparator.reverseOrder());
    }
    boolean added = isAdded(conflict, spec, diagnostics);
    Diagnostic diagnostic =
        Diagnostic.of(
                Code.NAME_CONFLICT, conflict.things() + " would have the logical ID `" + id + "`")
            .at(places.get(0), label(conflict, places.get(0), true, added, diagnostics));
    for (Span other : places.subList(1, places.size())) {
      diagnostic = diagnostic.at(other, label(conflict, other, false, added, diagnostics));
    }
    Optional<String> standard = NetworkKeys.ofParameter(id).filter(key -> added);
    if (standard.isPresent()) {
      diagnostic = diagnostic.note(standard.get());
    }
    List<Span> written = Lists.filter(places, place -> diagnostics.source().text(place).equals(id));
    boolean own = written.size() == 1 && written.contains(places.get(0));
    String which = added ? "the resource `" + id + "`" : "one of the two";
    diagnostics.report(
        diagnostic.help(
            "rename " + (own ? "`" + id + "` here" : which) + ", and each reference to it"));
  }

  /** Whether one of the two is a parameter that the spec neither declares nor refers to. */
  private static boolean isAdded(NameConflict conflict, Spec spec, Diagnostics diagnostics) {
    String id = conflict.id();
    return conflict.isParameter()
        && !spec.parameters().entries().containsKey(id)
        && !Lists.any(spec.parameterUses(id), use -> diagnostics.source().text(use).contains(id));
  }

  /** What of the two is at this place. */
  private static String label(
      NameConflict conflict, Span place, boolean last, boolean added, Diagnostics diagnostics) {
    boolean written = diagnostics.source().text(place).equals(conflict.id());
    String creator = written ? "" : ", created by fargen";
    if (conflict.isParameter()) {
      return place.equals(conflict.second())
          ? "resource" + creator
          : added ? "parameter, created by fargen" : "parameter";
    }
    String thing = conflict.things().equals("two outputs") ? "output" : "resource";
    return (last ? "second " : "first ") + thing + creator;
  }

  private static String fileName(SourceFile source) {
    Path name = Path.of(source.printedName()).getFileName();
    return name == null ? source.printedName() : name.toString();
  }

  /** The placeholders in each environment that the spec does not allow, as warnings. */
  private static List<List<Diagnostic>> placeholders(
      Spec spec, Project project, Optional<Deployment> deployment) {
    List<List<Diagnostic>> found = new ArrayList<>();
    for (int i = 0; i < spec.environments().size(); i++) {
      boolean allowed = project.stacks().get(i).allowed().place(Code.PLACEHOLDER).isPresent();
      Set<String> given = deployment.map(one -> one.values().keySet()).orElse(Set.of());
      found.add(allowed ? List.of() : PlaceholderRule.found(spec.environments().get(i), given));
    }
    return found;
  }

  private static Compilation compilation(
      Project project,
      List<List<Diagnostic>> placeholders,
      TemplateEmitter.Emitted emitted,
      Document template,
      String text,
      Diagnostics diagnostics) {
    List<CompiledEnvironment> environments = new ArrayList<>();
    for (int i = 0; i < project.stacks().size(); i++) {
      Stack stack = project.stacks().get(i);
      Map<String, String> values = new LinkedHashMap<>(emitted.values().get(i));
      values.keySet().retainAll(template.section("Parameters").keySet());
      List<AwaitedImage> awaited = AwaitedImage.of(stack.workloads());
      List<Diagnostic> toReplace = placeholders.get(i);
      for (AwaitedImage image : awaited) {
        if (!stack.environment().places().containsKey(image.parameter())) {
          values.remove(image.parameter());
        }
      }
      stack
          .environment()
          .name()
          .ifPresent(
              environment ->
                  environments.add(
                      new CompiledEnvironment(
                          environment, stack, params(stack, values), awaited, toReplace)));
    }
    return new Compilation(
        project.name(),
        template,
        text,
        emitted.pipeline(),
        environments,
        emitted.origins(),
        diagnostics);
  }

  private static ParamsFile params(Stack stack, Map<String, String> values) {
    Map<String, String> tags = new LinkedHashMap<>();
    stack.tags().forEach((key, text) -> tags.put(key, text.value().value().literal().orElse("")));
    return new ParamsFile(
        values, tags, stack.environment().delivery().stackPolicy().map(RawValues::mapping));
  }
}
