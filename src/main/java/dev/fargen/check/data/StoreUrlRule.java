package dev.fargen.check.data;

import dev.fargen.check.rule.WarningRule;
import dev.fargen.check.rule.Warnings;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.data.Cache;
import dev.fargen.workload.data.Cache.Tls;
import dev.fargen.workload.data.Database;
import dev.fargen.workload.environment.ThingKind;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Warns of URLs that do not match the database or cache whose host they have: another protocol,
 * another port, or TLS where it is off or the other way round (Amazon ElastiCache user guide,
 * "ElastiCache in-transit encryption (TLS)"; Amazon RDS user guide, "Using SSL with a PostgreSQL DB
 * instance").
 */
public final class StoreUrlRule implements WarningRule {

  private static final String REDIS = "redis";
  private static final List<String> WITH_TLS = List.of("rediss", "valkeys");

  /** What clients take in a URL in place of another scheme. */
  private static final List<String> TURN_ON = List.of("tls=true", "ssl=true", "ssl_cert_reqs=");

  private static final List<String> TURN_OFF =
      List.of("sslmode=disable", "ssl-mode=disabled", "usessl=false");

  /** What turns it on in place of each of them. */
  private static final Map<String, String> INSTEAD =
      Map.of(
          "sslmode=disable", "sslmode=require",
          "ssl-mode=disabled", "ssl-mode=REQUIRED",
          "usessl=false", "useSSL=true");

  @Override
  public void check(Stack stack, Warnings warnings) {
    for (Workload workload : stack.workloads()) {
      for (Container container : Lists.filter(workload.containers(), one -> !one.isAdded())) {
        for (Given<Text> text : texts(container)) {
          Lists.firstPresent(StoreUrl.all(text.value()), url -> fault(url, stack))
              .ifPresent(fault -> warnings.report(workload, fault.at(text)));
        }
      }
    }
  }

  private static List<Given<Text>> texts(Container container) {
    List<Given<Text>> texts = new ArrayList<>(container.program().command());
    container.variables().plain().forEach(variable -> texts.add(variable.value()));
    container.variables().secrets().forEach(secret -> texts.add(secret.text()));
    return texts;
  }

  /** What does not match, and what to write. */
  private record Fault(String message, String help, Optional<Given<?>> cause, String label) {

    Diagnostic at(Given<Text> text) {
      Diagnostic fault =
          Diagnostic.of(Code.URL_MISMATCH, message).at(text.span().firstLine()).help(help);
      return cause.isPresent() ? fault.at(cause.get().span(), label) : fault;
    }
  }

  private static Optional<Fault> fault(StoreUrl url, Stack stack) {
    String name = url.host().name();
    if (url.host().kind().equals(ThingKind.CACHES.word())) {
      return Lists.first(stack.stores().caches(), one -> one.name().equals(name))
          .flatMap(cache -> ofCache(url, cache));
    }
    return url.host().kind().equals(ThingKind.DATABASES.word())
        ? Lists.first(stack.stores().databases(), one -> one.name().equals(name))
            .flatMap(database -> ofDatabase(url, database))
        : Optional.empty();
  }

  private static Optional<Fault> ofCache(StoreUrl url, Cache cache) {
    boolean required = cache.serverless() || cache.tls().value() == Tls.REQUIRED;
    String scheme = required ? "rediss" : REDIS;
    Optional<Fault> protocol =
        cache.isMemcached()
            ? protocol(url, "memcached", "memcached", "remove `" + url.scheme() + "://`")
            : protocol(url, REDIS, cache.engine().value().word(), write(scheme));
    int port = cache.engine().value().port();
    boolean replicas = cache.serverless() && url.port().equals("" + (port + 1));
    return protocol
        .or(() -> cache.isMemcached() ? Optional.empty() : tls(url, cache, required, scheme))
        .or(() -> replicas ? Optional.empty() : port(url, port));
  }

  private static Optional<Fault> tls(StoreUrl url, Cache cache, boolean required, String scheme) {
    boolean with = WITH_TLS.contains(url.plain()) || url.has(TURN_ON);
    boolean off = !required && cache.tls().value() == Tls.OFF;
    if (with ? !off : !required) {
      return Optional.empty();
    }
    boolean written = !cache.serverless() && !CacheRule.isDefault(cache.tls(), cache);
    return Optional.of(
        new Fault(
            "`"
                + url.scheme()
                + "://` connects "
                + (with ? "with TLS" : "without TLS")
                + ", but the cache `"
                + cache.name()
                + (cache.serverless()
                    ? "` is serverless and requires it"
                    : off ? "` has `tls: off`" : "` has `tls: required`"),
            write(scheme),
            written ? Optional.of(cache.tls()) : Optional.empty(),
            off ? "no TLS" : "requires TLS"));
  }

  private static Optional<Fault> ofDatabase(StoreUrl url, Database database) {
    String protocol = database.engine().isLikeMysql() ? "mysql" : "postgresql";
    boolean required = database.isInstance() && database.machine().tls().value();
    Optional<Fault> tls =
        Lists.first(TURN_OFF, option -> required && url.has(List.of(option)))
            .map(
                option ->
                    new Fault(
                        "`"
                            + option
                            + "` connects without TLS, but the database `"
                            + database.name()
                            + "` requires it",
                        "write `"
                            + INSTEAD.get(option)
                            + "` in place of `"
                            + option
                            + "`, or write `tls: preferred` under `databases."
                            + database.name()
                            + "`",
                        Optional.empty(),
                        ""));
    int port = database.login().port().map(Given::value).orElse(database.engine().port());
    return protocol(url, protocol, database.engine().word(), write(protocol))
        .or(() -> tls)
        .or(() -> port(url, port));
  }

  private static String write(String scheme) {
    return "write `" + scheme + "://`";
  }

  private static Optional<Fault> protocol(
      StoreUrl url, String protocol, String engine, String help) {
    return url.protocol().isEmpty() || url.protocol().equals(protocol)
        ? Optional.empty()
        : Optional.of(
            new Fault(
                "`"
                    + url.scheme()
                    + "://` does not match `"
                    + url.host().name()
                    + "`, which has `engine: "
                    + engine
                    + "`",
                help,
                Optional.empty(),
                ""));
  }

  private static Optional<Fault> port(StoreUrl url, int port) {
    String thing = url.host().kind() + "." + url.host().name();
    return url.port().isEmpty() || url.port().equals("" + port)
        ? Optional.empty()
        : Optional.of(
            new Fault(
                "port "
                    + url.port()
                    + " is not the port of the "
                    + (url.host().kind().equals(ThingKind.CACHES.word()) ? "cache" : "database")
                    + " `"
                    + url.host().name()
                    + "` ("
                    + port
                    + ")",
                "write `${" + thing + ".port}`",
                Optional.empty(),
                ""));
  }
}
