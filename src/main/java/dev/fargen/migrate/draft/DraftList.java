package dev.fargen.migrate.draft;

import dev.fargen.cfn.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A list that is being written. */
public final class DraftList implements Draft {

  /**
   * An item.
   *
   * @param origins the places that it comes from
   * @param comments the lines above it, without the hash
   */
  public record Item(Draft draft, List<Origin> origins, List<String> comments) {
    public Item {
      origins = List.copyOf(origins);
      comments = List.copyOf(comments);
    }
  }

  private final List<Item> items = new ArrayList<>();

  public List<Item> items() {
    return List.copyOf(items);
  }

  public boolean isEmpty() {
    return items.isEmpty();
  }

  /** Adds an item at the end. */
  public DraftList add(Draft item, Origin... origins) {
    items.add(new Item(item, Arrays.asList(origins), List.of()));
    return this;
  }

  /** Writes the comment above an item. */
  public void comment(int index, List<String> comments) {
    Item item = items.get(index);
    items.set(index, new Item(item.draft(), item.origins(), comments));
  }

  /** Writes another value in place of an item's. */
  public void replace(int index, Draft draft) {
    Item item = items.get(index);
    items.set(index, new Item(draft, item.origins(), item.comments()));
  }

  /** Adds a text at the end. */
  public DraftList add(String text, Origin... origins) {
    return add(DraftValue.text(text), origins);
  }

  @Override
  public Value value() {
    List<Value> values = new ArrayList<>();
    for (Item item : items) {
      values.add(item.draft().value());
    }
    return Value.list(values);
  }
}
