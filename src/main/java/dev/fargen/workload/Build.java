package dev.fargen.workload;

import dev.fargen.diag.Span;
import dev.fargen.spec.Given;
import dev.fargen.spec.Text;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How the image of a container is built, and where it goes.
 *
 * @param parameter the template parameter that carries the image
 * @param context the directory that the build sees, from the root of the source on
 * @param dockerfile from the context on
 * @param target the stage to stop at
 * @param platform {@code linux/amd64} or {@code linux/arm64}
 */
public record Build(
    String parameter,
    Target repository,
    String context,
    String dockerfile,
    Map<String, String> args,
    Optional<String> target,
    String platform,
    Span span) {

  /** The value of the image parameter as long as nothing has been pushed. */
  public static final String NOT_PUSHED = "not-pushed-yet";

  /** The repository that the image is pushed to. */
  public sealed interface Target {}

  /** One of the stack's own, by its name in the spec. */
  public record InStack(String name) implements Target {}

  /** One of the same account and region that exists already. */
  public record Existing(Given<Text> name) implements Target {}

  public Build {
    args = Collections.unmodifiableMap(new LinkedHashMap<>(args));
  }
}
