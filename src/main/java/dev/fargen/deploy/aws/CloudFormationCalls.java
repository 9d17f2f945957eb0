package dev.fargen.deploy.aws;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.CreateChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.CreateStackRequest;
import software.amazon.awssdk.services.cloudformation.model.DeletionMode;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.DescribeEventsRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackEventsResponse;
import software.amazon.awssdk.services.cloudformation.model.DescribeStacksResponse;
import software.amazon.awssdk.services.cloudformation.model.EventFilter;
import software.amazon.awssdk.services.cloudformation.model.ListExportsResponse;
import software.amazon.awssdk.services.cloudformation.model.ListImportsResponse;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.TemplateStage;

/** The calls to CloudFormation. */
public final class CloudFormationCalls {

  private final CloudFormationClient client;
  private final Caller caller;

  CloudFormationCalls(CloudFormationClient client, Caller caller) {
    this.client = client;
    this.caller = caller;
  }

  CloudFormationCalls with(Caller other) {
    return new CloudFormationCalls(client, other);
  }

  /** The stack with that name or ARN; empty only if CloudFormation says that it does not exist. */
  public Optional<Stack> stack(String nameOrId) {
    try {
      return Optional.of(
          caller.call(
              "DescribeStacks",
              () ->
                  client.describeStacks(ask -> ask.stackName(nameOrId)).stacks().stream()
                      .findFirst()
                      .map(Answers::stack)
                      .orElseThrow(() -> nothingAbout(nameOrId))));
    } catch (AwsFault e) {
      if (missing(e)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static AwsFault nothingAbout(String name) {
    return new AwsFault(
        AwsFault.Kind.UNREACHABLE,
        "DescribeStacks",
        "",
        "the response about " + name + " is empty");
  }

  private static boolean missing(AwsFault e) {
    return e.kind() == AwsFault.Kind.REJECTED && e.reason().contains("does not exist");
  }

  /** Every stack of the account and region that is not deleted. */
  public List<Stack> stacks() {
    List<Stack> all = new ArrayList<>();
    String next = null;
    do {
      String token = next;
      DescribeStacksResponse page =
          caller.call("DescribeStacks", () -> client.describeStacks(ask -> ask.nextToken(token)));
      page.stacks().forEach(stack -> all.add(Answers.stack(stack)));
      next = page.nextToken();
    } while (next != null);
    return all;
  }

  /** The template as it was sent. */
  public String template(String stack) {
    return caller.call(
        "GetTemplate",
        () ->
            Answers.text(
                client
                    .getTemplate(ask -> ask.stackName(stack).templateStage(TemplateStage.ORIGINAL))
                    .templateBody()));
  }

  /** The names of the stacks that import the value of the export. */
  public List<String> importers(String export) {
    List<String> stacks = new ArrayList<>();
    String next = null;
    try {
      do {
        String token = next;
        ListImportsResponse page =
            caller.call(
                "ListImports",
                () -> client.listImports(ask -> ask.exportName(export).nextToken(token)));
        stacks.addAll(page.imports());
        next = page.nextToken();
      } while (next != null);
    } catch (AwsFault e) {
      if (!e.reason().contains("is not imported by any stack")) {
        throw e;
      }
    }
    return stacks;
  }

  /** The values of all exports of the account and region, by their names. */
  public Map<String, String> exports() {
    Map<String, String> exports = new LinkedHashMap<>();
    String next = null;
    do {
      String token = next;
      ListExportsResponse page =
          caller.call("ListExports", () -> client.listExports(ask -> ask.nextToken(token)));
      page.exports().forEach(one -> exports.put(one.name(), Answers.text(one.value())));
      next = page.nextToken();
    } while (next != null);
    return exports;
  }

  public String stackPolicy(String stack) {
    return caller.call(
        "GetStackPolicy",
        () -> Answers.text(client.getStackPolicy(ask -> ask.stackName(stack)).stackPolicyBody()));
  }

  /** Creates the stack and its protection in one call, and returns its id. */
  public String create(Submission what) {
    CreateStackRequest.Builder request =
        CreateStackRequest.builder()
            .stackName(what.stack())
            .parameters(Answers.parameters(what.parameters()))
            .tags(Answers.tags(what.tags()))
            .capabilitiesWithStrings(what.template().capabilities())
            .enableTerminationProtection(what.protection().termination())
            .disableRollback(what.manner().noRollback())
            .clientRequestToken(what.token())
            .overrideConfiguration(express(what));
    what.template()
        .url()
        .ifPresentOrElse(request::templateURL, () -> request.templateBody(what.template().text()));
    what.protection().policy().ifPresent(request::stackPolicyBody);
    what.manner().role().ifPresent(request::roleARN);
    return caller.call("CreateStack", () -> client.createStack(request.build()).stackId());
  }

  /**
   * Creates a change set and returns its id.
   *
   * @param shell the stack has no resources, only an earlier change set
   */
  public String createChangeSet(Submission what, String name, boolean shell) {
    CreateChangeSetRequest.Builder request =
        CreateChangeSetRequest.builder()
            .stackName(what.stack())
            .changeSetName(name)
            .changeSetType(shell ? ChangeSetType.CREATE : ChangeSetType.UPDATE)
            .parameters(Answers.parameters(what.parameters()))
            .tags(Answers.tags(what.tags()))
            .capabilitiesWithStrings(what.template().capabilities())
            .clientToken(what.token())
            .overrideConfiguration(express(what));
    what.template()
        .url()
        .ifPresentOrElse(request::templateURL, () -> request.templateBody(what.template().text()));
    what.manner().role().ifPresent(request::roleARN);
    try {
      return caller.call(
          "CreateChangeSet", () -> Answers.text(client.createChangeSet(request.build()).id()));
    } catch (AwsFault e) {
      if (e.code().startsWith("AlreadyExists")) {
        return changeSet(what.stack(), name).id(); // the first response was lost
      }
      throw e;
    }
  }

  /**
   * Creates a change set that only gives parameters other values, and returns its id.
   *
   * @param changed their values; the others keep theirs
   */
  public String createChangeSet(
      Stack stack, Map<String, String> changed, Submission what, String name) {
    List<Parameter> parameters = new ArrayList<>();
    for (String parameter : stack.parameters().keySet()) {
      String value = changed.get(parameter);
      parameters.add(
          Parameter.builder()
              .parameterKey(parameter)
              .parameterValue(value)
              .usePreviousValue(value == null ? true : null)
              .build());
    }
    CreateChangeSetRequest.Builder request =
        CreateChangeSetRequest.builder()
            .stackName(stack.id())
            .changeSetName(name)
            .changeSetType(ChangeSetType.UPDATE)
            .usePreviousTemplate(true)
            .parameters(parameters)
            .capabilitiesWithStrings(what.template().capabilities())
            .clientToken(what.token());
    what.manner().role().ifPresent(request::roleARN);
    return caller.call(
        "CreateChangeSet", () -> Answers.text(client.createChangeSet(request.build()).id()));
  }

  /** The change set with all its changes, including values before and after. */
  public ChangeSet changeSet(String stack, String nameOrId) {
    List<Change> changes = new ArrayList<>();
    String next = null;
    DescribeChangeSetResponse page;
    do {
      String token = next;
      page =
          caller.call(
              "DescribeChangeSet",
              () ->
                  client.describeChangeSet(
                      ask ->
                          ask.stackName(stack)
                              .changeSetName(nameOrId)
                              .includePropertyValues(true)
                              .nextToken(token)));
      page.changes().forEach(change -> changes.add(Answers.change(change.resourceChange())));
      next = page.nextToken();
    } while (next != null);
    return new ChangeSet(
        Answers.text(page.changeSetId()),
        Answers.text(page.stackId()),
        Answers.text(page.statusAsString()),
        Answers.text(page.statusReason()),
        changes);
  }

  public void execute(String stack, String changeSet, String token, boolean noRollback) {
    caller.call(
        "ExecuteChangeSet",
        () ->
            client.executeChangeSet(
                ask ->
                    ask.stackName(stack)
                        .changeSetName(changeSet)
                        .clientRequestToken(token)
                        .disableRollback(noRollback)));
  }

  public void deleteChangeSet(String stack, String changeSet) {
    caller.call(
        "DeleteChangeSet",
        () -> client.deleteChangeSet(ask -> ask.stackName(stack).changeSetName(changeSet)));
  }

  /**
   * Deletes the stack.
   *
   * @param retain resources to retain, which CloudFormation allows after DELETE_FAILED
   */
  public void delete(
      String stack, String token, List<String> retain, boolean force, Optional<String> role) {
    caller.call(
        "DeleteStack",
        () ->
            client.deleteStack(
                ask -> {
                  ask.stackName(stack).clientRequestToken(token);
                  role.ifPresent(ask::roleARN);
                  if (!retain.isEmpty()) {
                    ask.retainResources(retain);
                  }
                  if (force) {
                    ask.deletionMode(DeletionMode.FORCE_DELETE_STACK);
                  }
                }));
  }

  /** Rolls back to the last stable state, from CREATE_FAILED or UPDATE_FAILED. */
  public void rollBack(String stack, String token, Optional<String> role) {
    caller.call(
        "RollbackStack",
        () ->
            client.rollbackStack(
                ask -> {
                  ask.stackName(stack).clientRequestToken(token);
                  role.ifPresent(ask::roleARN);
                }));
  }

  /** Cancels the update in progress; CloudFormation rolls it back. */
  public void cancelUpdate(String stack, String token) {
    caller.call(
        "CancelUpdateStack",
        () -> client.cancelUpdateStack(ask -> ask.stackName(stack).clientRequestToken(token)));
  }

  public void setStackPolicy(String stack, String policy) {
    caller.call(
        "SetStackPolicy",
        () -> client.setStackPolicy(ask -> ask.stackName(stack).stackPolicyBody(policy)));
  }

  /** Enables termination protection. There is no call here that disables it. */
  public void protect(String stack) {
    caller.call(
        "UpdateTerminationProtection",
        () ->
            client.updateTerminationProtection(
                ask -> ask.stackName(stack).enableTerminationProtection(true)));
  }

  /** The events up to the first one that {@code seen} accepts, oldest first. */
  public List<StackEvent> events(String stack, Predicate<StackEvent> seen) {
    List<StackEvent> newestFirst = new ArrayList<>();
    String next = null;
    do {
      String token = next;
      DescribeStackEventsResponse page =
          caller.call(
              "DescribeStackEvents",
              () -> client.describeStackEvents(ask -> ask.stackName(stack).nextToken(token)));
      for (var raw : page.stackEvents()) {
        StackEvent event = Answers.event(raw);
        if (seen.test(event)) {
          return Answers.reversed(newestFirst);
        }
        newestFirst.add(event);
      }
      next = page.nextToken();
    } while (next != null);
    return Answers.reversed(newestFirst);
  }

  /** What validations and hooks found in a change set. */
  public List<Finding> findingsInChangeSet(String id) {
    return findings(DescribeEventsRequest.builder().changeSetName(id));
  }

  /** What validations and hooks found in the operations of a stack. */
  public List<Finding> findings(String stack) {
    return findings(DescribeEventsRequest.builder().stackName(stack));
  }

  private List<Finding> findings(DescribeEventsRequest.Builder request) {
    request.filters(EventFilter.builder().failedEvents(true).build());
    return caller
        .call("DescribeEvents", () -> client.describeEvents(request.build()).operationEvents())
        .stream()
        .map(Answers::finding)
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  /** The resources of the stack: logical id, type, physical id, state. */
  public List<StackResource> resources(String stack) {
    return caller.call(
        "DescribeStackResources",
        () ->
            client.describeStackResources(ask -> ask.stackName(stack)).stackResources().stream()
                .map(
                    found ->
                        new StackResource(
                            Answers.text(found.logicalResourceId()),
                            Answers.text(found.resourceType()),
                            Answers.text(found.physicalResourceId()),
                            Answers.text(found.resourceStatusAsString())))
                .toList());
  }

  /**
   * The express mode of "Deployment configuration" in the user guide, for which this SDK has no
   * member; a query parameter is sent in the form body like any other.
   */
  private static AwsRequestOverrideConfiguration express(Submission what) {
    AwsRequestOverrideConfiguration.Builder override = AwsRequestOverrideConfiguration.builder();
    if (what.manner().express()) {
      override.putRawQueryParameter("DeploymentConfig.Mode", "EXPRESS");
    }
    return override.build();
  }
}
