package dev.fargen.cli;

import dev.fargen.compile.AwaitedImage;
import dev.fargen.compile.Compilation;
import dev.fargen.compile.CompiledEnvironment;
import dev.fargen.workload.containers.Build;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The Dockerfiles that do not exist below the directory in which fargen runs, as remarks: they may
 * be in another directory or be written later. The source of a pipeline can be elsewhere, and so
 * can that of a spec on standard input.
 */
final class MissingDockerfiles {

  private MissingDockerfiles() {}

  static List<String> of(String spec, Compilation compilation, Console console) {
    Set<String> remarks = new LinkedHashSet<>();
    if (compilation.pipeline().isPresent() || spec.equals(SpecFile.STANDARD_INPUT)) {
      return List.of();
    }
    for (CompiledEnvironment environment : compilation.environments()) {
      for (AwaitedImage image : environment.awaited()) {
        Optional<Build> build = image.build();
        if (build.isPresent()) {
          Path file = Path.of(build.get().context(), build.get().dockerfile()).normalize();
          if (!Files.exists(console.directory().resolve(file))) {
            remarks.add(
                "`"
                    + file
                    + "` does not exist in this directory; "
                    + String.join(", ", image.workloads())
                    + (image.workloads().size() == 1 ? " is" : " are")
                    + " built from it");
          }
        }
      }
    }
    return List.copyOf(remarks);
  }
}
