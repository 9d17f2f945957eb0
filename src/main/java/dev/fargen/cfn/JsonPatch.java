package dev.fargen.cfn;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One change of a tree, as RFC 6902 has them. A call of a function is the map that its long form
 * is: {@code /Value/Fn::Sub}.
 */
public final class JsonPatch {

  /** What is done at the end of the path. */
  public enum Operation {
    ADD,
    REMOVE,
    REPLACE
  }

  /** The path leads nowhere. */
  public static final class Miss extends Exception {
    private static final long serialVersionUID = 1L;
    private final int depth;
    private final transient Collection<String> there;

    private Miss(int depth, Collection<String> there) {
      super("nothing at step " + depth, null, false, false);
      this.depth = depth;
      this.there = List.copyOf(there);
    }

    /** The number of the first step that leads nowhere, from 0 on. */
    public int depth() {
      return depth;
    }

    /** The steps that could have been taken instead. */
    public Collection<String> there() {
      return there;
    }
  }

  private final Operation operation;
  private final List<String> path;
  private final Optional<Value> value;

  private JsonPatch(Operation operation, List<String> path, Optional<Value> value) {
    this.operation = operation;
    this.path = path;
    this.value = value;
  }

  /**
   * The tree with the change.
   *
   * @param path one step at least
   * @param value what is put there; none to remove
   */
  public static Mapping apply(
      Mapping tree, Operation operation, List<String> path, Optional<Value> value) throws Miss {
    return new JsonPatch(operation, List.copyOf(path), value).inMap(tree, 0);
  }

  private Value in(Value at, int depth) throws Miss {
    if (at instanceof Intrinsic call) {
      return call(inMap(call.longForm(), depth));
    }
    if (at instanceof Mapping map) {
      return inMap(map, depth);
    }
    if (at instanceof Sequence list) {
      return inList(list.items(), depth);
    }
    throw new Miss(depth, List.of());
  }

  private Mapping inMap(Mapping map, int depth) throws Miss {
    String key = path.get(depth);
    boolean last = depth == path.size() - 1;
    Value there = map.entries().get(key);
    if (there == null) {
      if (last && operation == Operation.ADD) {
        return map.with(key, value.orElseThrow());
      }
      throw new Miss(depth, map.entries().keySet());
    }
    if (last && operation == Operation.REMOVE) {
      Map<String, Value> fewer = new LinkedHashMap<>(map.entries());
      fewer.remove(key);
      return new Mapping(fewer);
    }
    return map.with(key, last ? value.orElseThrow() : in(there, depth + 1));
  }

  private Value inList(List<Value> items, int depth) throws Miss {
    boolean last = depth == path.size() - 1;
    boolean adds = last && operation == Operation.ADD;
    int index = index(path.get(depth), items.size(), adds, depth);
    List<Value> changed = new ArrayList<>(items);
    if (adds) {
      changed.add(index, value.orElseThrow());
    } else if (last && operation == Operation.REMOVE) {
      changed.remove(index);
    } else {
      changed.set(index, last ? value.orElseThrow() : in(items.get(index), depth + 1));
    }
    return Value.list(changed);
  }

  private static int index(String step, int size, boolean adds, int depth) throws Miss {
    boolean number = step.matches("0|[1-9][0-9]{0,6}");
    int index = number ? Integer.parseInt(step) : step.equals("-") && adds ? size : -1;
    if (index < 0 || index > size || (index == size && !adds)) {
      List<String> steps = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        steps.add(Integer.toString(i));
      }
      throw new Miss(depth, steps);
    }
    return index;
  }

  /** The call that the map is the long form of, where it still is one. */
  private static Value call(Mapping map) {
    if (map.entries().size() == 1) {
      Map.Entry<String, Value> only = map.entries().entrySet().iterator().next();
      Optional<String> name = Intrinsic.shortName(only.getKey());
      return name.isPresent() ? new Intrinsic(name.get(), only.getValue()) : map;
    }
    return map;
  }
}
