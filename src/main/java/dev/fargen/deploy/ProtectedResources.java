package dev.fargen.deploy;

import dev.fargen.cfn.Document;
import dev.fargen.deploy.aws.Aws;
import dev.fargen.deploy.aws.AwsFault;
import dev.fargen.deploy.aws.Change;
import dev.fargen.deploy.aws.ProtectedType;
import dev.fargen.deploy.aws.Stack;
import dev.fargen.deploy.aws.StackResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Finds the resources of a stack that cannot be deleted because of their deletion protection. AWS
 * is asked, because someone may have changed it since the last deployment; where it does not
 * answer, the template of the stack counts.
 *
 * @param template the template of the stack, if it can be read
 */
record ProtectedResources(Aws aws, Stack stack, Supplier<Optional<Document>> template) {

  /** Those among the resources that these changes delete or replace. */
  List<StackResource> deletedBy(List<Change> changes) {
    List<String> deleted =
        changes.stream()
            .filter(one -> one.deletes() && ProtectedType.of(one.type()).isPresent())
            .map(Change::logicalId)
            .toList();
    return deleted.isEmpty()
        ? List.of()
        : among(
            aws.cloudFormation().resources(stack.id()).stream()
                .filter(one -> deleted.contains(one.logicalId()))
                .toList());
  }

  /** Those among the resources that a deletion of the stack deletes too. */
  List<StackResource> deletedWithStack(List<StackResource> resources) {
    Map<String, String> policies = template.get().map(TemplateOutline::policies).orElse(Map.of());
    return among(
        resources.stream()
            .filter(one -> !policies.getOrDefault(one.logicalId(), "").contains("Retain"))
            .toList());
  }

  private List<StackResource> among(List<StackResource> resources) {
    List<StackResource> enabled = new ArrayList<>();
    List<StackResource> unknown = new ArrayList<>();
    for (StackResource one : resources) {
      if (!one.state().equals("DELETE_COMPLETE")) {
        Optional<Boolean> answer = answer(one);
        if (answer.isEmpty()) {
          unknown.add(one);
        } else if (answer.get()) {
          enabled.add(one);
        }
      }
    }
    if (!unknown.isEmpty()) {
      template
          .get()
          .ifPresent(
              content ->
                  enabled.addAll(DeletionProtection.of(content, stack.parameters(), unknown)));
    }
    return resources.stream().filter(enabled::contains).toList();
  }

  private Optional<Boolean> answer(StackResource resource) {
    Optional<ProtectedType> type = ProtectedType.of(resource).filter(ProtectedType::hasCalls);
    if (type.isEmpty() || resource.physicalId().isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(aws.protections().isEnabled(type.get(), resource.physicalId()));
    } catch (AwsFault e) {
      if (e.passes()) {
        throw e;
      }
      return Optional.empty();
    }
  }
}
