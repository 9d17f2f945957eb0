package dev.fargen.spec.form;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.list.Lists;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Any of several forms. */
public sealed interface Choice<T> extends Form<T> {

  List<Form<?>> forms();

  @Override
  default String words() {
    return String.join(", or ", Lists.map(forms(), this::words));
  }

  private String words(Form<?> form) {
    boolean ofFirst = form instanceof ListOf<?> list && list.items() == forms().get(0);
    return ofFirst ? "a list of them" : form.words();
  }

  @Override
  default Optional<Shape> shape() {
    return Lists.firstPresent(forms(), Form::shape);
  }

  @Override
  default List<Part> parts() {
    return Lists.map(forms(), form -> new Part("", form));
  }

  @Override
  default List<String> spellings(String text) {
    return Lists.flatMap(forms(), form -> form.spellings(text));
  }

  /** A list, or a single item without brackets. */
  record OneOrMany<T>(ListOf<T> list) implements Choice<List<Given<T>>> {
    @Override
    public List<Form<?>> forms() {
      return List.of(list.items(), list);
    }

    @Override
    public Optional<List<Given<T>>> read(Node node, Reading in) {
      return node instanceof ListNode
          ? list.read(node, in)
          : list.items().given(node, in.orList()).map(List::of);
    }
  }

  /** A list of texts, or {@code ${Name}} for a parameter that is the whole list. */
  record ListOrParameter(ListOf<Text> list) implements Choice<Texts> {

    private static final Form<String> PARAMETER =
        Form.plain("a list parameter `${Name}`", Scalar.PARAMETER);

    @Override
    public List<Form<?>> forms() {
      return List.of(list, PARAMETER);
    }

    @Override
    public Optional<Texts> read(Node node, Reading in) {
      Optional<String> named = Reading.wholeParameter(node);
      if (node instanceof MapNode map && FromCfn.is(map)) {
        return FromCfn.read(map, in)
            .map(text -> new Texts(List.of(), Optional.empty(), Optional.of(text), 0));
      }
      if (FromCfn.meant(node).isPresent()) {
        return FromCfn.misspelt(node, in);
      }
      if (named.isEmpty() && in.refusesOperator(node)) {
        return Optional.empty();
      }
      if (named.isEmpty()) {
        return list.read(node, in).map(items -> new Texts(items, Optional.empty()));
      }
      in.usesList(named.get(), node.span());
      Optional<Node> value = in.valueOf(named.get());
      boolean good =
          value.isEmpty()
              || list.read(Texts.listed(value.get()), in.keyed(named.get())).isPresent();
      return good ? Optional.of(new Texts(List.of(), named)) : Optional.empty();
    }
  }

  /** A block, or the value of one of its keys in place of a block with only that key. */
  record BlockOr(Block block, Key<?> shorthand) implements Choice<Section> {
    @Override
    public List<Form<?>> forms() {
      return List.of(block, shorthand.form());
    }

    @Override
    public Optional<Section> read(Node node, Reading in) {
      if (node instanceof ListNode && !(shorthand.form().bare() instanceof OneOrMany)) {
        return in.wrongType(node, "a map, or " + shorthand.form().words());
      }
      boolean exported = FromCfn.replaces(node, block, shorthand.form());
      if (exported && !FromCfn.is(node)) {
        return FromCfn.misspelt(node, in);
      }
      if (exported && FromCfn.isWithMore(node, this::beside, in)) {
        return Optional.empty();
      }
      return node instanceof MapNode && !exported
          ? block.read(node, in)
          : Optional.of(SectionReader.shorthand(node, shorthand, block.keys().get(), in));
    }

    /** The key that holds the value where another key of the block is beside it. */
    private Optional<String> beside(String other) {
      return block.keys().get().key(other).map(known -> shorthand.name());
    }
  }

  /** True or false, or a value that says more. */
  record TruthOrMore<T>(Form<T> more) implements Choice<TruthOr<T>> {

    private static final Form<Boolean> TRUTH = Form.truth();

    @Override
    public List<Form<?>> forms() {
      return List.of(TRUTH, more);
    }

    @Override
    public Optional<TruthOr<T>> read(Node node, Reading in) {
      if (more.shape().isPresent() && !(node instanceof MapNode) && !isTruth(node)) {
        return in.wrongType(node, "true, false or a map");
      }
      if (node instanceof ScalarNode word
          && more.bare() instanceof Scalar.OneOf words
          && !isTruth(node)
          && word.text().indexOf("${") < 0
          && !words.choices().contains(word.text())) {
        in.report(
            Reading.notValid(in.key(), word, "true, false or " + words.words())
                .unknown(word.text(), words.choices()));
        return Optional.empty();
      }
      if (!isTruth(node)) {
        return more.read(node, in).map(read -> new TruthOr<>(Optional.empty(), Optional.of(read)));
      }
      Optional<Boolean> truth = TRUTH.read(node, in);
      boolean block = more.shape().isPresent() && truth.orElse(false);
      MapNode nothing = new MapNode(Map.of(), node.span());
      return Optional.of(new TruthOr<>(truth, block ? more.read(nothing, in) : Optional.empty()));
    }

    private static boolean isTruth(Node node) {
      return node instanceof ScalarNode scalar && Scalar.Truth.isOne(scalar);
    }
  }

  /** A value, or a block. */
  record BlockOrOther<T>(Block block, Form<T> other) implements Choice<OrBlock<T>> {
    @Override
    public List<Form<?>> forms() {
      return List.of(other, block);
    }

    @Override
    public Optional<OrBlock<T>> read(Node node, Reading in) {
      return node instanceof MapNode && !FromCfn.replaces(node, block, other)
          ? block.read(node, in).map(read -> new OrBlock<>(Optional.empty(), Optional.of(read)))
          : other.read(node, in).map(read -> new OrBlock<>(Optional.of(read), Optional.empty()));
    }
  }

  /** A word, or a list or block. */
  record WordOrMore<T>(Form<String> word, Form<T> more) implements Choice<WordOr<T>> {
    @Override
    public List<Form<?>> forms() {
      return List.of(word, more);
    }

    @Override
    public Optional<WordOr<T>> read(Node node, Reading in) {
      boolean isMore = more instanceof ListOf ? node instanceof ListNode : node instanceof MapNode;
      if (isMore) {
        return more.read(node, in).map(read -> new WordOr<>(Optional.empty(), Optional.of(read)));
      }
      return node instanceof ScalarNode
          ? word.read(node, in).map(text -> new WordOr<>(Optional.of(text), Optional.empty()))
          : in.wrongType(node, words());
    }
  }

  /**
   * A map, or a list whose items each stand for an entry of it (Compose Specification,
   * "environment" and "depends_on").
   *
   * @param value the value of every item, which then is a name; without it, an item is {@code
   *     KEY=value}
   */
  record MapOrItems<T>(MapOf<T> map, Optional<String> value) implements Choice<Named<T>> {

    private static final String PAIR = "[^=]+=[\\s\\S]*";

    /** A name alone is a variable of the shell in Compose. */
    private static Optional<Diagnostic> pair(ScalarNode item, String key) {
      return item.text().indexOf('=') > 0
          ? Optional.empty()
          : Optional.of(
              Reading.notValid(key, item, "`KEY=value`")
                  .help("write `" + ScalarNode.shortened(item.text()) + "=<value>`"));
    }

    private ListOf<String> list() {
      return Form.list(
          value.isPresent()
              ? Form.plain("a name", "[^$]+")
              : Form.plain("`KEY=value`", PAIR, MapOrItems::pair));
    }

    @Override
    public List<Form<?>> forms() {
      return List.of(map, list());
    }

    @Override
    public Optional<Named<T>> read(Node node, Reading in) {
      if (!(node instanceof ListNode items)) {
        return map.read(node, in);
      }
      return list().read(items, in).flatMap(read -> map.read(asMap(items, in), in));
    }

    private MapNode asMap(ListNode items, Reading in) {
      Map<String, MapNode.Entry> entries = new LinkedHashMap<>();
      for (ScalarNode item : Lists.only(items.items(), ScalarNode.class)) {
        int end = value.isPresent() ? item.text().length() : item.text().indexOf('=');
        ScalarNode name = item.cut(0, end);
        MapNode.Entry entry = new MapNode.Entry(name, valueOf(item, end));
        MapNode.Entry first = entries.putIfAbsent(name.text(), entry);
        if (first != null) {
          in.report(
              Diagnostic.of(
                      Code.VALUE_TWICE, "duplicate `" + name.text() + "` in `" + in.key() + "`")
                  .at(name.span(), "duplicate")
                  .at(first.key().span(), "first here")
                  .help("remove the duplicate"));
        }
      }
      return new MapNode(entries, items.span());
    }

    /** The text behind the equals sign, which is a text also where it is empty. */
    private ScalarNode valueOf(ScalarNode item, int end) {
      if (value.isPresent()) {
        return new ScalarNode(value.get(), true, item.span());
      }
      ScalarNode text = item.cut(end + 1, item.text().length());
      return text.isNull() ? new ScalarNode(text.text(), false, text.span()) : text;
    }
  }
}
