package dev.fargen.testing;

import dev.fargen.testing.WireServer.Answer;
import java.util.List;
import java.util.Map;

/**
 * The deletion protection of a scenario's resources: {@code shields: [physical ID]}. Without that
 * key, nobody may read it.
 */
final class ScriptedProtection {

  private ScriptedProtection() {}

  static Answer answer(String action, Map<String, String> form, Map<String, Object> scenario) {
    if (!scenario.containsKey("shields")) {
      return Xml.error(403, "AccessDenied", "User is not authorized to perform " + action);
    }
    List<?> shields = (List<?>) scenario.get("shields");
    return Xml.ok(
        action,
        switch (action) {
          case "DescribeLoadBalancerAttributes" ->
              "<Attributes><member><Key>deletion_protection.enabled</Key>"
                  + Xml.element("Value", shields.contains(form.get("LoadBalancerArn")))
                  + "</member></Attributes>";
          case "DescribeDBClusters" ->
              "<DBClusters><DBCluster>"
                  + enabled(shields.contains(form.get("DBClusterIdentifier")))
                  + "</DBCluster></DBClusters>";
          default ->
              "<DBInstances><DBInstance>"
                  + enabled(shields.contains(form.get("DBInstanceIdentifier")))
                  + "</DBInstance></DBInstances>";
        });
  }

  private static String enabled(boolean yes) {
    return Xml.element("DeletionProtection", yes);
  }
}
