package dev.fargen.spec.form;

import dev.fargen.list.Lists;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
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
      return node instanceof MapNode
          ? block.read(node, in)
          : Optional.of(SectionReader.shorthand(node, shorthand, block.keys().get(), in));
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

  /** One of a few words, or a list. */
  record WordOrList<T>(Scalar.OneOf one, ListOf<T> list) implements Choice<WordOr<List<Given<T>>>> {
    @Override
    public List<Form<?>> forms() {
      return List.of(one, list);
    }

    @Override
    public Optional<WordOr<List<Given<T>>>> read(Node node, Reading in) {
      if (node instanceof ListNode) {
        return list.read(node, in).map(items -> new WordOr<>(Optional.empty(), Optional.of(items)));
      }
      if (node instanceof MapNode) {
        return in.wrongType(node, words());
      }
      return one.read(node, in).map(word -> new WordOr<>(Optional.of(word), Optional.empty()));
    }
  }
}
