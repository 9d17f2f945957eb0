package dev.fargen.workload;

import dev.fargen.diag.Span;
import dev.fargen.spec.Given;
import dev.fargen.spec.Text;
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
    Span span) {}
