package dev.fargen.workload.containers;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.containers.ContainerKeys;
import dev.fargen.spec.containers.SidecarKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Named;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.containers.Container.Dependency;
import dev.fargen.workload.containers.Container.Mount;
import dev.fargen.workload.containers.Container.Tmpfs;
import dev.fargen.workload.containers.Container.Variable;
import dev.fargen.workload.containers.SecretVariable.Source;
import dev.fargen.workload.environment.ThingKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Resolves the containers of a workload. */
public final class ContainerResolver {

  private static final int DEFAULT_STOP_TIMEOUT = 30;
  private static final int DEFAULT_TMPFS_SIZE = 64;

  private final ImageResolver images;
  private final Diagnostics diagnostics;

  public ContainerResolver(ImageResolver images, Diagnostics diagnostics) {
    this.images = images;
    this.diagnostics = diagnostics;
  }

  /** The container that a workload's own keys describe. */
  public Optional<Container> main(String name, Span key, Section section) {
    return container(name, key, section, Optional.empty(), Optional.empty(), Optional.empty());
  }

  public Optional<Container> sidecar(String name, Span key, Section section) {
    return container(
        name,
        key,
        section,
        section.get(SidecarKeys.CPU),
        section.get(SidecarKeys.MEMORY),
        section.get(SidecarKeys.ESSENTIAL));
  }

  /** A container that another one waits for to end can't be one whose end stops the task. */
  public List<Container> settleEssential(Container main, List<Container> sidecars) {
    List<Container> all = new ArrayList<>(List.of(main));
    all.addAll(sidecars);
    Set<String> end = new HashSet<>();
    for (Container container : all) {
      for (Dependency need : container.dependsOn()) {
        if (Set.of("complete", "success").contains(need.condition().value())) {
          end.add(need.container());
        }
      }
    }
    return Lists.map(
        all, container -> end.contains(container.name()) ? notEssential(container) : container);
  }

  private static Container notEssential(Container c) {
    return new Container(
        c.name(),
        c.image(),
        c.port(),
        c.entrypoint(),
        c.command(),
        c.workingDir(),
        c.user(),
        c.readOnly(),
        c.tmpfs(),
        c.mounts(),
        c.environment(),
        c.secrets(),
        c.healthCheck(),
        c.dependsOn(),
        c.stopTimeout(),
        c.cpu(),
        c.memory(),
        c.essential().map(was -> false),
        c.span());
  }

  private Optional<Container> container(
      String name,
      Span key,
      Section section,
      Optional<Given<Integer>> cpu,
      Optional<Given<Integer>> memory,
      Optional<Given<Boolean>> essential) {
    Optional<Image> image = images.resolve(name, key, section);
    List<SecretVariable> secrets = secrets(section);
    Container container =
        new Container(
            name,
            image.orElseGet(
                () -> new Image.Reference(Given.of(Text.of(""), key), Optional.empty(), key)),
            section.get(ContainerKeys.PORT),
            words(section, ContainerKeys.ENTRYPOINT),
            words(section, ContainerKeys.COMMAND),
            section.get(ContainerKeys.WORKING_DIR),
            section.get(ContainerKeys.USER),
            section.get(ContainerKeys.READ_ONLY),
            tmpfs(section),
            mounts(section),
            environment(section, secrets),
            Lists.filter(secrets, secret -> !isPlain(secret)),
            section.get(ContainerKeys.HEALTHCHECK).flatMap(this::healthCheck),
            dependencies(section),
            section.get(ContainerKeys.STOP_GRACE_PERIOD, DEFAULT_STOP_TIMEOUT),
            cpu,
            memory,
            essential.orElseGet(() -> Given.of(true, key)),
            key);
    return image.map(found -> container);
  }

  /** A list as it stands; a single text is split as a shell would. */
  private static List<Given<Text>> words(Section section, Key<List<Given<Text>>> key) {
    List<Given<Text>> items = section.get(key).map(Given::value).orElse(List.of());
    boolean single =
        items.size() == 1 && section.get(key).orElseThrow().span().equals(items.get(0).span());
    Optional<String> text = single ? items.get(0).value().literal() : Optional.empty();
    return text.map(
            line ->
                Lists.map(
                    CommandLine.split(line), word -> Given.of(Text.of(word), items.get(0).span())))
        .orElse(items);
  }

  private static List<Tmpfs> tmpfs(Section section) {
    List<Tmpfs> all = new ArrayList<>();
    section
        .get(ContainerKeys.TMPFS)
        .ifPresent(given -> given.value().forEach(item -> all.add(tmpfs(item))));
    return all;
  }

  private static List<Mount> mounts(Section section) {
    List<Mount> all = new ArrayList<>();
    section
        .get(ContainerKeys.VOLUMES)
        .ifPresent(given -> given.value().forEach(item -> all.add(mount(item))));
    return all;
  }

  private static Mount mount(Given<String> item) {
    int colon = item.value().indexOf(':');
    String path = item.value().substring(colon + 1);
    String bare = path.replaceFirst(":r[ow]$", "");
    return new Mount(item.value().substring(0, colon), bare, path.endsWith(":ro"), item.span());
  }

  private static Tmpfs tmpfs(Given<String> item) {
    String[] parts = item.value().split(":size=", 2);
    int size = parts.length == 2 ? Integer.parseInt(parts[1].replace("m", "")) : DEFAULT_TMPFS_SIZE;
    return new Tmpfs(parts[0], size, item.span());
  }

  /** The variables, and what stands under {@code secrets} but is none, as a host or a name. */
  private static List<Variable> environment(Section section, List<SecretVariable> secrets) {
    List<Variable> all = new ArrayList<>();
    section
        .get(ContainerKeys.ENVIRONMENT)
        .map(Given::value)
        .orElseGet(Named::none)
        .entries()
        .forEach((name, entry) -> all.add(new Variable(name, entry.value(), entry.key())));
    Lists.filter(secrets, ContainerResolver::isPlain)
        .forEach(
            secret -> all.add(new Variable(secret.name(), secret.source().text(), secret.span())));
    return all;
  }

  /** Whether it is nothing but what a thing of the spec gives, and that is no secret. */
  private static boolean isPlain(SecretVariable secret) {
    Text text = secret.source().text().value();
    return secret.source() instanceof SecretVariable.Reference
        && text.parts().size() == 1
        && Lists.any(text.things(), thing -> !ThingKind.isSecret(thing));
  }

  private List<SecretVariable> secrets(Section section) {
    List<SecretVariable> all = new ArrayList<>();
    section
        .get(ContainerKeys.SECRETS)
        .map(Given::value)
        .orElseGet(Named::none)
        .entries()
        .forEach(
            (name, entry) ->
                source(name, entry.key(), entry.value().value())
                    .ifPresent(
                        source ->
                            all.add(
                                new SecretVariable(
                                    name,
                                    source,
                                    entry.value().value().get(ContainerKeys.Secret.KMS_KEY),
                                    entry.key()))));
    return all;
  }

  private Optional<Source> source(String name, Span place, Section secret) {
    List<Source> sources = new ArrayList<>();
    secret
        .get(ContainerKeys.Secret.SECRET)
        .ifPresent(
            id ->
                sources.add(
                    new SecretVariable.Secret(
                        id,
                        secret.get(ContainerKeys.Secret.KEY),
                        secret.get(ContainerKeys.Secret.VERSION))));
    secret
        .get(ContainerKeys.Secret.SSM)
        .ifPresent(id -> sources.add(new SecretVariable.Parameter(id)));
    secret
        .get(ContainerKeys.Secret.FROM)
        .ifPresent(text -> sources.add(new SecretVariable.Reference(text)));
    int written = 0;
    for (Key<?> key :
        List.of(ContainerKeys.Secret.SECRET, ContainerKeys.Secret.SSM, ContainerKeys.Secret.FROM)) {
      written += secret.has(key) ? 1 : 0;
    }
    if (written != 1) {
      diagnostics.report(
          Diagnostic.of(
                  Code.CONFLICTING_KEYS,
                  "the secret `" + name + "` needs exactly one of `secret`, `ssm` and `from`")
              .at(place)
              .help("write `" + name + ": {secret: name-of-the-secret}`"));
    }
    for (Key<?> key : List.of(ContainerKeys.Secret.KEY, ContainerKeys.Secret.VERSION)) {
      if (secret.has(key) && !secret.has(ContainerKeys.Secret.SECRET) && written == 1) {
        diagnostics.report(
            Diagnostic.of(
                    Code.CONFLICTING_KEYS,
                    "`" + key.name() + "` is for a secret that is named by `secret`")
                .at(secret.keySpan(key))
                .help("write it with `secret`, or take it away"));
      }
    }
    return sources.size() == 1 ? Optional.of(sources.get(0)) : Optional.empty();
  }

  private Optional<HealthCheck> healthCheck(Given<Section> given) {
    Section check = given.value();
    Optional<Given<List<Given<Text>>>> test = check.get(ContainerKeys.HealthCheck.TEST);
    if (test.isEmpty()) {
      if (!check.has(ContainerKeys.HealthCheck.TEST)) {
        diagnostics.report(
            Diagnostic.of(Code.MISSING_KEY, "a container's health check needs `test`")
                .at(given.span().first(1))
                .help("write `test: curl -f http://localhost/health`"));
      }
      return Optional.empty();
    }
    List<Given<Text>> words = test.get().value();
    if (words.isEmpty()) {
      return Optional.empty(); // each was wrong, and that has been said
    }
    String first = words.get(0).value().literal().orElse("");
    boolean none = first.equals("NONE");
    if (none || (words.size() == 1 && Set.of("CMD", "CMD-SHELL").contains(first))) {
      diagnostics.report(
          Diagnostic.of(Code.INVALID_VALUE, "`" + first + "` alone is no health check")
              .at(words.get(0).span())
              .help(none ? "take `healthcheck` away" : "write the command behind it"));
      return Optional.empty();
    }
    boolean shell = words.size() == 1 && words.get(0).span().equals(test.get().span());
    return Optional.of(
        new HealthCheck(
            words,
            shell,
            check.get(ContainerKeys.HealthCheck.INTERVAL, 10),
            check.get(ContainerKeys.HealthCheck.TIMEOUT, 5),
            check.get(ContainerKeys.HealthCheck.RETRIES, 3),
            check.get(ContainerKeys.HealthCheck.START_PERIOD, 0),
            given.span()));
  }

  private static List<Dependency> dependencies(Section section) {
    List<Dependency> all = new ArrayList<>();
    section
        .get(ContainerKeys.DEPENDS_ON)
        .map(Given::value)
        .orElseGet(Named::none)
        .entries()
        .forEach((name, entry) -> all.add(new Dependency(name, entry.value(), entry.key())));
    return all;
  }
}
