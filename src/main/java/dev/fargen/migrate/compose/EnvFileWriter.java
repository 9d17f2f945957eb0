package dev.fargen.migrate.compose;

import dev.fargen.migrate.SecretText;
import dev.fargen.migrate.draft.DraftMap;
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
    boolean written = false;
    for (Item file : service.keys().list(KEY)) {
      Optional<Map<String, ItemText>> read = conversion.envFiles().read(file);
      if (read.isPresent()) {
        written = file(file, read.get(), written);
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

  /**
   * Writes a file.
   *
   * @param written whether an earlier one is written out: then it is too, since it may replace
   *     values
   * @return whether its variables are written out
   */
  private boolean file(Item file, Map<String, ItemText> values, boolean written) {
    boolean rewritten = written || !conversion.envFiles().standsAlone(file, values);
    for (Map.Entry<String, ItemText> one : values.entrySet()) {
      rewritten |= isRewritten(one.getKey(), one.getValue());
      conversion.report().converted(one.getValue().origin(), one.getKey(), "");
    }
    if (!rewritten) {
      String path = conversion.envFiles().path(file).orElseThrow();
      container
          .list(KEY, service.origin(KEY))
          .add(conversion.options().inSpec(path), file.origin());
      return false;
    }
    values.forEach(variables);
    conversion
        .report()
        .converted(
            file.origin(), service.subject(KEY), "its variables are written out in the spec");
    return true;
  }

  private boolean isRewritten(String name, ItemText value) {
    Rewritten text =
        conversion.rewriter().rewrite(service, Optional.of(name), value.written(), true);
    boolean credential = conversion.rewriter().credential(service, name, value).isPresent();
    return credential
        || !text.stores().isEmpty()
        || !text.text().equals(value.written())
        || SecretText.isSecret(name, value.literal());
  }
}
