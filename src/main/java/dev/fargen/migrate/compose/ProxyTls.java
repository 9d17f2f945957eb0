package dev.fargen.migrate.compose;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds proxies that decrypt HTTPS themselves and redirect HTTP to HTTPS. Behind a load balancer,
 * which decrypts HTTPS and sends HTTP, such a redirect never ends (Elastic Load Balancing user
 * guide, "HTTP headers and Application Load Balancers", X-Forwarded-Proto).
 */
final class ProxyTls {

  private static final String DOCKER_RESOLVER = "127.0.0.11";

  private static final Pattern REDIRECTS =
      Pattern.compile(
          "(?i)\\breturn\\s+30[1278]\\s+[\"']?https://"
              + "|^\\s*rewrite\\s.*\\shttps://"
              + "|^\\s*Redirect(Match)?\\s.*\\shttps://|RewriteRule\\s.*https://"
              + "|redirect\\s+scheme\\s+https"
              + "|redirectscheme|redirections[.:]|entrypoint.*\\.redirections\\."
              + "|\\bredir\\s+https://");

  private static final Pattern DECRYPTS =
      Pattern.compile(
          "(?i)^\\s*listen\\s.*\\b(ssl|quic)\\b|^\\s*ssl_certificate\\s|^\\s*SSLEngine\\s+on"
              + "|^\\s*bind\\s.*\\sssl\\b|certificatesResolvers|certresolver");

  /** Where a proxy asks how the client came to the load balancer: that redirect ends. */
  private static final List<String> ASKS =
      List.of("$http_x_forwarded_proto", "%{http:x-forwarded-proto}", "hdr(x-forwarded-proto)");

  /** Images that get certificates themselves, and redirect. */
  private static final Map<String, String> IMAGES =
      Map.of(
          "steveltn/https-portal", "https-portal",
          "linuxserver/swag", "SWAG",
          "jc21/nginx-proxy-manager", "Nginx Proxy Manager",
          "jonasal/nginx-certbot", "nginx-certbot",
          "zoeyvid/npmplus", "NPMplus");

  private final Conversion conversion;

  ProxyTls(Conversion conversion) {
    this.conversion = conversion;
  }

  /** Notes what a service does, and tells whether it would redirect without end. */
  boolean redirects(Service service) {
    boolean redirects = known(service);
    for (Texts.FileText file : conversion.texts().files(service)) {
      if (isConfiguration(file.path())) {
        redirects |= file(service, file);
      }
    }
    for (String word : Commands.words(service, "command")) {
      if (word.startsWith("--entry") && REDIRECTS.matcher(word).find()) {
        note(
            service,
            service.keys().get("command").orElse(service.keys()),
            "`" + word + "` redirects HTTP to HTTPS");
        redirects = true;
      }
    }
    return redirects;
  }

  private boolean known(Service service) {
    Optional<String> name =
        service.image().map(image -> IMAGES.get(image.repository())).filter(one -> !one.isEmpty());
    name.ifPresent(
        one ->
            note(
                service,
                service.keys().get("image").orElse(service.keys()),
                one + " gets certificates, decrypts HTTPS and redirects HTTP to it"));
    return name.isPresent();
  }

  private static boolean isConfiguration(String path) {
    String name = Paths.file(path).toLowerCase(Locale.ROOT);
    int dot = name.lastIndexOf('.');
    return name.contains("caddyfile")
        || List.of("conf", "cfg", "template", "toml", "yml", "yaml", "vhost")
            .contains(name.substring(dot + 1))
        || dot < 0;
  }

  private boolean file(Service service, Texts.FileText file) {
    String name = Paths.file(file.path());
    String redirect = "";
    String decrypts = "";
    boolean caddy = name.toLowerCase(Locale.ROOT).contains("caddyfile");
    boolean asks = false;
    String[] lines = file.text().split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i];
      String lower = line.toLowerCase(Locale.ROOT);
      boolean comment = line.strip().startsWith("#") || line.length() > MOST;
      asks |= !comment && holds(lower);
      if (!comment && redirect.isEmpty() && !asks && REDIRECTS.matcher(line).find()) {
        redirect = "line " + (i + 1) + " redirects HTTP to HTTPS";
      }
      if (!comment && decrypts.isEmpty() && DECRYPTS.matcher(line).find()) {
        decrypts = "line " + (i + 1) + " decrypts HTTPS";
      }
      if (!comment && line.strip().startsWith("resolver ") && line.contains(DOCKER_RESOLVER)) {
        resolver(service, file.item(), name, i + 1);
      }
    }
    if (caddy && redirect.isEmpty()) {
      redirect = Caddyfile.domain(lines).map(one -> caddy(one)).orElse("");
    }
    String found =
        redirect.isEmpty() || decrypts.isEmpty()
            ? redirect + decrypts
            : redirect + ", and " + decrypts;
    if (!found.isEmpty()) {
      note(service, file.item(), "`" + name + "` " + found);
    }
    return !redirect.isEmpty();
  }

  /** Longer lines are not written by people. */
  private static final int MOST = 1000;

  private static boolean holds(String line) {
    for (String one : ASKS) {
      if (line.contains(one)) {
        return true;
      }
    }
    return false;
  }

  private static String caddy(String address) {
    return "has the address `"
        + address
        + "`, for which Caddy gets a certificate and redirects HTTP to HTTPS (with `http://` before"
        + " it, it does not)";
  }

  private void note(Service service, Item item, String found) {
    conversion
        .report()
        .changed(
            item.origin(),
            service.subject("http"),
            found
                + ". The load balancer decrypts HTTPS (`load_balancer: {create: {certificate:"
                + " …}}`), redirects to it, and sends HTTP to the container: a redirect there never"
                + " ends. Serve on the HTTP port what is served with TLS, without redirect and"
                + " certificates");
  }

  private void resolver(Service service, Item item, String name, int line) {
    conversion
        .report()
        .changed(
            item.origin(),
            service.subject("volumes"),
            "`"
                + name
                + "` line "
                + line
                + " uses Docker's resolver, which Fargate does not have. Names of links are in"
                + " `/etc/hosts`, which nginx reads when it starts: write them in `proxy_pass`"
                + " without a variable, and remove `resolver`");
  }
}
