package dev.fargen.cli;

import dev.fargen.spec.FileText;
import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Reads files that must be text. */
final class TextFile {

  private TextFile() {}

  /** The text of an existing file, never more than so many bytes of it. */
  static FileText read(Path path, int most) {
    byte[] bytes;
    try (InputStream in = new BufferedInputStream(new FileInputStream(path.toFile()))) {
      bytes = in.readNBytes(most + 1);
    } catch (IOException e) {
      return FileText.unusable("cannot be read: " + FileFault.reason(e));
    }
    return bytes.length > most ? FileText.tooLarge(most) : decode(bytes);
  }

  private static FileText decode(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.indexOf('\0') < 0 ? FileText.of(text) : FileText.BINARY;
    } catch (CharacterCodingException e) {
      return FileText.unusable("is not UTF-8 text");
    }
  }
}
