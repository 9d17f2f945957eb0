package dev.fargen.deploy.aws;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudformation.model.OperationEvent;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.ResourceChange;
import software.amazon.awssdk.services.cloudformation.model.ResourceChangeDetail;
import software.amazon.awssdk.services.cloudformation.model.ResourceTargetDefinition;
import software.amazon.awssdk.services.cloudformation.model.Tag;

/** Converts responses of the SDK: without nulls, and with states as they were sent. */
final class Answers {

  private Answers() {}

  static Stack stack(software.amazon.awssdk.services.cloudformation.model.Stack stack) {
    Map<String, String> parameters = new LinkedHashMap<>();
    stack.parameters().forEach(p -> parameters.put(p.parameterKey(), text(p.parameterValue())));
    Map<String, String> tags = new LinkedHashMap<>();
    stack.tags().forEach(tag -> tags.put(tag.key(), text(tag.value())));
    Map<String, String> outputs = new LinkedHashMap<>();
    Map<String, String> exports = new LinkedHashMap<>();
    for (Output output : stack.outputs()) {
      outputs.put(output.outputKey(), text(output.outputValue()));
      if (output.exportName() != null) {
        exports.put(output.exportName(), text(output.outputValue()));
      }
    }
    return new Stack(
        text(stack.stackId()),
        text(stack.stackName()),
        text(stack.stackStatusAsString()),
        parameters,
        stack.parameters().stream().anyMatch(p -> p.resolvedValue() != null),
        tags,
        outputs,
        exports,
        Boolean.TRUE.equals(stack.enableTerminationProtection()));
  }

  static StackEvent event(software.amazon.awssdk.services.cloudformation.model.StackEvent event) {
    return new StackEvent(
        text(event.eventId()),
        text(event.stackId()),
        event.timestamp() == null ? Instant.EPOCH : event.timestamp(),
        new StackResource(
            text(event.logicalResourceId()),
            text(event.resourceType()),
            text(event.physicalResourceId()),
            text(event.resourceStatusAsString())),
        text(event.resourceStatusReason()),
        text(event.clientRequestToken()));
  }

  /** None where the event is another resource's failure, which the stack's own events tell too. */
  static Optional<Finding> finding(OperationEvent event) {
    return switch (text(event.eventTypeAsString())) {
      case "VALIDATION_ERROR" ->
          Optional.of(
              finding(
                  event,
                  text(event.validationName()),
                  text(event.validationPath()),
                  text(event.validationStatusReason())));
      case "HOOK_INVOCATION_ERROR" ->
          Optional.of(finding(event, text(event.hookType()), "", text(event.hookStatusReason())));
      default -> Optional.empty();
    };
  }

  private static Finding finding(OperationEvent event, String check, String path, String reason) {
    return new Finding(
        text(event.logicalResourceId()),
        text(event.resourceType()),
        check,
        path,
        reason,
        text(event.clientRequestToken()));
  }

  static Change change(ResourceChange change) {
    return new Change(
        text(change.actionAsString()),
        text(change.logicalResourceId()),
        text(change.resourceType()),
        text(change.replacementAsString()),
        text(change.policyActionAsString()),
        properties(change.details()));
  }

  /** One entry a property: CloudFormation reports each once per cause. */
  private static List<Change.Property> properties(List<ResourceChangeDetail> details) {
    Map<String, Change.Property> byPath = new LinkedHashMap<>();
    for (ResourceChangeDetail detail : details) {
      ResourceTargetDefinition target = detail.target();
      if (target == null) {
        continue;
      }
      String path =
          target.path() == null
              ? text(target.attributeAsString())
                  + (target.name() == null ? "" : "." + target.name())
              : target.path();
      Change.Property property =
          new Change.Property(
              path,
              text(target.requiresRecreationAsString()),
              Optional.ofNullable(target.beforeValue()),
              Optional.ofNullable(target.afterValue()));
      byPath.merge(path, property, (one, other) -> one.after().isPresent() ? one : other);
    }
    return new ArrayList<>(byPath.values());
  }

  static List<Parameter> parameters(Map<String, String> values) {
    return values.entrySet().stream().map(e -> parameter(e.getKey(), e.getValue())).toList();
  }

  /** A value that CloudFormation hides stays as it is. */
  private static Parameter parameter(String name, String value) {
    Parameter.Builder parameter = Parameter.builder().parameterKey(name);
    return value.equals(Stack.HIDDEN)
        ? parameter.usePreviousValue(true).build()
        : parameter.parameterValue(value).build();
  }

  static List<Tag> tags(Map<String, String> values) {
    return values.entrySet().stream()
        .map(e -> Tag.builder().key(e.getKey()).value(e.getValue()).build())
        .toList();
  }

  static <T> List<T> reversed(List<T> list) {
    List<T> copy = new ArrayList<>(list);
    Collections.reverse(copy);
    return copy;
  }

  static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
