package dev.fargen.spec;

import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.containers.ConfigKeys;
import dev.fargen.spec.containers.ContainerKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Named;
import dev.fargen.spec.form.Section;
import dev.fargen.yaml.MapNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A spec, read by the definitions of its keys.
 *
 * @param context whether the templates have context metadata
 * @param environments the environments of the spec; one without a name if it has none
 * @param tree the whole spec as YAML
 * @param files the files that it names, by their paths in it
 */
public record Spec(
    Given<String> name,
    Optional<Given<String>> description,
    Optional<Given<String>> permissionsBoundary,
    boolean context,
    Named<Section> parameters,
    List<SpecEnvironment> environments,
    List<Given<Section>> patches,
    Named<String> ids,
    Optional<SpecPipeline> pipeline,
    MapNode tree,
    Map<String, FileText> files) {

  public Spec {
    environments = List.copyOf(environments);
    patches = List.copyOf(patches);
    files = Map.copyOf(files);
  }

  /** The same with the files that it names. */
  public Spec with(Map<String, FileText> others) {
    return new Spec(
        name,
        description,
        permissionsBoundary,
        context,
        parameters,
        environments,
        patches,
        ids,
        pipeline,
        tree,
        others);
  }

  /** The same with each file that it names, which another one than the compiler reads. */
  public Spec reading(Function<String, FileText> reader) {
    Map<String, FileText> read = new HashMap<>();
    for (SpecEnvironment environment : environments) {
      for (SpecThing config : environment.things(StackKeys.CONFIGS)) {
        config
            .keys()
            .get(ConfigKeys.FILE)
            .ifPresent(path -> read.computeIfAbsent(path.value(), reader));
      }
      for (SpecThing container : environment.containers()) {
        for (Given<String> path : container.keys().list(ContainerKeys.ENV_FILE)) {
          read.computeIfAbsent(path.value(), reader);
        }
      }
    }
    return with(read);
  }

  /** Where the spec declares, sets or first uses a parameter of the template. */
  public Optional<Span> parameterPlace(String parameter) {
    return Optional.ofNullable(parameters.entries().get(parameter))
        .map(Named.Entry::key)
        .or(() -> Lists.firstPresent(scopes(), scope -> scope.place(parameter)));
  }

  /** Where each environment, and the pipeline, first uses a parameter of the template. */
  public List<Span> parameterUses(String parameter) {
    return Lists.present(
        Lists.map(scopes(), scope -> Optional.ofNullable(scope.uses().all().get(parameter))));
  }

  private List<SpecScope> scopes() {
    List<SpecScope> scopes = new ArrayList<>(Lists.map(environments, SpecEnvironment::scope));
    pipeline.ifPresent(one -> scopes.add(one.scope()));
    return scopes;
  }
}
