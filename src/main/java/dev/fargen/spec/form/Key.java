package dev.fargen.spec.form;

import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.SourceFile;
import dev.fargen.diag.Span;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A key that a user may write, with everything that is to be said about it.
 *
 * @param name as it stands in the spec
 * @param meaning one or two sentences for the spec reference
 * @param absence what holds where the key is not written; empty where nothing does
 * @param becomes what it turns into: a resource type and property
 * @param example a line or two of YAML
 */
public record Key<T>(
    String name,
    Form<T> form,
    String meaning,
    Optional<Default> absence,
    Optional<String> becomes,
    Optional<String> example,
    boolean required) {

  public static <T> Key<T> of(String name, Form<T> form, String meaning) {
    return new Key<>(
        name, form, meaning, Optional.empty(), Optional.empty(), Optional.empty(), false);
  }

  /** With a value where it is not written, as a spec would have it. */
  public Key<T> fallback(String value) {
    return fallback("%s", value);
  }

  /**
   * With one value where it is not written, or two of which something else decides.
   *
   * @param pattern for people, with {@code %s} where a value stands
   */
  public Key<T> fallback(String pattern, String... values) {
    return without(Optional.of(new Default(pattern, List.of(values))));
  }

  /** With two values where it is not written: the mode of the environment decides. */
  public Key<T> byMode(String guarded, String other) {
    String unsaid = other.equals("false") ? "" : ", else %s";
    return fallback("%s where the mode is CREATE_UPDATE" + unsaid, guarded, other);
  }

  /**
   * With two values where it is not written.
   *
   * @param guarded where the mode of any environment is CREATE_UPDATE
   */
  public Key<T> byModes(String guarded, String other) {
    String words = " where every environment's mode is REPLACE_ON_FAILURE, else ";
    return fallback(other + words + guarded, guarded, other);
  }

  /** With what the resolver finds out where it is not written, in words. */
  public Key<T> otherwise(String words) {
    return without(Optional.of(new Default(words, List.of())));
  }

  private Key<T> without(Optional<Default> other) {
    return new Key<>(name, form, meaning, other, becomes, example, required);
  }

  public Key<T> becomes(String text) {
    return new Key<>(name, form, meaning, absence, Optional.of(text), example, required);
  }

  public Key<T> example(String text) {
    return new Key<>(name, form, meaning, absence, becomes, Optional.of(text), required);
  }

  public Key<T> mandatory() {
    return new Key<>(name, form, meaning, absence, becomes, example, true);
  }

  /** What holds where it is not written, for people; empty where nothing does. */
  public Optional<String> fallback() {
    return absence.map(Default::words);
  }

  /**
   * What it is where it is not written.
   *
   * @param place of what lacks it
   * @throws IllegalStateException where its default is no single value that it can have: a fault of
   *     fargen
   */
  public Given<T> absent(Span place) {
    return absent(0, 1, place);
  }

  /**
   * The same where the default is one of two values.
   *
   * @param first which of them
   */
  public Given<T> absent(Span place, boolean first) {
    return absent(first ? 0 : 1, 2, place);
  }

  private Given<T> absent(int index, int count, Span place) {
    Node written = absence.orElse(Default.NONE).written(index, count, place);
    Diagnostics unheard = new Diagnostics(new SourceFile(name, ""));
    MapNode none = new MapNode(Map.of(), place);
    return form.given(written, new Reading(unheard, name, none, new ParameterUses()))
        .orElseThrow(() -> new IllegalStateException(name + " can't be " + fallback()));
  }

  /**
   * A key is itself and no other one, however alike two are: the same name stands in many places.
   */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
