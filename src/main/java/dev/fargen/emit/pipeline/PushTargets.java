package dev.fargen.emit.pipeline;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.permissions.EcrNames;
import dev.fargen.workload.containers.Build;
import dev.fargen.workload.pipeline.Pipeline;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The image repositories that a pipeline pushes to, each with the environment variable that holds
 * its URI in the build.
 */
final class PushTargets {

  private static final String SUFFIX = "REPOSITORY_URI";

  private final Map<Build.Target, String> variables = new LinkedHashMap<>();

  PushTargets(Pipeline pipeline) {
    for (Build build : pipeline.builds()) {
      String words = name(build.repository()).toUpperCase(Locale.ROOT);
      String name = words.replaceAll("[^A-Z0-9]+", "_");
      String variable = name.isEmpty() ? SUFFIX : name + "_" + SUFFIX;
      for (int i = 2; isTaken(variable, build.repository()); i++) {
        variable = name + "_" + i + "_" + SUFFIX;
      }
      variables.putIfAbsent(build.repository(), variable);
    }
  }

  private boolean isTaken(String variable, Build.Target target) {
    return variables.containsValue(variable) && !variable.equals(variables.get(target));
  }

  private static String name(Build.Target target) {
    if (target instanceof Build.InPipeline own) {
      return own.name();
    }
    return target instanceof Build.Elsewhere elsewhere
        ? elsewhere.name()
        : ((Build.Existing) target).name().value().written();
  }

  /** Each repository with its variable, in the order of the builds. */
  Map<Build.Target, String> variables() {
    return variables;
  }

  /** The variable of a build's repository. */
  String variable(Build build) {
    return Optional.ofNullable(variables.get(build.repository())).orElseThrow();
  }

  /** The value of the variable. */
  static Value uri(Build.Target target, Map<String, Resource> own) {
    if (target instanceof Build.InPipeline one) {
      return Optional.ofNullable(own.get(one.name())).orElseThrow().att("RepositoryUri");
    }
    if (target instanceof Build.Elsewhere one) {
      return Intrinsic.sub(EcrNames.uri(one.region(), one.account(), one.name()));
    }
    return Intrinsic.sub(EcrNames.uri(name(target)));
  }

  /** The ARN of the repository, for the build role. */
  static Value arn(Build.Target target, Map<String, Resource> own) {
    if (target instanceof Build.InPipeline one) {
      return Optional.ofNullable(own.get(one.name())).orElseThrow().att("Arn");
    }
    return target instanceof Build.Elsewhere one
        ? EcrNames.arn(one.region(), one.account(), one.name())
        : EcrNames.arn(name(target));
  }
}
