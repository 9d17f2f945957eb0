package dev.fargen.migrate.compose;

import dev.fargen.list.Lists;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces the host names, users, passwords and URLs of databases and caches in the texts of a
 * service, and finds the services that they call. The names of other services stay: links make them
 * valid.
 */
final class Rewriter {

  private static final String LOCAL = "127.0.0.1";

  private static final Pattern USER =
      Pattern.compile("(?i)(\\b(?:user id|userid|username|user|uid)\\s*=\\s*)([^;&\\s\"']+)");
  private static final Pattern PASSWORD =
      Pattern.compile("(?i)(\\b(?:password|passwd|pwd|pass)\\s*=\\s*)([^;&\\s\"']+)");
  private static final Pattern NAME =
      Pattern.compile("(?i)(\\b(?:dbname|database|initial catalog)\\s*=\\s*)([^;&\\s\"']+)");

  /** The parameters of URLs that have one letter, such as those of NocoDB. */
  private static final Pattern U = Pattern.compile("([?&]u=)([^&\\s\"']+)");

  private static final Pattern P = Pattern.compile("([?&]p=)([^&\\s\"']+)");
  private static final Pattern D = Pattern.compile("([?&]d=)([^&\\s\"']+)");
  private static final Pattern PORT = Pattern.compile(":([0-9]+)");
  private static final Pattern PATH =
      Pattern.compile("(?::[0-9]+|:\\$\\{[^}]*})?\\)?/([^?;\\s\"'/&#]+)");
  private static final Pattern PASSWORD_OF =
      Pattern.compile("(.+?)_?(PASSWORD|PASSWD|PASS|PWD|PW)");
  private static final Pattern CACHE_URL = Pattern.compile("(?s)(.*)(redis)://(?:[^/@\\s]*@)?");

  /** A default of a parameter that would have a reference in it. */
  private static final Pattern NESTED = Pattern.compile(":-[^}]*\\$\\{");

  private final Application application;

  Rewriter(Application application) {
    this.application = application;
  }

  /** A place in a text that names a service. */
  private record Match(int start, int end, String host, Service service) {}

  /**
   * The text with the names that hold on AWS.
   *
   * @param owner the service that has the text
   * @param variable the variable that has the text, or the option before the word of a command
   * @param passwords whether a password of a database may stand in the text
   */
  Rewritten rewrite(Service owner, Optional<String> variable, String text, boolean passwords) {
    List<Match> matches = matches(owner, variable, text);
    List<Rewritten.Mention> mentions = new ArrayList<>();
    List<Service> stores = new ArrayList<>();
    String rewritten = text;
    boolean secret = false;
    for (int i = matches.size() - 1; i >= 0; i--) {
      Match match = matches.get(i);
      Optional<Database> database = application.database(match.service());
      Optional<Cache> cache = application.cache(match.service());
      if (database.isPresent()) {
        stores.add(match.service());
        String before = rewritten;
        rewritten = named(rewritten, match, database.get(), passwords);
        secret |=
            !before.contains(database.get().reference("password"))
                && rewritten.contains(database.get().reference("password"));
      } else if (cache.isPresent()) {
        stores.add(match.service());
        rewritten = named(rewritten, match, cache.get());
      } else if (application.isContainer(match.service())) {
        Service host = application.host(match.service());
        if (host.name().equals(application.host(owner).name())) {
          rewritten = replaced(rewritten, match.start(), match.end(), LOCAL);
        } else {
          mentions.add(mention(rewritten, match));
          if (application.isManual(application.host(owner))) {
            rewritten =
                replaced(
                    rewritten, match.start(), match.end(), "${workloads." + host.id() + ".host}");
          }
        }
      }
    }
    return new Rewritten(rewritten, secret, mentions, stores);
  }

  /**
   * The value with what {@code .env} says, where that names a service: as a template parameter, it
   * would not have the names that hold on AWS.
   */
  ItemText resolved(Service owner, String variable, ItemText value) {
    if (value.text().variables().isEmpty() || !value.text().isKnown()) {
      return value;
    }
    Interpolated constant = Interpolated.constant(value.literal());
    Optional<String> name = Optional.of(variable);
    Rewritten written = rewrite(owner, name, value.written(), true);
    boolean named = written.stores().isEmpty() || NESTED.matcher(written.text()).find();
    boolean other =
        !rewrite(owner, name, constant.written(), true).text().equals(constant.written());
    return named && other
        ? new ItemText(value.origin(), value.tag(), constant, value.plain())
        : value;
  }

  /** The text of a health check, in which the name of the service itself is this container. */
  Rewritten local(Service owner, String text) {
    String local = text;
    List<Match> own = matches(text, Optional.empty(), Map.of(owner.name(), owner));
    for (int i = own.size() - 1; i >= 0; i--) {
      local = replaced(local, own.get(i).start(), own.get(i).end(), LOCAL);
    }
    return rewrite(owner, Optional.empty(), local, false);
  }

  private List<Match> matches(Service owner, Optional<String> variable, String text) {
    Map<String, Service> names = new LinkedHashMap<>();
    for (Service service : application.services()) {
      if (!service.name().equals(owner.name())) {
        service.names().forEach(name -> names.putIfAbsent(name, service));
      }
    }
    legacyLinks(owner, names);
    return matches(text, variable, names);
  }

  private static List<Match> matches(
      String text, Optional<String> variable, Map<String, Service> names) {
    List<Match> matches = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      Optional<Match> found = Optional.empty();
      for (Map.Entry<String, Service> name : names.entrySet()) {
        int end = at + name.getKey().length();
        boolean longer = found.isEmpty() || found.get().end() < end;
        if (longer && text.startsWith(name.getKey(), at) && Hosts.isHost(text, at, end, variable)) {
          found = Optional.of(new Match(at, end, name.getKey(), name.getValue()));
        }
      }
      found.ifPresent(matches::add);
      at = found.map(Match::end).orElse(at + 1);
    }
    return matches;
  }

  /** The names in {@code links}, as in {@code db:database}. */
  private void legacyLinks(Service owner, Map<String, Service> names) {
    for (ItemText link : owner.keys().texts("links")) {
      List<String> parts = Normal.parts(link.literal(), ':');
      Optional<Service> service = application.service(parts.get(0));
      if (parts.size() == 2 && service.isPresent()) {
        names.putIfAbsent(parts.get(1), service.get());
      }
    }
  }

  private static Rewritten.Mention mention(String text, Match match) {
    Matcher port = PORT.matcher(text).region(match.end(), text.length());
    Optional<Integer> number = port.lookingAt() ? Numbers.port(port.group(1)) : Optional.empty();
    String before = text.substring(0, match.start()).toLowerCase(Locale.ROOT);
    boolean reference = text.startsWith(":$", match.end()) || isUpstream(text, match.host());
    if (number.isEmpty() && !reference && before.endsWith("http://")) {
      number = Optional.of(80);
    } else if (number.isEmpty() && !reference && before.endsWith("https://")) {
      number = Optional.of(443);
    }
    return new Rewritten.Mention(match.service(), match.host(), number);
  }

  /** Whether nginx takes the name for a group of servers, whose ports are written there. */
  private static boolean isUpstream(String text, String name) {
    return Pattern.compile("\\bupstream\\s+" + Pattern.quote(name) + "\\s*\\{")
        .matcher(text)
        .find();
  }

  private static String replaced(String text, int start, int end, String by) {
    return text.substring(0, start) + by + text.substring(end);
  }

  private static String named(String text, Match match, Database database, boolean passwords) {
    String after = text.substring(match.end());
    Matcher path = PATH.matcher(after);
    if (path.lookingAt() && isName(path.group(1), database)) {
      after = replaced(after, path.start(1), path.end(1), database.reference("name"));
    }
    String before = text.substring(0, match.start());
    for (String opening : new String[] {"@tcp(", "@"}) {
      if (before.endsWith(opening)) {
        String login = before.substring(0, before.length() - opening.length());
        before = loggedIn(login, database, passwords) + opening;
        break;
      }
    }
    String all = before + database.reference("host") + after;
    if (!passwords) {
      return all;
    }
    all = replaceAll(all, USER, database.users(), database.reference("username"));
    all = replaceAll(all, PASSWORD, List.of(), database.reference("password"));
    all = replaceAll(all, NAME, database.names(), database.reference("name"));
    all = replaceKnown(all, U, database.users(), database.reference("username"));
    all = replaceKnown(all, P, database.passwords(), database.reference("password"));
    return replaceKnown(all, D, database.names(), database.reference("name"));
  }

  /** Whether it is what the file calls the database, or a variable without a value. */
  private static boolean isName(String text, Database database) {
    boolean unset =
        text.startsWith("${") && text.indexOf('}') == text.length() - 1 && !text.contains(":");
    return unset || database.names().contains(text);
  }

  private static String replaceKnown(String text, Pattern pattern, List<String> values, String by) {
    return values.isEmpty() ? text : replaceAll(text, pattern, values, by);
  }

  /** The text that ends with a user and perhaps a password. */
  private static String loggedIn(String text, Database database, boolean passwords) {
    int start = 0;
    for (String opening : new String[] {"//", " ", "\"", "'", "="}) {
      int at = text.lastIndexOf(opening);
      start = Math.max(start, at < 0 ? 0 : at + opening.length());
    }
    String login = text.substring(start);
    int colon = login.indexOf(':');
    if (!passwords && colon >= 0) {
      return text;
    }
    return text.substring(0, start)
        + database.reference("username")
        + (colon < 0 ? "" : ":" + database.reference("password"));
  }

  /**
   * @param values those that are replaced; all where there are none
   */
  private static String replaceAll(String text, Pattern pattern, List<String> values, String by) {
    StringBuilder out = new StringBuilder();
    Matcher matcher = pattern.matcher(text);
    int at = 0;
    while (matcher.find()) {
      boolean replace = values.isEmpty() || values.contains(matcher.group(2));
      out.append(text, at, matcher.start(2)).append(replace ? by : matcher.group(2));
      at = matcher.end();
    }
    return out.append(text.substring(at)).toString();
  }

  private static String named(String text, Match match, Cache cache) {
    Matcher url = CACHE_URL.matcher(text.substring(0, match.start()));
    String after = text.substring(match.end());
    Matcher port = PORT.matcher(after);
    boolean usual = !port.lookingAt() || port.group(1).equals("" + cache.port());
    if (url.matches() && usual && !cache.engine().equals("memcached")) {
      String rest = after.startsWith(":") ? after.substring(port.end()) : after;
      return url.group(1) + cache.reference("url") + rest;
    }
    return text.substring(0, match.start()) + cache.reference("host") + after;
  }

  /**
   * What a variable of a service says of a database without its host: the password, the user, or
   * the name.
   */
  Optional<Rewritten> credential(Service service, String variable, ItemText value) {
    String upper = variable.toUpperCase(Locale.ROOT);
    boolean unset = value.literal().isBlank() && !value.text().isKnown();
    for (Database database : used(service)) {
      Optional<String> attribute =
          Database.attribute(variable)
              .filter(one -> unset && database.service().variable(variable).isPresent());
      if (attribute.isPresent()) {
        return found(database, attribute.get());
      }
      boolean password = upper.matches(".*(PASS|PWD|PW|SECRET).*");
      if (password && isPassword(service, variable, value, database)) {
        return found(database, "password");
      }
      if (upper.matches(".*(USER|USR|LOGIN|ROLE|UID).*") && has(database.users(), value)) {
        return found(database, "username");
      }
      boolean name = upper.matches(".*(DB|DATABASE|NAME|SCHEMA|CATALOG).*");
      if (name && !password && has(database.names(), value)) {
        return found(database, "name");
      }
    }
    return Optional.empty();
  }

  /**
   * Whether the value is the password of the database. One that examples have everywhere, such as
   * {@code changethis}, is it only in variables that are about a database, if there are some.
   */
  private boolean isPassword(Service service, String variable, ItemText value, Database database) {
    if (value.text().variables().isEmpty() && value.literal().isBlank()) {
      return (Database.isPassword(variable) && database.service().variable(variable).isPresent())
          || isBesideHost(service, variable, database);
    }
    if (!isOneOf(database.passwords(), value)) {
      return false;
    }
    boolean about = isAbout(service, variable, database);
    boolean other =
        Lists.any(
            service.variables().keys(),
            one ->
                isAbout(service, one, database)
                    && service
                        .variable(one)
                        .filter(text -> isOneOf(database.passwords(), text))
                        .isPresent());
    return about || !other;
  }

  private boolean isAbout(Service service, String variable, Database database) {
    return variable.toUpperCase(Locale.ROOT).matches(".*(DB|DATABASE|POSTGRES|PG|SQL|MARIA|JDBC).*")
        || isBesideHost(service, variable, database);
  }

  /** Whether a variable beside it has the host: {@code DB_PASS} is beside {@code DB_HOST}. */
  private boolean isBesideHost(Service service, String variable, Database database) {
    Matcher password = PASSWORD_OF.matcher(variable.toUpperCase(Locale.ROOT));
    return password.matches()
        && Lists.any(
            service.variables().keys(),
            other -> {
              String upper = other.toUpperCase(Locale.ROOT);
              return upper.startsWith(password.group(1))
                  && upper
                      .substring(password.group(1).length())
                      .matches("_?(HOST|HOSTNAME|SERVER|ADDR|ADDRESS)")
                  && names(service, other, database.service());
            });
  }

  private static boolean isOneOf(List<String> all, ItemText value) {
    return all.contains(value.written())
        || (value.text().variables().isEmpty() && all.contains(value.literal()));
  }

  private static boolean has(List<String> all, ItemText value) {
    return !value.written().isBlank() && isOneOf(all, value);
  }

  private static Optional<Rewritten> found(Database database, String attribute) {
    return Optional.of(
        new Rewritten(
            database.reference(attribute),
            attribute.equals("password"),
            List.of(),
            List.of(database.service())));
  }

  /** The databases that a service names or waits for; the only one, where it names none. */
  List<Database> used(Service service) {
    List<Database> used = new ArrayList<>();
    for (Database database : application.databases()) {
      boolean waits =
          service
              .keys()
              .map("depends_on")
              .filter(needs -> needs.get(database.service().name()).isPresent())
              .isPresent();
      if (waits || names(service, database.service())) {
        used.add(database);
      }
    }
    return used.isEmpty() && application.databases().size() == 1 ? application.databases() : used;
  }

  /** Whether a variable of the service names the other one. */
  boolean names(Service service, Service other) {
    return Lists.any(service.variables().keys(), variable -> names(service, variable, other));
  }

  private boolean names(Service service, String variable, Service other) {
    return service
        .variable(variable)
        .filter(
            text ->
                Lists.any(
                    matches(service, Optional.of(variable), text.written()),
                    match -> match.service().name().equals(other.name())))
        .isPresent();
  }
}
