package dev.fargen.spec.form;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Span;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** The types that keys are made of: scalars, lists, maps of names, blocks, and choices. */
public final class Types {

  private static final Regex WHOLE = new Regex("-?[0-9]{1,18}");
  private static final Regex DECIMAL = new Regex("-?[0-9]{1,12}(\\.[0-9]{1,6})?");

  private static final Set<String> TRUTHS = Set.of("true", "false");

  private Types() {}

  /** Text that may hold references. */
  public static Type<Text> text(String words) {
    return new Type<>(
        new Form.Text(words, "[\\s\\S]*"),
        (node, in) -> in.scalar(node, words).flatMap(scalar -> TextParser.parse(scalar, in)));
  }

  /** Text that may hold references; without them, or with their values, it has this pattern. */
  public static Type<Text> text(String words, String pattern) {
    return text(words, pattern, Check.pattern(words, pattern));
  }

  /** The same where a pattern alone does not say well what is wrong. */
  public static Type<Text> text(String words, String pattern, Check check) {
    return new Type<>(
        new Form.Text(words, pattern),
        (node, in) ->
            in.scalar(node, words)
                .flatMap(scalar -> TextParser.parse(scalar, in))
                .filter(text -> passes(text, check, node, in)));
  }

  private static boolean passes(Text text, Check check, Node node, Reading in) {
    Optional<ScalarNode> concrete = concrete(text, (ScalarNode) node, in);
    Optional<Diagnostic> fault = concrete.flatMap(value -> check.fault(value, in.key()));
    fault.ifPresent(f -> in.report(within(f, node) ? f : f.at(node.span(), "used here")));
    return fault.isEmpty();
  }

  private static boolean within(Diagnostic fault, Node node) {
    return node.span().contains(fault.span());
  }

  /** The text with its parameters' values in it, where those are known. */
  private static Optional<ScalarNode> concrete(Text text, ScalarNode written, Reading in) {
    if (written.tag().isPresent()) {
      return Optional.empty();
    }
    Optional<Node> given = text.parameter().flatMap(in::valueOf);
    if (given.isPresent()) {
      return given.filter(ScalarNode.class::isInstance).map(ScalarNode.class::cast);
    }
    StringBuilder all = new StringBuilder();
    for (Text.Part part : text.parts()) {
      Optional<String> piece = piece(part, in);
      if (piece.isEmpty()) {
        return Optional.empty();
      }
      all.append(piece.get());
    }
    boolean same = all.toString().equals(written.text());
    return Optional.of(
        same ? written : new ScalarNode(all.toString(), written.plain(), written.span()));
  }

  private static Optional<String> piece(Text.Part part, Reading in) {
    if (part instanceof Text.Literal literal) {
      return Optional.of(literal.text());
    }
    return part instanceof Text.ParameterReference reference
        ? in.valueOf(reference.name())
            .filter(ScalarNode.class::isInstance)
            .map(value -> ((ScalarNode) value).text())
        : Optional.empty();
  }

  /** Text without references. */
  public static Type<String> plain(String words, String pattern) {
    return plain(words, pattern, Check.pattern(words, pattern));
  }

  /** The same where a pattern alone does not say well what is wrong. */
  public static Type<String> plain(String words, String pattern, Check check) {
    return new Type<>(
        new Form.Text(words, pattern, false),
        (node, in) ->
            in.scalar(node, words)
                .filter(
                    scalar -> {
                      Optional<Diagnostic> fault = check.fault(scalar, in.key());
                      fault.ifPresent(in::report);
                      return fault.isEmpty();
                    })
                .map(ScalarNode::text));
  }

  public static Type<Integer> whole(long least, long most) {
    return whole(least, most, scalar -> Optional.empty());
  }

  /**
   * A whole number.
   *
   * @param meant the number that is meant by something else
   */
  public static Type<Integer> whole(
      long least, long most, Function<ScalarNode, Optional<String>> meant) {
    String words = "a whole number from " + least + " to " + most;
    return scalar(
        new Form.Whole(words, least, most),
        (scalar, in) -> {
          if (!WHOLE.matches(scalar.text())) {
            in.report(
                meant
                    .apply(scalar)
                    .map(
                        number ->
                            in.notOne(scalar, "a whole number").help("write `" + number + "`"))
                    .orElseGet(() -> in.notOne(scalar, "a whole number")));
            return Optional.empty();
          }
          long number = Long.parseLong(scalar.text());
          return number >= least && number <= most
              ? Optional.of((int) number)
              : outOfRange(
                  scalar,
                  words,
                  number < least ? "`" + least + "`, the least" : "`" + most + "`, the most",
                  in);
        });
  }

  public static Type<BigDecimal> decimal(String least, String most) {
    String words = "a number from " + least + " to " + most;
    BigDecimal low = new BigDecimal(least);
    BigDecimal high = new BigDecimal(most);
    return scalar(
        new Form.Decimal(words, low, high),
        (scalar, in) -> {
          if (!DECIMAL.matches(scalar.text())) {
            return in.wrongType(scalar, "a number");
          }
          BigDecimal number = new BigDecimal(scalar.text());
          return number.compareTo(low) >= 0 && number.compareTo(high) <= 0
              ? Optional.of(number)
              : outOfRange(
                  scalar,
                  words,
                  number.compareTo(low) < 0
                      ? "`" + least + "`, the least"
                      : "`" + most + "`, the most",
                  in);
        });
  }

  /** The same, where what it refers to may be secret. */
  public static <T> Type<T> secret(Type<T> type) {
    return new Type<>(type.form(), (node, in) -> type.reader().read(node, in.ofSecret()));
  }

  public static Type<Boolean> truth() {
    return scalar(
        new Form.Truth("true or false"),
        (scalar, in) ->
            switch (scalar.text()) {
              case "true" -> Optional.of(true);
              case "false" -> Optional.of(false);
              default -> in.wrongType(scalar, "true or false");
            });
  }

  /** One of a few words. */
  public static Type<String> oneOf(String... words) {
    List<String> choices = Arrays.asList(words);
    String all = "one of " + String.join(", ", choices);
    return scalar(
        new Form.OneOf(all, choices),
        (scalar, in) -> {
          if (choices.contains(scalar.text())) {
            return Optional.of(scalar.text());
          }
          String message = "`" + in.key() + "` takes " + all + ", not `" + scalar.text() + "`";
          in.report(
              Diagnostic.of(Code.INVALID_VALUE, message)
                  .at(scalar.span())
                  .unknown(scalar.text(), choices));
          return Optional.empty();
        });
  }

  /** True or false, or something else. */
  public static <T> Type<TruthOr<T>> truthOr(Type<T> other) {
    Type<Boolean> truth = truth();
    return new Type<>(
        new Form.Either(List.of(truth.form(), other.form())),
        (node, in) ->
            node instanceof ScalarNode scalar && TRUTHS.contains(scalar.text())
                ? truth
                    .reader()
                    .read(node, in)
                    .map(given -> new TruthOr<>(Optional.of(given), Optional.empty()))
                : other
                    .reader()
                    .read(node, in)
                    .map(given -> new TruthOr<>(Optional.empty(), Optional.of(given))));
  }

  /** A block; true is as good as one in which nothing is written, false is none. */
  public static Type<TruthOr<Section>> truthOrBlock(Supplier<Shape> shape) {
    Type<TruthOr<Section>> type = truthOr(block(shape));
    return new Type<>(
        type.form(),
        (node, in) ->
            type.reader()
                .read(node, in)
                .map(
                    given ->
                        given.truth().orElse(false)
                            ? new TruthOr<>(given.truth(), Optional.of(nothing(node, shape, in)))
                            : given));
  }

  private static Section nothing(Node place, Supplier<Shape> shape, Reading in) {
    return SectionReader.read(new MapNode(Map.of(), place.span()), shape.get(), in);
  }

  /** A list; with {@code orOne}, a single item may stand without brackets. */
  public static <T> Type<List<Given<T>>> list(Type<T> items, boolean orOne) {
    Form many = new Form.ListOf(items.form());
    return new Type<>(
        orOne ? new Form.Either(List.of(items.form(), many)) : many,
        (node, in) -> {
          if (!(node instanceof ListNode list)) {
            return orOne ? items.read(node, in).map(List::of) : in.wrongType(node, "a list");
          }
          List<Given<T>> read = new ArrayList<>();
          list.items().forEach(item -> items.read(item, in).ifPresent(read::add));
          return Optional.of(List.copyOf(read));
        });
  }

  /** A map from names of the user's choice, each with its place. */
  public static <T> Type<Named<T>> named(String words, Name names, Type<T> values) {
    return new Type<>(
        new Form.MapOf(words, names.pattern(), values.form()),
        (node, in) -> {
          if (!(node instanceof MapNode map)) {
            return in.wrongType(node, "a map");
          }
          Map<String, Named.Entry<T>> entries = new LinkedHashMap<>();
          for (MapNode.Entry entry : map.entries()) {
            Span key = entry.key().span();
            if (names.accepts(entry.key(), in)) {
              Reading of = in.of(entry.key().text());
              values
                  .read(blockOrEmpty(entry, values), of)
                  .ifPresent(
                      given -> entries.put(entry.key().text(), new Named.Entry<>(key, given)));
            }
          }
          return Optional.of(new Named<>(entries));
        });
  }

  /** {@code data:} with nothing behind it is a thing with nothing said about it. */
  private static Node blockOrEmpty(MapNode.Entry entry, Type<?> values) {
    boolean empty = entry.value() instanceof ScalarNode scalar && scalar.isNull();
    boolean block = values.form().shape().isPresent();
    return empty && block ? new MapNode(Map.of(), entry.key().span()) : entry.value();
  }

  /**
   * A block with known keys. Its shape is asked for where a spec has such a block: most have few of
   * all that there are.
   */
  public static Type<Section> block(Supplier<Shape> shape) {
    return new Type<>(
        new Form.Block(shape),
        (node, in) ->
            node instanceof MapNode map
                ? Optional.of(SectionReader.read(map, shape.get(), in))
                : in.wrongType(node, "a map"));
  }

  /** A block that is not read yet: it is laid over another one first. */
  public static Type<Node> unread(Supplier<Shape> shape) {
    return new Type<>(
        new Form.Block(shape),
        (node, in) -> node instanceof MapNode ? Optional.of(node) : in.wrongType(node, "a map"));
  }

  /** A block, or a scalar that stands for a block with one key. */
  public static Type<Section> blockOr(Shape shape, Key<?> shorthand) {
    return new Type<>(
        new Form.Either(List.of(new Form.Block(() -> shape), shorthand.type().form())),
        (node, in) ->
            Optional.of(
                SectionReader.read(
                    node instanceof MapNode map ? map : only(shorthand, node), shape, in)));
  }

  /** The block in which nothing is written but {@code key}. */
  static MapNode only(Key<?> key, Node value) {
    ScalarNode name = new ScalarNode(key.name(), true, value.span());
    return new MapNode(Map.of(key.name(), new MapNode.Entry(name, value)), value.span());
  }

  /** The same type with its value turned into something else. */
  static <T, R> Type<R> mapped(Type<T> type, Function<T, R> change) {
    return new Type<>(type.form(), (node, in) -> type.reader().read(node, in).map(change));
  }

  /** A node that this package does not look into. */
  public static Type<Node> anything(String words) {
    return new Type<>(new Form.Anything(words), (node, in) -> Optional.of(node));
  }

  /**
   * A scalar; where {@code ${Name}} stands in its place, this environment's value of the parameter
   * is what is read and checked.
   */
  static <T> Type<T> scalar(Form form, ScalarReader<T> reader) {
    return new Type<>(
        form,
        (node, in) -> {
          Optional<String> parameter = Reading.wholeParameter(node);
          if (parameter.isPresent()) {
            return throughParameter(parameter.get(), node, form, reader, in);
          }
          return in.scalar(node, form.words()).flatMap(scalar -> reader.read(scalar, in));
        });
  }

  private static <T> Optional<T> throughParameter(
      String parameter, Node node, Form form, ScalarReader<T> reader, Reading in) {
    in.usesText(parameter, node.span());
    Optional<Node> value = in.valueOf(parameter);
    if (value.isEmpty()) {
      in.missingValue(parameter, node.span());
      return Optional.empty();
    }
    return in.scalar(value.get(), form.words()).flatMap(scalar -> reader.read(scalar, in));
  }

  static <T> Optional<T> outOfRange(ScalarNode scalar, String words, String nearest, Reading in) {
    in.report(
        Diagnostic.of(
                Code.OUT_OF_RANGE, "`" + in.key() + "` takes " + words + ", not " + scalar.text())
            .at(scalar.span())
            .help("write " + nearest));
    return Optional.empty();
  }

  @FunctionalInterface
  interface ScalarReader<T> {
    Optional<T> read(ScalarNode scalar, Reading in);
  }
}
