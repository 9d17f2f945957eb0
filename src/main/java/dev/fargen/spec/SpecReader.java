package dev.fargen.spec;

import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.SourceFile;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.FromCfn;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.MapOf;
import dev.fargen.spec.form.Named;
import dev.fargen.spec.form.ParameterUses;
import dev.fargen.spec.form.Reading;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.SectionReader;
import dev.fargen.spec.hint.Hints;
import dev.fargen.spec.pipeline.PipelineKeys;
import dev.fargen.spec.raw.RawFunction;
import dev.fargen.spec.raw.RawKeys;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Reads the tree into a spec: merges each environment with the rest of the spec, and reads all of
 * it by the definitions of the keys. Top-level keys that begin with {@code x-} are ignored, as in
 * Compose.
 */
public final class SpecReader {

  /** What the path of a patch begins with that adds or changes a parameter. */
  private static final String PARAMETER_PATH = "/Parameters/";

  private static final Set<String> STACK_KEYS = StackKeys.SHAPE.byName().keySet();

  private final MapNode tree;
  private final MapNode base;
  private final String name;
  private final Diagnostics diagnostics;

  private final Optional<Deployment> deployment;

  /** Whether values that cannot be read are replaced. */
  private final boolean repairs;

  private SpecReader(
      MapNode tree, Optional<Deployment> deployment, Diagnostics diagnostics, boolean repairs) {
    this.tree = tree;
    this.base = InlineDefaults.into(tree, diagnostics);
    this.name = tree.text(SpecKeys.NAME.name()).orElse("");
    this.deployment = deployment;
    this.diagnostics = diagnostics;
    this.repairs = repairs;
  }

  /** The spec without the values that cannot be read, which are reported. */
  public static Spec read(MapNode tree, Diagnostics diagnostics) {
    return read(tree, Optional.empty(), diagnostics);
  }

  /** The same for a command that is for one environment, and may have values for it. */
  public static Spec read(MapNode tree, Optional<Deployment> deployment, Diagnostics diagnostics) {
    Hints hints = new Hints(tree, SpecKeys.SHAPE);
    return new SpecReader(tree, deployment, diagnostics.completedBy(hints::complete), false).read();
  }

  /** The spec with the examples of their keys in place of values that cannot be read. */
  public static Spec repair(MapNode tree, SourceFile source) {
    Hints hints = new Hints(tree, SpecKeys.SHAPE);
    Diagnostics unheard = new Diagnostics(source).completedBy(hints::complete);
    return new SpecReader(tree, Optional.empty(), unheard, true).read();
  }

  private Reading reading(Reading reading) {
    return repairs ? reading.repairing() : reading;
  }

  private Spec read() {
    MapNode none = new MapNode(Map.of(), base.span());
    Reading reading = reading(new Reading(diagnostics, "spec", none, new ParameterUses()));
    MapNode ownKeys = only(base, key -> !STACK_KEYS.contains(key) && !key.startsWith("x-"));
    Section own = SectionReader.read(ownKeys, SpecKeys.SHAPE, reading);
    List<Given<Section>> patches = own.get(SpecKeys.PATCHES).map(Given::value).orElseGet(List::of);
    List<SpecEnvironment> environments = new ArrayList<>();
    own.get(SpecKeys.ENVIRONMENTS)
        .ifPresent(
            given ->
                given
                    .value()
                    .entries()
                    .forEach((name, entry) -> environments.add(environment(name, entry))));
    if (environments.isEmpty()) {
      environments.add(environment(Optional.empty(), base.span().first(1), none));
    }
    environments.forEach(environment -> patched(patches, environment.scope()));
    checkDefaults();
    Named<Section> parameters =
        InlineDefaults.used(
            own.get(SpecKeys.PARAMETERS).map(Given::value).orElseGet(Named::none),
            tree,
            environments);
    return new Spec(
        own.needed(SpecKeys.NAME, "spec"),
        own.get(SpecKeys.DESCRIPTION),
        own.get(SpecKeys.PERMISSIONS_BOUNDARY),
        own.value(SpecKeys.CONTEXT).value(),
        parameters,
        environments,
        patches,
        own.get(SpecKeys.IDS).map(Given::value).orElseGet(Named::none),
        own.get(SpecKeys.PIPELINE).map(given -> pipeline(own, (MapNode) given.value())),
        tree,
        Map.of());
  }

  /** A parameter that a patch refers to, or adds, is used in every environment. */
  private void patched(List<Given<Section>> patches, SpecScope scope) {
    Reading reading = new Reading(diagnostics, "patches", scope.values(), scope.uses());
    for (Given<Section> patch : patches) {
      patch
          .value()
          .get(RawKeys.Patch.VALUE)
          .ifPresent(value -> RawKeys.mention(value.value(), reading));
      patch
          .value()
          .get(RawKeys.Patch.PATH)
          .map(Given::value)
          .map(node -> ((ScalarNode) node).text())
          .filter(path -> path.startsWith(PARAMETER_PATH))
          .ifPresent(
              path ->
                  reading.mentions(path.substring(PARAMETER_PATH.length()), patch.span().first(1)));
    }
  }

  private SpecPipeline pipeline(Section spec, MapNode map) {
    ParameterUses uses = new ParameterUses(Set.of(), name, false);
    MapNode values = child(map, PipelineKeys.PARAMETERS.name());
    Reading reading = reading(new Reading(diagnostics, "pipeline", values, uses));
    Section keys = SectionReader.read(map, PipelineKeys.SHAPE, reading);
    Named<Node> given = keys.get(PipelineKeys.PARAMETERS).map(Given::value).orElseGet(Named::none);
    Span span = spec.keySpan(SpecKeys.PIPELINE);
    return new SpecPipeline(
        new SpecScope(Optional.of("pipeline"), span, given, values, uses, deployment.isPresent()),
        keys);
  }

  private SpecEnvironment environment(String name, Named.Entry<Node> entry) {
    MapNode map = (MapNode) entry.value().value();
    return environment(Optional.of(name), entry.key(), map);
  }

  private SpecEnvironment environment(Optional<String> name, Span span, MapNode map) {
    ParameterUses uses = new ParameterUses(knownParameters(), this.name, true);
    MapNode deployed = environmentName(name, span).overlaidWith(fromDeployment(name, span));
    MapNode values =
        deployed
            .overlaidWith(defaults())
            .overlaidWith(child(map, EnvironmentKeys.PARAMETERS.name()));
    Reading reading = reading(new Reading(diagnostics, "spec", values, uses, name.isEmpty()));
    MapNode ownKeys = only(map, key -> !STACK_KEYS.contains(key));
    Section own = SectionReader.read(ownKeys, EnvironmentKeys.SHAPE, reading);
    MapNode merged = merged(overrides(map));
    Section stack = SectionReader.read(merged, StackKeys.SHAPE, reading);
    Named<Node> given =
        own.get(EnvironmentKeys.PARAMETERS).map(Given::value).orElseGet(Named::none);
    boolean open =
        deployment.isPresent()
            && name.isPresent()
            && !(deployment.get().complete() && isDeployed(name.get()));
    return new SpecEnvironment(
        new SpecScope(name, span, withDeployed(given, deployed, values, uses), values, uses, open),
        own,
        stack,
        merged.overlaidWith(ownKeys));
  }

  /** The values given, and those of the command line for parameters that the spec uses. */
  private static Named<Node> withDeployed(
      Named<Node> given, MapNode deployed, MapNode values, ParameterUses uses) {
    Map<String, Named.Entry<Node>> all = new LinkedHashMap<>(given.entries());
    for (MapNode.Entry entry : deployed.entries()) {
      String name = entry.key().text();
      boolean used = uses.all().containsKey(name) && !uses.fallbacks().containsKey(name);
      if (used && values.entry(name).equals(Optional.of(entry))) {
        all.putIfAbsent(
            name,
            new Named.Entry<>(entry.key().span(), Given.of(entry.value(), entry.value().span())));
      }
    }
    return new Named<>(all);
  }

  private boolean isDeployed(String name) {
    return deployment.isPresent()
        && deployment
            .get()
            .isFor(name, child(base, SpecKeys.ENVIRONMENTS.name()).entriesByKey().keySet());
  }

  /** The name of the environment as the value of its parameter. */
  private static MapNode environmentName(Optional<String> name, Span span) {
    Map<String, MapNode.Entry> values = new LinkedHashMap<>();
    name.ifPresent(
        text ->
            values.put(
                ParameterUses.ENVIRONMENT_NAME,
                new MapNode.Entry(
                    new ScalarNode(ParameterUses.ENVIRONMENT_NAME, true, span),
                    new ScalarNode(text, false, span))));
    return new MapNode(values, span);
  }

  /** The values of the command line, which stand nowhere in the spec. */
  private MapNode fromDeployment(Optional<String> name, Span span) {
    Map<String, MapNode.Entry> values = new LinkedHashMap<>();
    if (deployment.isPresent() && name.isPresent() && isDeployed(name.get())) {
      deployment
          .get()
          .values()
          .forEach(
              (parameter, text) ->
                  values.put(
                      parameter,
                      new MapNode.Entry(
                          new ScalarNode(parameter, true, span),
                          new ScalarNode(text, false, span))));
    }
    return new MapNode(values, span);
  }

  /**
   * The stack with what an environment says of it. In raw CloudFormation, a call of a function is
   * replaced as a whole.
   */
  private MapNode merged(MapNode overrides) {
    MapNode stack = only(base, STACK_KEYS::contains).overlaidWith(overrides, FromCfn::is);
    Map<String, MapNode.Entry> merged = new LinkedHashMap<>(stack.entriesByKey());
    for (String raw : Reading.RAW) {
      MapNode ours = child(base, raw);
      MapNode theirs = child(overrides, raw);
      merged.computeIfPresent(
          raw,
          (name, entry) ->
              entry.value() instanceof MapNode
                  ? new MapNode.Entry(
                      entry.key(),
                      ours.overlaidWith(theirs, map -> RawFunction.of(map).isPresent()))
                  : entry);
    }
    return new MapNode(merged, stack.span());
  }

  /**
   * What an environment says of the stack, except of things that the rest of the spec defines by a
   * value that is not a map: that value is then read, and reported.
   */
  private MapNode overrides(MapNode environment) {
    Map<String, MapNode.Entry> kept = new LinkedHashMap<>();
    for (MapNode.Entry section : only(environment, STACK_KEYS::contains).entries()) {
      String name = section.key().text();
      Optional<Node> ours = base.entry(name).map(MapNode.Entry::value);
      boolean things = StackKeys.SHAPE.key(name).filter(key -> isOfThings(key.form())).isPresent();
      if (things && ours.isPresent() && section.value() instanceof MapNode theirs) {
        if (ours.get() instanceof MapNode named) {
          MapNode readable =
              only(
                  theirs,
                  thing -> named.entry(thing).filter(one -> !isBlock(one.value())).isEmpty());
          kept.put(name, new MapNode.Entry(section.key(), readable));
        } else if (isBlock(ours.get())) {
          kept.put(name, section);
        }
      } else {
        kept.put(name, section);
      }
    }
    return new MapNode(kept, environment.span());
  }

  private static boolean isOfThings(Form<?> form) {
    return form instanceof MapOf<?> map && map.values().shape().isPresent();
  }

  private static boolean isBlock(Node node) {
    return node instanceof MapNode || (node instanceof ScalarNode scalar && scalar.isNull());
  }

  /** The parameters that are declared, or have a value in any environment. */
  private Set<String> knownParameters() {
    Set<String> known =
        new LinkedHashSet<>(child(base, SpecKeys.PARAMETERS.name()).entriesByKey().keySet());
    for (MapNode.Entry entry : child(base, SpecKeys.ENVIRONMENTS.name()).entries()) {
      if (entry.value() instanceof MapNode environment) {
        MapNode given = child(environment, EnvironmentKeys.PARAMETERS.name());
        known.addAll(given.entriesByKey().keySet());
      }
    }
    return known;
  }

  /**
   * Holds the defaults that no environment is left with against the places where the parameters
   * stand: CloudFormation refuses a default that its parameter can't be, whatever is given to it.
   */
  private void checkDefaults() {
    List<MapNode> environments = new ArrayList<>();
    for (MapNode.Entry entry : child(base, SpecKeys.ENVIRONMENTS.name()).entries()) {
      if (entry.value() instanceof MapNode environment) {
        environments.add(environment);
      }
    }
    MapNode defaults =
        only(
            defaults(),
            name ->
                Lists.all(
                    environments,
                    one -> child(one, EnvironmentKeys.PARAMETERS.name()).entry(name).isPresent()));
    if (environments.isEmpty() || defaults.entries().isEmpty()) {
      return;
    }
    MapNode first = environments.get(0);
    MapNode values =
        defaults()
            .overlaidWith(child(first, EnvironmentKeys.PARAMETERS.name()))
            .overlaidWith(defaults);
    Diagnostics found = new Diagnostics(diagnostics.source());
    Reading reading =
        new Reading(found, "spec", values, new ParameterUses(knownParameters(), name, true));
    MapNode merged = merged(only(first, STACK_KEYS::contains));
    Section unused = SectionReader.read(merged, StackKeys.SHAPE, reading);
    for (Diagnostic fault : found.inFileOrder()) {
      boolean ofDefault =
          Lists.any(defaults.entries(), one -> one.value().span().contains(fault.span()));
      if (ofDefault) {
        diagnostics.report(fault);
      }
    }
  }

  /** The defaults of the declared parameters, as an environment would give their values. */
  private MapNode defaults() {
    Map<String, MapNode.Entry> values = new LinkedHashMap<>();
    MapNode declared = child(base, SpecKeys.PARAMETERS.name());
    for (MapNode.Entry parameter : declared.entries()) {
      if (parameter.value() instanceof MapNode map) {
        map.entry(StackKeys.Parameter.DEFAULT.name())
            .ifPresent(
                fallback ->
                    values.put(
                        parameter.key().text(),
                        new MapNode.Entry(parameter.key(), fallback.value())));
      }
    }
    return new MapNode(values, declared.span());
  }

  private static MapNode child(MapNode map, String key) {
    Optional<Node> value = map.entry(key).map(MapNode.Entry::value);
    return value.isPresent() && value.get() instanceof MapNode child
        ? child
        : new MapNode(Map.of(), map.span());
  }

  private static MapNode only(MapNode map, Predicate<String> keys) {
    Map<String, MapNode.Entry> chosen = new LinkedHashMap<>();
    map.entriesByKey()
        .forEach(
            (key, entry) -> {
              if (keys.test(key)) {
                chosen.put(key, entry);
              }
            });
    return new MapNode(chosen, map.span());
  }
}
