package dev.fargen.check.services;

import dev.fargen.check.rule.SpecRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.list.Lists;
import dev.fargen.spec.SpecEnvironment;
import dev.fargen.spec.SpecThing;
import dev.fargen.spec.StackKeys;
import dev.fargen.spec.containers.ContainerKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.network.NetworkKeys;
import dev.fargen.spec.services.LinkText;
import dev.fargen.spec.services.WorkloadKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A link to a workload of another spec. A service has one namespace (Amazon ECS API reference,
 * "ServiceConnectConfiguration"), so all such links of a stack are to one spec, and the names of
 * both specs are in one namespace. A rule of a security group can name only a group of the same VPC
 * or of one with a peering connection (Amazon VPC user guide, "Security group rules"). The names of
 * a service are in the configuration of that service ("ServiceConnectClientAlias"), which the other
 * stack has.
 */
public final class OutsideLinkRule implements SpecRule {

  @Override
  public void check(SpecEnvironment environment, Diagnostics diagnostics) {
    List<Given<LinkText>> links = new ArrayList<>();
    for (SpecThing client : environment.workloads()) {
      links.addAll(
          Lists.filter(
              client.keys().list(WorkloadKeys.LINKS), link -> link.value().spec().isPresent()));
    }
    for (Given<LinkText> link : links) {
      one(link, links.get(0), diagnostics);
      name(link, environment.workloads(), diagnostics);
    }
    Section network = environment.stack().section(StackKeys.NETWORK);
    if (!links.isEmpty() && network.has(NetworkKeys.CREATE)) {
      Given<LinkText> link = links.get(0);
      diagnostics.report(
          Diagnostic.of(
                  Code.CONFLICTING_KEYS,
                  "`"
                      + written(link)
                      + "` is not in the VPC that this stack creates, and cannot be called")
              .at(link.span())
              .at(network.keySpan(NetworkKeys.CREATE), "creates a VPC")
              .help("write `network: {import: " + spec(link) + "}` in place of `network.create`"));
    }
  }

  private static void one(Given<LinkText> link, Given<LinkText> first, Diagnostics diagnostics) {
    if (!spec(link).equals(spec(first))) {
      diagnostics.report(
          Diagnostic.of(
                  Code.CONFLICTING_KEYS,
                  "a stack can link to workloads of one other spec, not of `"
                      + spec(first)
                      + "` and `"
                      + spec(link)
                      + "`")
              .at(link.span())
              .at(first.span(), "another spec")
              .note(
                  "a service can have only one namespace, which a link to another spec takes from that spec")
              .help("remove the links to `" + spec(first) + "` or to `" + spec(link) + "`"));
    }
  }

  /** The names of this stack's services are in the same namespace. */
  private static void name(
      Given<LinkText> link, List<SpecThing> workloads, Diagnostics diagnostics) {
    Optional<SpecThing> same =
        Lists.first(
            workloads,
            one ->
                one.name().equals(link.value().workload())
                    && one.keys().has(ContainerKeys.PORT)
                    && !WorkloadKeys.isJob(one.keys()));
    if (same.isPresent()) {
      diagnostics.report(
          Diagnostic.of(
                  Code.NAME_CONFLICT,
                  "`"
                      + written(link)
                      + "` and the workload `"
                      + same.get().name()
                      + "` of this spec have the same host name")
              .at(link.span())
              .at(same.get().key(), "workload of this spec")
              .note(
                  "both specs use one namespace, in which fargen lets a host name stand for only one service")
              .help(
                  "rename `"
                      + same.get().name()
                      + "` in this spec, or in the spec `"
                      + spec(link)
                      + "`"));
    }
  }

  private static String spec(Given<LinkText> link) {
    return link.value().spec().orElseThrow();
  }

  private static String written(Given<LinkText> link) {
    return spec(link) + "/" + link.value().workload();
  }
}
