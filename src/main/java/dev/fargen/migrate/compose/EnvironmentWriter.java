package dev.fargen.migrate.compose;

import dev.fargen.list.Lists;
import dev.fargen.migrate.SecretText;
import dev.fargen.migrate.StoredSecret;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.DraftValue;
import dev.fargen.migrate.draft.Origin;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes the environment variables of a container, and its secrets. */
final class EnvironmentWriter {

  private static final String ENVIRONMENT = "environment";
  private static final String SECRETS = "secrets";
  private static final String SECRET = "secret";
  private static final Pattern PASSWORD =
      Pattern.compile("([a-z][a-z0-9+.-]{0,30}://[^/@:\\s]*:)([^/@\\s]+)(@.*)", Pattern.DOTALL);
  private static final Pattern URL_OF_DATABASE =
      Pattern.compile(
          "(.*_)?(?<!CLICKHOUSE_|MONGO_|REDIS_|ELASTIC_|VECTOR_|GRAPH_)"
              + "(DATABASE|DB|POSTGRES|POSTGRESQL|PG|MYSQL|MARIADB|SQL)"
              + "_(URL|URI|DSN|CONNECTION_URI|CONNECTION_STRING)");
  private static final Map<String, String> HOSTS_OF_TOOLS =
      Map.of(
          "adminer", "ADMINER_DEFAULT_SERVER",
          "phpmyadmin", "PMA_HOST",
          "phpmyadmin/phpmyadmin", "PMA_HOST");
  private static final Set<String> PROXIES =
      Set.of("nginx", "nginxinc/nginx-unprivileged", "httpd", "caddy", "haproxy", "traefik");
  private static final Pattern LOCAL_URL =
      Pattern.compile("(?:https?|wss?)://(?:localhost|127\\.0\\.0\\.1)(?::([0-9]+))?");

  private final Conversion conversion;
  private final Service service;
  private final DraftMap container;
  private final Map<String, String> moved;

  /**
   * @param moved files that are mounted elsewhere, by the paths that the service knows
   */
  EnvironmentWriter(
      Conversion conversion, Service service, DraftMap container, Map<String, String> moved) {
    this.conversion = conversion;
    this.service = service;
    this.container = container;
    this.moved = moved;
  }

  void write() {
    new EnvFileWriter(conversion, service, container, this::variable).write();
    Optional<ItemMap> variables = service.keys().map(ENVIRONMENT);
    if (variables.isPresent()) {
      for (String name : variables.get().keys()) {
        if (variables.get().get(name).orElse(variables.get()) instanceof ItemText value) {
          variable(name, value);
        }
      }
    }
  }

  private void variable(String name, ItemText given) {
    ItemText value = given;
    remove(name);
    boolean passed = given.isNull() && conversion.variables().value(name).isEmpty();
    Optional<Database> database = unset(name, given, passed);
    if (database.isPresent()) {
      url(name, given, database.get());
      return;
    }
    if (passed && !SecretText.isNamedSo(name)) {
      conversion
          .report()
          .toDecide(
              given.origin(),
              service.subject(ENVIRONMENT) + "." + name,
              "left out: the container has it only where the shell that runs Compose has it. If"
                  + " yours does, write it under `environment`");
      return;
    }
    if (given.isNull()) {
      Interpolated text =
          Interpolation.of("${" + name + "}", conversion.variables(), given.origin());
      value = new ItemText(given.origin(), Optional.empty(), text, false);
    }
    Origin told =
        Lists.firstPresent(
                value.text().variables(), one -> conversion.variables().place(one.name()))
            .orElse(value.origin());
    value = conversion.rewriter().resolved(service, name, value);
    Origin origin = value.origin();
    String subject = service.subject(ENVIRONMENT) + "." + name;
    if (name.startsWith("VIRTUAL_") || name.startsWith("LETSENCRYPT_")) {
      conversion.report().converted(origin, subject, "`http` of the workload routes the requests");
      return;
    }
    if (isOfCache(name, value)) {
      conversion
          .report()
          .changed(
              origin,
              subject,
              "left out: the cache has no password, and only workloads that name it can connect to"
                  + " it");
      return;
    }
    Rewritten text =
        conversion
            .rewriter()
            .credential(service, name, value)
            .orElse(
                conversion
                    .rewriter()
                    .rewrite(service, Optional.of(name), moved(value.written()), true));
    local(value, subject);
    if (text.isSecret()) {
      secret(name, value, text, subject, told);
    } else if (text.stores().isEmpty() && looksSecret(name, value)) {
      plainSecret(name, value, text, told, subject);
    } else {
      boolean same = text.text().equals(value.written());
      DraftValue draft = same ? value.draft() : DraftValue.text(text.text());
      container.map(ENVIRONMENT, service.origin(ENVIRONMENT)).put(name, draft, origin);
    }
  }

  /** The database whose URL the variable has, most likely: its value is not in the files. */
  private Optional<Database> unset(String name, ItemText given, boolean passed) {
    boolean unknown = given.literal().isBlank() && !given.text().isKnown();
    List<Database> used = conversion.rewriter().used(service);
    boolean one = used.size() == 1 && !conversion.rewriter().names(service, used.get(0).service());
    boolean named = URL_OF_DATABASE.matcher(name.toUpperCase(Locale.ROOT)).matches();
    return named && one && (passed || unknown) ? Optional.of(used.get(0)) : Optional.empty();
  }

  private void url(String name, ItemText given, Database database) {
    String scheme = database.engine().equals("postgres") ? "postgresql" : "mysql";
    container
        .map(SECRETS)
        .put(
            name,
            scheme
                + "://"
                + database.reference("username")
                + ":"
                + database.reference("password")
                + "@"
                + database.reference("host")
                + ":"
                + database.port()
                + "/"
                + database.reference("name"),
            given.origin());
    conversion
        .report()
        .toDecide(
            given.origin(),
            service.subject(ENVIRONMENT) + "." + name,
            "neither `.env` nor the file has its value: the spec has the URL of `"
                + database.id()
                + "`. Change it if it is for another database or the program expects another form");
  }

  private void remove(String name) {
    container.getMap(ENVIRONMENT).ifPresent(map -> map.remove(name));
    container.getMap(SECRETS).ifPresent(map -> map.remove(name));
  }

  private String moved(String text) {
    String result = text;
    for (Map.Entry<String, String> one : moved.entrySet()) {
      result = result.replace(one.getKey(), one.getValue());
    }
    return result;
  }

  private boolean isOfCache(String name, ItemText value) {
    boolean password = name.toUpperCase(Locale.ROOT).matches(".*(PASS|PWD|PW|AUTH).*");
    return password
        && Lists.any(
            conversion.application().caches(),
            cache -> cache.passwords().contains(value.written()));
  }

  private static boolean looksSecret(String name, ItemText value) {
    boolean unknown = !value.text().isKnown() && SecretText.isNamedSo(name);
    return unknown || SecretText.isSecret(name, value.literal());
  }

  /** A text with a password of a database, or with secret variables. */
  private void secret(String name, ItemText value, Rewritten text, String subject, Origin told) {
    Origin origin = value.origin();
    DraftMap secrets = container.map(SECRETS);
    String mark = Interpolated.MARK;
    boolean alone =
        text.text().startsWith(mark) && text.text().indexOf(mark, 1) == text.text().length() - 1;
    if (alone) {
      String variable = text.text().substring(1, text.text().length() - 1);
      Optional<String> ofStore =
          isInFile(variable, value)
              ? conversion.secrets().noted("", value.literal())
              : Optional.empty();
      String secret = ofStore.orElseGet(() -> conversion.secrets().shared(variable));
      conversion.secrets().note(name, value.literal(), secret);
      secrets.put(name, new DraftMap().put(SECRET, secret), origin);
      stored(told, subject, secret, stated(variable, value));
    } else {
      secrets.put(name, conversion.secrets().referring(text.text()), origin);
      int at = text.text().indexOf(mark);
      if (at >= 0) {
        String variable = text.text().substring(at + 1, text.text().indexOf(mark, at + 1));
        stored(told, subject, conversion.secrets().shared(variable), "\"$" + variable + "\"");
      } else {
        conversion
            .report()
            .secret(
                told,
                subject,
                "the stack generates the password, and the container reads it from its secret");
      }
    }
  }

  /** Whether the value is a default of the Compose file, and in no variable of a shell. */
  private boolean isInFile(String variable, ItemText value) {
    return conversion.variables().place(variable).isEmpty() && !value.literal().isBlank();
  }

  /** The value of a variable as a shell has it; where the file has it, the user writes it. */
  private String stated(String variable, ItemText value) {
    return isInFile(variable, value) ? "'<value>'" : "\"$" + variable + "\"";
  }

  /** A value that looks like a secret. */
  private void plainSecret(
      String name, ItemText value, Rewritten text, Origin told, String subject) {
    Origin origin = value.origin();
    DraftMap secrets = container.map(SECRETS);
    List<Interpolated.Variable> variables = value.text().variables();
    Matcher url = PASSWORD.matcher(text.text());
    if (conversion.variables().place(name).filter(value.origin()::equals).isPresent()) {
      String secret = conversion.secrets().shared(name);
      secrets.put(name, new DraftMap().put(SECRET, secret), origin);
      stored(told, subject, secret, "\"$" + name + "\"");
    } else if (variables.size() == 1
        && value.written().startsWith("${")
        && value.written().endsWith("}")) {
      String secret = conversion.secrets().shared(variables.get(0).name());
      secrets.put(name, new DraftMap().put(SECRET, secret), origin);
      stored(told, subject, secret, stated(variables.get(0).name(), value));
    } else if (url.matches()) {
      String secret =
          conversion
              .secrets()
              .noted("", url.group(2))
              .orElseGet(() -> conversion.secrets().own(service, name + "_PASSWORD", origin));
      secrets.put(name, url.group(1) + "${secret:" + secret + "}" + url.group(3), origin);
      stored(told, subject, secret, "'<password>'");
    } else {
      String secret =
          conversion
              .secrets()
              .noted(name, value.literal())
              .or(() -> conversion.secrets().noted("", value.literal()))
              .orElseGet(() -> conversion.secrets().own(service, name, origin));
      conversion.secrets().note(name, value.literal(), secret);
      secrets.put(name, new DraftMap().put(SECRET, secret), origin);
      stored(told, subject, secret, "'<value>'", SecretText.instead(value.literal()));
    }
  }

  private void stored(Origin origin, String subject, String secret, String value) {
    stored(origin, subject, secret, value, "");
  }

  private void stored(Origin origin, String subject, String secret, String value, String instead) {
    if (conversion.secrets().isNews(secret)) {
      conversion
          .report()
          .secret(
              origin,
              subject,
              "not written to the spec; before the first deployment, store it with "
                  + StoredSecret.command(secret, value)
                  + instead);
    }
  }

  /** A URL of this computer is one that a browser uses, if a service publishes its port. */
  private void local(ItemText value, String subject) {
    Matcher url = LOCAL_URL.matcher(value.literal());
    if (!url.find()) {
      return;
    }
    int port = url.group(1) == null ? 80 : Numbers.port(url.group(1)).orElse(80);
    for (Service other : conversion.application().services()) {
      boolean publishes =
          Lists.any(PublishedPort.of(other), one -> one.host().orElse(one.container()) == port);
      boolean own = other.name().equals(service.name());
      if (publishes && (!own || !subject.contains("INTERNAL"))) {
        conversion
            .report()
            .toDecide(
                value.origin(),
                subject,
                "`" + url.group() + "` is " + onComputer(other, own, port));
      }
    }
  }

  private String onComputer(Service other, boolean own, int port) {
    List<Doors.Door> doors = conversion.doors().of(other);
    String path =
        Lists.first(doors, door -> !door.path().isEmpty()).map(Doors.Door::path).orElse("/");
    String inside =
        own
            ? ""
            : "programs in the stack "
                + (conversion.doors().of(other).isEmpty() ? "call it " : "")
                + "at `http://"
                + other.id()
                + ":"
                + Lists.first(conversion.ports().tcp(other)).orElse(port)
                + "`";
    String outside =
        doors.isEmpty()
            ? "The stack does not publish it"
            : "Programs outside of the stack call it by the name of the load balancer, at `"
                + path
                + "`";
    return (own ? "the service itself" : "`" + other.name() + "`")
        + " on your computer. "
        + outside
        + (inside.isEmpty() ? "" : "; " + inside);
  }

  /**
   * A database or cache that the service waits for, and that none of its texts names, is called by
   * a name in the program itself.
   */
  void unnamed() {
    for (Database database : conversion.application().databases()) {
      boolean named = names(database.reference("host"));
      boolean told = names(database.reference("password"));
      Optional<ItemText> other = named && !told ? otherPassword() : Optional.empty();
      if (other.isPresent()) {
        conversion.report().withdraw(other.get().origin());
        conversion
            .report()
            .toDecide(
                other.get().origin(),
                "services." + service.name(),
                "the database `"
                    + database.id()
                    + "` has another password in the file, and a new one now: write `"
                    + database.reference("password")
                    + "` under `secrets` in its place, if it is for this database; else store it"
                    + " with `aws secretsmanager create-secret`");
      } else if (named && !told) {
        conversion
            .report()
            .toDecide(
                service.origin(),
                "services." + service.name(),
                "it connects to the database `"
                    + database.id()
                    + "`, and no variable has the password, which is another one now. Write the"
                    + " variable that the program reads under `secrets`, with `"
                    + database.reference("password")
                    + "`");
      }
      boolean uses = waitsFor(database.service()) || names("${databases." + database.id() + ".");
      if (uses && !named && tool().isPresent()) {
        container.map(ENVIRONMENT).put(tool().get(), database.reference("host"));
      } else if (uses && !named && !isProxy()) {
        String prefix = Secrets.variable(database.id());
        DraftMap variables = container.map(ENVIRONMENT);
        String added = prefix + "_HOST";
        variables.put(added, database.reference("host"));
        if (!names(database.reference("username"))) {
          variables.put(prefix + "_USER", database.reference("username"));
        }
        if (!names(database.reference("name"))) {
          variables.put(prefix + "_NAME", database.reference("name"));
        }
        if (!names(database.reference("password"))) {
          container.map(SECRETS).put(prefix + "_PASSWORD", database.reference("password"));
          added = added + "` and `" + prefix + "_PASSWORD";
        }
        decide(database.service(), added);
      }
    }
    for (Cache cache : conversion.application().caches()) {
      if (waitsFor(cache.service()) && !names("${caches." + cache.id() + ".")) {
        String variable = Secrets.variable(cache.id()) + "_HOST";
        container.map(ENVIRONMENT).put(variable, cache.reference("host"));
        decide(cache.service(), variable);
      }
    }
  }

  /** The variable in which a program to look at databases has the host: users log in to it. */
  private Optional<String> tool() {
    return service.image().map(image -> HOSTS_OF_TOOLS.get(image.repository()));
  }

  /** Whether it only forwards requests, and connects to no database itself. */
  private boolean isProxy() {
    return service.image().filter(image -> PROXIES.contains(image.repository())).isPresent();
  }

  /** A password that is stored as a secret, which may be for a database. */
  private Optional<ItemText> otherPassword() {
    DraftMap secrets = container.getMap(SECRETS).orElseGet(DraftMap::new);
    return Lists.firstPresent(
        Lists.filter(
            service.variables().keys(), name -> name.contains("PASS") && secrets.has(name)),
        service.variables()::text);
  }

  private void decide(Service store, String variable) {
    conversion
        .report()
        .toDecide(
            service
                .keys()
                .map("depends_on")
                .flatMap(map -> map.get(store.name()))
                .map(Item::origin)
                .orElse(service.origin()),
            waitsFor(store)
                ? service.subject("depends_on") + "." + store.name()
                : "services." + service.name(),
            "no variable has the host `"
                + store.name()
                + "`, which exists only in Compose. The spec adds `"
                + variable
                + "`: read "
                + (variable.contains("`") ? "them" : "it")
                + " in the program, or rename "
                + (variable.contains("`") ? "them" : "it")
                + " to what the program reads");
  }

  private boolean waitsFor(Service store) {
    return service.keys().map("depends_on").flatMap(map -> map.get(store.name())).isPresent();
  }

  private boolean names(String reference) {
    return container.value().toString().contains(reference);
  }
}
