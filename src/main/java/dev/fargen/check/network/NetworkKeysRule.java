package dev.fargen.check.network;

import dev.fargen.check.rule.SpecRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.list.Lists;
import dev.fargen.spec.SpecEnvironment;
import dev.fargen.spec.StackKeys;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.network.NetworkKeys;
import dev.fargen.spec.network.NetworkKeys.Create;
import java.util.ArrayList;
import java.util.List;

/**
 * A network is made, imported or there already; NAT is for private subnets, since a task with a
 * public address reaches the internet itself (Amazon ECS developer guide, "Amazon ECS task
 * networking options for Fargate").
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
      Diagnostic fault =
          Diagnostic.of(
              Code.CONFLICTING_KEYS,
              "a network is created, imported or named by its ids: one of them");
      for (Key<?> key : said) {
        fault = fault.at(network.keySpan(key), "`" + key.name() + "` here");
      }
      List<String> words = Lists.map(said, key -> "`" + key.name() + "`");
      diagnostics.report(fault.help("keep one of " + String.join(", ", words)));
    }
  }

  private static void nat(Section network, Diagnostics diagnostics) {
    Section create = network.section(NetworkKeys.CREATE);
    boolean through = !create.value(Create.NAT).value().equals("none");
    if (through && network.value(NetworkKeys.PUBLIC_IP).value()) {
      diagnostics.report(
          Diagnostic.of(Code.CONFLICTING_KEYS, "tasks with a public address do not go through NAT")
              .at(create.keySpan(Create.NAT), "NAT for private subnets")
              .at(network.keySpan(NetworkKeys.PUBLIC_IP), "tasks in public ones")
              .help("write `nat: none`, or take `public_ip` away"));
    }
  }
}
