package dev.fargen.spec.form;

import dev.fargen.list.Lists;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What a value of the spec may look like; the reference and the JSON Schema are made from it. */
public sealed interface Form {

  /** In words: {@code a whole number from 1 to 65535}. */
  String words();

  /** The keys of the block that this is, or may be. */
  default Optional<Shape> shape() {
    return Optional.empty();
  }

  /**
   * Text.
   *
   * @param pattern a regular expression for the whole of it
   * @param references whether {@code ${Name}} and the like may stand in it, whatever the pattern
   */
  record Text(String words, String pattern, boolean references) implements Form {
    public Text(String words, String pattern) {
      this(words, pattern, true);
    }
  }

  record Whole(String words, long least, long most) implements Form {}

  record Decimal(String words, BigDecimal least, BigDecimal most) implements Form {}

  record Truth(String words) implements Form {}

  record OneOf(String words, List<String> choices) implements Form {}

  /**
   * A list.
   *
   * @param least how many items it has
   * @param distinct whether each stands there once
   */
  record ListOf(Form items, int least, int most, boolean distinct) implements Form {

    /** Any number of items. */
    public ListOf(Form items) {
      this(items, 0, Integer.MAX_VALUE, false);
    }

    @Override
    public String words() {
      return "a list, each item " + items.words();
    }
  }

  /**
   * A map from names of the user's choice.
   *
   * @param names a regular expression for each key
   */
  record MapOf(String words, String names, Form values) implements Form {}

  /** A block with known keys. */
  record Block(Supplier<Shape> supplier) implements Form {
    public Shape keys() {
      return supplier.get();
    }

    @Override
    public String words() {
      return keys().title();
    }

    @Override
    public Optional<Shape> shape() {
      return Optional.of(keys());
    }
  }

  /** Any of several forms. */
  record Either(List<Form> forms) implements Form {
    @Override
    public String words() {
      return String.join(", or ", Lists.map(forms, this::words));
    }

    private String words(Form form) {
      boolean ofFirst = form instanceof ListOf list && list.items() == forms.get(0);
      return ofFirst ? "a list of them" : form.words();
    }

    @Override
    public Optional<Shape> shape() {
      return Lists.firstPresent(forms, Form::shape);
    }
  }

  /** Whatever the user likes; something else decides about it. */
  record Anything(String words) implements Form {}
}
