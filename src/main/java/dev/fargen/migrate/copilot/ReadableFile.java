package dev.fargen.migrate.copilot;

import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.SpecException;
import dev.fargen.migrate.draft.Origin;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Files that the import can do without: one that is no YAML is reported, and the rest imported. */
final class ReadableFile {
  private ReadableFile() {}

  /** The map of the file; empty where it is no YAML, or no map. */
  static Optional<MapNode> map(String path, Application application) {
    return orNothing(path, application, () -> application.sources().yaml(path));
  }

  /** The items of the list in the file. */
  static List<Node> list(String path, Application application) {
    return orNothing(path, application, () -> application.sources().yamlList(path))
        .orElse(List.of());
  }

  private static <T> Optional<T> orNothing(String path, Application application, Supplier<T> read) {
    try {
      return Optional.of(read.get());
    } catch (SpecException e) {
      Diagnostic first = e.diagnostics().inFileOrder().get(0);
      application
          .report()
          .toDecide(
              new Origin(path, first.span()),
              path.substring(path.lastIndexOf('/') + 1),
              "the file cannot be read, and nothing of it is in the spec: "
                  + first.message()
                  + "; correct it and import again");
      return Optional.empty();
    }
  }
}
