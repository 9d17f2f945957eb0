package dev.fargen.migrate.compose;

import dev.fargen.migrate.draft.DraftMap;

/** Writes caches, and notes what ElastiCache does in place of the keys of their services. */
final class CacheWriter {

  private final Conversion conversion;

  CacheWriter(Conversion conversion) {
    this.conversion = conversion;
  }

  void write() {
    for (Cache cache : conversion.application().caches()) {
      write(cache);
    }
  }

  private void write(Cache cache) {
    Service service = cache.service();
    Stores.unused(conversion, service, cache.reference(""));
    DraftMap draft = new DraftMap().put("engine", cache.engine(), service.origin("image"));
    conversion.spec().map("caches").put(cache.id(), draft, service.origin());
    for (String key : service.keys().keys()) {
      Item item = service.keys().get(key).orElse(service.keys());
      if (key.equals("command")) {
        command(cache, item);
      } else if (key.equals("volumes")) {
        for (Item volume : service.keys().list(key)) {
          if (new CacheOptions(conversion, cache).file(volume)) {
            continue;
          }
          conversion
              .report()
              .changed(
                  volume.origin(),
                  service.subject(key),
                  "ElastiCache has the data in memory, and a snapshot a day with mode CREATE_UPDATE"
                      + " (`backup_retention`); its files are not copied");
        }
      } else if (key.equals("environment")) {
        conversion
            .report()
            .changed(
                item.origin(),
                service.subject(key),
                "the cache has no password and no settings: only workloads that name it can"
                    + " connect");
      } else {
        StoreKeys.note(conversion, service, key, item);
      }
    }
  }

  private void command(Cache cache, Item item) {
    boolean options = new CacheOptions(conversion, cache).command(item);
    if (!options) {
      conversion
          .report()
          .converted(item.origin(), cache.service().subject("command"), "ElastiCache starts it");
    }
    for (Item word : cache.service().keys().list("command")) {
      if (!word.origin().equals(item.origin())) {
        conversion.report().converted(word.origin(), cache.service().subject("command"), "");
      }
    }
  }
}
