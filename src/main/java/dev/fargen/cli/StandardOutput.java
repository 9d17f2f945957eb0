package dev.fargen.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Standard output, which remembers why it could not be written: {@code PrintStream} does not. */
final class StandardOutput extends OutputStream {

  private final OutputStream out = new FileOutputStream(FileDescriptor.out);
  private Optional<IOException> fault = Optional.empty();

  PrintStream printer() {
    return new PrintStream(this, false, StandardCharsets.UTF_8);
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      fault = fault.or(() -> Optional.of(e));
      throw e;
    }
  }

  /**
   * Why some of the output is lost; empty if none is, or if the reader has closed the pipe, as
   * {@code head} does when it has read enough.
   */
  Optional<String> fault() {
    return fault
        .map(FileFault::reason)
        .filter(reason -> !reason.toLowerCase(Locale.ROOT).contains("pipe"));
  }
}
