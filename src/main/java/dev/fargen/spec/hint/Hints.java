package dev.fargen.spec.hint;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Span;
import dev.fargen.diag.Suggestion;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.FromCfn;
import dev.fargen.spec.form.Shape;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.ScalarNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Adds to what was found in a spec the line to write instead, where one can be told. */
public final class Hints {

  private static final Set<Code> OF_VALUES =
      Set.of(Code.WRONG_TYPE, Code.INVALID_VALUE, Code.INVALID_SCHEDULE, Code.MISPLACED_TAG);

  private final MapNode tree;
  private final Shape root;

  /**
   * @param root the keys of a spec
   */
  public Hints(MapNode tree, Shape root) {
    this.tree = tree;
    this.root = root;
  }

  /** The same with its help. */
  public Diagnostic complete(Diagnostic diagnostic) {
    return diagnostic.code() == Code.WRONG_TYPE
        ? Place.of(diagnostic.span(), tree, root)
            .flatMap(new ComposeHints(tree)::store)
            .orElseGet(() -> helped(diagnostic))
        : helped(diagnostic);
  }

  private Diagnostic helped(Diagnostic diagnostic) {
    return help(diagnostic).map(diagnostic::help).orElse(diagnostic);
  }

  private Optional<String> help(Diagnostic diagnostic) {
    if (diagnostic.code() == Code.MISSING_KEY) {
      return misnamed(diagnostic.span());
    }
    boolean ofKey = diagnostic.code() == Code.UNKNOWN_KEY;
    if (!ofKey && !OF_VALUES.contains(diagnostic.code())) {
      return Optional.empty();
    }
    Optional<Place> place = Place.of(diagnostic.span(), tree, root);
    if (diagnostic.code() == Code.MISPLACED_TAG) {
      return place
          .flatMap(new RawNames(tree)::help)
          .or(
              () ->
                  place
                      .filter(one -> refusesReferences(one) && isOfEnvironments(one))
                      .map(Hints::itself));
    }
    if (ofKey) {
      return place.flatMap(one -> new KeyHints(tree, root).help(one));
    }
    Optional<String> known =
        place
            .filter(one -> hasReference(one) && isOfEnvironments(one))
            .map(Hints::itself)
            .or(() -> place.flatMap(new RawNames(tree)::help))
            .or(() -> place.flatMap(one -> new ComposeHints(tree).help(one)))
            .or(() -> place.flatMap(one -> CopilotCount.help(one, tree)))
            .or(() -> place.flatMap(ValueHints::help));
    boolean spelled =
        diagnostic.help().isEmpty()
            || diagnostic.code() != Code.INVALID_VALUE
            || place.flatMap(Place::key).filter(key -> key.name().equals("cidr")).isPresent();
    Optional<String> better =
        known.isPresent() || !spelled ? known : place.flatMap(ValueHints::spelling);
    return better.isPresent() || diagnostic.help().isPresent() || !diagnostic.notes().isEmpty()
        ? better
        : place.flatMap(Examples::help);
  }

  private static String itself(Place place) {
    return place.environment() > 0
        ? "write the value itself"
        : "write the value itself; where environments differ, write it under `environments.<name>`";
  }

  private static boolean refusesReferences(Place place) {
    return place.form().filter(Form::refusesReferences).isPresent();
  }

  /** Whether it has a reference where none is allowed. */
  private static boolean hasReference(Place place) {
    return place.value() instanceof ScalarNode scalar
        ? scalar.text().contains("${") && refusesReferences(place)
        : FromCfn.isOrMeans(place.value())
            && place.form().filter(form -> !FromCfn.fits(form)).isPresent();
  }

  /** Whether environments can override the top-level key above it. */
  private boolean isOfEnvironments(Place place) {
    String top = place.steps().get(place.environment());
    return root.key(top).isPresent()
        && root.key("environments")
            .flatMap(key -> Lists.firstPresent(key.form().parts(), part -> part.form().shape()))
            .flatMap(shape -> shape.key(top))
            .equals(root.key(top));
  }

  /** A thing that an environment defines anew, where it means to change one of the spec. */
  private Optional<String> misnamed(Span place) {
    for (MapNode environment : maps(tree.value("environments", MapNode.class))) {
      for (MapNode.Entry section : environment.entries()) {
        Optional<MapNode> ours = tree.value(section.key().text(), MapNode.class);
        Optional<MapNode> theirs = environment.value(section.key().text(), MapNode.class);
        for (MapNode.Entry thing : theirs.map(MapNode::entries).orElse(List.of())) {
          String name = thing.key().text();
          boolean anew = ours.filter(all -> all.entry(name).isEmpty()).isPresent();
          if (anew && thing.value().span().contains(place)) {
            return Suggestion.nearest(name, ours.orElseThrow().entriesByKey().keySet())
                .map(Suggestion::question);
          }
        }
      }
    }
    return Optional.empty();
  }

  private static List<MapNode> maps(Optional<MapNode> map) {
    return map.isEmpty()
        ? List.of()
        : Lists.only(Lists.map(map.get().entries(), MapNode.Entry::value), MapNode.class);
  }
}
