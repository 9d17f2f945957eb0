package dev.fargen.migrate.compose;

import dev.fargen.list.Lists;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The TCP ports that each container listens on, as far as something in the files says so: what it
 * publishes and exposes, what other services connect to, its Dockerfile, variables and commands,
 * and what its image is known for.
 */
final class ServicePorts {

  private static final Pattern LISTENS =
      Pattern.compile(
          "(?:0\\.0\\.0\\.0|\\[::]|\\*|--port[= ]|--bind[= ]|-b |-p )(?::)?([0-9]{2,5})\\b");
  private static final Pattern LOCAL =
      Pattern.compile(
          "(https?)://(?:localhost|127\\.0\\.0\\.1|0\\.0\\.0\\.0)(?::([0-9]+))?(/[^\\s\"'|;&)]*)?");
  private static final Pattern BARE =
      Pattern.compile(
          "(?:curl|wget)\\b[^|&;]*?\\s(?:localhost|127\\.0\\.0\\.1|0\\.0\\.0\\.0)(?=[:/])(?::([0-9]+))?(/[^\\s\"'|;&)]*)?");

  private final BuildFiles builds;
  private final Map<String, Set<Integer>> ports = new LinkedHashMap<>();

  /** The names by which each service is called, and by whom. */
  private final Map<String, Set<Rewritten.Mention>> calls = new HashMap<>();

  ServicePorts(Application application, Rewriter rewriter, Texts texts, BuildFiles builds) {
    this.builds = builds;
    List<Service> containers = Lists.filter(application.services(), application::isContainer);
    for (Service service : containers) {
      ports.put(service.name(), new LinkedHashSet<>(own(service)));
    }
    for (Service service : containers) {
      for (Texts.Named text : texts.of(service)) {
        List<Rewritten.Mention> mentions =
            rewriter.rewrite(service, text.name(), text.text(), false).mentions();
        calls.computeIfAbsent(service.name(), name -> new LinkedHashSet<>()).addAll(mentions);
        for (Rewritten.Mention mention : mentions) {
          Set<Integer> known = ports.get(mention.service().name());
          if (known != null) {
            mention.port().ifPresent(known::add);
          }
        }
      }
    }
    for (Service service : containers) {
      if (tcp(service).isEmpty() && !application.ends(service)) {
        Set<Integer> all = new LinkedHashSet<>(own(service));
        all.addAll(usual(service, isCalled(service, application)));
        ports.put(service.name(), all);
      }
    }
    for (Service service : Lists.filter(containers, application::isSidecar)) {
      Set<Integer> ofHost = ports.get(application.host(service).name());
      if (ofHost != null && ofHost.isEmpty()) {
        ofHost.addAll(tcp(service)); // the containers of a task share its network
      }
    }
  }

  private Set<Integer> own(Service service) {
    Set<Integer> own = new LinkedHashSet<>();
    for (PublishedPort port : PublishedPort.of(service)) {
      if (!port.isUdp() && KnownPorts.development(port.container()).isEmpty()) {
        own.add(port.container());
      }
    }
    for (ItemText exposed : service.keys().texts("expose")) {
      Numbers.port(exposed.literal().replace("/tcp", "")).ifPresent(own::add);
    }
    service.data().ifPresent(image -> own.add(image.ports().get(0)));
    return own;
  }

  /** What a container without any port listens on, most likely. */
  private Set<Integer> usual(Service service, boolean called) {
    boolean worker = !called && service.keys().get("command").isPresent();
    worker |= !called && service.keys().get("entrypoint").isPresent();
    Set<Integer> usual = new LinkedHashSet<>(worker ? List.of() : builds.ports(service));
    ItemMap variables = service.variables();
    for (String variable : variables.keys()) {
      String upper = variable.toUpperCase(Locale.ROOT);
      String value = variables.literal(variable);
      boolean listens =
          upper.matches(
              "(.*_)?(SERVER|APP|HTTP|LISTEN|WEB|API|SERVICE|FLASK|FLASK_SERVER|FASTAPI|NODE|DJANGO|RAILS)_PORT|PORT");
      if (listens) {
        Numbers.port(value).ifPresent(usual::add);
      }
      listened(value, usual);
    }
    listened(String.join(" ", Commands.words(service, "command")), usual);
    checked(service).ifPresent(check -> usual.add(check.port()));
    if (usual.isEmpty() && !worker) {
      service
          .image()
          .or(service::base)
          .flatMap(KnownImage::of)
          .filter(image -> image.port() > 0)
          .ifPresent(image -> usual.add(image.port()));
    }
    if (usual.isEmpty()) {
      opened(service).ifPresent(usual::add);
    }
    return usual;
  }

  /** The port of itself that the health check opens with bash: {@code /dev/tcp/localhost/9000}. */
  private static Optional<Integer> opened(Service service) {
    String test = test(service);
    for (String host : List.of("localhost", "127.0.0.1", "0.0.0.0")) {
      String beginning = "/dev/tcp/" + host + "/";
      int at = test.indexOf(beginning);
      if (at >= 0) {
        int from = at + beginning.length();
        int to = from;
        while (to < test.length() && Character.isDigit(test.charAt(to))) {
          to++;
        }
        return Numbers.port(test.substring(from, to));
      }
    }
    return Optional.empty();
  }

  /** Whether a service waits for this one, or a proxy routes requests to it. */
  private static boolean isCalled(Service service, Application application) {
    return Route.of(service).isPresent()
        || Lists.any(
            application.services(),
            other ->
                other.keys().map("depends_on").flatMap(on -> on.get(service.name())).isPresent());
  }

  private static void listened(String text, Set<Integer> ports) {
    Matcher matcher = LISTENS.matcher(text);
    while (matcher.find()) {
      Numbers.port(matcher.group(1)).ifPresent(ports::add);
    }
  }

  /**
   * The URL on the container itself that its health check requests.
   *
   * @param path empty where there is none
   */
  record Checked(int port, String path) {}

  static Optional<Checked> checked(Service service) {
    String test = test(service);
    Matcher url = LOCAL.matcher(test);
    if (url.find()) {
      int usual = url.group(1).equals("https") ? 443 : 80;
      return Optional.of(new Checked(port(url.group(2), usual), path(url.group(3))));
    }
    Matcher bare = BARE.matcher(test);
    return bare.find()
        ? Optional.of(new Checked(port(bare.group(1), 80), path(bare.group(2))))
        : Optional.empty();
  }

  private static String test(Service service) {
    return HealthWriter.of(service)
        .map(check -> String.join(" ", Lists.map(check.texts("test"), ItemText::literal)))
        .orElse("");
  }

  private static int port(@Nullable String text, int usual) {
    return text == null ? usual : Numbers.port(text).orElse(usual);
  }

  private static String path(@Nullable String text) {
    return text == null ? "" : text.contains("$") || text.contains("#") ? "" : text;
  }

  /** Whether PHP-FPM listens at the port, which speaks FastCGI: only a web server can call it. */
  boolean isFastCgi(Service service, int port) {
    return service
        .image()
        .or(service::base)
        .filter(image -> KnownImage.isFastCgi(image, port))
        .isPresent();
  }

  /** The TCP ports of a container, the one that clients use first. */
  List<Integer> tcp(Service service) {
    return List.copyOf(ports.getOrDefault(service.name(), Set.of()));
  }

  /** The UDP ports of a container. */
  static List<Integer> udp(Service service) {
    Set<Integer> udp = new LinkedHashSet<>();
    for (PublishedPort port : PublishedPort.of(service)) {
      if (port.isUdp()) {
        udp.add(port.container());
      }
    }
    for (ItemText exposed : service.keys().texts("expose")) {
      if (exposed.literal().endsWith("/udp")) {
        Numbers.port(exposed.literal().replace("/udp", "")).ifPresent(udp::add);
      }
    }
    return List.copyOf(udp);
  }

  /** The services that a service calls, by the names that its texts have. */
  Set<Rewritten.Mention> calls(Service service) {
    return calls.getOrDefault(service.name(), Set.of());
  }
}
