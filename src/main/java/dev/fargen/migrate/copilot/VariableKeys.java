package dev.fargen.migrate.copilot;

import dev.fargen.migrate.SecretText;
import dev.fargen.migrate.StoredSecret;
import dev.fargen.migrate.draft.Draft;
import dev.fargen.migrate.draft.DraftList;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.DraftValue;
import dev.fargen.migrate.draft.Origin;
import dev.fargen.spec.arn.SecretName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The variables of a container: {@code variables}, {@code env_file} and {@code secrets}. */
final class VariableKeys {

  private static final String FROM = "from_cfn";
  private static final String ENVIRONMENT = "environment";
  private static final String SECRETS = "secrets";

  private VariableKeys() {}

  static void write(Keys keys, DraftMap container) {
    Optional<Key> variables = keys.key("variables");
    variables.flatMap(Key::keys).ifPresent(all -> variables(all, container));
    variables.ifPresent(key -> Origins.add(ENVIRONMENT, key, container));
    keys.key("env_file").ifPresent(key -> envFile(key, container));
    Optional<Key> secrets = keys.key(SECRETS);
    secrets.flatMap(Key::keys).ifPresent(all -> all.all().forEach(key -> secret(key, container)));
    secrets.ifPresent(key -> Origins.add(SECRETS, key, container));
  }

  private static void variables(Keys all, DraftMap container) {
    for (Key key : all.all()) {
      Optional<Draft> exported = exported(key);
      if (exported.isPresent()) {
        container.map(ENVIRONMENT).put(key.name(), exported.get(), key.origin());
      } else if (looksSecret(key)) {
        hidden(key, container);
      } else if (key.isScalar()) {
        container.map(ENVIRONMENT).put(key.name(), key.draft(), key.origin());
      }
    }
  }

  /** A value that another stack exports, in place of a text. */
  static Optional<Draft> exported(Key key) {
    return key.keys()
        .flatMap(map -> map.key(FROM))
        .map(name -> new DraftMap().put(FROM, name.text().orElse(""), name.origin()));
  }

  private static boolean looksSecret(Key key) {
    String raw = key.raw().orElse("");
    String known = raw.replace("${COPILOT_", "");
    return SecretText.isSecret(key.name(), known.contains("${") ? known + "x" : raw);
  }

  /** A secret in plain text: the spec refers to it, and the report says how to store it. */
  private static void hidden(Key key, DraftMap container) {
    Application application = key.scope().application();
    String before =
        application.spec()
            + "/"
            + (isOfOneEnvironment(key) ? key.scope().environment().orElse("") + "/" : "")
            + key.scope().manifest().name()
            + "/"
            + ofSidecar(key);
    String name = key.name().toLowerCase(Locale.ROOT);
    String hyphens = name.replace('_', '-').replaceAll("^-+|-+$", "");
    String path = before + (SecretName.endsLikeArn(hyphens) ? name : hyphens);
    container.map(SECRETS).put(key.name(), new DraftMap().put("secret", path), key.origin());
    key.raw().ifPresent(value -> application.secrets().know(value, path));
    key.scope()
        .report()
        .secret(
            key.origin(),
            key.subject(),
            "the value looks like a secret in plain text: the spec refers to a secret of this name;"
                + " store the value with "
                + StoredSecret.command(path)
                + SecretText.instead(key.raw().orElse("")));
  }

  /** Two containers may have different values of one name. */
  private static String ofSidecar(Key key) {
    String[] parts = key.subject().split("\\.");
    Optional<Key> main = key.scope().keys().keys("variables").flatMap(map -> map.key(key.name()));
    boolean differs = main.isPresent() && !main.get().raw().equals(key.raw());
    return parts[0].equals("sidecars") && differs ? Names.of(parts[1]) + "/" : "";
  }

  private static boolean isOfOneEnvironment(Key key) {
    Keys base =
        new Scope(key.scope().application(), key.scope().manifest(), Optional.empty()).keys();
    return !base.keys("variables")
            .flatMap(map -> map.key(key.name()))
            .map(Key::origin)
            .equals(Optional.of(key.origin()))
        && key.subject().startsWith("variables.");
  }

  private static void envFile(Key key, DraftMap container) {
    Application application = key.scope().application();
    Optional<String> name = key.literal();
    if (name.isEmpty()) {
      if (!key.raw().orElse("").contains("${COPILOT_ENVIRONMENT_NAME}")) {
        key.toDecide("the path of a file has no parameters: write `env_file`");
      }
      return;
    }
    String path = new Workspace(application).path(name.get());
    String shown = application.options().inSpec(path);
    if (application.sources().has(path)) {
      container.put("env_file", shown, key.origin());
    } else {
      key.toDecide(
          "there is no file `" + path + "`: write `env_file: " + shown + "` once it is there");
    }
  }

  private static void secret(Key key, DraftMap container) {
    Draft value = value(key);
    container.map(SECRETS).put(key.name(), value, key.origin());
    key.scope()
        .report()
        .remark(
            "Copilot's tasks can decrypt with all KMS keys that have its tags: where a secret or"
                + " parameter is encrypted with a key of yours, write `kms_key` beside it");
  }

  /** Where the value of a secret comes from, as a spec says it. */
  static Draft value(Key key) {
    Optional<Draft> exported = exported(key);
    if (exported.isPresent()) {
      return exported.get();
    }
    Optional<Key> manager = key.keys().flatMap(map -> map.key("secretsmanager"));
    return manager.isPresent()
        ? secret(manager.get().text().orElse(""), manager.get().origin())
        : parameter(key.text().orElse(""));
  }

  private static Draft parameter(String text) {
    return text.startsWith("arn:") ? DraftValue.text(text) : new DraftMap().put("ssm", text);
  }

  /** {@code name:key:stage:id}, or the ARN of a secret, which has six parts more. */
  private static Draft secret(String text, Origin origin) {
    String[] parts = text.split(":", -1);
    int at = text.startsWith("arn:") ? 7 : 1;
    StringBuilder name = new StringBuilder(parts[0]);
    for (int i = 1; i < Math.min(at, parts.length); i++) {
      name.append(':').append(parts[i]);
    }
    DraftMap secret = new DraftMap().put("secret", name.toString(), origin);
    put("key", at, parts, secret);
    put("version", at + 1, parts, secret);
    return secret;
  }

  private static void put(String key, int at, String[] parts, DraftMap secret) {
    if (at < parts.length && !parts[at].isEmpty()) {
      secret.put(key, parts[at]);
    }
  }

  /** A list of texts, each of which may be the export of another stack. */
  static DraftList exportedList(List<Key> items) {
    DraftList list = new DraftList();
    for (Key item : items) {
      list.add(
          exported(item).orElseGet(() -> DraftValue.text(item.text().orElse(""))), item.origin());
    }
    return list;
  }
}
