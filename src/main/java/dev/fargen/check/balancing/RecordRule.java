package dev.fargen.check.balancing;

import dev.fargen.check.rule.ProjectRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.Spec;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.Project;
import dev.fargen.workload.balancing.Http;
import dev.fargen.workload.balancing.Nlb;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A DNS record requires a host name, in which a wildcard is the whole first label; and only one
 * stack can have the record of a name in a hosted zone, for one load balancer (Amazon Route 53
 * developer guide, "DNS domain name format", and API reference, "ChangeResourceRecordSets").
 */
public final class RecordRule implements ProjectRule {

  private record Known(Stack stack, AliasRecord alias) {

    private AliasRecord.Balancer balancer() {
      return alias.balancer();
    }

    private Given<Text> host() {
      return alias.host();
    }

    /** The parameter that tells the hosts of environments apart, if the host has one. */
    private Optional<String> parameter() {
      return Lists.first(Lists.only(host().value().parts(), Text.ParameterReference.class))
          .map(Text.ParameterReference::name);
    }

    /** Where the environment has the value of the parameter, or its own place. */
    private Span place() {
      return parameter().map(stack.environment()::placeOf).orElse(stack.environment().span());
    }
  }

  @Override
  public void check(Spec spec, Project project, Diagnostics diagnostics) {
    Map<String, Known> known = new HashMap<>();
    for (Stack stack : project.stacks()) {
      for (Http http : Lists.flatMap(stack.workloads(), Workload::http)) {
        List<Given<Text>> hosts = http.requests().hosts();
        http.hostedZone()
            .ifPresent(
                zone -> {
                  any(hosts, zone, diagnostics);
                  hosts.forEach(host -> wildcards(stack, host, zone, diagnostics));
                });
      }
      for (Nlb nlb : Lists.flatMap(stack.workloads(), Workload::nlb)) {
        nlb.hostedZone()
            .ifPresent(
                zone -> nlb.hosts().forEach(host -> wildcards(stack, host, zone, diagnostics)));
      }
      for (AliasRecord alias : AliasRecord.of(stack)) {
        Known here = new Known(stack, alias);
        Known first = known.putIfAbsent(alias.id(), here);
        if (first != null) {
          twice(first, here, alias.name(), diagnostics);
        }
      }
    }
  }

  private static void any(List<Given<Text>> hosts, Given<Text> zone, Diagnostics diagnostics) {
    if (hosts.isEmpty()) {
      diagnostics.report(
          Diagnostic.of(Code.MISSING_KEY, "`hosted_zone` requires `host`")
              .at(zone.span())
              .note("each `host` gets a DNS record in the hosted zone")
              .help("write, for example, `host: shop.example.com`"));
    }
  }

  private static void wildcards(
      Stack stack, Given<Text> host, Given<Text> zone, Diagnostics diagnostics) {
    String name = stack.environment().literal(host.value()).orElse("");
    String rest = name.startsWith("*.") ? name.substring(2) : name;
    if (rest.indexOf('*') >= 0 || rest.indexOf('?') >= 0) {
      diagnostics.report(
          Diagnostic.of(Code.INVALID_VALUE, "`" + name + "` cannot be the name of a DNS record")
              .at(host.span())
              .at(zone.span(), "DNS records in this zone")
              .note("in DNS, only the whole first label can be a wildcard: `*.example.com`")
              .help("write a name such as `*.example.com`, or remove `hosted_zone`"));
    }
  }

  private static void twice(Known first, Known second, String name, Diagnostics diagnostics) {
    boolean same = first.stack().equals(second.stack());
    if (same && first.balancer() == second.balancer()) {
      return; // the same record
    }
    if (!same
        && !first.stack().environment().account().equals(second.stack().environment().account())) {
      return; // a hosted zone is of one account
    }
    Diagnostic fault =
        Diagnostic.of(
            Code.RECORD_TWICE,
            same
                ? "both load balancers would have the DNS record of `" + name + "`"
                : "two environments would have the DNS record of `" + name + "`");
    diagnostics.report(
        (same
                ? fault
                    .at(second.host().span(), "second record")
                    .at(first.host().span(), "first record")
                : fault
                    .at(second.place(), "second environment")
                    .at(first.place(), "first environment")
                    .at(second.host().span(), "host name"))
            .note(
                same
                    ? "a hosted zone can have only one simple record of a type for a name"
                    : "a hosted zone can have only one simple record of a type for a name, and a stack"
                        + " cannot change the record of another stack")
            .help(
                same
                    ? "write a different `host`"
                        + (second.balancer() == AliasRecord.Balancer.NETWORK
                            ? ""
                            : ", or another `hosted_zone` for the internal load balancer")
                    : second
                        .parameter()
                        .map(
                            parameter ->
                                "give the parameter `"
                                    + parameter
                                    + "` a different value in each environment")
                        .orElse(
                            "write a different `host` in each environment, for example with a"
                                + " parameter")));
  }
}
