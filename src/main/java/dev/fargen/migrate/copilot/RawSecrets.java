package dev.fargen.migrate.copilot;

import dev.fargen.migrate.Report;
import dev.fargen.migrate.SecretText;
import dev.fargen.migrate.StoredSecret;
import dev.fargen.migrate.draft.Draft;
import dev.fargen.migrate.draft.DraftList;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.Origin;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Secrets in plain text in a raw resource: a dynamic reference takes the place of each, which
 * CloudFormation resolves in all properties of a resource (CloudFormation user guide, "Get a secret
 * or secret value from Secrets Manager").
 *
 * @param name what the names of its secrets begin with: the spec and the resource
 */
record RawSecrets(String name, Report report) {

  /** Properties that are secrets, whatever they are. */
  private static final Set<String> PROPERTIES =
      Set.of("MasterUserPassword", "AuthToken", "SecretString");

  /** Maps and lists of variables, whose names say what they are. */
  private static final Set<String> VARIABLES =
      Set.of("Variables", "Environment", "EnvironmentVariables");

  /** Replaces the secrets in the properties. */
  void hide(DraftMap resource) {
    resource.getMap("Properties").ifPresent(map -> hide(map, false));
  }

  private void hide(Draft draft, boolean variables) {
    if (draft instanceof DraftList list) {
      list.items().forEach(item -> hide(item.draft(), variables));
    } else if (draft instanceof DraftMap map) {
      Optional<String> named = map.get("Name").flatMap(Draft::text);
      for (DraftMap.Entry entry : map.entries()) {
        String key = entry.key();
        String variable = key.equals("Value") ? named.orElse(key) : key;
        String text = entry.draft().text().orElse("");
        boolean secret =
            PROPERTIES.contains(key) || (variables && SecretText.isSecret(variable, text));
        if (secret && !text.isBlank() && !text.contains("{{resolve:")) {
          replace(map, entry, variable);
        } else {
          hide(entry.draft(), variables || VARIABLES.contains(key));
        }
      }
    }
  }

  private void replace(DraftMap map, DraftMap.Entry entry, String variable) {
    String words = variable.replaceAll("([a-z])([A-Z])", "$1_$2");
    String secret = name + "/" + words.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    map.put(entry.key(), "{{resolve:secretsmanager:" + secret + "}}", entry.origins());
    List<Origin> origins = entry.origins();
    if (!origins.isEmpty()) {
      report.secret(
          origins.get(0),
          variable,
          "not written to the spec: store it with "
              + StoredSecret.command(secret)
              + ", from where CloudFormation reads it");
    }
  }
}
