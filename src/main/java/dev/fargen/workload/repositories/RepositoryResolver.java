package dev.fargen.workload.repositories;

import dev.fargen.diag.Span;
import dev.fargen.spec.StackKeys;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.repositories.RepositoryKeys;
import dev.fargen.workload.containers.Build;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.containers.Image;
import dev.fargen.workload.services.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Resolves the repositories: those of the spec, and one for each build that names none. */
public final class RepositoryResolver {

  private final boolean anyProtected;

  public RepositoryResolver(boolean anyProtected) {
    this.anyProtected = anyProtected;
  }

  public Repositories resolve(Section stack, List<Workload> workloads) {
    Map<String, Repository> all = new LinkedHashMap<>();
    Set<String> shared = new LinkedHashSet<>();
    stack
        .named(StackKeys.REPOSITORIES)
        .forEach(
            (name, entry) -> all.put(name, repository(name, entry.key(), entry.value().value())));
    for (Workload workload : workloads) {
      for (Container container : workload.containers()) {
        if (container.image() instanceof Image.Built built) {
          Build.Target target = built.build().repository();
          if (target instanceof Build.InStack own) {
            all.computeIfAbsent(own.name(), name -> implied(name, built.span()));
          } else if (target instanceof Build.InPipeline own) {
            all.computeIfAbsent(own.name(), name -> implied(name, built.span()));
            shared.add(own.name());
          }
        }
      }
    }
    List<Repository> own = new ArrayList<>(all.values());
    own.removeIf(repository -> shared.contains(repository.name()));
    List<Repository> others = new ArrayList<>(all.values());
    others.removeIf(repository -> !shared.contains(repository.name()));
    return new Repositories(own, others);
  }

  private Repository repository(String name, Span key, Section section) {
    return new Repository(
        name,
        section.value(RepositoryKeys.IMMUTABLE_TAGS),
        section.value(RepositoryKeys.SCAN_ON_PUSH),
        section.value(RepositoryKeys.KEEP),
        section.get(RepositoryKeys.KMS_KEY),
        section.value(RepositoryKeys.ON_DELETE, anyProtected).map("retain"::equals),
        false,
        key);
  }

  /** The repository of a build that the spec says nothing more of. */
  public Repository implied(String name, Span build) {
    return new Repository(
        name,
        RepositoryKeys.IMMUTABLE_TAGS.absent(build),
        RepositoryKeys.SCAN_ON_PUSH.absent(build),
        RepositoryKeys.KEEP.absent(build),
        Optional.empty(),
        RepositoryKeys.ON_DELETE.absent(build, anyProtected).map("retain"::equals),
        true,
        build);
  }
}
