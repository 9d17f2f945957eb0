package dev.fargen.spec.form;

import dev.fargen.list.Lists;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The form of a value in a spec: reads and checks values. The reference and the JSON Schema are
 * made from forms.
 */
public sealed interface Form<T>
    permits Form.Anything, Form.Wrapped, Block, Choice, ListOf, MapOf, PlainText, Scalar, TextForm {

  /** The value, or nothing if it does not have this form, which is reported. */
  Optional<T> read(Node node, Reading in);

  /** The form in words: {@code an integer from 1 to 65535}. */
  String words();

  /** The form in few words, for values of another type. */
  default String kind() {
    return words();
  }

  /** The keys of the block, if the value is or can be a block. */
  default Optional<Shape> shape() {
    return Optional.empty();
  }

  /** The forms of the parts of a value. */
  default List<Part> parts() {
    return List.of();
  }

  /** Whether it is, or has in it, text in which {@code ${Name}} is not allowed. */
  default boolean refusesReferences() {
    return Lists.any(parts(), part -> part.form().refusesReferences());
  }

  /**
   * What may be meant by a text that does not have this form. The caller must check which of these
   * texts have it.
   */
  default List<String> spellings(String text) {
    return List.of();
  }

  /** The form without the special way of reading. */
  default Form<?> bare() {
    return this;
  }

  /**
   * A form within another one.
   *
   * @param path how the path of a key goes on to it: {@code .<name>}, {@code []} or not at all
   */
  record Part(String path, Form<?> form) {}

  /** A form of texts that match a regular expression. */
  sealed interface Patterned
      permits PlainText, TextForm, Durations.Some, Durations.FromMilliseconds, PortRange.OfPorts {

    /** The regular expression for the whole text. */
    String pattern();

    /**
     * Whether the text may contain references such as {@code ${Name}}, in addition to the pattern.
     */
    default boolean references() {
      return true;
    }
  }

  /** Checks a value before it is read; if it must not be read, the reason is reported. */
  @FunctionalInterface
  interface Guard {
    boolean passes(Node node, Reading in);
  }

  /** Any value; it is checked elsewhere. */
  record Anything(String words) implements Form<Node> {
    @Override
    public Optional<Node> read(Node node, Reading in) {
      return Optional.of(node);
    }
  }

  /** A form like another one, but read in its own way. */
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

    @Override
    default boolean refusesReferences() {
      return bare().refusesReferences();
    }

    @Override
    default List<String> spellings(String text) {
      return bare().spellings(text);
    }
  }

  /** A block that is read later, after it is merged with another one. */
  record Unread(Block bare) implements Wrapped<Node> {
    @Override
    public Optional<Node> read(Node node, Reading in) {
      return node instanceof MapNode ? Optional.of(node) : in.wrongType(node, "a map");
    }
  }

  /** A form whose values are checked before they are read. */
  record Guarded<T>(Form<T> form, Guard guard) implements Wrapped<T> {
    @Override
    public Optional<T> read(Node node, Reading in) {
      return guard.passes(node, in) ? form.read(node, in) : Optional.empty();
    }

    @Override
    public Form<?> bare() {
      return form.bare();
    }

    @Override
    public List<String> spellings(String text) {
      return form.spellings(text);
    }
  }

  /**
   * A form of values that the template has in other words, such as {@code Enabled} for true: a
   * reference would bring the words of the spec there.
   */
  record Literal<T>(Form<T> form) implements Wrapped<T> {
    @Override
    public Optional<T> read(Node node, Reading in) {
      return in.refusesReference(node) ? Optional.empty() : form.read(node, in);
    }

    @Override
    public Form<?> bare() {
      return form.bare();
    }

    @Override
    public boolean refusesReferences() {
      return true;
    }
  }

  /** A form that knows what other texts mean. */
  record Spelled<T>(Form<T> form, Function<String, List<String>> meant) implements Wrapped<T> {
    @Override
    public Optional<T> read(Node node, Reading in) {
      return form.read(node, in);
    }

    @Override
    public Form<?> bare() {
      return form.bare();
    }

    @Override
    public List<String> spellings(String text) {
      return meant.apply(text);
    }
  }

  /** The value with its place. */
  default Optional<Given<T>> given(Node node, Reading in) {
    Optional<T> value = read(node, in);
    return value.isPresent()
        ? Optional.of(new Given<>(value.get(), node.span(), Reading.wholeParameter(node)))
        : Optional.empty();
  }

  /** The same with a check before the value is read. */
  default Form<T> guarded(Guard guard) {
    return new Guarded<>(this, guard);
  }

  /** The same; the function finds what may be meant by other texts. */
  default Form<T> spelled(Function<String, List<String>> meant) {
    return new Spelled<>(this, meant);
  }

  /** The same without references. */
  default Form<T> literal() {
    return new Literal<>(this);
  }

  /** The same for a path, which may be written without the slash at its beginning. */
  default Form<T> slashed() {
    return spelled(
        text -> text.startsWith("/") || text.indexOf('.') >= 0 ? List.of() : List.of("/" + text));
  }

  /** Text that may contain references. */
  static TextForm text(String words) {
    return text(words, "[\\s\\S]*", (text, key) -> Optional.empty());
  }

  /** Text that may contain references; with their values in place, it matches the pattern. */
  static TextForm text(String words, String pattern) {
    return text(words, pattern, Check.pattern(words, pattern));
  }

  /** The same with a check that explains faults better than the pattern. */
  static TextForm text(String words, String pattern, Check check) {
    return new TextForm(words, pattern, check, false, false);
  }

  /** Text without references. */
  static PlainText<String> plain(String words, String pattern) {
    return plain(words, pattern, Check.pattern(words, pattern));
  }

  /** The same with a check that explains faults better than the pattern. */
  static PlainText<String> plain(String words, String pattern, Check check) {
    return new PlainText<>(words, words, pattern, check, ScalarNode::text);
  }

  static Form<Integer> whole(long least, long most) {
    return new Scalar.Whole(least, most, "", scalar -> Optional.empty());
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

  /** True or false, or another form; true is the same as an empty block. */
  static <T> Form<TruthOr<T>> truthOr(Form<T> other) {
    return new Choice.TruthOrMore<>(other);
  }

  /** One of a few words, or a list of other values. */
  static <T> Form<WordOr<List<Given<T>>>> wordOr(ListOf<T> list, String... words) {
    return new Choice.WordOrMore<>(new Scalar.OneOf(Arrays.asList(words)), list);
  }

  /** A word, or a block that says more. */
  static Form<WordOr<Section>> wordOr(PlainText<String> word, Supplier<Shape> keys) {
    return new Choice.WordOrMore<>(word, new Block(keys));
  }

  /** A list of any number of items. */
  static <T> ListOf<T> list(Form<T> items) {
    return new ListOf<>(items, 0, Integer.MAX_VALUE, false);
  }

  /** A list of one or more items; duplicates are allowed. */
  static <T> ListOf<T> some(Form<T> items) {
    return new ListOf<>(items, 1, Integer.MAX_VALUE, false);
  }

  /** A list of one or more items without duplicates. */
  static <T> ListOf<T> distinct(Form<T> items) {
    return distinct(items, Integer.MAX_VALUE);
  }

  /** The same, or an empty list, with which an environment removes the items. */
  static <T> ListOf<T> distinctOrNone(Form<T> items, int most) {
    return new ListOf<>(items, 0, most, true);
  }

  static <T> ListOf<T> distinct(Form<T> items, int most) {
    return new ListOf<>(items, 1, most, true);
  }

  /** A list without duplicates, or {@code ${Name}} for a parameter with the whole list. */
  static Form<Texts> texts(Form<Text> items, int most) {
    return new Choice.ListOrParameter(distinct(items, most));
  }

  /** A map whose names the user chooses. */
  static <T> Form<Named<T>> named(String words, Name names, Form<T> values) {
    return new MapOf<>(words, names, values);
  }

  /** The same, or a list of items such as {@code KEY=value}. */
  static <T> Form<Named<T>> namedOrPairs(String words, Name names, Form<T> values) {
    return new Choice.MapOrItems<>(new MapOf<>(words, names, values), Optional.empty());
  }

  /** A map whose names the user chooses, or a list of names that all have the same value. */
  static <T> Form<Named<T>> namedOrNames(String words, Name names, Form<T> values, String value) {
    return new Choice.MapOrItems<>(new MapOf<>(words, names, values), Optional.of(value));
  }

  /** A block with known keys. */
  static Form<Section> block(Supplier<Shape> keys) {
    return new Block(keys);
  }

  /** A block that is read later. */
  static Form<Node> unread(Supplier<Shape> keys) {
    return new Unread(new Block(keys));
  }

  /** A value, or a block with known keys. */
  static <T> Form<OrBlock<T>> orBlock(Form<T> other, Supplier<Shape> keys) {
    return new Choice.BlockOrOther<>(new Block(keys), other);
  }

  /** A block, or the value of one key in place of a block with only that key. */
  static Form<Section> blockOr(Shape keys, Key<?> shorthand) {
    return new Choice.BlockOr(new Block(() -> keys), shorthand);
  }

  /** Any value. */
  static Form<Node> anything(String words) {
    return new Anything(words);
  }
}
