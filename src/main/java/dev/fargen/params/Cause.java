package dev.fargen.params;

import dev.fargen.diag.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Why something exists in some environments only. The condition is named after the cause, and the
 * parameter behind the condition is described in its words.
 */
public sealed interface Cause {

  /** The part of a name: {@code Certificate} in {@code HasCertificate}. */
  String id();

  /** What the parameter does where it is true, as a verb phrase: {@code Enables access logs}. */
  String words();

  /**
   * The possible causes, the outermost first: the first one that stands for the environments in
   * question applies, otherwise the last.
   */
  default List<Cause> chain() {
    return List.of(this);
  }

  /**
   * A thing of the spec, with everything that belongs to it.
   *
   * @param noun what it is, for people: {@code the queue jobs}
   * @param name where the spec names it
   */
  record Thing(String id, String noun, Span name) implements Cause {

    /** A thing without its place in the spec, for values that depend on it. */
    public Thing(String id, String noun) {
      this(id, noun, Span.START);
    }

    /** The same thing, which the spec names there. */
    public Thing at(Span place) {
      return new Thing(id, noun, place);
    }

    @Override
    public String words() {
      return "Creates " + noun;
    }
  }

  /**
   * Something that an emitter adds where the spec asks for it: a part of a thing or of the stack.
   *
   * @param outer the chain before it: what it cannot exist without
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

    @Override
    public List<Cause> chain() {
      List<Cause> all = new ArrayList<>(outer);
      all.add(this);
      return all;
    }
  }

  /** A difference without a named cause: it is named after its place in the template. */
  record Unnamed(String id, String words) implements Cause {}
}
