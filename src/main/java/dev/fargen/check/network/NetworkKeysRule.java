package dev.fargen.check.network;

import dev.fargen.check.rule.Conflict;
import dev.fargen.check.rule.SpecRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.spec.SpecEnvironment;
import dev.fargen.spec.StackKeys;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.network.NetworkKeys;
import dev.fargen.spec.network.NetworkKeys.Create;
import java.util.ArrayList;
import java.util.List;

/**
 * A network must be either created, imported or existing; a NAT gateway is for private subnets, not
 * for tasks with public IP addresses (Amazon ECS developer guide, "Amazon ECS task networking
 * options for Fargate").
 */
public final class NetworkKeysRule implements SpecRule {

  @Override
  public void check(SpecEnvironment environment, Diagnostics diagnostics) {
    Section network = environment.stack().section(StackKeys.NETWORK);
    sources(network, diagnostics);
    nat(network, diagnostics);
  }

  private static void sources(Section network, Diagnostics diagnostics) {
    List<Key<?>> said = new ArrayList<>();
    for (Key<?> key : List.of(NetworkKeys.CREATE, NetworkKeys.IMPORT, NetworkKeys.VPC)) {
      if (network.has(key)) {
        said.add(key);
      }
    }
    if (network.has(NetworkKeys.SUBNETS) && !network.has(NetworkKeys.VPC)) {
      said.add(NetworkKeys.SUBNETS);
    }
    if (said.size() > 1) {
      diagnostics.report(Conflict.of(network, said));
    }
  }

  private static void nat(Section network, Diagnostics diagnostics) {
    Section create = network.section(NetworkKeys.CREATE);
    String nat = create.value(Create.NAT).value();
    if (!nat.equals("none") && network.value(NetworkKeys.PUBLIC_IP).value()) {
      diagnostics.report(
          Diagnostic.of(
                  Code.CONFLICTING_KEYS,
                  "`nat: " + nat + "` and `public_ip: true` cannot be used together")
              .at(create.keySpan(Create.NAT), "places tasks in private subnets")
              .at(network.keySpan(NetworkKeys.PUBLIC_IP), "places tasks in public subnets")
              .help("write `nat: none`, or remove `public_ip`"));
    }
  }
}
