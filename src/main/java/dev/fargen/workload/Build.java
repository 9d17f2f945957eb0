package dev.fargen.workload;

import dev.fargen.diag.Span;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An image that a pipeline builds.
 *
 * @param parameter the template parameter that gets the image
 * @param context the directory that is sent to the build
 * @param dockerfile within the context
 * @param target the stage that is built, if not the last
 */
public record Build(
    String parameter,
    String context,
    String dockerfile,
    Map<String, String> args,
    Optional<String> target,
    Span span) {

  public Build {
    args = Collections.unmodifiableMap(new LinkedHashMap<>(args));
  }
}
