package dev.fargen.workload.containers;

import dev.fargen.diag.Span;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.environment.Environment;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

  /**
   * One that the pipeline makes, once for all environments, so that it is there before the first
   * push.
   *
   * @param name its name in the spec; empty for the one of {@code pipeline.build}
   * @param repository its name in ECR
   */
  public record InPipeline(String name, String repository) implements Target {

    /**
     * The repository of this name in the spec. Its name in ECR is the spec's and its own, without
     * the double hyphens that ECR does not take (Amazon ECR API reference, "CreateRepository").
     */
    public static InPipeline of(String spec, String name) {
      String path = name.isEmpty() ? spec : spec + "/" + name;
      return new InPipeline(name, path.replaceAll("-{2,}", "-"));
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof InPipeline target && repository.equals(target.repository);
    }

    @Override
    public int hashCode() {
      return repository.hashCode();
    }
  }

  /** One that exists already, where the stack is, or where the pipeline is if there is one. */
  public record Existing(Given<Text> name) implements Target {}

  /** One that exists already, of any account and region. */
  public record Elsewhere(String account, String region, String name) implements Target {}

  /** Whether the image is the same, wherever it goes. */
  public boolean builds(Build other) {
    return context.equals(other.context)
        && dockerfile.equals(other.dockerfile)
        && args.equals(other.args)
        && target.equals(other.target)
        && platform.equals(other.platform);
  }

  /** The same build with its image going somewhere else. */
  public Build to(Target elsewhere) {
    return new Build(parameter, elsewhere, context, dockerfile, args, target, platform, span);
  }

  /**
   * The same with its repository by name, which is all that the pipeline knows of it; nothing where
   * only CloudFormation knows that.
   */
  public Optional<Build> in(Environment environment) {
    return repository instanceof Existing existing
        ? environment
            .literal(existing.name())
            .map(name -> to(new Existing(Given.of(name.value(), Span.START))))
        : Optional.of(this);
  }

  public Build {
    args = Collections.unmodifiableMap(new LinkedHashMap<>(args));
  }
}
