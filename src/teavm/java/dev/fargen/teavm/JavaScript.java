package dev.fargen.teavm;

import dev.fargen.compile.Compilation;
import dev.fargen.compile.Compiler;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.SourceFile;
import dev.fargen.diag.SpecException;
import dev.fargen.diag.TextRenderer;
import dev.fargen.spec.FileText;
import org.teavm.jso.JSExport;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSMapLike;
import org.teavm.jso.core.JSObjects;
import org.teavm.jso.core.JSString;

/** What {@code target/js/fargen.js} exports. */
public final class JavaScript {

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
  }
}
