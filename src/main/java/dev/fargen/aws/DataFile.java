package dev.fargen.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A file that lies beside this class: comments, lines that begin with a hash, and behind them lines
 * in the order of their keys. A line is a key, a tab, and what is known of it; a key may have
 * several. The files are large, so a line becomes text only when it is asked for.
 */
final class DataFile {

  private final byte[] bytes;

  /** Where the first line that is no comment begins. */
  private final int begin;

  /** What has been asked for: a run needs the same lines again and again. */
  private final Map<String, List<String>> found = Collections.synchronizedMap(new HashMap<>());

  DataFile(byte[] bytes) {
    this.bytes = bytes;
    int line = 0;
    while (line < bytes.length && bytes[line] == '#') {
      line = next(line);
    }
    begin = line;
  }

  /** The file of that name. */
  static DataFile read(String name) {
    try (InputStream in = DataFile.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("fargen was built without " + name);
      }
      return new DataFile(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the lines of the key have behind it, in their order; none of an unknown key. */
  List<String> values(String key) {
    List<String> known = found.get(key);
    if (known == null) {
      known = key.indexOf('\t') < 0 ? search(key) : List.of();
      found.put(key, known);
    }
    return known;
  }

  private List<String> search(String key) {
    List<String> values = new ArrayList<>();
    byte[] start = (key + "\t").getBytes(UTF_8);
    for (int line = first(start); begins(line, start); line = next(line)) {
      int from = line + start.length;
      values.add(new String(bytes, from, next(line) - 1 - from, UTF_8));
    }
    return List.copyOf(values);
  }

  /** The keys that begin with {@code prefix}, each once, without it. */
  List<String> keys(String prefix) {
    List<String> keys = new ArrayList<>();
    byte[] start = prefix.getBytes(UTF_8);
    for (int line = first(start); begins(line, start); line = next(line)) {
      int from = line + start.length;
      int tab = from;
      while (bytes[tab] != '\t') {
        tab++;
      }
      String key = new String(bytes, from, tab - from, UTF_8);
      if (keys.isEmpty() || !keys.get(keys.size() - 1).equals(key)) {
        keys.add(key);
      }
    }
    return List.copyOf(keys);
  }

  /** The first line that is not before those with this start, by binary search. */
  private int first(byte[] start) {
    int from = begin;
    int to = bytes.length;
    while (from < to) {
      int middle = (from + to) / 2;
      int line = beginning(middle);
      if (compare(line, start) < 0) {
        from = next(middle);
      } else {
        to = line;
      }
    }
    return from;
  }

  /** Of the line that the byte is in. */
  private int beginning(int at) {
    int line = at;
    while (line > begin && bytes[line - 1] != '\n') {
      line--;
    }
    return line;
  }

  /**
   * The beginning of the line after the one that the byte is in; the end of the file if none is.
   */
  private int next(int at) {
    int end = at;
    while (bytes[end] != '\n') {
      end++;
    }
    return end + 1;
  }

  private boolean begins(int line, byte[] start) {
    return line < bytes.length && compare(line, start) == 0;
  }

  /**
   * Whether the line is before those with this start (negative), one of them (0), or after them.
   */
  private int compare(int line, byte[] start) {
    for (int i = 0; i < start.length; i++) {
      if (bytes[line + i] != start[i]) {
        return Byte.compare(bytes[line + i], start[i]);
      }
    }
    return 0;
  }
}
