package dev.fargen.migrate.compose;

import dev.fargen.list.Lists;
import dev.fargen.migrate.StoredSecret;
import dev.fargen.migrate.draft.DraftMap;
import java.util.Optional;

/** Writes the secrets of Compose, which a container reads as files. */
final class SecretFileWriter {

  private static final String SECRETS = "secrets";
  private static final String DIRECTORY = "/run/secrets/";

  private final Conversion conversion;
  private final Service service;
  private final DraftMap container;

  SecretFileWriter(Conversion conversion, Service service, DraftMap container) {
    this.conversion = conversion;
    this.service = service;
    this.container = container;
  }

  void write() {
    for (Item item : service.keys().list(SECRETS)) {
      String name =
          item instanceof ItemMap map
              ? map.literal("source")
              : item instanceof ItemText text ? text.literal() : "";
      String target = item instanceof ItemMap map ? map.literal("target") : "";
      DraftMap secret = from(name);
      String file = target.isEmpty() ? name : target;
      secret.put("target", file.startsWith("/") ? file : DIRECTORY + file);
      if (item instanceof ItemMap map && map.text("mode").isPresent()) {
        secret.put("mode", mode(map.literal("mode")));
      }
      container
          .map(SECRETS, service.origin(SECRETS))
          .put(Secrets.variable(name), secret, item.origin());
    }
  }

  static String mode(String mode) {
    String digits = mode.startsWith("0o") ? mode.substring(2) : mode;
    return digits.length() == 3 ? "0" + digits : digits;
  }

  private DraftMap from(String name) {
    Optional<Database> database =
        Lists.first(conversion.application().databases(), one -> one.files().contains(name));
    if (database.isPresent()) {
      return new DraftMap().put("from", database.get().reference("password"));
    }
    return new DraftMap().put("secret", secret(name));
  }

  /** The name of the secret in Secrets Manager. */
  private String secret(String name) {
    Optional<ItemMap> definition = conversion.file().map(SECRETS).flatMap(all -> all.map(name));
    boolean external = definition.filter(SecretFileWriter::isExternal).isPresent();
    String variable = definition.map(one -> one.literal("environment")).orElse("");
    String own = definition.map(one -> one.literal("name")).orElse("");
    if (external) {
      return own.isEmpty() ? name : own;
    }
    return conversion.secrets().shared(variable.isEmpty() ? name : variable);
  }

  static boolean isExternal(ItemMap definition) {
    return definition.get("external").isPresent()
        && !definition.literal("external").equals("false");
  }

  /** Notes what becomes of the secrets at the top of the file. */
  static void definitions(Conversion conversion) {
    ItemMap all = conversion.file().map(SECRETS).orElse(ItemMap.empty(conversion.file().origin()));
    for (String name : all.keys()) {
      String subject = SECRETS + "." + name;
      ItemMap definition = all.map(name).orElse(ItemMap.empty(all.origin()));
      boolean password =
          Lists.any(
              conversion.application().databases(), database -> database.files().contains(name));
      if (password) {
        conversion
            .report()
            .secret(
                conversion.origin(SECRETS, name),
                subject,
                "the password of the database: the stack generates another one");
      } else if (isExternal(definition)) {
        conversion
            .report()
            .toDecide(
                conversion.origin(SECRETS, name),
                subject,
                "the secret must exist in AWS Secrets Manager, in the account and region of the"
                    + " stack");
      } else {
        String variable = definition.literal("environment");
        String stored = conversion.secrets().shared(variable.isEmpty() ? name : variable);
        if (!conversion.secrets().isNews(stored)) {
          continue;
        }
        String value =
            variable.isEmpty()
                ? "file://" + Paths.normal(definition.literal("file"))
                : "\"$" + variable + "\"";
        conversion
            .report()
            .secret(
                conversion.origin(SECRETS, name),
                subject,
                "before the first deployment, store it with "
                    + StoredSecret.command(stored, value));
      }
    }
  }
}
