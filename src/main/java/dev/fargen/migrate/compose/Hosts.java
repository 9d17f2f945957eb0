package dev.fargen.migrate.compose;

import dev.fargen.list.Lists;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells where a name in a text is the host name of a service. */
final class Hosts {

  /** Last words of variables whose values are no hosts, whatever they say. */
  private static final Set<String> OTHER =
      Set.of(
          "USER",
          "USERNAME",
          "PASSWORD",
          "PASS",
          "PASSWD",
          "PW",
          "PWD",
          "DB",
          "DATABASE",
          "NAME",
          "DBNAME",
          "SCHEMA",
          "TYPE",
          "CONNECTION",
          "DRIVER",
          "CLIENT",
          "ENGINE",
          "DIALECT",
          "MODE",
          "ENV",
          "STORE",
          "KEY",
          "ADAPTER",
          "BACKEND",
          "VENDOR",
          "PROVIDER",
          "KIND",
          "ROLE",
          "ID",
          "PREFIX",
          "QUEUE",
          "TOPIC",
          "BUCKET",
          "PATH",
          "DIR",
          "PLATFORM",
          "CACHE",
          "SECRET",
          "PROFILE",
          "PROFILES",
          "ACTIVE",
          "LEVEL",
          "DBTYPE",
          "TITLE",
          "GROUP",
          "STORAGE",
          "TARGET",
          "TRANSPORT",
          "DISK",
          "MAILER",
          "CHANNEL",
          "STRATEGY",
          "METHOD",
          "FORMAT",
          "LABEL",
          "TAG");

  /** Words anywhere in the names of variables whose values are no hosts. */
  private static final Set<String> NEVER = Set.of("IMAGE", "TRANSPORT", "DRIVER", "DIALECT");

  /** Names of services that are also what programs call a kind of database or cache. */
  private static final Set<String> KINDS =
      Set.of(
          "database",
          "db",
          "postgres",
          "postgresql",
          "mysql",
          "mariadb",
          "redis",
          "valkey",
          "memcached",
          "cache",
          "mongo",
          "mongodb");

  private static final Pattern HOST =
      Pattern.compile(
          ".*(HOST|HOSTS|HOSTNAME|SERVER|SERVERS|ADDR|ADDRESS|URL|URI|ENDPOINT|BROKER|BROKERS|NODE"
              + "|NODES|PEER|MASTER|IP|DSN|DOMAIN|CONTAINER|SERVICE|STRING)");

  private static final List<Pattern> BEFORE =
      List.of(
          Pattern.compile(".*(//|@|@tcp\\()", Pattern.DOTALL),
          Pattern.compile(
              ".*(^|[\\s{;])(server|reverse_proxy|php_fastcgi|(fastcgi|uwsgi|grpc|scgi)_pass) +",
              Pattern.DOTALL),
          Pattern.compile(
              ".*(host|hostname|server|servers|addr|address|data"
                  + " source|endpoint)['\"]?\\s*[=:]\\s*['\"]?",
              Pattern.DOTALL | Pattern.CASE_INSENSITIVE),
          Pattern.compile(
              ".*(^|[\\s'\"])(-h|--[a-z-]*(host|hostname|server|addr))[ =]['\"]?", Pattern.DOTALL),
          Pattern.compile(
              ".*(^|[\\s'\"(;&])(nc|ping|telnet|getent hosts)( -\\S+)* ", Pattern.DOTALL));

  private Hosts() {}

  /**
   * Whether the part of the text is a host.
   *
   * @param variable the variable that has the text, or the option before the word of a command
   */
  static boolean isHost(String text, int start, int end, Optional<String> variable) {
    boolean whole = start == 0 && end == text.length();
    if (whole) {
      return variable.isPresent() && isHostOf(variable.get(), text);
    }
    if (!isBoundary(text, start - 1) || !isBoundary(text, end) || isLogin(text, start, end)) {
      return false;
    }
    boolean port = text.startsWith(":", end) && end + 1 < text.length() && isPort(text, end + 1);
    String before = text.substring(0, start);
    for (Pattern pattern : BEFORE) {
      port |= pattern.matcher(before).matches();
    }
    return port || isOfList(text, start, end, variable);
  }

  /** Whether the whole value of a variable, or the word behind an option, is a host. */
  private static boolean isHostOf(String variable, String value) {
    List<String> words = List.of(variable.toUpperCase(Locale.ROOT).split("[_.-]+"));
    boolean kind = KINDS.contains(value) && words.size() > 1 && !words.get(0).isEmpty();
    boolean never = Lists.any(words, NEVER::contains);
    String last = lastWord(variable);
    boolean host = HOST.matcher(last).matches() || words.contains("CONNECTIONSTRINGS");
    return !isOther(last) && !never && (!kind || host);
  }

  /** Whether it is a user or a password in a URL. */
  private static boolean isLogin(String text, int start, int end) {
    int url = text.lastIndexOf("//", start);
    boolean inAuthority =
        url >= 0 && url + 2 <= start && text.substring(url + 2, start).indexOf('/') < 0;
    int at = text.indexOf('@', end);
    boolean before = at >= 0;
    for (int i = end; before && i < at; i++) {
      before = "/?# \"'".indexOf(text.charAt(i)) < 0;
    }
    return inAuthority && before;
  }

  private static boolean isPort(String text, int at) {
    return Character.isDigit(text.charAt(at)) || text.startsWith("${", at);
  }

  /** Whether it is an item of a list of hosts that a variable has. */
  private static boolean isOfList(String text, int start, int end, Optional<String> variable) {
    boolean item =
        (start == 0 || text.charAt(start - 1) == ',')
            && (end == text.length() || text.charAt(end) == ',');
    boolean named =
        variable.isPresent()
            && variable
                .get()
                .toUpperCase(Locale.ROOT)
                .matches(".*(HOST|SERVER|NODE|BROKER|PEER|SEED).*");
    return item && named;
  }

  /** Whether a host name can end before this character. */
  private static boolean isBoundary(String text, int at) {
    if (at < 0 || at >= text.length()) {
      return true;
    }
    char c = text.charAt(at);
    return !Character.isLetterOrDigit(c) && c != '-' && c != '_' && c != '.';
  }

  /** Whether it is none, also in one word: {@code DRIVERNAME}. */
  private static boolean isOther(String word) {
    boolean joined =
        Lists.any(List.of("NAME", "TYPE", "DRIVER", "USER", "PASSWORD"), word::endsWith)
            && !word.endsWith("HOSTNAME")
            && !word.endsWith("SERVERNAME");
    return joined || OTHER.contains(word);
  }

  private static String lastWord(String variable) {
    String upper = variable.toUpperCase(Locale.ROOT);
    int at =
        Math.max(upper.lastIndexOf('_'), Math.max(upper.lastIndexOf('.'), upper.lastIndexOf('-')));
    return upper.substring(at + 1);
  }
}
