package dev.fargen.workload.data;

import dev.fargen.diag.Span;
import dev.fargen.spec.StackKeys;
import dev.fargen.spec.data.CacheKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Section;
import dev.fargen.workload.data.Cache.Tls;
import dev.fargen.workload.environment.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Resolves the caches. */
public final class CacheResolver {

  private static final int SECONDS_A_DAY = 86_400;

  private final Mode mode;
  private final boolean anyProtected;

  public CacheResolver(Mode mode, boolean anyProtected) {
    this.mode = mode;
    this.anyProtected = anyProtected;
  }

  public List<Cache> resolve(Section stack) {
    List<Cache> caches = new ArrayList<>();
    stack
        .named(StackKeys.CACHES)
        .forEach((name, entry) -> caches.add(cache(name, entry.key(), entry.value().value())));
    return caches;
  }

  private Cache cache(String name, Span key, Section section) {
    Given<CacheEngine> engine =
        section.needed(CacheKeys.ENGINE, CacheEngine.VALKEY.word()).map(CacheEngine::of);
    boolean serverless = section.value(CacheKeys.SERVERLESS).value();
    boolean memcached = engine.value() == CacheEngine.MEMCACHED;
    return new Cache(
        name,
        engine,
        section.or(CacheKeys.VERSION, engine.value().newest()),
        serverless,
        new Cache.Nodes(section.value(CacheKeys.NODE), section.value(CacheKeys.NODES)),
        serverless
            ? Given.of(Tls.REQUIRED, section.span())
            : section
                .value(CacheKeys.TLS, !memcached)
                .map(word -> Tls.valueOf(word.toUpperCase(Locale.ROOT))),
        protection(section, memcached && !serverless),
        key);
  }

  /**
   * What keeps the data.
   *
   * @param nothing whether there is none to keep
   */
  private Cache.Protection protection(Section section, boolean nothing) {
    Given<OnDelete> onDelete =
        section
            .value(CacheKeys.ON_DELETE, anyProtected && !nothing)
            .map(word -> OnDelete.valueOf(word.toUpperCase(Locale.ROOT)));
    boolean saved = onDelete.value() == OnDelete.DELETE && anyProtected && !nothing;
    return new Cache.Protection(
        section.get(CacheKeys.KMS_KEY),
        section
            .value(CacheKeys.BACKUP_RETENTION, mode.isProtected() && !nothing)
            .map(seconds -> seconds / SECONDS_A_DAY),
        onDelete,
        saved ? OnDelete.SNAPSHOT : onDelete.value());
  }
}
