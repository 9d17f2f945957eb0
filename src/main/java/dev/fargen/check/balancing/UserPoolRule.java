package dev.fargen.check.balancing;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.balancing.Http;
import dev.fargen.workload.balancing.Login;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.Optional;

/**
 * The ID of a user pool begins with its region, which its ARN has too (Amazon Cognito user pools
 * API reference, "UserPoolType", Id).
 */
public final class UserPoolRule implements Rule {

  private static final int REGION = 3;

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    for (Workload workload : stack.workloads()) {
      for (Http http : workload.http()) {
        if (http.login().map(Login::provider).orElse(null) instanceof Login.Cognito cognito) {
          stack
              .environment()
              .literal(cognito.userPool().value())
              .ifPresent(arn -> check(arn, cognito.userPool(), stack, diagnostics));
        }
      }
    }
  }

  private static void check(String arn, Given<Text> place, Stack stack, Diagnostics diagnostics) {
    String[] parts = arn.split(":");
    String id = arn.substring(arn.indexOf('/') + 1);
    int end = id.indexOf('_');
    if (parts.length > REGION && end > 0 && !id.substring(0, end).equals(parts[REGION])) {
      String region = id.substring(0, end);
      Optional<String> ofStack =
          stack.environment().region().map(Given::value).filter(one -> !one.equals(region));
      diagnostics.report(
          Diagnostic.of(
                  Code.INVALID_VALUE,
                  "the user pool `" + id + "` is not in region `" + parts[REGION] + "`")
              .at(place.span(), "its ID begins with another region")
              .help(
                  ofStack.isPresent()
                      ? "write the ARN of a user pool in `"
                          + ofStack.get()
                          + "`, or `oidc` in place of `cognito` for a user pool in another region"
                      : "write `"
                          + arn.replace(":" + parts[REGION] + ":", ":" + region + ":")
                          + "` if the ID is right"));
    }
  }
}
