package dev.fargen.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.fargen.testing.CfnYaml;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The steps to another port that the guide has in "Change the port of a service". */
class PortChangeTest {

  private static final String SPEC =
      """
      name: shop
      network: {create: {}, public_ip: true}
      workloads:
        web: {image: "public.ecr.aws/nginx/nginx:1.29", port: %d, http: {}}
      """;

  private static final String PATCH =
      """
      patches:
        - op: add
          path: /Resources/WebSecurityGroup/Properties/SecurityGroupIngress/%s
          value:
            Description: HTTP from the load balancer
            IpProtocol: tcp
            FromPort: %d
            ToPort: %d
            SourceSecurityGroupId: !Ref LoadBalancerSecurityGroup
      """;

  @Test
  void theSecondStepDoesNotChangeTheSecurityGroup() {
    Map<?, ?> first = resources(SPEC.formatted(8080) + PATCH.formatted("-", 9090, 9090));
    Map<?, ?> second = resources(SPEC.formatted(9090) + PATCH.formatted("0", 8080, 8080));

    assertEquals(first.get("WebSecurityGroup"), second.get("WebSecurityGroup"));
    assertNotEquals(first.get("WebTaskDefinition"), second.get("WebTaskDefinition"));
  }

  private static Map<?, ?> resources(String spec) {
    Rendering rendering = Rendering.ofText(spec);
    assertEquals(0, rendering.result().exit(), rendering.result().stderr());
    String template = Objects.requireNonNull(rendering.files().get("templates/shop.template.yml"));
    return CfnYaml.section(CfnYaml.template(template), "Resources");
  }
}
