package dev.fargen.spec.form;

import dev.fargen.diag.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A block of the spec: the values of its keys with their places. Values that cannot be read are
 * absent.
 */
public final class Section {

  private final Shape shape;
  private final Map<String, Given<?>> values;
  private final Map<String, Span> keys;
  private final Span span;
  private final Reading reading;
  private final boolean foreign;

  Section(
      Shape shape,
      Map<String, Given<?>> values,
      Map<String, Span> keys,
      Span span,
      Reading reading,
      boolean foreign) {
    this.shape = shape;
    this.values = values;
    this.keys = keys;
    this.span = span;
    this.reading = reading;
    this.foreign = foreign;
  }

  /** The place of the block. */
  public Span span() {
    return span;
  }

  /** Whether the block has no keys. */
  public boolean isEmpty() {
    return keys.isEmpty();
  }

  /** Whether the block has keys, but none that is known, which is reported. */
  public boolean isForeign() {
    return foreign;
  }

  /** The value of the key, if it is written. */
  @SuppressWarnings("unchecked") // the reader put it there by the same key
  public <T> Optional<Given<T>> get(Key<T> key) {
    requireKnown(key);
    return Optional.ofNullable((Given<T>) values.get(key.name()));
  }

  /**
   * The value of the key, or its default at this block's place.
   *
   * @throws IllegalStateException where its default is no single value: a fault of fargen
   */
  public <T> Given<T> value(Key<T> key) {
    Optional<Given<T>> given = get(key);
    return given.isPresent() ? given.get() : key.absent(span);
  }

  /**
   * The value of the key, or one of its two defaults at this block's place.
   *
   * @param first which of them
   * @throws IllegalStateException where its default is not one of two: a fault of fargen
   */
  public <T> Given<T> value(Key<T> key, boolean first) {
    Optional<Given<T>> given = get(key);
    return given.isPresent() ? given.get() : key.absent(span, first);
  }

  /**
   * The value of the key, or one of its defaults at this block's place.
   *
   * @param index which of them
   * @throws IllegalStateException where there is no such default: a fault of fargen
   */
  public <T> Given<T> value(Key<T> key, int index) {
    Optional<Given<T>> given = get(key);
    return given.isPresent() ? given.get() : key.absent(span, index);
  }

  /**
   * The value of a key that has no default in its definition, or {@code found} at this block's
   * place.
   *
   * @throws IllegalStateException where it has one: a fault of fargen
   */
  public <T> Given<T> or(Key<T> key, T found) {
    if (key.absence().map(Default::values).filter(values -> !values.isEmpty()).isPresent()) {
      throw new IllegalStateException(key.name() + " has a default already");
    }
    return get(key).orElseGet(() -> Given.of(found, span));
  }

  /**
   * The value of a required key; if it is missing or cannot be read, which is reported, another
   * value to continue with.
   *
   * @throws IllegalStateException if the key is not required: a fault of fargen
   */
  public <T> Given<T> needed(Key<T> key, T standIn) {
    if (!key.required() && !has(key)) {
      throw new IllegalStateException(key.name() + " need not be written");
    }
    return get(key).orElseGet(() -> Given.of(standIn, span));
  }

  /** The items of the list; none if the key is not written. */
  public <T> List<Given<T>> list(Key<List<Given<T>>> key) {
    return get(key).map(Given::value).orElseGet(List::of);
  }

  /** The values of the map by their names; none if the key is not written. */
  public <T> Map<String, Named.Entry<T>> named(Key<Named<T>> key) {
    return get(key).map(Given::value).orElseGet(Named::none).entries();
  }

  /** The block under the key, or an empty one. */
  public Section section(Key<Section> key) {
    Optional<Given<Section>> given = get(key);
    return given.isPresent() ? given.get().value() : empty(key);
  }

  /** The value, or the default, which may be a parameter. */
  public <T> Optional<Given<T>> getOrDefault(Key<T> key) {
    return has(key)
        ? get(key)
        : key.form().given(key.absence().orElseThrow().written(0, 1, span), reading.of(key.name()));
  }

  /** Whether the key is written, even if its value cannot be read. */
  public boolean has(Key<?> key) {
    requireKnown(key);
    return keys.containsKey(key.name());
  }

  /** The place of the key, or of the block if the key is not written. */
  public Span keySpan(Key<?> key) {
    requireKnown(key);
    return keys.getOrDefault(key.name(), span);
  }

  /**
   * Records a parameter that the spec need not name: its value is that of the environment, or
   * {@code fallback}.
   */
  public void implies(String parameter, String fallback) {
    reading.implies(parameter, fallback, span);
  }

  private Section empty(Key<Section> key) {
    Shape keys =
        key.form()
            .shape()
            .orElseThrow(() -> new IllegalArgumentException(key.name() + " is not a block"));
    return new Section(keys, Map.of(), Map.of(), span, reading, false);
  }

  /** A key of another block is a fault of fargen, not of the spec. */
  private void requireKnown(Key<?> key) {
    if (!shape.byName().containsKey(key.name())) {
      throw new IllegalArgumentException(shape.title() + " has no key " + key.name());
    }
  }
}
