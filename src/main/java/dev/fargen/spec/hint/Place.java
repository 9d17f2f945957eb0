package dev.fargen.spec.hint;

import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Block;
import dev.fargen.spec.form.Choice;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.ListOf;
import dev.fargen.spec.form.MapOf;
import dev.fargen.spec.form.Shape;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A value in the tree of a spec, and what the definitions say about it.
 *
 * @param steps the way to it, with {@link MapOf#NAME} for names of the user's choice
 * @param written the same with the names as they are written
 * @param form what the value may look like; empty where no definition knows it
 * @param key the innermost key on the way to it
 * @param pointed the entry of this map whose key is meant, instead of the whole value
 */
record Place(
    List<String> steps,
    List<String> written,
    Node value,
    Optional<Form<?>> form,
    Optional<Key<?>> key,
    Optional<MapNode.Entry> pointed) {

  Place {
    steps = List.copyOf(steps);
    written = List.copyOf(written);
  }

  /** The place that the span is about; one that the definitions know, where there are several. */
  static Optional<Place> of(Span span, MapNode tree, Shape root) {
    List<Place> found = new ArrayList<>();
    Form<?> form = new Block(() -> root);
    new Place(List.of(), List.of(), tree, Optional.of(form), Optional.empty(), Optional.empty())
        .find(span, found);
    Optional<Place> known = Lists.first(found, place -> place.form.isPresent());
    return known.isPresent() ? known : Lists.first(found);
  }

  /** The keys that may stand in the block here. */
  Optional<Shape> block() {
    return form.flatMap(Form::shape);
  }

  /** The map with names of the user's choice that may stand here. */
  Optional<MapOf<?>> map() {
    return form.flatMap(Place::mapIn);
  }

  /** The list that may stand here. */
  Optional<ListOf<?>> list() {
    return form.flatMap(Place::listIn);
  }

  /** Its path, without the environment that it is written in. */
  String path() {
    return String.join(".", steps.subList(environment(), steps.size()));
  }

  /** How many steps lead into the environment that it is written in. */
  int environment() {
    return steps.size() > 1 && steps.get(0).equals("environments") ? 2 : 0;
  }

  private void find(Span span, List<Place> found) {
    boolean whole = value.span().equals(span);
    if (whole || (value instanceof ScalarNode && value.span().contains(span))) {
      found.add(this);
    } else if (value instanceof MapNode map) {
      for (MapNode.Entry entry : map.entries()) {
        if (entry.key().span().contains(span)) {
          found.add(new Place(steps, written, value, form, key, Optional.of(entry)));
        } else {
          below(entry).find(span, found);
        }
      }
    } else if (value instanceof ListNode list) {
      Optional<Form<?>> items = list().map(ListOf::items);
      list.items().forEach(item -> ofItem(item, items).find(span, found));
    }
  }

  private Place below(MapNode.Entry entry) {
    String name = entry.key().text();
    Optional<Key<?>> known = block().flatMap(shape -> shape.key(name));
    if (known.isPresent()) {
      return new Place(
          with(steps, name),
          with(written, name),
          entry.value(),
          Optional.of(known.get().form()),
          known,
          Optional.empty());
    }
    Optional<Form<?>> named = map().map(MapOf::values);
    return new Place(
        with(steps, named.isPresent() ? MapOf.NAME : name),
        with(written, name),
        entry.value(),
        named,
        named.isPresent() ? key : Optional.empty(),
        Optional.empty());
  }

  private Place ofItem(Node item, Optional<Form<?>> items) {
    return new Place(ofItem(steps), ofItem(written), item, items, key, Optional.empty());
  }

  private static List<String> ofItem(List<String> path) {
    int last = path.size() - 1;
    return last < 0 ? path : with(path.subList(0, last), path.get(last) + "[]");
  }

  private static List<String> with(List<String> path, String step) {
    List<String> longer = new ArrayList<>(path);
    longer.add(step);
    return longer;
  }

  private static Optional<MapOf<?>> mapIn(Form<?> form) {
    Form<?> bare = form.bare();
    if (bare instanceof MapOf<?> map) {
      return Optional.of(map);
    }
    return bare instanceof Choice<?> choice
        ? Lists.firstPresent(choice.forms(), Place::mapIn)
        : Optional.empty();
  }

  private static Optional<ListOf<?>> listIn(Form<?> form) {
    Form<?> bare = form.bare();
    if (bare instanceof ListOf<?> list) {
      return Optional.of(list);
    }
    return bare instanceof Choice<?> choice
        ? Lists.firstPresent(choice.forms(), Place::listIn)
        : Optional.empty();
  }
}
