package dev.fargen.migrate.copilot;

import dev.fargen.migrate.CannotImport;
import dev.fargen.migrate.Sources;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The files of a Copilot application, by what they are: all below its directory, {@code copilot}.
 *
 * @param directory what the paths of all files begin with, without a slash at the end
 * @param workspace the file with the application's name
 * @param manifests the manifest of each service and job, by the name of its directory
 * @param environments the manifest of each environment, by its name
 * @param addons the addon templates of each service and job
 * @param environmentAddons the addon templates of all environments
 * @param patches the patches of the templates of each service, job or pipeline, by its directory
 * @param pipelines the manifests of pipelines
 */
record CopilotFiles(
    String directory,
    Optional<String> workspace,
    Map<String, String> manifests,
    Map<String, String> environments,
    Map<String, Addon> addons,
    Addon environmentAddons,
    Map<String, String> patches,
    List<String> pipelines) {

  private static final String ENVIRONMENTS = "environments";

  /**
   * The addons of a service or job, or of the environments.
   *
   * @param templates all but the file of parameters
   * @param parameters the file with the values of their parameters
   */
  record Addon(List<String> templates, Optional<String> parameters) {
    Addon {
      templates = List.copyOf(templates);
    }
  }

  /**
   * Finds them by their paths; nothing is read.
   *
   * @param named the directory, or the one above it
   */
  static CopilotFiles in(String named, Sources sources) {
    String above =
        named.equals("copilot") ? named : named + (named.endsWith("/") ? "" : "/") + "copilot";
    String directory = sources.below(above).isEmpty() ? named : above;
    List<String> all = sources.below(directory);
    if (all.isEmpty()) {
      throw new CannotImport(
          "there is no directory `" + directory + "`: name the directory with the manifests");
    }
    String prefix = prefix(directory, all.get(0));
    if (all.contains(prefix + "manifest.yml") || all.contains(prefix + "manifest.yaml")) {
      throw ofOne(prefix.replaceFirst("/$", ""));
    }
    Optional<String> workspace = Optional.empty();
    Map<String, String> manifests = new TreeMap<>();
    Map<String, String> environments = new LinkedHashMap<>();
    Map<String, List<String>> addons = new TreeMap<>();
    Map<String, String> patches = new TreeMap<>();
    List<String> pipelines = new ArrayList<>();
    for (String path : all) {
      List<String> parts = List.of(path.substring(prefix.length()).split("/"));
      String first = parts.get(0);
      String last = parts.get(parts.size() - 1);
      boolean manifest = last.equals("manifest.yml") || last.equals("manifest.yaml");
      if (parts.size() == 1 && first.equals(".workspace")) {
        workspace = Optional.of(path);
      } else if (parts.size() == 1 && first.equals("pipeline.yml")) {
        pipelines.add(path);
      } else if (parts.size() == 3 && first.equals("pipelines") && manifest) {
        pipelines.add(path);
      } else if (parts.size() == 3 && first.equals(ENVIRONMENTS) && manifest) {
        environments.put(parts.get(1), path);
      } else if (parts.size() == 2 && manifest && !first.equals(ENVIRONMENTS)) {
        manifests.put(first, path);
      } else if (parts.size() == 3 && parts.get(1).equals("addons") && last.matches(".+\\.ya?ml")) {
        addons.computeIfAbsent(first, name -> new ArrayList<>()).add(path);
      } else if (last.equals("cfn.patches.yml") && path.contains("/overrides/")) {
        patches.put(path.substring(0, path.indexOf("/overrides/")), path);
      }
    }
    Map<String, Addon> sorted = new LinkedHashMap<>();
    addons.forEach((name, paths) -> sorted.put(name, addon(paths)));
    Addon shared = Optional.ofNullable(sorted.remove(ENVIRONMENTS)).orElse(addon(List.of()));
    return new CopilotFiles(
        prefix.replaceFirst("/$", ""),
        workspace,
        manifests,
        environments,
        sorted,
        shared,
        patches,
        pipelines);
  }

  /** The directory of a service, job or environment is not that of the application. */
  private static CannotImport ofOne(String directory) {
    int slash = directory.lastIndexOf('/');
    String name = directory.substring(slash + 1);
    String above = slash < 0 ? ".." : directory.substring(0, slash);
    boolean environment = above.equals(ENVIRONMENTS) || above.endsWith("/" + ENVIRONMENTS);
    String application = environment ? above.replaceFirst("/?" + ENVIRONMENTS + "$", "") : above;
    String rest = environment || name.isEmpty() ? "" : " --service " + name;
    return new CannotImport(
        "`"
            + (directory.isEmpty() ? "." : directory)
            + "` is the directory of one "
            + (environment ? "environment" : "service or job")
            + "; run `fargen import copilot"
            + (application.equals("copilot") || application.isEmpty() ? "" : " " + application)
            + rest
            + "`");
  }

  /**
   * What the paths of the directory begin with: they are relative to the directory that fargen runs
   * in where they lie below it, else absolute.
   */
  private static String prefix(String directory, String path) {
    String normal = Path.of(directory).normalize().toString().replace('\\', '/');
    String end = normal.replaceFirst("^(\\.\\./?)+", "");
    if (end.isEmpty()) {
      return "";
    }
    return path.startsWith(end + "/")
        ? end + "/"
        : path.substring(0, path.indexOf("/" + end + "/") + end.length() + 2);
  }

  private static Addon addon(List<String> paths) {
    List<String> templates = new ArrayList<>();
    Optional<String> parameters = Optional.empty();
    for (String path : paths) {
      if (path.matches(".*/addons\\.parameters\\.ya?ml")) {
        parameters = Optional.of(path);
      } else {
        templates.add(path);
      }
    }
    return new Addon(templates, parameters);
  }
}
