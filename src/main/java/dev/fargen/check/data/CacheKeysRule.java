package dev.fargen.check.data;

import dev.fargen.check.rule.SpecRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.spec.SpecEnvironment;
import dev.fargen.spec.SpecThing;
import dev.fargen.spec.StackKeys;
import dev.fargen.spec.data.CacheKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.ParameterUses.ThingUse;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Text.ThingReference;
import java.util.Optional;

/**
 * A cache must have only what its kind has: serverless caches always require TLS (Amazon
 * ElastiCache user guide, "ElastiCache in-transit encryption (TLS)"), and nodes of Memcached keep
 * no data, so they have neither snapshots nor encryption at rest ("Comparing node-based Valkey,
 * Memcached, and Redis OSS clusters").
 */
public final class CacheKeysRule implements SpecRule {

  private static final String MEMCACHED = "memcached";

  @Override
  public void check(SpecEnvironment environment, Diagnostics diagnostics) {
    for (SpecThing cache : environment.things(StackKeys.CACHES)) {
      boolean memcached =
          cache
              .keys()
              .get(CacheKeys.ENGINE)
              .filter(one -> one.value().equals(MEMCACHED))
              .isPresent();
      if (cache.keys().value(CacheKeys.SERVERLESS).value()) {
        tls(cache.keys(), diagnostics);
      } else if (memcached) {
        ofMemcached(cache.keys(), diagnostics);
      }
      if (memcached) {
        url(cache, environment, diagnostics);
      }
    }
  }

  private static void tls(Section cache, Diagnostics diagnostics) {
    Optional<Given<String>> tls = cache.get(CacheKeys.TLS);
    if (tls.isPresent() && !tls.get().value().equals("required")) {
      diagnostics.report(
          Diagnostic.of(
                  Code.CONFLICTING_KEYS,
                  "`tls: " + tls.get().value() + "` and `serverless: true` cannot be used together")
              .at(tls.get().span())
              .at(cache.keySpan(CacheKeys.SERVERLESS), "always requires TLS")
              .help("write `tls: required`, or remove `tls`"));
    }
  }

  private static void ofMemcached(Section cache, Diagnostics diagnostics) {
    cache
        .get(CacheKeys.TLS)
        .filter(tls -> tls.value().equals("preferred"))
        .ifPresent(
            tls ->
                diagnostics.report(
                    notAvailable("`tls: preferred`", tls)
                        .note(
                            "a memcached node accepts only connections with TLS, or only connections"
                                + " without TLS")
                        .help("write `tls: required` or `tls: off`")));
    cache
        .get(CacheKeys.ON_DELETE)
        .filter(onDelete -> onDelete.value().equals("snapshot"))
        .ifPresent(
            onDelete ->
                diagnostics.report(
                    notAvailable("`on_delete: snapshot`", onDelete)
                        .note("nodes of memcached have no snapshots")
                        .help("write `on_delete: delete` or `on_delete: retain`")));
    cache
        .get(CacheKeys.BACKUP_RETENTION)
        .filter(days -> days.value() > 0)
        .ifPresent(
            days -> keepsNothing(CacheKeys.BACKUP_RETENTION, "snapshots", cache, diagnostics));
    if (cache.has(CacheKeys.KMS_KEY)) {
      keepsNothing(CacheKeys.KMS_KEY, "data on disk", cache, diagnostics);
    }
  }

  /** Clients of Memcached take a host and a port: its URLs have no scheme in common. */
  private static void url(SpecThing cache, SpecEnvironment environment, Diagnostics diagnostics) {
    ThingReference url = new ThingReference(StackKeys.CACHES.name(), cache.name(), "url");
    String name = "caches." + cache.name();
    for (ThingUse use : environment.scope().uses().things()) {
      if (use.reference().equals(url)) {
        diagnostics.report(
            Diagnostic.of(
                    Code.INVALID_REFERENCE,
                    "`" + url.written() + "` is not available for memcached")
                .at(use.span())
                .at(cache.keys().keySpan(CacheKeys.ENGINE), "has no URL")
                .help("write `${" + name + ".host}:${" + name + ".port}`"));
      }
    }
  }

  private static Diagnostic notAvailable(String written, Given<String> value) {
    return Diagnostic.of(Code.INVALID_VALUE, written + " is not available with memcached")
        .at(value.span());
  }

  private static void keepsNothing(
      Key<?> key, String what, Section cache, Diagnostics diagnostics) {
    diagnostics.report(
        Diagnostic.of(
                Code.CONFLICTING_KEYS,
                "`" + key.name() + "` and `engine: memcached` cannot be used together")
            .at(cache.keySpan(key))
            .at(cache.keySpan(CacheKeys.ENGINE), "Memcached nodes have no " + what)
            .help("remove `" + key.name() + "`, or write `engine: valkey`"));
  }
}
