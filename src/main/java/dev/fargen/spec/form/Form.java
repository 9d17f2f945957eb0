package dev.fargen.spec.form;

import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a value of the spec may look like: it reads one, and the reference and the JSON Schema are
 * made of the same.
 */
public sealed interface Form<T>
    permits Form.Anything, Form.Wrapped, Block, Choice, ListOf, MapOf, PlainText, Scalar, TextForm {

  /** The value, or nothing where it is not of this form; why has been reported. */
  Optional<T> read(Node node, Reading in);

  /** In words: {@code a whole number from 1 to 65535}. */
  String words();

  /** The keys of the block that this is, or may be. */
  default Optional<Shape> shape() {
    return Optional.empty();
  }

  /** What its values are made of. */
  default List<Part> parts() {
    return List.of();
  }

  /** What it looks like, however it is read. */
  default Form<?> bare() {
    return this;
  }

  /**
   * A form within another one.
   *
   * @param path how the path of a key goes on to it: {@code .<name>}, {@code []} or not at all
   */
  record Part(String path, Form<?> form) {}

  /** A form of texts that look in a certain way. */
  sealed interface Patterned permits PlainText, TextForm, Durations.Some {

    /** A regular expression for the whole of the text. */
    String pattern();

    /** Whether {@code ${Name}} and the like may stand in it, whatever the pattern. */
    default boolean references() {
      return true;
    }
  }

  /** Looks at a value before it is read; where it is not to be read, why has been reported. */
  @FunctionalInterface
  interface Guard {
    boolean passes(Node node, Reading in);
  }

  /** Whatever the user likes; something else decides about it. */
  record Anything(String words) implements Form<Node> {
    @Override
    public Optional<Node> read(Node node, Reading in) {
      return Optional.of(node);
    }
  }

  /** A form that looks like another one, and is read in a way of its own. */
  sealed interface Wrapped<T> extends Form<T> {
    @Override
    Form<?> bare();

    @Override
    default String words() {
      return bare().words();
    }

    @Override
    default Optional<Shape> shape() {
      return bare().shape();
    }

    @Override
    default List<Part> parts() {
      return bare().parts();
    }
  }

  /** A block that is not read yet: it is laid over another one first. */
  record Unread(Block bare) implements Wrapped<Node> {
    @Override
    public Optional<Node> read(Node node, Reading in) {
      return node instanceof MapNode ? Optional.of(node) : in.wrongType(node, "a map");
    }
  }

  /** A form whose values something looks at before they are read. */
  record Guarded<T>(Form<T> form, Guard guard) implements Wrapped<T> {
    @Override
    public Optional<T> read(Node node, Reading in) {
      return guard.passes(node, in) ? form.read(node, in) : Optional.empty();
    }

    @Override
    public Form<?> bare() {
      return form.bare();
    }
  }

  /** The value with its place. */
  default Optional<Given<T>> given(Node node, Reading in) {
    return read(node, in)
        .map(value -> new Given<>(value, node.span(), Reading.wholeParameter(node)));
  }

  /** The same, where something looks at the value first. */
  default Form<T> guarded(Guard guard) {
    return new Guarded<>(this, guard);
  }

  /** Text that may hold references. */
  static TextForm text(String words) {
    return text(words, "[\\s\\S]*", (text, key) -> Optional.empty());
  }

  /** Text that may hold references; without them, or with their values, it has this pattern. */
  static TextForm text(String words, String pattern) {
    return text(words, pattern, Check.pattern(words, pattern));
  }

  /** The same where a pattern alone does not say well what is wrong. */
  static TextForm text(String words, String pattern, Check check) {
    return new TextForm(words, pattern, check, false);
  }

  /** Text without references. */
  static PlainText<String> plain(String words, String pattern) {
    return plain(words, pattern, Check.pattern(words, pattern));
  }

  /** The same where a pattern alone does not say well what is wrong. */
  static PlainText<String> plain(String words, String pattern, Check check) {
    return new PlainText<>(words, words, pattern, check, ScalarNode::text);
  }

  static Form<Integer> whole(long least, long most) {
    return new Scalar.Whole(least, most, scalar -> Optional.empty());
  }

  static Form<BigDecimal> decimal(String least, String most) {
    return new Scalar.Decimal(new BigDecimal(least), new BigDecimal(most));
  }

  static Form<Boolean> truth() {
    return new Scalar.Truth();
  }

  /** One of a few words. */
  static Form<String> oneOf(String... words) {
    return new Scalar.OneOf(Arrays.asList(words));
  }

  /** True or false, or something else; true is as good as a block in which nothing is written. */
  static <T> Form<TruthOr<T>> truthOr(Form<T> other) {
    return new Choice.TruthOrMore<>(other);
  }

  /** A list of any number of items. */
  static <T> ListOf<T> list(Form<T> items) {
    return new ListOf<>(items, 0, Integer.MAX_VALUE, false);
  }

  /** One item at least, the same one as often as is liked. */
  static <T> ListOf<T> some(Form<T> items) {
    return new ListOf<>(items, 1, Integer.MAX_VALUE, false);
  }

  /** One item at least, each once. */
  static <T> ListOf<T> distinct(Form<T> items) {
    return distinct(items, Integer.MAX_VALUE);
  }

  static <T> ListOf<T> distinct(Form<T> items, int most) {
    return new ListOf<>(items, 1, most, true);
  }

  /** A list, each item once, or {@code ${Name}} for a parameter that is the whole list. */
  static Form<Texts> texts(Form<Text> items, int most) {
    return new Choice.ListOrParameter(distinct(items, most));
  }

  /** A map from names of the user's choice, each with its place. */
  static <T> Form<Named<T>> named(String words, Name names, Form<T> values) {
    return new MapOf<>(words, names, values);
  }

  /**
   * A block with known keys. Its shape is asked for where a spec has such a block: most have few of
   * all that there are.
   */
  static Form<Section> block(Supplier<Shape> keys) {
    return new Block(keys);
  }

  /** A block that is not read yet. */
  static Form<Node> unread(Supplier<Shape> keys) {
    return new Unread(new Block(keys));
  }

  /** A block, or what stands for a block with that key alone. */
  static Form<Section> blockOr(Shape keys, Key<?> shorthand) {
    return new Choice.BlockOr(new Block(() -> keys), shorthand);
  }

  /** What this package does not look into. */
  static Form<Node> anything(String words) {
    return new Anything(words);
  }
}
