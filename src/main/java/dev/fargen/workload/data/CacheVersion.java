package dev.fargen.workload.data;

import dev.fargen.list.Lists;
import java.util.ArrayList;
import java.util.List;

/**
 * A version of an engine of caches.
 *
 * @param text as written: {@code 8.2}, or for a serverless cache {@code 8}
 */
public record CacheVersion(CacheEngine engine, String text) {

  /** What a serverless cache has of it: {@code 8} of 8.2, {@code 1.6} of 1.6.22. */
  public String major() {
    int first = text.indexOf('.');
    int end = engine == CacheEngine.MEMCACHED && first >= 0 ? text.indexOf('.', first + 1) : first;
    return end < 0 ? text : text.substring(0, end);
  }

  /** Whether caches can have it, or it may be newer than what is known here. */
  public boolean exists(boolean serverless) {
    return isKnown(serverless) || isLater(serverless);
  }

  /** Whether it is known here, not only possible. */
  public boolean isKnown(boolean serverless) {
    return known(serverless).contains(serverless ? major() : text);
  }

  /** What is known for such caches. */
  public List<String> known(boolean serverless) {
    return serverless ? engine.serverlessVersions() : engine.versions();
  }

  /** A later version of the engine, written with as many numbers. */
  private boolean isLater(boolean serverless) {
    List<String> known = known(serverless);
    CacheVersion newest = new CacheVersion(engine, known.get(known.size() - 1));
    List<Integer> own = (serverless ? new CacheVersion(engine, major()) : this).numbers();
    List<Integer> last = newest.numbers();
    boolean next = own.get(0) <= last.get(0) + 1;
    return own.size() == last.size() && next && engine != CacheEngine.REDIS && newest.isBelow(own);
  }

  /** Whether it is at least the other version. */
  public boolean isSince(String other) {
    return !isBelow(new CacheVersion(engine, other).numbers());
  }

  private boolean isBelow(List<Integer> other) {
    List<Integer> own = numbers();
    for (int i = 0; i < Math.max(own.size(), other.size()); i++) {
      int difference = at(own, i) - at(other, i);
      if (difference != 0) {
        return difference < 0;
      }
    }
    return false;
  }

  private static int at(List<Integer> numbers, int index) {
    return index < numbers.size() ? numbers.get(index) : 0;
  }

  private List<Integer> numbers() {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', start)) {
      parts.add(text.substring(start, dot));
      start = dot + 1;
    }
    parts.add(text.substring(start));
    return Lists.map(parts, Integer::parseInt);
  }

  @Override
  public String toString() {
    return text;
  }
}
