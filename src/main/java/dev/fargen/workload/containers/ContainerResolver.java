package dev.fargen.workload.containers;

import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.SpecThing;
import dev.fargen.spec.containers.ContainerKeys;
import dev.fargen.spec.containers.SidecarKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Key;
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

  private final ImageResolver images;

  public ContainerResolver(ImageResolver images) {
    this.images = images;
  }

  /** The container that a workload's own keys describe. */
  public Optional<Container> main(SpecThing workload) {
    return container(workload, Optional.empty(), Optional.empty(), Given.of(true, workload.key()));
  }

  public Optional<Container> sidecar(SpecThing sidecar) {
    return container(
        sidecar,
        sidecar.keys().get(SidecarKeys.CPU),
        sidecar.keys().get(SidecarKeys.MEMORY),
        sidecar.keys().value(SidecarKeys.ESSENTIAL));
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
      SpecThing written,
      Optional<Given<Integer>> cpu,
      Optional<Given<Integer>> memory,
      Given<Boolean> essential) {
    Section section = written.keys();
    Span key = written.key();
    List<SecretVariable> secrets = secrets(section);
    return images
        .resolve(written.name(), section)
        .map(
            image ->
                new Container(
                    written.name(),
                    image,
                    section.get(ContainerKeys.PORT),
                    words(section, ContainerKeys.ENTRYPOINT),
                    words(section, ContainerKeys.COMMAND),
                    section.get(ContainerKeys.WORKING_DIR),
                    section.get(ContainerKeys.USER),
                    section.get(ContainerKeys.READ_ONLY),
                    Lists.map(section.list(ContainerKeys.TMPFS), ContainerResolver::tmpfs),
                    Lists.map(section.list(ContainerKeys.VOLUMES), ContainerResolver::mount),
                    environment(section, secrets),
                    Lists.filter(secrets, secret -> !isPlain(secret)),
                    section.get(ContainerKeys.HEALTHCHECK).flatMap(ContainerResolver::healthCheck),
                    dependencies(section),
                    section.value(ContainerKeys.STOP_GRACE_PERIOD),
                    cpu,
                    memory,
                    essential,
                    key));
  }

  /** A list as it stands; a single text is split as a shell would. */
  private static List<Given<Text>> words(Section section, Key<List<Given<Text>>> key) {
    List<Given<Text>> items = section.list(key);
    boolean single =
        items.size() == 1 && section.get(key).orElseThrow().span().equals(items.get(0).span());
    Optional<String> text = single ? items.get(0).value().literal() : Optional.empty();
    return text.map(
            line ->
                Lists.map(
                    CommandLine.split(line), word -> Given.of(Text.of(word), items.get(0).span())))
        .orElse(items);
  }

  private static Mount mount(Given<String> item) {
    int colon = item.value().indexOf(':');
    String path = item.value().substring(colon + 1);
    String bare = path.replaceFirst(":r[ow]$", "");
    return new Mount(item.value().substring(0, colon), bare, path.endsWith(":ro"), item.span());
  }

  private static Tmpfs tmpfs(Given<String> item) {
    String[] parts = item.value().split(":size=", 2);
    int size =
        parts.length == 2 ? Integer.parseInt(parts[1].replace("m", "")) : ContainerKeys.TMPFS_MIB;
    return new Tmpfs(parts[0], size, item.span());
  }

  /** The variables, and what stands under {@code secrets} but is none, as a host or a name. */
  private static List<Variable> environment(Section section, List<SecretVariable> secrets) {
    List<Variable> all = new ArrayList<>();
    section
        .named(ContainerKeys.ENVIRONMENT)
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

  private static List<SecretVariable> secrets(Section section) {
    List<SecretVariable> all = new ArrayList<>();
    section
        .named(ContainerKeys.SECRETS)
        .forEach(
            (name, entry) -> {
              Section secret = entry.value().value();
              Optional<Given<Text>> key = secret.get(ContainerKeys.Secret.KMS_KEY);
              source(secret)
                  .ifPresent(from -> all.add(new SecretVariable(name, from, key, entry.key())));
            });
    return all;
  }

  private static Optional<Source> source(Section secret) {
    return secret
        .get(ContainerKeys.Secret.SECRET)
        .<Source>map(
            id ->
                new SecretVariable.Secret(
                    id,
                    secret.get(ContainerKeys.Secret.KEY),
                    secret.get(ContainerKeys.Secret.VERSION)))
        .or(() -> secret.get(ContainerKeys.Secret.SSM).map(SecretVariable.Parameter::new))
        .or(() -> secret.get(ContainerKeys.Secret.FROM).map(SecretVariable.Reference::new));
  }

  private static Optional<HealthCheck> healthCheck(Given<Section> given) {
    Section check = given.value();
    return check
        .get(ContainerKeys.HealthCheck.TEST)
        .filter(test -> !test.value().isEmpty())
        .map(
            test ->
                new HealthCheck(
                    test.value(),
                    test.value().size() == 1 && test.value().get(0).span().equals(test.span()),
                    check.value(ContainerKeys.HealthCheck.INTERVAL),
                    check.value(ContainerKeys.HealthCheck.TIMEOUT),
                    check.value(ContainerKeys.HealthCheck.RETRIES),
                    check.value(ContainerKeys.HealthCheck.START_PERIOD),
                    given.span()));
  }

  private static List<Dependency> dependencies(Section section) {
    List<Dependency> all = new ArrayList<>();
    section
        .named(ContainerKeys.DEPENDS_ON)
        .forEach((name, entry) -> all.add(new Dependency(name, entry.value(), entry.key())));
    return all;
  }
}
