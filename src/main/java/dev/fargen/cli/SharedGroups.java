package dev.fargen.cli;

import dev.fargen.check.network.AddedToGroup;
import dev.fargen.cli.AcrossSpecs.Valid;
import dev.fargen.compile.CompiledEnvironment;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import java.util.HashMap;
import java.util.Map;

/**
 * Compares the rules that several specs add to security groups of others: a group has one rule for
 * a peer, a protocol and ports (Amazon EC2 API reference, "AuthorizeSecurityGroupIngress",
 * InvalidPermission.Duplicate).
 */
final class SharedGroups {

  /** The first spec with each rule, by the group and what the rule allows. */
  private final Map<String, Adding> known = new HashMap<>();

  private record Adding(Valid spec, AddedToGroup rule) {

    private void conflictsWith(Adding other) {
      spec.diagnostics()
          .report(
              Diagnostic.of(
                      Code.GROUP_RULE_TWICE,
                      other.spec.place(other.rule.place())
                          + " adds the same rule to the security group `"
                          + rule.group()
                          + "`")
                  .at(rule.place(), "adds the rule: " + rule.what())
                  .help(
                      "write different `network.security_groups` in one of the specs, or remove `"
                          + rule.key()
                          + "` in one of them"));
    }
  }

  /** Reports two equal rules in both specs. */
  void check(Iterable<Valid> specs) {
    for (Valid spec : specs) {
      for (CompiledEnvironment environment : spec.environments()) {
        for (AddedToGroup rule : AddedToGroup.of(environment.stack())) {
          Adding adding = new Adding(spec, rule);
          Adding other = known.putIfAbsent(rule.group() + " " + rule.what(), adding);
          if (other != null && !other.spec.equals(spec)) {
            adding.conflictsWith(other);
            other.conflictsWith(adding);
          }
        }
      }
    }
  }
}
