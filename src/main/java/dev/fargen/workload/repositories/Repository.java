package dev.fargen.workload.repositories;

import dev.fargen.diag.Span;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.environment.Environment;
import java.util.Optional;

/**
 * A repository for images, made with the stack.
 *
 * @param keep how many images are kept
 * @param retain whether it stays when the stack goes
 * @param implied whether it is there for a build, and the spec says nothing of it
 */
public record Repository(
    String name,
    Given<Boolean> immutableTags,
    Given<Boolean> scanOnPush,
    Given<Integer> keep,
    Optional<Given<Text>> kmsKey,
    Given<Boolean> retain,
    boolean implied,
    Span span) {

  /** The same with its key by name: the pipeline does not know the environments' values. */
  public Repository in(Environment environment) {
    Optional<Given<Text>> key = kmsKey.flatMap(environment::literal);
    return new Repository(name, immutableTags, scanOnPush, keep, key, retain, implied, span);
  }

  /** Whether all is the same that is said of it. */
  public boolean isLike(Repository other) {
    return name.equals(other.name)
        && immutableTags.value().equals(other.immutableTags.value())
        && scanOnPush.value().equals(other.scanOnPush.value())
        && keep.value().equals(other.keep.value())
        && retain.value().equals(other.retain.value())
        && kmsKey.map(Given::value).equals(other.kmsKey.map(Given::value));
  }
}
