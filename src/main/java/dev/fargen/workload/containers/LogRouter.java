package dev.fargen.workload.containers;

import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.containers.ContainerKeys;
import dev.fargen.spec.containers.ImageKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Named;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.services.LogKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A log router between the containers of a task and where their output goes (Amazon ECS developer
 * guide, "Send Amazon ECS logs to an AWS service or AWS Partner").
 *
 * @param options of the output of Fluent Bit
 * @param secretOptions those that ECS fetches when a task starts
 * @param metadata whether each line says which task it is from
 * @param configFile the path of a configuration in the image
 * @param span what the spec has it for
 */
public record LogRouter(
    List<Variables.Variable> options,
    List<SecretVariable> secretOptions,
    Given<Boolean> metadata,
    Optional<Given<String>> configFile,
    Span span) {

  /** The name of its container. */
  public static final String NAME = "log-router";

  /** MiB of memory that its container reserves. */
  public static final int RESERVED = 50;

  public LogRouter {
    options = List.copyOf(options);
    secretOptions = List.copyOf(secretOptions);
  }

  /** What the keys of {@code logs} say; empty if they have no destination. */
  static Optional<LogRouter> of(Section logs, Map<String, String> values) {
    if (!logs.has(LogKeys.DESTINATION) && !logs.has(LogKeys.CONFIG_FILE_PATH)) {
      return Optional.empty();
    }
    return Optional.of(
        new LogRouter(
            Variables.plain(logs, LogKeys.DESTINATION),
            secrets(logs, LogKeys.SECRET_OPTIONS, values),
            logs.value(LogKeys.ENABLE_METADATA),
            logs.get(LogKeys.CONFIG_FILE_PATH),
            logs.keySpan(
                logs.has(LogKeys.DESTINATION) ? LogKeys.DESTINATION : LogKeys.CONFIG_FILE_PATH)));
  }

  private static List<SecretVariable> secrets(
      Section logs, Key<Named<Section>> key, Map<String, String> values) {
    List<SecretVariable> secrets = new ArrayList<>();
    logs.named(key)
        .forEach(
            (name, entry) ->
                SecretVariable.of(name, entry.key(), entry.value().value(), values)
                    .ifPresent(secrets::add));
    return secrets;
  }

  /** The value of an option; Fluent Bit ignores the case of its name. */
  public Optional<Given<Text>> option(String name) {
    return Lists.first(options, one -> one.name().equalsIgnoreCase(name))
        .map(Variables.Variable::value);
  }

  /** The name of the output, in lower case; empty if the configuration file has it. */
  public String output() {
    return option("Name").map(name -> name.value().written()).orElse("").toLowerCase(Locale.ROOT);
  }

  /** The containers of a task with that of the router, which starts first. */
  static List<Container> complete(
      Section logs, List<Container> containers, ImageResolver images, Map<String, String> values) {
    Optional<LogRouter> router = of(logs, values);
    Optional<Image> image = router.flatMap(one -> image(one, logs, images));
    if (router.isEmpty() || image.isEmpty() || containers.isEmpty()) {
      return containers;
    }
    Span span = router.get().span();
    Given<String> started = Given.of("started", span);
    List<Container> all = new ArrayList<>();
    for (Container container : containers) {
      all.add(
          container.isAdded()
              ? container
              : container.with(
                  container.files(),
                  container.lifecycle().after(new Lifecycle.Dependency(NAME, started, span))));
    }
    Variables variables =
        new Variables(
            Variables.plain(logs, LogKeys.ENVIRONMENT), secrets(logs, LogKeys.SECRETS, values));
    all.add(container(image.get(), variables.sorted(), span));
    return all;
  }

  /** The image; one that is not written in the spec is needed because of the destination. */
  private static Optional<Image> image(LogRouter router, Section logs, ImageResolver images) {
    Given<Section> image = logs.value(LogKeys.IMAGE);
    return logs.has(LogKeys.IMAGE)
        ? images.named(image.value(), image.span())
        : image
            .value()
            .get(ImageKeys.URI)
            .map(
                uri ->
                    new Image.Reference(
                        Given.of(uri.value(), router.span()), Optional.empty(), router.span()));
  }

  private static Container container(Image image, Variables variables, Span span) {
    Given<Boolean> no = Given.of(false, span);
    return new Container(
        NAME,
        image,
        new Program(
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.of(Given.of(Text.of("0"), span)),
            Optional.empty(),
            List.of(),
            no,
            no),
        new Files(no, List.of(), List.of(), List.of()),
        new Linux(no, List.of(), List.of()),
        variables,
        List.of(),
        ContainerKeys.VERSION_CONSISTENCY.absent(span),
        new Lifecycle(
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            ContainerKeys.STOP_GRACE_PERIOD.absent(span)),
        new Share(Optional.empty(), Optional.empty(), Given.of(true, span)),
        Container.Purpose.LOGS,
        span);
  }
}
