package dev.fargen.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The dimensions of the metrics in the templates are those of resources in the same template. */
class AlarmsTest {

  private static final Pattern DIMENSION =
      Pattern.compile("\\{Name: (\\w+), Value: !(?:Ref|GetAtt) (\\w+)(?:\\.(\\w+))?\\}");

  private static final Pattern RESOURCE =
      Pattern.compile("(?m)^  (\\w+):\\n    Type: (AWS::[\\w:]+)$");

  private static final Map<String, String> OF =
      Map.of(
          "ClusterName", "AWS::ECS::Cluster",
          "ServiceName", "AWS::ECS::Service.Name",
          "QueueName", "AWS::SQS::Queue.QueueName",
          "LoadBalancer", "AWS::ElasticLoadBalancingV2::LoadBalancer.LoadBalancerFullName",
          "TargetGroup", "AWS::ElasticLoadBalancingV2::TargetGroup.TargetGroupFullName");

  @Test
  void watchWhatIsThere() {
    List<String> faults = new ArrayList<>();
    int found = 0;
    for (Map.Entry<String, Map<String, String>> render : Renders.all().entrySet()) {
      for (Map.Entry<String, String> file : render.getValue().entrySet()) {
        if (!file.getKey().endsWith(".template.yml")) {
          continue;
        }
        Map<String, String> types = new TreeMap<>();
        Matcher resources = RESOURCE.matcher(file.getValue());
        while (resources.find()) {
          types.put(resources.group(1), resources.group(2));
        }
        Matcher dimensions = DIMENSION.matcher(file.getValue());
        while (dimensions.find()) {
          String type = types.getOrDefault(dimensions.group(2), "a parameter");
          String attribute = dimensions.group(3) == null ? "" : "." + dimensions.group(3);
          String wanted = OF.get(dimensions.group(1));
          if (wanted == null) { // a variable of a container
            continue;
          }
          found++;
          if (!type.equals("a parameter") && !(type + attribute).equals(wanted)) {
            faults.add(render.getKey() + " " + dimensions.group());
          }
        }
      }
    }

    assertEquals("", String.join("\n", faults));
    assertTrue(found > 50, "only " + found + " dimensions");
  }
}
