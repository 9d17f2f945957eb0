package dev.fargen.teavm;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.teavm.interop.Address;
import org.teavm.interop.Import;
import org.teavm.interop.Strings;
import org.teavm.interop.Unmanaged;
import org.teavm.interop.c.Include;
import org.teavm.runtime.RuntimeObject;

/** The functions of C that the native program calls. */
@Include(value = "fargen.h", isSystem = false)
public final class Posix {

  private Posix() {}

  /** Whether a descriptor is a terminal. */
  public static boolean isTerminal(int descriptor) {
    return isatty(descriptor) == 1;
  }

  @Import(name = "isatty")
  private static native int isatty(int descriptor);

  /** The width of the terminal behind standard error; 0 where it is unknown. */
  @Import(name = "fargen_columns")
  public static native int columns();

  @Nullable
  static String getenv(String name) {
    return Strings.fromC(getenv(Address.ofData(c(name))));
  }

  @Import(name = "getenv")
  private static native Address getenv(Address name);

  /** Unknown. */
  static String getHomeDir() {
    return "";
  }

  static void halt(Runtime runtime, int code) {
    exit(code);
  }

  @Import(name = "_exit")
  private static native void exit(int code);

  /** What a path is: one of the constants of {@code fargen.h}. */
  static int kind(String path) {
    return kind(Address.ofData(c(path)));
  }

  @Import(name = "fargen_kind")
  private static native int kind(Address path);

  /** Whether a path is that of a link. */
  static boolean isLink(String path) {
    return isLink(Address.ofData(c(path))) == 1;
  }

  @Import(name = "fargen_is_link")
  private static native int isLink(Address path);

  /** Where a path leads; null where it leads nowhere. */
  @Nullable
  static String realPath(String path) {
    return Strings.fromC(realPath(Address.ofData(c(path))));
  }

  @Import(name = "fargen_real_path")
  private static native Address realPath(Address path);

  /** The size of a file in bytes; 0 where there is none. */
  public static long size(String path) {
    return size(Address.ofData(c(path)));
  }

  @Import(name = "fargen_size")
  private static native long size(Address path);

  /**
   * Runs the same words in Java instead, or says that there is none.
   *
   * @param what that requires it
   */
  public static void runJava(String what) {
    java(Address.ofData(c(what)));
  }

  @Import(name = "fargen_java")
  private static native void java(Address what);

  /** The next bytes of the heap. */
  @Import(name = "fargen_alloc")
  @Unmanaged
  static native RuntimeObject alloc(int size);

  /** Of a new object. */
  @Unmanaged
  static void fillZero(Address object, int size) {}

  /** A descriptor; -1 where there is none. */
  static int open(String path) {
    return open(Address.ofData(c(path)));
  }

  @Import(name = "fargen_open")
  private static native int open(Address path);

  /** The descriptor of an empty file; -1 where there is none. */
  static int create(String path) {
    return create(Address.ofData(c(path)));
  }

  @Import(name = "fargen_create")
  private static native int create(Address path);

  static int read(int descriptor, byte[] bytes, int offset, int length) {
    return read(descriptor, Address.ofData(bytes).add(offset), length);
  }

  @Import(name = "fargen_read")
  private static native int read(int descriptor, Address bytes, int length);

  static int write(int descriptor, byte[] bytes, int offset, int length) {
    return write(descriptor, Address.ofData(bytes).add(offset), length);
  }

  @Import(name = "fargen_write")
  private static native int write(int descriptor, Address bytes, int length);

  @Import(name = "close")
  static native int close(int descriptor);

  static int mkdir(String path) {
    return mkdir(Address.ofData(c(path)));
  }

  @Import(name = "fargen_mkdir")
  private static native int mkdir(Address path);

  static int remove(String path) {
    return remove(Address.ofData(c(path)));
  }

  @Import(name = "remove")
  private static native int remove(Address path);

  static int rename(String from, String to) {
    return rename(Address.ofData(c(from)), Address.ofData(c(to)));
  }

  @Import(name = "rename")
  private static native int rename(Address from, Address to);

  static int link(String from, String to) {
    return link(Address.ofData(c(from)), Address.ofData(c(to)));
  }

  @Import(name = "link")
  private static native int link(Address from, Address to);

  /** The fault of the last call: one of the constants of {@code errno.h}. */
  @Import(name = "fargen_errno")
  static native int errno();

  /** The fault of the last call, in words. */
  static String fault() {
    return Strings.fromC(strerror(errno()));
  }

  @Import(name = "strerror")
  private static native Address strerror(int errno);

  private static byte[] c(String text) {
    return (text + "\0").getBytes(StandardCharsets.UTF_8);
  }
}
