package dev.fargen.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fargen.compile.Compilation;
import dev.fargen.compile.Compiler;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.SourceFile;
import dev.fargen.diag.Span;
import dev.fargen.diag.SpecException;
import dev.fargen.diag.Suggestion;
import dev.fargen.list.Lists;
import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Finds and reads spec files. */
final class SpecFile {

  /** The largest spec that is read. */
  static final int MOST_BYTES = 1 << 20;

  /** The default specs; the first one that exists is used. */
  static final List<String> USUAL = List.of("fargen.yml", "spec.yml");

  /** The name of the spec that is read from standard input, which {@code -} stands for. */
  static final String STANDARD_INPUT = "/dev/stdin";

  /** The option that treats warnings as errors. */
  static final String STRICT = "--strict";

  private SpecFile() {}

  /**
   * The named specs, or the default one.
   *
   * @throws UsageException where none is named and no default one exists
   */
  static List<String> named(List<String> args, Console console) {
    if (!args.isEmpty()) {
      return List.copyOf(new LinkedHashSet<>(Lists.map(args, SpecFile::standardInput)));
    }
    List<String> usual = usual(console);
    if (usual.isEmpty()) {
      throw new UsageException("no fargen.yml or spec.yml in this directory; " + instead(console));
    }
    if (usual.size() > 1) {
      console.err().println("fargen: using " + usual.get(0) + ", not " + usual.get(1));
    }
    return List.of(usual.get(0));
  }

  /** The default specs that exist; the first one is used. */
  static List<String> usual(Console console) {
    return Lists.filter(USUAL, name -> Files.exists(console.directory().resolve(name)));
  }

  private static String standardInput(String arg) {
    return arg.equals("-") ? STANDARD_INPUT : arg;
  }

  private static String instead(Console console) {
    List<String> near = SpecFolder.similar(console);
    return near.isEmpty()
        ? "name a spec, as in `fargen render my.yml`, or run `fargen init` to write one"
        : "name the spec, as in `fargen render " + near.get(0) + "`";
  }

  /**
   * Reads a spec, never more than {@value #MOST_BYTES} bytes of it.
   *
   * @throws SpecException where it cannot be read; its diagnostics say why
   */
  static SourceFile read(String name, Console console) {
    Path path = console.directory().resolve(name);
    boolean piped = name.equals(STANDARD_INPUT);
    if (!piped && !Files.exists(path)) {
      throw notFound(name, path);
    }
    if (Files.isDirectory(path)) {
      throw fail(name, Code.FILE_NOT_READABLE, "`" + name + "` is a directory, not a file");
    }
    byte[] bytes;
    try (InputStream in =
        new BufferedInputStream(
            piped ? new FileInputStream(FileDescriptor.in) : new FileInputStream(path.toFile()))) {
      bytes = in.readNBytes(MOST_BYTES + 1);
    } catch (IOException e) {
      throw fail(
          name, Code.FILE_NOT_READABLE, "`" + name + "` cannot be read: " + FileFault.reason(e));
    }
    if (bytes.length > MOST_BYTES) {
      throw fail(
          name, Code.FILE_TOO_LARGE, "`" + name + "` is larger than " + MOST_BYTES + " bytes");
    }
    return decode(name, bytes);
  }

  /**
   * Compiles a spec; with {@code --strict}, warnings are errors.
   *
   * @throws SpecException where it has errors
   */
  static Compilation compile(String name, Arguments arguments, Console console) {
    return compile(name, arguments, console, path -> {});
  }

  /**
   * The same.
   *
   * @param asked receives the paths of the files that the spec names
   */
  static Compilation compile(
      String name, Arguments arguments, Console console, Consumer<Path> asked) {
    Compilation compilation =
        compile(
            read(name, console),
            text -> Compiler.compile(text, new NamedFiles(text.name(), console, asked)),
            console);
    if (arguments.has(STRICT)) {
      compilation.diagnostics().throwIfAny();
    }
    return compilation;
  }

  /** A fault of fargen is an error of one spec, so that the other specs are still compiled. */
  static Compilation compile(
      SourceFile source, Function<SourceFile, Compilation> compiler, Console console) {
    try {
      return compiler.apply(source);
    } catch (SpecException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      Main.trace(e, console.err());
      Diagnostics diagnostics = new Diagnostics(source);
      diagnostics.report(
          Diagnostic.of(Code.INTERNAL_ERROR, "fargen failed: a bug in fargen, not in your spec")
              .help(Main.REPORT));
      throw new SpecException(diagnostics);
    }
  }

  /**
   * Decodes the bytes of a spec.
   *
   * @throws SpecException where they are not UTF-8; its diagnostics say where
   */
  static SourceFile decode(String name, byte[] bytes) {
    CharsetDecoder decoder =
        UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), out, true);
    String decoded = out.flip().toString();
    String text = decoded.startsWith("\ufeff") ? decoded.substring(1) : decoded;
    if (!result.isError()) {
      return new SourceFile(name, text);
    }
    int line = (int) text.chars().filter(c -> c == '\n').count() + 1;
    int column = text.codePointCount(text.lastIndexOf('\n') + 1, text.length()) + 1;
    String hex = String.format(Locale.ROOT, "0x%02X", bytes[decoded.getBytes(UTF_8).length]);
    Diagnostics diagnostics = new Diagnostics(new SourceFile(name, text));
    diagnostics.report(
        Diagnostic.of(
                Code.NOT_UTF8, "`" + name + "` is not UTF-8: byte " + hex + " is not valid here")
            .at(new Span(line, column, line, column + 1))
            .help("save the file as UTF-8"));
    return fail(diagnostics);
  }

  private static SpecException notFound(String name, Path path) {
    Diagnostics diagnostics = new Diagnostics(new SourceFile(name, ""));
    Diagnostic fault = Diagnostic.of(Code.FILE_NOT_FOUND, "file `" + name + "` does not exist");
    Optional<String> near = SpecFolder.near(path);
    diagnostics.report(
        near.isEmpty()
            ? fault
            : fault.help(
                Suggestion.question(
                    name.substring(0, name.length() - lastPart(path).length()) + near.get())));
    return new SpecException(diagnostics);
  }

  private static String lastPart(Path path) {
    return String.valueOf(path.getFileName());
  }

  private static SourceFile fail(Diagnostics diagnostics) {
    throw new SpecException(diagnostics);
  }

  private static SpecException fail(String name, Code code, String message) {
    Diagnostics diagnostics = new Diagnostics(new SourceFile(name, ""));
    diagnostics.report(Diagnostic.of(code, message));
    return new SpecException(diagnostics);
  }
}
