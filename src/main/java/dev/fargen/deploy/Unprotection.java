package dev.fargen.deploy;

import dev.fargen.deploy.aws.Aws;
import dev.fargen.deploy.aws.AwsFault;
import dev.fargen.deploy.aws.ProtectedType;
import dev.fargen.deploy.aws.Stack;
import dev.fargen.deploy.aws.StackResource;
import dev.fargen.deploy.aws.StackStatus;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Disables the deletion protection of resources that the rollback of a creation could not delete:
 * the stack was never complete, and it can neither be updated nor deleted until then.
 * (CloudFormation user guide, "Stack status codes": ROLLBACK_FAILED.)
 */
record Unprotection(Aws aws, String stack, Consumer<Notice> notices) {

  /** The resources in question; none in another state of the stack, or if they cannot be read. */
  List<StackResource> left(Optional<Stack> found) {
    return found
        .filter(one -> one.status().equals(Optional.of(StackStatus.ROLLBACK_FAILED)))
        .map(one -> left(one.id()))
        .orElse(List.of());
  }

  private List<StackResource> left(String id) {
    try {
      return aws.cloudFormation().resources(id).stream()
          .filter(resource -> resource.state().equals("DELETE_FAILED"))
          .filter(
              resource -> ProtectedType.of(resource).filter(ProtectedType::hasCalls).isPresent())
          .toList();
    } catch (AwsFault e) {
      return List.of();
    }
  }

  static String names(List<StackResource> resources) {
    return resources.stream().map(StackResource::logicalId).collect(Collectors.joining(", "));
  }

  /** Says so, and disables the protection; a fault is reported, for other causes may remain. */
  void disable(List<StackResource> resources) {
    if (resources.isEmpty()) {
      return;
    }
    remark(
        "the creation failed, and its rollback could not delete "
            + names(resources)
            + ": disabling deletion protection");
    for (StackResource resource : resources) {
      try {
        aws.protections().disable(ProtectedType.of(resource).orElseThrow(), resource.physicalId());
      } catch (AwsFault e) {
        remark(
            "the deletion protection of "
                + resource.logicalId()
                + " could not be disabled: "
                + e.action()
                + ": "
                + e.reason());
      }
    }
  }

  private void remark(String text) {
    notices.accept(new Notice.Remark(stack, text));
  }
}
