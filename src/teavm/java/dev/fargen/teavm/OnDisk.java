package dev.fargen.teavm;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.CopyOption;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitOption;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The methods of {@link java.nio.file.Files}, with the exceptions and messages of the JDK. */
final class OnDisk {

  /** What a path is: as in {@code fargen.h}. */
  static final int NOTHING = 0;

  static final int FILE = 1;
  static final int FOLDER = 2;

  private static final int NOT_THERE = 2;
  private static final int DENIED = 13;
  private static final int EXISTS = 17;

  private OnDisk() {}

  static boolean exists(Path path, LinkOption... options) {
    return kind(path) != NOTHING;
  }

  static boolean isDirectory(Path path, LinkOption... options) {
    return kind(path) == FOLDER;
  }

  static boolean isRegularFile(Path path, LinkOption... options) {
    return kind(path) == FILE;
  }

  private static int kind(Path path) {
    return Posix.kind(name(path));
  }

  static Stream<Path> list(Path folder) throws IOException {
    String[] names = new File(name(folder)).list();
    if (names == null) {
      int descriptor = Posix.open(name(folder));
      if (descriptor < 0) {
        throw fault(folder);
      }
      Posix.close(descriptor);
      throw new FileSystemException(folder.toString(), null, "Not a directory");
    }
    List<Path> paths = new ArrayList<>();
    for (String name : names) {
      paths.add(Jdk.resolve(folder, name));
    }
    return paths.stream();
  }

  static Stream<Path> walk(Path folder, int depth, FileVisitOption... options) throws IOException {
    List<Path> paths = new ArrayList<>();
    walk(folder, depth, paths);
    return paths.stream();
  }

  private static void walk(Path path, int depth, List<Path> paths) throws IOException {
    paths.add(path);
    if (depth > 0 && isDirectory(path) && !Posix.isLink(name(path))) {
      for (Path inside : list(path).toList()) {
        walk(inside, depth - 1, paths);
      }
    }
  }

  static Path toRealPath(Path path, LinkOption... options) throws IOException {
    String real = Posix.realPath(name(path));
    if (real == null) {
      throw fault(path);
    }
    return Path.of(real);
  }

  static InputStream newInputStream(Path path, OpenOption... options) throws IOException {
    int descriptor = Posix.open(name(path));
    if (descriptor < 0) {
      throw fault(path);
    }
    return new InputFile(descriptor);
  }

  static Path write(Path path, byte[] bytes, OpenOption... options) throws IOException {
    int descriptor = Posix.create(name(path));
    if (descriptor < 0) {
      throw fault(path);
    }
    int written = Posix.write(descriptor, bytes, 0, bytes.length);
    String fault = written < 0 ? Posix.fault() : "";
    Posix.close(descriptor);
    if (written < 0) {
      throw new IOException(fault);
    }
    return path;
  }

  static Path writeString(Path path, CharSequence text, OpenOption... options) throws IOException {
    return write(path, text.toString().getBytes(StandardCharsets.UTF_8));
  }

  static Path move(Path from, Path to, CopyOption... options) throws IOException {
    check(Posix.rename(name(from), name(to)), from, to);
    return to;
  }

  static Path createLink(Path link, Path existing) throws IOException {
    check(Posix.link(name(existing), name(link)), link, existing);
    return link;
  }

  static boolean deleteIfExists(Path path) throws IOException {
    if (Posix.remove(name(path)) == 0) {
      return true;
    }
    if (Posix.errno() == NOT_THERE) {
      return false;
    }
    throw fault(path);
  }

  static Path createDirectories(Path folder, FileAttribute<?>... attributes) throws IOException {
    if (isDirectory(folder)) {
      return folder;
    }
    Path parent = folder.getParent();
    if (parent != null && !exists(parent)) {
      createDirectories(parent);
    }
    check(Posix.mkdir(name(folder)), folder, null);
    return folder;
  }

  private static void check(int result, Path path, @Nullable Path other) throws IOException {
    if (result != 0) {
      throw fault(path, other);
    }
  }

  private static FileSystemException fault(Path path) {
    return fault(path, null);
  }

  private static FileSystemException fault(Path path, @Nullable Path other) {
    String second = other == null ? null : other.toString();
    return switch (Posix.errno()) {
      case NOT_THERE -> new NoSuchFileException(path.toString(), second, null);
      case DENIED -> new AccessDeniedException(path.toString(), second, null);
      case EXISTS -> new FileAlreadyExistsException(path.toString(), second, null);
      default -> new FileSystemException(path.toString(), second, Posix.fault());
    };
  }

  /** The empty path is the current folder. */
  private static String name(Path path) {
    String name = path.toString();
    return name.isEmpty() ? "." : name;
  }
}
