package dev.fargen.check.template;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Value;
import dev.fargen.check.rule.FinishedTemplate;
import dev.fargen.check.rule.TemplateRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.spec.network.Cidrs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The subnets of a VPC do not overlap (Amazon VPC user guide, "Subnet CIDR blocks"; the rule E3060
 * of cfn-lint).
 */
public final class SubnetRule implements TemplateRule {

  private static final String RESOURCES = "Resources";
  private static final String PROPERTIES = "Properties";
  private static final String BLOCK = "CidrBlock";

  private record Subnet(Value vpc, String block) {

    boolean overlaps(Subnet other) {
      return vpc.equals(other.vpc)
          && (Cidrs.contains(block, other.block) || Cidrs.contains(other.block, block));
    }
  }

  @Override
  public void check(FinishedTemplate template, Diagnostics diagnostics) {
    if (!template.isPartlyRaw()) {
      return;
    }
    Places places = new Places(template);
    Map<List<String>, Subnet> seen = new LinkedHashMap<>();
    for (Map.Entry<String, Value> entry : template.document().section(RESOURCES).entrySet()) {
      if (entry.getValue() instanceof Mapping resource
          && !resource.entries().containsKey("Condition")
          && resource.entries().get("Type") instanceof Scalar type
          && type.asText().equals("AWS::EC2::Subnet")
          && resource.entries().get(PROPERTIES) instanceof Mapping properties
          && properties.entries().get(BLOCK) instanceof Scalar block
          && properties.entries().containsKey("VpcId")) {
        Subnet subnet = new Subnet(properties.entries().get("VpcId"), block.asText());
        List<String> path = List.of(RESOURCES, entry.getKey(), PROPERTIES, BLOCK);
        for (Map.Entry<List<String>, Subnet> other : seen.entrySet()) {
          if (subnet.overlaps(other.getValue())
              && (places.isRaw(path) || places.isRaw(other.getKey()))) {
            diagnostics.report(
                Diagnostic.of(
                        Code.VALUE_TWICE,
                        "`" + block.asText() + "` overlaps `" + other.getValue().block() + "`")
                    .at(places.of(path), "second subnet")
                    .at(places.of(other.getKey()), "first subnet"));
          }
        }
        seen.put(path, subnet);
      }
    }
  }
}
