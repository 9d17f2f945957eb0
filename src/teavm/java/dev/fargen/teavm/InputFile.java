package dev.fargen.teavm;

import java.io.File;
import java.io.FileDescriptor;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;

/** A file that is read, with the messages of the JDK. */
final class InputFile extends InputStream {

  private final int descriptor;

  InputFile(File file) throws FileNotFoundException {
    boolean folder = Posix.kind(file.getPath()) == OnDisk.FOLDER;
    this.descriptor = folder ? -1 : Posix.open(file.getPath());
    if (descriptor < 0) {
      throw new FileNotFoundException(
          file.getPath() + " (" + (folder ? "Is a directory" : Posix.fault()) + ")");
    }
  }

  InputFile(FileDescriptor descriptor) {
    this(Descriptors.number(descriptor));
  }

  InputFile(int descriptor) {
    this.descriptor = descriptor;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = Posix.read(descriptor, bytes, offset, length);
    if (count < 0) {
      throw new IOException(Posix.fault());
    }
    return count == 0 && length > 0 ? -1 : count;
  }

  @Override
  public void close() {
    Posix.close(descriptor);
  }
}
