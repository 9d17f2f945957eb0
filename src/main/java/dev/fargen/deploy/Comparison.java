package dev.fargen.deploy;

import dev.fargen.deploy.aws.CloudFormationCalls;
import dev.fargen.deploy.aws.Stack;
import java.util.Map;

/**
 * Tells whether a stack may differ from a request, without a change set. It may if that cannot be
 * known (a NoEcho parameter, a parameter resolved from SSM).
 */
final class Comparison {

  private Comparison() {}

  static boolean mayDiffer(StackRequest request, Stack stack, CloudFormationCalls calls) {
    Map<String, String> tags = request.content().tags();
    return parametersMayDiffer(request, stack)
        || (!tags.isEmpty() && !tags.equals(stack.tags()))
        || !same(request.content().template().text(), calls.template(stack.id()))
        || policyDiffers(request, stack, calls);
  }

  private static boolean parametersMayDiffer(StackRequest request, Stack stack) {
    if (stack.resolves()
        || !stack.parameters().keySet().containsAll(request.content().parameters().keySet())) {
      return true;
    }
    Map<String, String> all = request.content().allParameters();
    for (Map.Entry<String, String> there : stack.parameters().entrySet()) {
      String wanted = all.getOrDefault(there.getKey(), Stack.HIDDEN);
      if (wanted.equals(Stack.HIDDEN) || !wanted.equals(there.getValue())) {
        return true;
      }
    }
    return false;
  }

  /** CloudFormation may return a template without its last line break. */
  private static boolean same(String one, String other) {
    return one.stripTrailing().equals(other.stripTrailing());
  }

  /** One more call, only where there is a policy to compare. */
  static boolean policyDiffers(StackRequest request, Stack stack, CloudFormationCalls calls) {
    return request
        .protection()
        .policy()
        .map(policy -> !compact(policy).equals(compact(calls.stackPolicy(stack.id()))))
        .orElse(false);
  }

  private static String compact(String json) {
    return json.replaceAll("\\s+", "");
  }
}
