package dev.fargen.migrate.template;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Scalar;
import dev.fargen.migrate.Report;
import dev.fargen.migrate.SecretText;
import dev.fargen.migrate.StoredSecret;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Notes secrets in plain text. They stay where they are: another place for one changes the task
 * definition, and starts new tasks that need the secret.
 */
final class PlainSecrets {

  /** Properties that are secrets, whatever they are. */
  private static final Set<String> PROPERTIES =
      Set.of("MasterUserPassword", "AuthToken", "SecretString");

  private final TemplateFile template;
  private final String spec;
  private final Report report;

  PlainSecrets(TemplateFile template, String spec, Report report) {
    this.template = template;
    this.spec = spec;
    this.report = report;
  }

  void note() {
    template
        .document()
        .content()
        .walk(
            (value, path) -> {
              List<String> steps = path.steps();
              if (value instanceof Mapping map
                  && !steps.isEmpty()
                  && steps.get(0).equals("Resources")) {
                variable(map, steps);
                properties(map, steps);
              }
            });
  }

  private void variable(Mapping map, List<String> path) {
    if (map.entries().get("Name") instanceof Scalar name
        && map.entries().get("Value") instanceof Scalar value
        && (SecretText.isSecret(name.asText(), value.asText())
            || !SecretText.in(value.asText()).isEmpty())) {
      note(path, "Value", name.asText(), "write it under `secrets` in place of `environment`");
    }
  }

  private void properties(Mapping map, List<String> path) {
    for (String property : PROPERTIES) {
      if (map.entries().get(property) instanceof Scalar value
          && !value.asText().startsWith("{{resolve:")) {
        note(
            path,
            property,
            property,
            "write `{{resolve:secretsmanager:" + spec + "/" + property + "}}` in its place");
      }
    }
  }

  private void note(List<String> path, String key, String name, String then) {
    List<String> place = new ArrayList<>(path);
    place.add(key);
    template
        .origin(place)
        .ifPresent(
            origin ->
                report.secret(
                    origin,
                    name,
                    "in plain text, as in the template, so that nothing is replaced: store it with "
                        + StoredSecret.command(spec + "/" + name)
                        + ", and "
                        + then));
  }
}
