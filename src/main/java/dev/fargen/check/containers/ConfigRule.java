package dev.fargen.check.containers;

import dev.fargen.check.rule.Conflict;
import dev.fargen.check.rule.SpecRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.SpecEnvironment;
import dev.fargen.spec.SpecThing;
import dev.fargen.spec.StackKeys;
import dev.fargen.spec.containers.ConfigKeys;
import dev.fargen.spec.containers.ContainerKeys;
import dev.fargen.spec.containers.NeededDirectories;
import dev.fargen.spec.containers.SecretKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Section;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A config has one text, and a container mounts configs that exist, each at its own path, in a
 * directory that no program needs (Amazon ECS developer guide, "Use bind mounts with Amazon ECS": a
 * mount hides the files of the image).
 */
public final class ConfigRule implements SpecRule {

  /** Directories that images do not have, for what only this file is in. */
  static final String CONFIGS = "/run/configs";

  static final String SECRETS = "/run/secrets";

  @Override
  public void check(SpecEnvironment environment, Diagnostics diagnostics) {
    environment.things(StackKeys.CONFIGS).forEach(config -> text(config, diagnostics));
    List<String> names = environment.names(StackKeys.CONFIGS);
    for (SpecThing container : environment.containers()) {
      Map<String, Span> taken = new LinkedHashMap<>();
      for (Given<Section> config : container.keys().list(ContainerKeys.CONFIGS)) {
        config
            .value()
            .get(ConfigKeys.SOURCE)
            .filter(source -> !names.contains(source.value()))
            .ifPresent(source -> diagnostics.report(unknown(source, names)));
        config
            .value()
            .get(ConfigKeys.TARGET)
            .ifPresent(path -> target(container, path, CONFIGS, taken, diagnostics));
      }
      container
          .keys()
          .named(ContainerKeys.SECRETS)
          .forEach(
              (name, entry) -> {
                Section secret = entry.value().value();
                mode(secret, diagnostics);
                secret
                    .get(SecretKeys.TARGET)
                    .ifPresent(path -> target(container, path, SECRETS, taken, diagnostics));
              });
    }
  }

  private static void text(SpecThing config, Diagnostics diagnostics) {
    List<Key<?>> both = List.of(ConfigKeys.CONTENT, ConfigKeys.FILE);
    if (config.keys().has(ConfigKeys.CONTENT) && config.keys().has(ConfigKeys.FILE)) {
      diagnostics.report(
          Conflict.of(
                  config.keys(),
                  both,
                  Map.of(
                      ConfigKeys.CONTENT, "content of the file", ConfigKeys.FILE, "file to read"))
              .help(
                  "remove `content` or `file`; in an environment, `file:` or `content:` without a"
                      + " value removes what is written for all"));
    } else if (!config.keys().has(ConfigKeys.CONTENT) && !config.keys().has(ConfigKeys.FILE)) {
      diagnostics.report(
          Diagnostic.of(
                  Code.MISSING_KEY,
                  "the config `" + config.name() + "` requires `content` or `file`")
              .at(config.key())
              .help("write the content in `content`, or a path relative to the spec in `file`"));
    }
  }

  private static Diagnostic unknown(Given<String> source, List<String> names) {
    return Diagnostic.of(
            Code.UNKNOWN_REFERENCE, "the config `" + source.value() + "` is not defined")
        .at(source.span())
        .unknown(
            source.value(),
            names,
            "write `configs: {" + source.value() + ": {file: ...}}` at the top level");
  }

  private static void mode(Section secret, Diagnostics diagnostics) {
    if (secret.has(SecretKeys.MODE) && !secret.has(SecretKeys.TARGET)) {
      diagnostics.report(
          Diagnostic.of(Code.CONFLICTING_KEYS, "`mode` requires `target`")
              .at(secret.keySpan(SecretKeys.MODE))
              .note("without `target`, the secret is an environment variable")
              .help("write, for example, `target: " + SECRETS + "/key`, or remove `mode`"));
    }
  }

  /**
   * @param free a directory that images do not have
   */
  private static void target(
      SpecThing container,
      Given<String> path,
      String free,
      Map<String, Span> taken,
      Diagnostics diagnostics) {
    String file = path.value();
    int slash = file.lastIndexOf('/');
    String directory = file.substring(0, slash);
    if (NeededDirectories.has(directory)
        && !directory.equals("/proc")) { // no mount at all is allowed
      diagnostics.report(
          Diagnostic.of(
                  Code.INVALID_VALUE,
                  "`target: "
                      + file
                      + "` would hide all files of the image in `"
                      + (directory.isEmpty() ? "/" : directory)
                      + "`")
              .at(path.span())
              .note(
                  "Fargate mounts directories only, so the directory of the file is mounted over"
                      + " that of the image")
              .help(
                  "write `target: "
                      + free
                      + file.substring(slash)
                      + "`, and configure the program to read this path"));
    }
    Optional<Map.Entry<String, Span>> other =
        Lists.first(
            List.copyOf(taken.entrySet()),
            one ->
                one.getKey().equals(file)
                    || one.getKey().startsWith(file + "/")
                    || file.startsWith(one.getKey() + "/"));
    if (other.isPresent()) {
      boolean same = other.get().getKey().equals(file);
      boolean below = file.length() > other.get().getKey().length();
      String both = below ? other.get().getKey() : file;
      String needs = "requires the directory `" + both + "`";
      diagnostics.report(
          Diagnostic.of(
                  Code.MOUNT_TWICE,
                  same
                      ? "`" + container.name() + "` has two files at `" + file + "`"
                      : "`"
                          + both
                          + "` in `"
                          + container.name()
                          + "` is both a file and a directory")
              .at(path.span(), same ? "second file" : below ? needs : "a file")
              .at(other.get().getValue(), same ? "first file" : below ? "a file" : needs)
              .help("write another `target` for one of them"));
    }
    taken.putIfAbsent(file, path.span());
  }
}
