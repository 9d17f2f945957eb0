package dev.fargen.deploy;

import dev.fargen.deploy.aws.AwsFault;
import dev.fargen.deploy.aws.CloudFormationCalls;
import dev.fargen.deploy.aws.Stack;
import java.util.function.Consumer;

/** Gives a stack the stack policy and the termination protection that its spec asks for. */
record Protector(CloudFormationCalls calls, StackRequest request, Consumer<Notice> notices) {

  /**
   * After the update, not before: the policy that was in force is the one that the update was meant
   * for. A created stack has its policy from its first call.
   */
  void applyPolicy(Stack stack) {
    if (Comparison.policyDiffers(request, stack, calls)) {
      calls.setStackPolicy(stack.id(), request.protection().policy().orElseThrow());
      notices.accept(new Notice.Remark(request.stack(), "stack policy set"));
    }
  }

  void protect(Stack stack) {
    if (!request.protection().termination() || stack.isProtected()) {
      return;
    }
    try {
      calls.protect(stack.id());
      notices.accept(new Notice.Remark(request.stack(), "termination protection enabled"));
    } catch (AwsFault e) {
      notices.accept(
          new Notice.Remark(
              request.stack(), "termination protection could not be enabled: " + e.reason()));
    }
  }
}
