package dev.fargen.check.data;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.list.Lists;
import dev.fargen.workload.data.Database;
import dev.fargen.workload.stack.Stack;
import java.util.List;

/**
 * Tasks without internet access reach one Aurora DSQL cluster: clusters of a region can have the
 * same endpoint service, and a VPC has one interface endpoint with private DNS names for each
 * (Amazon Aurora DSQL user guide, "Managing and connecting to Amazon Aurora DSQL clusters using AWS
 * PrivateLink"; AWS PrivateLink guide, "Access an AWS service using an interface VPC endpoint").
 */
public final class DsqlRule implements Rule {

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    List<Database> reached =
        Lists.filter(stack.stores().databases(), one -> one.isDsql() && stack.isUsedPrivately(one));
    if (reached.size() > 1) {
      diagnostics.report(
          Diagnostic.of(
                  Code.INVALID_VALUE,
                  "tasks without internet access can use only one database with `engine: aurora-dsql`")
              .at(reached.get(1).span())
              .at(reached.get(0).span(), "the first one")
              .note(
                  "two clusters can have the same endpoint service, and only one endpoint of a VPC can"
                      + " have the private DNS names of a service")
              .help("write `nat: single` in `network.create`"));
    }
  }
}
