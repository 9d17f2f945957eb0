package dev.fargen.migrate.copilot;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Value;
import dev.fargen.migrate.Report;
import dev.fargen.migrate.draft.Draft;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.DraftValue;
import dev.fargen.migrate.draft.Origin;
import dev.fargen.yaml.MapNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a service does with the outputs of its addons: it attaches managed policies and security
 * groups, and gets secrets and all other values as variables (Copilot documentation, "Modeling
 * additional AWS resources").
 */
record AddonOutputs(
    Addons addons,
    AddonTemplate template,
    AddonValues values,
    Optional<String> environment,
    DraftMap resources) {

  /** Attributes that are secrets: ECS reads them only from Secrets Manager. */
  private static final Set<String> SECRETS =
      Set.of(
          "AWS::Cognito::UserPoolClient.ClientSecret",
          "AWS::IAM::AccessKey.SecretAccessKey",
          "AWS::IAM::ServiceSpecificCredential.ServicePassword");

  /**
   * @param spec what the manifests say
   * @param workloads gets what the outputs add to them
   */
  void write(DraftMap spec, DraftMap workloads, Manifest manifest) {
    DraftMap workload =
        spec.getMap("workloads")
            .flatMap(all -> all.getMap(manifest.name()))
            .orElseGet(DraftMap::new);
    for (Map.Entry<String, AddonTemplate.Place> output : template.outputs().entrySet()) {
      AddonTemplate.Place place = output.getValue();
      boolean there = place.text("Condition").map(values::holds).orElse(true);
      if (there) {
        place
            .node("Value")
            .map(node -> values.of(AddonTemplate.value(node)))
            .ifPresent(
                value ->
                    output(
                        output.getKey(), value, place, workload, workloads.map(manifest.name())));
      }
      rest(place);
    }
  }

  /** The keys of an output beside its value. */
  private void rest(AddonTemplate.Place place) {
    Report report = addons.application().report();
    if (place.node() instanceof MapNode map) {
      for (MapNode.Entry entry : map.entries()) {
        Origin origin = Origin.of(place.file(), entry);
        if (entry.key().text().equals("Description")) {
          report.ignored(origin, "", "");
        } else if (!report.has(origin)) {
          report.converted(origin, "", "");
        }
      }
    }
  }

  private void output(
      String name, Value value, AddonTemplate.Place place, DraftMap workload, DraftMap into) {
    Report report = addons.application().report();
    Set<String> raw = addons.raw();
    Optional<Draft> text = new SpecTexts(raw).draft(value);
    if (text.isEmpty()) {
      report.refused(
          place.origin(),
          "Outputs." + name,
          "a variable of a spec cannot have this value: write it under `environment`");
      return;
    }
    Origin origin = place.origin();
    String type = type(value);
    String variable = variable(name);
    Optional<String> secret = secret(value);
    if (secret.isPresent() && !has(workload, "secrets", variable)) {
      stored(secret.get(), value, origin);
      into.map("secrets").put(variable, "${resources." + secret.get() + "}", origin);
      report.changed(
          origin, "Outputs." + name, "the variable is a secret: ECS reads it from Secrets Manager");
      return;
    }
    switch (type) {
      case "AWS::IAM::ManagedPolicy" -> into.list("policies").add(text.get(), origin);
      case "AWS::EC2::SecurityGroup" -> into.list("security_groups").add(text.get(), origin);
      case "AWS::SecretsManager::Secret" -> {
        if (!has(workload, "secrets", variable)) {
          into.map("secrets").put(variable, text.get(), origin);
        }
      }
      default -> {
        if (!has(workload, "environment", variable)) {
          into.map("environment").put(variable, text.get(), origin);
        }
      }
    }
    if (has(workload, "secrets", variable) || has(workload, "environment", variable)) {
      report.ignored(
          origin, "Outputs." + name, "the manifest sets the variable `" + variable + "`");
    }
  }

  /** The resource that keeps a secret attribute; empty where the value is no such attribute. */
  private Optional<String> secret(Value value) {
    if (value instanceof Intrinsic call
        && call.name().equals("GetAtt")
        && call.argument() instanceof Scalar attribute) {
      String text = attribute.asText();
      String id = text.substring(0, Math.max(0, text.indexOf('.')));
      for (Map.Entry<String, String> one : template.ids().entrySet()) {
        String type = template.type(one.getKey()).orElse("");
        if (one.getValue().equals(id) && SECRETS.contains(type + text.substring(id.length()))) {
          return Optional.of(id + "Secret");
        }
      }
    }
    return Optional.empty();
  }

  private void stored(String id, Value value, Origin origin) {
    DraftMap made = new DraftMap().put("Type", "AWS::SecretsManager::Secret", origin);
    made.map("Properties", origin).put("SecretString", new DraftValue(value), origin);
    resources.put(id, made, origin);
  }

  private static boolean has(DraftMap workload, String section, String variable) {
    return workload.getMap(section).map(map -> map.has(variable)).orElse(false);
  }

  /** The type of the resource of this template that the value refers to. */
  private String type(Value value) {
    if (value instanceof Intrinsic call
        && call.name().equals("Ref")
        && call.argument() instanceof Scalar id) {
      for (Map.Entry<String, String> one : template.ids().entrySet()) {
        if (one.getValue().equals(id.asText())) {
          return template.type(one.getKey()).orElse("");
        }
      }
    }
    return "";
  }

  /** {@code MY_TABLE_ARN} for {@code MyTableArn}. */
  static String variable(String output) {
    return output
        .replaceAll("([a-z0-9]+)([A-Z])", "$1_$2")
        .replaceAll("([A-Z0-9])([A-Z][a-z])", "$1_$2")
        .toUpperCase(Locale.ROOT);
  }
}
