package dev.fargen.spec.hint;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.spec.form.Shape;
import dev.fargen.yaml.MapNode;
import java.util.Optional;
import java.util.Set;

/** Adds to what was found in a spec the line to write instead, where one can be told. */
public final class Hints {

  private static final Set<Code> OF_VALUES =
      Set.of(Code.WRONG_TYPE, Code.INVALID_VALUE, Code.INVALID_SCHEDULE);

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
    return help(diagnostic).map(diagnostic::help).orElse(diagnostic);
  }

  private Optional<String> help(Diagnostic diagnostic) {
    boolean ofKey = diagnostic.code() == Code.UNKNOWN_KEY;
    if (!ofKey && !OF_VALUES.contains(diagnostic.code())) {
      return Optional.empty();
    }
    Optional<Place> place = Place.of(diagnostic.span(), tree, root);
    if (ofKey) {
      return place.flatMap(one -> new KeyHints(tree, root).help(one));
    }
    Optional<String> known = place.flatMap(ValueHints::help);
    boolean spelled =
        diagnostic.help().isEmpty()
            || diagnostic.code() != Code.INVALID_VALUE
            || place.flatMap(Place::key).filter(key -> key.name().equals("cidr")).isPresent();
    Optional<String> better =
        known.isPresent() || !spelled ? known : place.flatMap(ValueHints::spelling);
    return better.isPresent() || diagnostic.help().isPresent() || !diagnostic.notes().isEmpty()
        ? better
        : place.flatMap(ValueHints::example);
  }
}
