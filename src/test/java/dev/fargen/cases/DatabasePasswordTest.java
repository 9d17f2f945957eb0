package dev.fargen.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fargen.testing.CfnYaml;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * In every template, a database cluster has one password: RDS's own, or that of a secret of the
 * stack, by a dynamic reference that CloudFormation reads as it stands (CloudFormation user guide,
 * "Get a secret or secret value from Secrets Manager"). moto cannot say so: it does not make
 * secrets with a stack.
 */
class DatabasePasswordTest {

  private static final String BEGIN = "{{resolve:secretsmanager:${";
  private static final String END = "}:SecretString:password}}";

  @Test
  void everyClusterHasOnePassword() {
    List<String> faults = new ArrayList<>();
    int clusters = 0;
    for (Map.Entry<String, String> template : templates().entrySet()) {
      Map<String, Map<String, Object>> resources =
          CfnYaml.section(CfnYaml.template(template.getValue()), "Resources");
      for (Map.Entry<String, Map<String, Object>> one : resources.entrySet()) {
        if ("AWS::RDS::DBCluster".equals(one.getValue().get("Type"))) {
          clusters++;
          String fault = fault(map(one.getValue().get("Properties")), resources);
          if (!fault.isEmpty()) {
            faults.add(template.getKey() + " " + one.getKey() + ": " + fault);
          }
        }
      }
    }
    assertEquals(List.of(), faults);
    assertTrue(clusters > 10, "only " + clusters + " clusters were looked at");
  }

  private static Map<String, String> templates() {
    Map<String, String> templates = new HashMap<>();
    Case.all().forEach(one -> add("case " + one.name(), one.render().files(), templates));
    Examples.all().forEach(spec -> add("examples", Rendering.of(spec).files(), templates));
    return templates;
  }

  private static void add(String folder, Map<String, String> files, Map<String, String> all) {
    files.forEach(
        (file, text) -> {
          if (file.endsWith(".template.yml")) {
            all.put(folder + " " + file, text);
          }
        });
  }

  private static String fault(
      Map<String, Object> cluster, Map<String, Map<String, Object>> resources) {
    Object managed = cluster.get("ManageMasterUserPassword");
    Object password = cluster.get("MasterUserPassword");
    if (managed != null && password != null) {
      List<?> one = list(map(managed).get("Fn::If"));
      List<?> other = list(map(password).get("Fn::If"));
      boolean apart = one.get(0).equals(other.get(0)) && one.get(2).equals(other.get(1));
      return apart ? fault(cluster, other.get(2), resources) : "has both at once";
    }
    return password == null
        ? Boolean.TRUE.equals(managed) ? "" : "has none"
        : fault(cluster, password, resources);
  }

  private static String fault(
      Map<String, Object> cluster, Object password, Map<String, Map<String, Object>> resources) {
    String reference = String.valueOf(map(password).get("Fn::Sub"));
    if (!reference.startsWith(BEGIN) || !reference.endsWith(END)) {
      return "is no dynamic reference: " + reference;
    }
    String id = reference.substring(BEGIN.length(), reference.length() - END.length());
    Map<String, Object> secret = resources.getOrDefault(id, Map.of());
    if (!"AWS::SecretsManager::Secret".equals(secret.get("Type"))) {
      return id + " is no secret";
    }
    Map<String, Object> wanted =
        Map.of("GenerateStringKey", "password", "PasswordLength", 32, "ExcludePunctuation", true);
    Map<String, Object> generated =
        new HashMap<>(map(map(secret.get("Properties")).get("GenerateSecretString")));
    Object template = generated.remove("SecretStringTemplate");
    if (!generated.equals(wanted)) {
      return "generates " + generated;
    }
    boolean same =
        cluster.get("MasterUsername") instanceof Map
            || String.valueOf(template)
                .equals("{\"username\": \"" + cluster.get("MasterUsername") + "\"}");
    return same ? "" : "is for another user: " + template;
  }

  @SuppressWarnings("unchecked") // a map of the template
  private static Map<String, Object> map(@Nullable Object value) {
    return value == null ? Map.of() : (Map<String, Object>) value;
  }

  private static List<?> list(@Nullable Object value) {
    return value == null ? List.of("", "", "") : (List<?>) value;
  }
}
