package dev.fargen.migrate.compose;

import dev.fargen.list.Lists;
import dev.fargen.migrate.draft.DraftList;
import dev.fargen.migrate.draft.DraftMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the health check of a container. Compose only shows what it finds; ECS stops a task that
 * is not healthy, so the start period of fargen stays where Compose has none.
 */
final class HealthWriter {

  private static final String KEY = "healthcheck";

  private final Conversion conversion;
  private final Service service;
  private final DraftMap container;
  private final Map<String, String> moved;

  HealthWriter(
      Conversion conversion, Service service, DraftMap container, Map<String, String> moved) {
    this.conversion = conversion;
    this.service = service;
    this.container = container;
    this.moved = moved;
  }

  /** The health check of the service that is on. */
  static Optional<ItemMap> of(Service service) {
    return service
        .keys()
        .map(KEY)
        .filter(check -> check.text("disable").filter(ItemText::isTrue).isEmpty())
        .filter(check -> !check.texts("test").isEmpty())
        .filter(check -> !check.texts("test").get(0).literal().equals("NONE"));
  }

  void write() {
    Optional<ItemMap> written = service.keys().map(KEY);
    Optional<ItemMap> check = of(service);
    if (check.isEmpty()) {
      written.ifPresent(
          off ->
              off.values()
                  .forEach(
                      item ->
                          conversion
                              .report()
                              .converted(
                                  item.origin(),
                                  service.subject(KEY),
                                  "ECS has no other health check")));
      return;
    }
    DraftMap draft = container.map(KEY, check.get().origin());
    test(check.get(), draft);
    duration(check.get(), draft, "interval", 30, 5, 300);
    duration(check.get(), draft, "timeout", 30, 2, 60);
    retries(check.get(), draft);
    if (check.get().text("start_period").isPresent()) {
      duration(check.get(), draft, "start_period", 60, 0, 300);
    }
    check
        .get()
        .get("start_interval")
        .ifPresent(
            item ->
                conversion
                    .report()
                    .ignored(
                        item.origin(),
                        service.subject(KEY) + ".start_interval",
                        "ECS uses `interval` from the start"));
    check
        .get()
        .get("disable")
        .ifPresent(
            item ->
                conversion
                    .report()
                    .converted(item.origin(), service.subject(KEY) + ".disable", ""));
  }

  private void test(ItemMap check, DraftMap draft) {
    List<ItemText> words = check.texts("test");
    String first = words.get(0).literal();
    boolean exec = first.equals("CMD");
    boolean shell = first.equals("CMD-SHELL");
    if (!exec) {
      List<ItemText> line = shell ? words.subList(1, words.size()) : words;
      draft.put(
          "test",
          String.join(" ", Lists.map(line, word -> text(word))),
          check.get("test").map(Item::origin).orElse(check.origin()));
      return;
    }
    DraftList list = new DraftList();
    for (ItemText word : words.subList(1, words.size())) {
      list.add(text(word));
    }
    draft.put("test", list, check.get("test").map(Item::origin).orElse(check.origin()));
  }

  private String text(ItemText word) {
    String text = conversion.rewriter().local(service, word.written()).text();
    for (Map.Entry<String, String> one : moved.entrySet()) {
      text = text.replace(one.getKey(), one.getValue());
    }
    String hidden = PlainSecrets.hidden(service, Secrets.unmarked(text));
    if (!hidden.equals(Secrets.unmarked(text))) {
      conversion
          .report()
          .secret(
              word.origin(),
              service.subject(KEY) + ".test",
              "its variable takes the place of the secret: a shell must replace it");
    }
    return hidden;
  }

  private void duration(ItemMap check, DraftMap draft, String key, int usual, int least, int most) {
    Optional<ItemText> item = check.text(key);
    double given = item.flatMap(text -> Numbers.seconds(text.literal())).orElse((double) usual);
    long seconds = Math.max(least, Math.min(most, Math.round(given)));
    if (item.isEmpty()) {
      draft.put(key, Numbers.duration(seconds));
      return;
    }
    draft.put(key, Numbers.duration(seconds), item.get().origin());
    if (seconds != given) {
      conversion
          .report()
          .changed(
              item.get().origin(),
              service.subject(KEY) + "." + key,
              "`"
                  + Numbers.duration(seconds)
                  + "`: ECS takes "
                  + Numbers.duration(least)
                  + " to "
                  + Numbers.duration(most)
                  + ", in whole seconds");
    }
  }

  private void retries(ItemMap check, DraftMap draft) {
    Optional<ItemText> item = check.text("retries");
    if (item.isPresent()) {
      int given = Numbers.whole(item.get().literal()).orElse(3);
      int retries = Math.max(1, Math.min(10, given));
      draft.put("retries", retries, item.get().origin());
      if (retries != given) {
        conversion
            .report()
            .changed(
                item.get().origin(),
                service.subject(KEY) + ".retries",
                "`" + retries + "`: ECS takes 1 to 10");
      }
    }
  }
}
