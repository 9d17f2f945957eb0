package dev.fargen.migrate.compose;

import dev.fargen.list.Lists;
import dev.fargen.migrate.draft.DraftMap;
import java.util.List;

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
    DraftMap draft = new DraftMap().put("engine", cache.engine(), service.origin("image"));
    conversion.spec().map("caches").put(cache.id(), draft, service.origin());
    for (String key : service.keys().keys()) {
      Item item = service.keys().get(key).orElse(service.keys());
      if (key.equals("command")) {
        command(cache, item);
      } else if (key.equals("volumes")) {
        for (Item volume : service.keys().list(key)) {
          conversion
              .report()
              .changed(
                  volume.origin(),
                  service.subject(key),
                  "ElastiCache has the data in memory, and a snapshot a day with mode CREATE_UPDATE (`backup_retention`); its files are not copied");
        }
      } else if (key.equals("environment")) {
        conversion
            .report()
            .changed(
                item.origin(),
                service.subject(key),
                "the cache has no password and no settings: only workloads that name it can connect");
      } else {
        StoreKeys.note(conversion, service, key, item);
      }
    }
  }

  private void command(Cache cache, Item item) {
    List<String> words = Commands.words(cache.service(), "command");
    boolean plain = Lists.all(words, word -> !word.startsWith("--"));
    String subject = cache.service().subject("command");
    if (plain) {
      conversion.report().converted(item.origin(), subject, "ElastiCache starts it");
    } else if (!cache.passwords().isEmpty()) {
      conversion
          .report()
          .changed(
              item.origin(),
              subject,
              "the cache has no password: only workloads that name it can connect to it. Other options are those of ElastiCache");
    } else {
      conversion
          .report()
          .changed(
              item.origin(),
              subject,
              "the cache has the options of ElastiCache: data in memory, and keys with an expiry are removed first when it is full");
    }
  }
}
