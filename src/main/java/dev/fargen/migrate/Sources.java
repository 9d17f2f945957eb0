package dev.fargen.migrate;

import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.SourceFile;
import dev.fargen.diag.SpecException;
import dev.fargen.spec.FileText;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.YamlReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files that are imported, and what was read of them. Paths are relative to the directory that
 * fargen runs in, with {@code /} between their parts.
 */
public final class Sources {

  /** The files of the user. */
  public interface Files {

    /** The text of a file; why it cannot be used, where it cannot. */
    FileText text(String path);

    /** The paths of all files in a directory and below it, sorted; none where there is none. */
    List<String> below(String directory);
  }

  /** A YAML file that was read. */
  public record Yaml(SourceFile file, Node tree) {}

  private final Files files;
  private final Map<String, Yaml> read = new LinkedHashMap<>();

  public Sources(Files files) {
    this.files = files;
  }

  /** The paths of all files in a directory and below it, sorted; none where there is none. */
  public List<String> below(String directory) {
    return files.below(directory);
  }

  public FileText text(String path) {
    return files.text(path);
  }

  /** Whether there is such a file, and it can be read as text. */
  public boolean has(String path) {
    return files.text(path).text().isPresent();
  }

  /**
   * A YAML file that must be there.
   *
   * @throws CannotImport where it cannot be read
   * @throws SpecException where it is no YAML, or no map
   */
  public MapNode yaml(String path) {
    FileText text = files.text(path);
    if (text.text().isEmpty()) {
      throw new CannotImport("`" + path + "` " + text.fault());
    }
    Diagnostics diagnostics = new Diagnostics(new SourceFile(path, text.text().get()));
    Optional<MapNode> tree = YamlReader.readForeign(diagnostics);
    diagnostics.throwIfErrors();
    MapNode map = tree.orElseThrow(() -> new SpecException(diagnostics));
    read.put(path, new Yaml(diagnostics.source(), map));
    return map;
  }

  /**
   * A YAML file that holds a list, or nothing.
   *
   * @throws CannotImport where it cannot be read
   * @throws SpecException where it is no YAML
   */
  public List<Node> yamlList(String path) {
    FileText text = files.text(path);
    if (text.text().isEmpty()) {
      throw new CannotImport("`" + path + "` " + text.fault());
    }
    Diagnostics diagnostics = new Diagnostics(new SourceFile(path, text.text().get()));
    Optional<Node> tree = YamlReader.readForeignTree(diagnostics);
    diagnostics.throwIfErrors();
    tree.ifPresent(node -> read.put(path, new Yaml(diagnostics.source(), node)));
    return tree.orElse(null) instanceof ListNode list ? list.items() : List.of();
  }

  /** The YAML files that were read so far, in their order. */
  public List<Yaml> read() {
    return new ArrayList<>(read.values());
  }
}
