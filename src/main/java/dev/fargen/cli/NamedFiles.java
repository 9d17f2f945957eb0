package dev.fargen.cli;

import dev.fargen.spec.FileText;
import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads the files that a spec names, for the compiler. Their paths are relative to the directory of
 * the spec, as in Compose.
 */
final class NamedFiles implements Function<String, FileText> {

  /** More than a task definition may have. */
  private static final int MOST_BYTES = 1 << 16;

  private final Path directory;
  private final Consumer<Path> asked;

  NamedFiles(String spec, Console console) {
    this(spec, console, path -> {});
  }

  /**
   * @param asked receives the path of each file, whether it exists or not
   */
  NamedFiles(String spec, Console console, Consumer<Path> asked) {
    this.asked = asked;
    Path file = console.directory().resolve(spec);
    Path parent = file.getParent();
    this.directory =
        spec.equals(SpecFile.STANDARD_INPUT) || parent == null ? console.directory() : parent;
  }

  @Override
  public FileText apply(String name) {
    Path path = directory.resolve(name);
    asked.accept(path);
    if (!Files.exists(path)) {
      return FileText.missing(name);
    }
    if (Files.isDirectory(path)) {
      return FileText.unusable("is a directory");
    }
    byte[] bytes;
    try (InputStream in = new BufferedInputStream(new FileInputStream(path.toFile()))) {
      bytes = in.readNBytes(MOST_BYTES + 1);
    } catch (IOException e) {
      return FileText.unusable("cannot be read: " + FileFault.reason(e));
    }
    return bytes.length > MOST_BYTES
        ? FileText.unusable("is larger than " + MOST_BYTES + " bytes")
        : decode(bytes);
  }

  private static FileText decode(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.indexOf('\0') < 0 ? FileText.of(text) : FileText.unusable("is a binary file");
    } catch (CharacterCodingException e) {
      return FileText.unusable("is not UTF-8 text");
    }
  }
}
