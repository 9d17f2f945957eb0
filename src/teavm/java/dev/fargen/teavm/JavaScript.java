package dev.fargen.teavm;

import dev.fargen.compile.Compilation;
import dev.fargen.compile.Compiler;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.SourceFile;
import dev.fargen.diag.SpecException;
import dev.fargen.diag.TextRenderer;
import dev.fargen.migrate.CannotImport;
import dev.fargen.migrate.ImportOptions;
import dev.fargen.migrate.Imported;
import dev.fargen.migrate.Importer;
import dev.fargen.migrate.ReportText;
import dev.fargen.migrate.Sources;
import dev.fargen.migrate.Written;
import dev.fargen.migrate.compose.ComposeImporter;
import dev.fargen.migrate.copilot.CopilotImporter;
import dev.fargen.migrate.score.ScoreImporter;
import dev.fargen.migrate.template.Renderer;
import dev.fargen.migrate.template.StackPlace;
import dev.fargen.migrate.template.TemplateImporter;
import dev.fargen.spec.FileText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.teavm.jso.JSExport;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSMapLike;
import org.teavm.jso.core.JSObjects;
import org.teavm.jso.core.JSString;

/** What {@code target/js/fargen.js} exports. */
public final class JavaScript {

  /** A report has no more columns than it likes. */
  private static final int WIDEST = Integer.MAX_VALUE;

  private JavaScript() {}

  /**
   * Compiles a spec.
   *
   * @param name the spec's path, as diagnostics are to name it
   * @param named the texts of the files that it may name, by their paths
   */
  @JSExport
  public static Result compile(String name, String text, JSMapLike<JSString> named) {
    Result result = JSObjects.create();
    JSMapLike<JSString> files = JSObjects.create();
    result.setFiles(files);
    try {
      Compilation made = Compiler.compile(new SourceFile(name, text), file -> read(named, file));
      made.templates().forEach((file, it) -> files.set("templates/" + file, JSString.valueOf(it)));
      made.params().forEach((file, it) -> files.set("params/" + file, JSString.valueOf(it)));
      result.setDiagnostics(print(made.diagnostics()));
    } catch (SpecException e) {
      result.setDiagnostics(print(e.diagnostics()));
    }
    return result;
  }

  /**
   * Makes a spec from the files of another tool.
   *
   * @param kind copilot, compose, score or template
   * @param paths the files to import, or the folder of Copilot; the usual ones where none is given
   * @param named the texts of all files, by their paths
   */
  @JSExport
  public static Result imports(String kind, String[] paths, JSMapLike<JSString> named) {
    Result result = JSObjects.create();
    JSMapLike<JSString> files = JSObjects.create();
    result.setFiles(files);
    Sources sources = new Sources(new NamedFiles(named));
    try {
      Imported imported = importer(kind).read(sources, options(paths));
      Written written = Written.of(imported, sources, List.of());
      String spec = imported.name() + ".yml";
      files.set(spec, JSString.valueOf(written.text()));
      Diagnostics problems = problems(new SourceFile(spec, written.text()), named);
      result.setDiagnostics(print(problems));
      result.setReport(ReportText.of(written, List.of(), !problems.hasErrors(), WIDEST));
    } catch (SpecException e) {
      result.setDiagnostics(print(e.diagnostics()));
    } catch (CannotImport e) {
      result.setDiagnostics(e.getMessage() + "\n");
    }
    return result;
  }

  private static Importer importer(String kind) {
    return switch (kind) {
      case "copilot" -> new CopilotImporter();
      case "compose" -> new ComposeImporter();
      case "score" -> new ScoreImporter();
      case "template" ->
          new TemplateImporter(
              JavaScript::render, StackPlace.unseen(StackPlace.ENVIRONMENT, Optional.empty()));
      default -> throw new IllegalArgumentException("unknown kind `" + kind + "`");
    };
  }

  private static ImportOptions options(String... paths) {
    return new ImportOptions(
        List.of(paths), Optional.empty(), "app", List.of(), List.of(), false, "", "");
  }

  private static Renderer.Outcome render(String spec) {
    try {
      return Renderer.Outcome.of(Compiler.compile(new SourceFile("spec.yml", spec)).template());
    } catch (SpecException e) {
      return Renderer.Outcome.of(e.diagnostics());
    }
  }

  /** What the compiler says about the new spec. */
  private static Diagnostics problems(SourceFile spec, JSMapLike<JSString> named) {
    try {
      return Compiler.compile(spec, file -> read(named, file)).diagnostics();
    } catch (SpecException e) {
      return e.diagnostics();
    }
  }

  /** The files that JavaScript gives. */
  private record NamedFiles(JSMapLike<JSString> named) implements Sources.Files {

    @Override
    public FileText text(String path) {
      String file = Path.of(path).normalize().toString();
      return file.startsWith("..") ? FileText.OUTSIDE : read(named, file);
    }

    @Override
    public List<String> below(String directory) {
      List<String> names = new ArrayList<>(List.of(JSObjects.keys(named)));
      names.removeIf(name -> !name.startsWith(directory + "/"));
      Collections.sort(names);
      return names;
    }
  }

  private static FileText read(JSMapLike<JSString> named, String file) {
    JSString text = named.get(file);
    return JSObjects.isUndefined(text) ? FileText.missing(file) : FileText.of(text.stringValue());
  }

  private static String print(Diagnostics diagnostics) {
    return new TextRenderer(false).render(diagnostics);
  }

  /** What a spec becomes. */
  public interface Result extends JSObject {

    /** Paths and texts; none where the spec is wrong. */
    @JSProperty
    void setFiles(JSMapLike<JSString> files);

    /** What is to be printed about the spec. */
    @JSProperty
    void setDiagnostics(String diagnostics);

    /** What became of each line that was imported. */
    @JSProperty
    void setReport(String report);
  }
}
