package dev.fargen.migrate.compose;

import dev.fargen.list.Lists;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.Origin;
import dev.fargen.spec.containers.EnvFile;
import dev.fargen.spec.hint.SecretLooks;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Writes {@code env_file}. The spec reads such files too; the variables of one that has secrets, or
 * names of services that become others, are written out.
 */
final class EnvFileWriter {

  private static final String KEY = "env_file";

  private final Conversion conversion;
  private final Service service;
  private final DraftMap container;
  private final BiConsumer<String, ItemText> variables;

  EnvFileWriter(
      Conversion conversion,
      Service service,
      DraftMap container,
      BiConsumer<String, ItemText> variables) {
    this.conversion = conversion;
    this.service = service;
    this.container = container;
    this.variables = variables;
  }

  void write() {
    for (Item file : service.keys().list(KEY)) {
      Optional<String> path = conversion.texts().path(file);
      Optional<String> text = path.flatMap(one -> conversion.sources().text(one).text());
      if (path.isPresent() && text.isPresent()) {
        file(file.origin(), path.get(), EnvFile.parse(text.get(), Map.of()).variables());
      } else {
        missing(file);
      }
    }
  }

  private void missing(Item file) {
    boolean optional = file instanceof ItemMap map && map.literal("required").equals("false");
    if (optional) {
      conversion.report().ignored(file.origin(), service.subject(KEY), "there is no such file");
    } else {
      conversion
          .report()
          .toDecide(
              file.origin(),
              service.subject(KEY),
              "the file is not there: write its variables under `environment`, and passwords and"
                  + " keys under `secrets`; or put it there and import again");
    }
  }

  private void file(Origin origin, String path, Map<String, String> values) {
    boolean rewritten =
        Lists.any(
            values.entrySet(), one -> isRewritten(one.getKey(), text(origin, one.getValue())));
    if (!rewritten) {
      container.list(KEY, service.origin(KEY)).add(conversion.options().inSpec(path), origin);
      return;
    }
    values.forEach((name, value) -> variables.accept(name, text(origin, value)));
    conversion
        .report()
        .converted(origin, service.subject(KEY), "its variables are written out in the spec");
  }

  private boolean isRewritten(String name, ItemText value) {
    Rewritten text =
        conversion.rewriter().rewrite(service, Optional.of(name), value.written(), true);
    boolean credential =
        conversion
            .rewriter()
            .credential(name, value, conversion.rewriter().used(service))
            .isPresent();
    return credential
        || !text.stores().isEmpty()
        || SecretLooks.isSecret(name, value.literal())
        || conversion.variables().value(name).isPresent();
  }

  private static ItemText text(Origin origin, String value) {
    return new ItemText(origin, Optional.empty(), Interpolated.constant(value), !value.isEmpty());
  }
}
