package dev.fargen.teavm;

import java.io.FileDescriptor;
import java.io.IOException;
import java.io.OutputStream;

/** A file that is written, with the messages of the JDK. */
final class OutputFile extends OutputStream {

  private final int descriptor;

  OutputFile(FileDescriptor descriptor) {
    this.descriptor = Descriptors.number(descriptor);
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (Posix.write(descriptor, bytes, offset, length) < 0) {
      throw new IOException(Posix.fault());
    }
  }
}
