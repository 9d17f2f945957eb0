package dev.fargen.migrate.template;

import dev.fargen.migrate.Sources;
import dev.fargen.spec.FileText;
import java.util.List;

/** Files of which every one has the same text, and that no directory lists. */
record OneFile(String content) implements Sources.Files {

  /** The template that the text is, read as a file of this name. */
  static TemplateFile template(String content, String name) {
    return TemplateFile.read(new Sources(new OneFile(content)), name);
  }

  @Override
  public FileText text(String path) {
    return FileText.of(content);
  }

  @Override
  public List<String> below(String directory) {
    return List.of();
  }
}
