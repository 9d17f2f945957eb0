package dev.fargen.teavm;

import java.io.FileDescriptor;

/** The numbers of the standard streams. */
final class Descriptors {
  private Descriptors() {}

  static int number(FileDescriptor descriptor) {
    return descriptor == FileDescriptor.in ? 0 : descriptor == FileDescriptor.out ? 1 : 2;
  }
}
