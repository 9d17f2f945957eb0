package dev.fargen.params;

import dev.fargen.diag.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Why something is there that not every environment may have. The condition for it is named after
 * the cause, and the parameter behind the condition is described in its words.
 */
public sealed interface Cause {

  /** As it stands in names: {@code Certificate} for {@code HasCertificate}. */
  String id();

  /** What an environment has, or has not, for people: {@code a certificate}. */
  String words();

  /**
   * The causes that it may be, the outermost first: the first that stands for the environments in
   * question is meant, else the last.
   */
  default List<Cause> chain() {
    return List.of(this);
  }

  /**
   * A thing of the spec, with all that belongs to it.
   *
   * @param name where the spec names it
   */
  record Thing(String id, String words, Span name) implements Cause {}

  /**
   * Something that an emitter does where the spec asks for it: a part of a thing or of the stack.
   *
   * @param outer the chain before it: what it can't be without
   */
  record Part(String id, String words, List<Cause> outer) implements Cause {

    public Part {
      outer = List.copyOf(outer);
    }

    public Part(String id, String words) {
      this(id, words, List.of());
    }

    /** The same part of something that may be missing itself. */
    public Part within(Cause other) {
      List<Cause> all = new ArrayList<>(other.chain());
      all.addAll(outer);
      return new Part(id, words, all);
    }

    /** The same as a thing, which the spec names there. */
    public Thing at(Span name) {
      return new Thing(id, words, name);
    }

    @Override
    public List<Cause> chain() {
      List<Cause> all = new ArrayList<>(outer);
      all.add(this);
      return all;
    }
  }

  /** What differs although nobody named a cause: named for its place in the template. */
  record Unnamed(String id, String words) implements Cause {}
}
