package dev.fargen.migrate.compose;

import dev.fargen.migrate.CannotImport;
import dev.fargen.migrate.HiddenSecrets;
import dev.fargen.migrate.ImportOptions;
import dev.fargen.migrate.Imported;
import dev.fargen.migrate.Importer;
import dev.fargen.migrate.LegalName;
import dev.fargen.migrate.Report;
import dev.fargen.migrate.SecretText;
import dev.fargen.migrate.Sources;
import dev.fargen.migrate.draft.DraftMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes a spec from the files of a Compose application. */
public final class ComposeImporter implements Importer {

  private static final String SERVICES = "services";

  /** Names of services that call others, and that none calls. */
  private static final Pattern WORKER =
      Pattern.compile(
          "worker|schedul|beat|cron|sidekiq|consumer|\\bbot\\b|\\bjobs?\\b|backup|exporter");

  @Override
  public Imported read(Sources sources, ImportOptions options) {
    ComposeFiles files = ComposeFiles.of(sources, options);
    Variables variables = new Variables(files.environment(), files.places());
    Report report = new Report();
    ProjectLoader loader = new ProjectLoader(sources, report, variables);
    ItemMap file = loader.load(files);
    Map<String, ItemMap> active = active(file, options, files, report);
    String name = name(file, options, files);
    String root = ProjectRoot.of(active.values(), file.literal("name"));
    BuildFiles builds = new BuildFiles(sources, loader.directories(), root);
    EnvFiles envFiles = new EnvFiles(sources, builds, variables);
    Application application = new Application(active, builds, envFiles);
    Texts texts = new Texts(sources, builds, file.map("configs"));
    Rewriter rewriter = new Rewriter(application);
    ServicePorts ports = new ServicePorts(application, rewriter, texts, builds);
    DraftMap spec = new DraftMap();
    spec.put("name", name);
    file.text("name").ifPresent(text -> spec.from("name", text.origin()));
    Conversion conversion =
        new Conversion(
            sources,
            options,
            report,
            file,
            spec,
            variables,
            new Secrets(name),
            builds,
            envFiles,
            application,
            texts,
            rewriter,
            ports,
            new Doors(application, ports));
    write(conversion);
    HiddenSecrets hidden = new HiddenSecrets(name, report);
    conversion.secrets().values().forEach(hidden::know);
    hidden.hide(spec, Optional.empty());
    return new Imported(spec, report);
  }

  private static void write(Conversion conversion) {
    DraftMap spec = conversion.spec();
    spec.put("network", new DraftMap().put("create", new DraftMap().put("nat", "single")));
    spec.comment(
        "network",
        "A VPC of this stack. For an existing one, write its ids: `vpc`, `subnets` and"
            + " `public_subnets`.");
    for (Map.Entry<String, Replaced> one : conversion.application().replaced().entrySet()) {
      replaced(conversion, one.getKey(), one.getValue());
    }
    conversion.file().get(SERVICES).ifPresent(all -> spec.map("workloads", all.origin()));
    passwords(conversion);
    Keys.noteEmpty(conversion.file(), "file", conversion.report());
    LinkPlan links = new LinkPlan(conversion.application(), conversion.ports());
    WorkloadWriter writer = new WorkloadWriter(conversion, links, FileMounts.names());
    for (Service service : conversion.application().workloads()) {
      writer.write(service);
    }
    unreachable(conversion, links);
    new DatabaseWriter(conversion).write();
    new CacheWriter(conversion).write();
    new TopWriter(conversion).write();
    SharedBuilds.share(conversion);
  }

  /** Names the workloads that others may call by names in their programs. */
  private static void unreachable(Conversion conversion, LinkPlan links) {
    List<String> ids = new ArrayList<>();
    for (Service service : conversion.application().workloads()) {
      boolean works =
          WORKER.matcher(service.name().toLowerCase(Locale.ROOT)).find()
              || service.keys().get("command").isPresent()
              || service.keys().get("entrypoint").isPresent();
      boolean reached =
          !conversion.ports().tcp(service).isEmpty() || !ServicePorts.udp(service).isEmpty();
      boolean calls = links.isLinked(service);
      if (!works && !reached && !calls && !conversion.application().isManual(service)) {
        ids.add("`" + service.id() + "`");
      }
    }
    if (!ids.isEmpty() && conversion.application().workloads().size() > 1) {
      conversion
          .report()
          .remark(
              "nothing says which port "
                  + String.join(", ", ids)
                  + (ids.size() == 1 ? " listens on" : " listen on")
                  + ": where another workload calls one, write `port` in it, and `links` in the"
                  + " other");
    }
  }

  /** The passwords of stores that stay containers, which their clients have too. */
  private static void passwords(Conversion conversion) {
    for (Service service : conversion.application().services()) {
      boolean store = service.data().isPresent();
      ItemMap variables = service.variables();
      for (String name : variables.keys()) {
        Optional<ItemText> value = variables.text(name);
        boolean secret =
            value.filter(text -> SecretText.isSecret(name, text.literal())).isPresent();
        boolean plain = value.filter(text -> text.text().variables().isEmpty()).isPresent();
        if (store && secret && plain) {
          String own =
              conversion.variables().place(name).filter(value.get().origin()::equals).isPresent()
                  ? conversion.secrets().shared(name)
                  : conversion.secrets().own(service, name, value.get().origin());
          conversion.secrets().note("", value.get().literal(), own);
        }
      }
    }
  }

  private static void replaced(Conversion conversion, String name, Replaced by) {
    conversion
        .application()
        .service(name)
        .ifPresent(
            service -> {
              String subject = SERVICES + "." + name;
              switch (by.verdict()) {
                case IGNORED -> conversion.report().ignored(service.origin(), subject, by.why());
                case CHANGED -> conversion.report().changed(service.origin(), subject, by.why());
                default -> conversion.report().refused(service.origin(), subject, by.why());
              }
            });
  }

  private static String name(ItemMap file, ImportOptions options, ComposeFiles files) {
    String directory =
        files.directory().isEmpty() || files.directory().startsWith("..")
            ? options.directory()
            : Paths.file(files.directory());
    return options
        .name()
        .or(() -> file.text("name").map(text -> LegalName.spec(text.literal())))
        .or(
            () ->
                Optional.ofNullable(files.environment().get("COMPOSE_PROJECT_NAME"))
                    .map(LegalName::spec))
        .orElseGet(() -> LegalName.spec(directory));
  }

  /** The services that are started; those of other profiles are noted. */
  private static Map<String, ItemMap> active(
      ItemMap file, ImportOptions options, ComposeFiles files, Report report) {
    Map<String, ItemMap> active = new LinkedHashMap<>();
    ItemMap services = file.map(SERVICES).orElse(ItemMap.empty(file.origin()));
    String set = files.environment().getOrDefault("COMPOSE_PROFILES", "");
    for (String name : services.keys()) {
      Optional<ItemMap> service = services.map(name);
      List<ItemText> profiles = service.map(keys -> keys.texts("profiles")).orElse(List.of());
      boolean on = profiles.isEmpty();
      for (ItemText profile : profiles) {
        String one = profile.literal();
        on |= options.profiles().contains(one) || options.profiles().contains("*");
        on |= List.of(set.split(",")).contains(one);
      }
      boolean wanted = options.wants(name);
      if (service.isPresent() && on && wanted) {
        active.put(name, Keys.withoutEmpty(service.get()));
      } else if (service.isPresent()) {
        report.ignored(
            service.get().origin(),
            SERVICES + "." + name,
            wanted
                ? "its profile is off; `--compose-profile "
                    + profiles.get(0).literal()
                    + "` turns it on"
                : "`--service` does not name it");
      }
    }
    if (active.isEmpty()) {
      throw new CannotImport(
          "`"
              + file.origin().file()
              + "` has no services"
              + (services.keys().isEmpty() ? "" : " of these profiles and names"));
    }
    return active;
  }
}
