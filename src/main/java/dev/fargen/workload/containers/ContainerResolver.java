package dev.fargen.workload.containers;

import dev.fargen.list.Lists;
import dev.fargen.spec.FileText;
import dev.fargen.spec.SpecThing;
import dev.fargen.spec.containers.ContainerKeys;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.services.WorkloadKeys;
import dev.fargen.workload.containers.Lifecycle.Dependency;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Resolves the containers of a workload.
 *
 * @param values the parameter values of the environment
 * @param files the files that the spec names
 */
public record ContainerResolver(
    ImageResolver images, Map<String, String> values, Map<String, FileText> files) {

  /** The main container and then the sidecars; none where the main one has no image. */
  public List<Container> resolve(SpecThing workload) {
    Set<String> awaited = awaited(workload);
    boolean exec =
        workload.keys().value(WorkloadKeys.EXEC).value()
            && !Platform.of(workload.keys()).isWindows();
    List<Container> all = new ArrayList<>();
    Optional<Container> main = container(workload, Share.ofMain(workload.key()), awaited, exec);
    main.ifPresent(all::add);
    for (SpecThing sidecar : workload.sidecars()) {
      container(sidecar, Share.of(sidecar), awaited, exec).ifPresent(all::add);
    }
    return main.isPresent() ? all : List.of();
  }

  /** Those that others wait for to end, which can't be ones whose end stops the task. */
  private static Set<String> awaited(SpecThing workload) {
    Set<String> awaited = new HashSet<>();
    for (SpecThing one : workload.containers()) {
      List<Dependency> needs = Lifecycle.dependencies(one.keys());
      Lists.filter(needs, Dependency::waitsForEnd).forEach(need -> awaited.add(need.container()));
    }
    return awaited;
  }

  private Optional<Container> container(
      SpecThing written, Share share, Set<String> awaited, boolean exec) {
    Section section = written.keys();
    return images
        .resolve(written.name(), section)
        .map(
            image ->
                new Container(
                    written.name(),
                    image,
                    Program.of(section),
                    Files.of(written),
                    Linux.of(section, exec),
                    Variables.of(section, values, files),
                    Variables.plain(section, ContainerKeys.LABELS),
                    section.value(ContainerKeys.VERSION_CONSISTENCY),
                    Lifecycle.of(section),
                    awaited.contains(written.name()) ? share.notEssential() : share,
                    Container.Purpose.WRITTEN,
                    written.key()));
  }
}
