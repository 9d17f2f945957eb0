package dev.fargen.workload.containers;

import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.SpecThing;
import dev.fargen.spec.containers.ConfigKeys;
import dev.fargen.spec.containers.ContainerKeys;
import dev.fargen.spec.containers.SecretKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A file that a container gets before it starts.
 *
 * @param variable the environment variable of {@link FilesInit} that holds its text
 * @param text its text, unless it is a secret
 * @param secret the source of its text
 */
record WrittenFile(
    String path,
    Given<String> mode,
    String variable,
    Given<Text> text,
    Optional<SecretVariable> secret,
    Span span) {

  /** Whether every user can read it. */
  boolean isReadable() {
    return isReadable(mode.value());
  }

  /** Whether a file of this mode can be read by every user. */
  static boolean isReadable(String mode) {
    return mode.charAt(mode.length() - 1) >= '4';
  }

  /** The directory that it is in. */
  String directory() {
    return path.substring(0, path.lastIndexOf('/'));
  }

  /**
   * The files of a container: its configs, and its secrets that have a path.
   *
   * @param main whether it is the main container of its task
   * @param configs the texts of the configs by their names
   * @param values of parameters
   */
  static List<WrittenFile> of(
      SpecThing container,
      boolean main,
      Map<String, Given<Text>> configs,
      Map<String, String> values) {
    List<WrittenFile> files = new ArrayList<>();
    for (Given<Section> given : container.keys().list(ContainerKeys.CONFIGS)) {
      Section config = given.value();
      Optional<Given<String>> target = config.get(ConfigKeys.TARGET);
      Given<String> source = config.needed(ConfigKeys.SOURCE, "");
      Optional<Given<Text>> text = Optional.ofNullable(configs.get(source.value()));
      if (target.isPresent() && text.isPresent()) {
        files.add(
            new WrittenFile(
                target.get().value(),
                config.value(ConfigKeys.MODE),
                "CONFIG_" + variable(source.value()),
                text.get(),
                Optional.empty(),
                target.get().span()));
      }
    }
    String owner = main ? "" : variable(container.name()) + "_";
    container
        .keys()
        .named(ContainerKeys.SECRETS)
        .forEach(
            (name, entry) ->
                secret(name, owner, entry.key(), entry.value().value(), values)
                    .ifPresent(files::add));
    return files;
  }

  private static Optional<WrittenFile> secret(
      String name, String owner, Span place, Section secret, Map<String, String> values) {
    Optional<Given<String>> target = secret.get(SecretKeys.TARGET);
    String variable = "SECRET_" + owner + variable(name);
    return target.flatMap(
        path ->
            SecretVariable.of(variable, place, secret, values)
                .map(
                    source ->
                        new WrittenFile(
                            path.value(),
                            secret.value(SecretKeys.MODE),
                            variable,
                            source.text(),
                            Optional.of(source),
                            path.span())));
  }

  /** A name for the shell: letters, digits and underscores. */
  private static String variable(String name) {
    return name.toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_');
  }

  /**
   * The directory to mount for each directory with files: itself, or one above it, because a mount
   * in a read-only mount fails.
   */
  static Map<String, String> directories(List<WrittenFile> files) {
    Map<String, String> mounted = new HashMap<>();
    List<String> all = Lists.map(files, WrittenFile::directory);
    for (String directory : all) {
      for (String above : all) {
        String shortest = mounted.getOrDefault(directory, directory);
        if (directory.startsWith(above + "/") && above.length() < shortest.length()) {
          mounted.put(directory, above);
        }
      }
    }
    return mounted;
  }
}
