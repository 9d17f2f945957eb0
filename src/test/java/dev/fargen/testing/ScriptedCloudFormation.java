package dev.fargen.testing;

import dev.fargen.testing.WireServer.Answer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The part of CloudFormation that a deploy uses, playing a scenario. */
final class ScriptedCloudFormation {

  private static final int PAGE = 40;

  private final Map<String, Object> scenario;
  private final double secondsPerStep;
  private final List<ScriptedStack> stacks = new ArrayList<>();
  private final Map<String, Map<String, String>> changeSets = new HashMap<>();
  private final Map<String, String> created = new HashMap<>();
  private final Map<String, String> objects = new HashMap<>();
  private int deletions;
  private int updates;

  ScriptedCloudFormation(Map<String, Object> scenario) {
    this.scenario = scenario;
    secondsPerStep = Double.parseDouble("" + scenario.getOrDefault("seconds", 0));
    if (scenario.containsKey("nested")) {
      ScriptedStack inner = new ScriptedStack("Inner", "nested");
      stacks.add(inner);
      inner.play(steps("nested", 0), "nested");
    }
    if (scenario.get("others") instanceof Map<?, ?> others) {
      others.forEach(
          (name, outputs) -> {
            ScriptedStack other = new ScriptedStack("" + name, 9);
            ((Map<?, ?>) outputs)
                .forEach(
                    (key, value) -> {
                      if (value instanceof Map<?, ?> parameters) {
                        parameters.forEach((one, is) -> other.parameters.put("" + one, "" + is));
                      } else if (key.equals("Template")) {
                        other.template = "" + value;
                      } else {
                        other.outputs.put("" + key, "" + value);
                      }
                    });
            stacks.add(other);
          });
    }
    if (scenario.get("stack") instanceof Map<?, ?> given) {
      ScriptedStack stack = new ScriptedStack(String.valueOf(given.get("name")), 1);
      stack.state = String.valueOf(given.get("state"));
      stack.isProtected = Boolean.TRUE.equals(given.get("protected"));
      stack.template = given.get("template") instanceof String text ? text : "";
      if (given.get("parameters") instanceof Map<?, ?> parameters) {
        parameters.forEach((name, value) -> stack.parameters.put("" + name, "" + value));
      }
      putOutputs(stack);
      stacks.add(stack);
      if (given.get("history") instanceof List<?> history) {
        stack.play(List.copyOf(history), "before");
        while (stack.running()) {
          stack.look(0);
        }
        stack.state = String.valueOf(given.get("state"));
      }
      if (scenario.containsKey("running")) {
        stack.play(steps("running", 0), "someone-else");
      }
    }
  }

  /** What the last stack's containers do. */
  Map<String, Object> service() {
    return stacks.isEmpty() ? Map.of() : stacks.get(stacks.size() - 1).service;
  }

  void uploaded(String path, String body) {
    objects.put(path, body);
  }

  Answer answer(String action, Map<String, String> form) {
    return switch (action) {
      case "DescribeStacks" -> describe(form);
      case "CreateStack" -> create(form);
      case "ListImports" -> imports(form);
      case "ListExports" -> allExports(form);
      case "GetTemplateSummary" -> Xml.ok(action, "<Parameters/>");
      case "CreateChangeSet" -> createChangeSet(form);
      case "ListStacks", "DescribeStackResource" -> Xml.error(400, "NotScripted", action);
      case "DescribeEvents" ->
          form.containsKey("ChangeSetName")
              ? Xml.ok(action, findings(stacks.get(stacks.size() - 1)))
              : of(form).map(s -> Xml.ok(action, findings(s))).orElseGet(() -> missing(form));
      default -> of(form).map(stack -> answer(action, form, stack)).orElseGet(() -> missing(form));
    };
  }

  private Answer answer(String action, Map<String, String> form, ScriptedStack stack) {
    return switch (action) {
      case "GetTemplate" -> Xml.ok(action, Xml.element("TemplateBody", stack.template));
      case "GetStackPolicy" -> Xml.ok(action, Xml.element("StackPolicyBody", stack.policy));
      case "SetStackPolicy" -> {
        stack.policy = form.getOrDefault("StackPolicyBody", "");
        yield Xml.ok(action, "");
      }
      case "UpdateTerminationProtection" -> {
        stack.isProtected = Boolean.parseBoolean(form.get("EnableTerminationProtection"));
        yield Xml.ok(action, "");
      }
      case "DescribeChangeSet" -> Xml.ok(action, changeSet(stack));
      case "DeleteChangeSet" -> Xml.ok(action, "");
      case "ExecuteChangeSet" -> {
        take(changeSets.getOrDefault(form.get("ChangeSetName"), Map.of()), stack);
        boolean shell = stack.state.equals("REVIEW_IN_PROGRESS");
        stack.play(
            shell
                ? steps("create", 0)
                : steps("update", scenario.containsKey("update2") ? updates++ : 0),
            form.getOrDefault("ClientRequestToken", "none"));
        yield Xml.ok(action, "");
      }
      case "RollbackStack" -> {
        stack.play(steps("rollback", 0), form.getOrDefault("ClientRequestToken", "none"));
        yield Xml.ok(action, Xml.element("StackId", stack.id));
      }
      case "CancelUpdateStack" -> {
        stack.play(steps("cancel", 0), form.getOrDefault("ClientRequestToken", "none"));
        yield Xml.ok(action, "");
      }
      case "DeleteStack" -> delete(form, stack);
      case "DescribeStackEvents" -> events(stack);
      case "DescribeStackResources" -> Xml.ok(action, resources(stack));
      default -> Xml.error(400, "InvalidAction", "not scripted: " + action);
    };
  }

  /** By name the stack that is there; by ARN also one that is deleted. */
  private Optional<ScriptedStack> of(Map<String, String> form) {
    String wanted = form.getOrDefault("StackName", "");
    List<ScriptedStack> newestFirst = new ArrayList<>(stacks);
    Collections.reverse(newestFirst);
    return newestFirst.stream()
        .filter(
            s ->
                s.id.equals(wanted)
                    || (s.name.equals(wanted) && !s.state.equals("DELETE_COMPLETE")))
        .findFirst();
  }

  private static Answer missing(Map<String, String> form) {
    return Xml.error(
        400, "ValidationError", "Stack with id " + form.get("StackName") + " does not exist");
  }

  private Answer describe(Map<String, String> form) {
    if (!form.containsKey("StackName")) {
      int from = Integer.parseInt(form.getOrDefault("NextToken", "0"));
      List<ScriptedStack> live =
          stacks.stream().filter(s -> !s.state.equals("DELETE_COMPLETE")).toList();
      int to = Math.min(live.size(), from + PAGE);
      StringBuilder out = new StringBuilder("<Stacks>");
      live.subList(from, to).forEach(stack -> out.append(described(stack)));
      out.append("</Stacks>").append(Xml.element("NextToken", to < live.size() ? "" + to : ""));
      return Xml.ok("DescribeStacks", out.toString());
    }
    return of(form)
        .map(stack -> Xml.ok("DescribeStacks", "<Stacks>" + described(stack) + "</Stacks>"))
        .orElseGet(() -> missing(form));
  }

  private String described(ScriptedStack stack) {
    stack.look(secondsPerStep);
    return "<member>"
        + Xml.element("StackId", stack.id)
        + Xml.element("StackName", stack.name)
        + Xml.element("StackStatus", stack.state)
        + Xml.element("StackStatusReason", stack.reason)
        + Xml.element("CreationTime", "2026-11-01T10:00:00Z")
        + Xml.element("EnableTerminationProtection", stack.isProtected)
        + Xml.pairs("Parameters", "ParameterKey", "ParameterValue", stack.parameters)
        + Xml.pairs("Tags", "Key", "Value", stack.tags)
        + outputs(stack)
        + "</member>";
  }

  private Answer create(Map<String, String> form) {
    String token = form.getOrDefault("ClientRequestToken", "none");
    if (created.containsKey(token)) {
      return Xml.ok("CreateStack", Xml.element("StackId", created.get(token)));
    }
    if (of(form).isPresent()) {
      return Xml.error(400, "AlreadyExistsException", form.get("StackName") + " already exists");
    }
    ScriptedStack stack =
        new ScriptedStack(form.getOrDefault("StackName", "?"), stacks.size() % 10 + 1);
    stacks.add(stack);
    stack.isProtected = Boolean.parseBoolean(form.get("EnableTerminationProtection"));
    stack.policy = form.getOrDefault("StackPolicyBody", "");
    take(form, stack);
    created.put(token, stack.id);
    stack.play(steps("create", 0), token);
    return Xml.ok("CreateStack", Xml.element("StackId", stack.id));
  }

  private Answer createChangeSet(Map<String, String> form) {
    if (of(form).isEmpty()) {
      return missing(form);
    }
    String id = "arn:aws:cloudformation:us-east-1:1:changeSet/" + form.get("ChangeSetName");
    changeSets.put(id, form);
    return Xml.ok("CreateChangeSet", Xml.element("Id", id));
  }

  private String changeSet(ScriptedStack stack) {
    boolean failed = scenario.containsKey("refusal");
    StringBuilder out = new StringBuilder(Xml.element("StackId", stack.id));
    out.append(Xml.element("ChangeSetId", changeSets.keySet().stream().findFirst().orElse("")));
    out.append(Xml.element("Status", failed ? "FAILED" : "CREATE_COMPLETE"));
    out.append(Xml.element("StatusReason", scenario.getOrDefault("refusal", "")));
    out.append("<Changes>");
    for (Object change : list(scenario.getOrDefault("changes", List.of()))) {
      out.append(ScriptedChanges.change((Map<?, ?>) change));
    }
    return out.append("</Changes>").toString();
  }

  private Answer delete(Map<String, String> form, ScriptedStack stack) {
    if (stack.isProtected) {
      return Xml.error(
          400, "ValidationError", "Stack cannot be deleted while TerminationProtection is enabled");
    }
    stack.play(steps("delete", deletions++), form.getOrDefault("ClientRequestToken", "none"));
    return Xml.ok("DeleteStack", "");
  }

  private static Answer events(ScriptedStack stack) {
    List<ScriptedStack.Event> newestFirst = new ArrayList<>(stack.events);
    Collections.reverse(newestFirst);
    StringBuilder out = new StringBuilder("<StackEvents>");
    for (ScriptedStack.Event event : newestFirst) {
      out.append("<member>")
          .append(Xml.element("EventId", event.id()))
          .append(Xml.element("StackId", stack.id))
          .append(Xml.element("StackName", stack.name))
          .append(Xml.element("Timestamp", event.time()))
          .append(Xml.element("LogicalResourceId", event.logicalId()))
          .append(Xml.element("PhysicalResourceId", event.physicalId()))
          .append(Xml.element("ResourceType", event.type()))
          .append(Xml.element("ResourceStatus", event.state()))
          .append(Xml.element("ResourceStatusReason", event.reason()))
          .append(Xml.element("ClientRequestToken", event.token()))
          .append("</member>");
    }
    return Xml.ok("DescribeStackEvents", out.append("</StackEvents>").toString());
  }

  /** What validations found: {@code findings: [{id, type, check, path, reason}]}. */
  private String findings(ScriptedStack stack) {
    String token = stack.events.isEmpty() ? "" : stack.events.get(stack.events.size() - 1).token();
    StringBuilder out = new StringBuilder("<OperationEvents>");
    for (Object item : list(scenario.getOrDefault("findings", List.of()))) {
      Map<?, ?> finding = (Map<?, ?>) item;
      out.append("<member><EventType>VALIDATION_ERROR</EventType>")
          .append(ScriptedChanges.element("LogicalResourceId", finding, "id"))
          .append(ScriptedChanges.element("ResourceType", finding, "type"))
          .append(ScriptedChanges.element("ValidationName", finding, "check"))
          .append(ScriptedChanges.element("ValidationPath", finding, "path"))
          .append(ScriptedChanges.element("ValidationStatusReason", finding, "reason"))
          .append(Xml.element("ClientRequestToken", token))
          .append("</member>");
    }
    return out.append("</OperationEvents>").toString();
  }

  private static String resources(ScriptedStack stack) {
    StringBuilder out = new StringBuilder("<StackResources>");
    for (ScriptedStack.Event event : stack.resources.values()) {
      out.append("<member>")
          .append(Xml.element("LogicalResourceId", event.logicalId()))
          .append(Xml.element("PhysicalResourceId", event.physicalId()))
          .append(Xml.element("ResourceType", event.type()))
          .append(Xml.element("ResourceStatus", event.state()))
          .append(Xml.element("Timestamp", event.time()))
          .append("</member>");
    }
    return out.append("</StackResources>").toString();
  }

  private void take(Map<String, String> form, ScriptedStack stack) {
    if (form.getOrDefault("UsePreviousTemplate", "").equals("true")) {
      stack.parameters.putAll(pairs(form, "Parameters", "ParameterKey", "ParameterValue"));
      return;
    }
    stack.template = form.getOrDefault("TemplateBody", stack.template);
    if (form.containsKey("TemplateURL")) {
      String url = form.get("TemplateURL");
      stack.template = objects.getOrDefault(url.replaceFirst("^http://[^/]+", ""), "");
    }
    stack.parameters.clear();
    CfnYaml.section(CfnYaml.template(form.getOrDefault("TemplateBody", "{}")), "Parameters")
        .forEach(
            (name, parameter) -> {
              if (parameter.containsKey("Default")) {
                stack.parameters.put(name, "" + parameter.get("Default"));
              }
            });
    stack.parameters.putAll(pairs(form, "Parameters", "ParameterKey", "ParameterValue"));
    stack.tags.clear();
    stack.tags.putAll(pairs(form, "Tags", "Key", "Value"));
    putOutputs(stack);
  }

  private void putOutputs(ScriptedStack stack) {
    if (scenario.get("outputs") instanceof Map<?, ?> outputs) {
      outputs.forEach((key, value) -> stack.outputs.put("" + key, "" + value));
    }
  }

  /** Each output of the scenario's {@code outputs}, exported if {@code exports} names it. */
  private String outputs(ScriptedStack stack) {
    Map<?, ?> exports = (Map<?, ?>) scenario.getOrDefault("exports", Map.of());
    StringBuilder out = new StringBuilder("<Outputs>");
    stack.outputs.forEach(
        (key, value) ->
            out.append("<member>")
                .append(Xml.element("OutputKey", key))
                .append(Xml.element("OutputValue", value))
                .append(ScriptedChanges.element("ExportName", exports, key))
                .append("</member>"));
    return out.append("</Outputs>").toString();
  }

  /** The stacks that import an export: {@code imports: {name: [stack]}}. */
  private Answer imports(Map<String, String> form) {
    String export = form.getOrDefault("ExportName", "");
    Map<?, ?> imports = (Map<?, ?>) scenario.getOrDefault("imports", Map.of());
    if (!imports.containsKey(export)) {
      return Xml.error(
          400, "ValidationError", "Export '" + export + "' is not imported by any stack.");
    }
    StringBuilder out = new StringBuilder("<Imports>");
    ((List<?>) imports.get(export)).forEach(stack -> out.append(Xml.element("member", stack)));
    return Xml.ok("ListImports", out.append("</Imports>").toString());
  }

  /** The exports of the account: {@code exported: {name: value}}, and those of the stacks. */
  private Answer allExports(Map<String, String> form) {
    Map<String, String> exports = new LinkedHashMap<>();
    ((Map<?, ?>) scenario.getOrDefault("exported", Map.of()))
        .forEach((name, value) -> exports.put("" + name, "" + value));
    for (ScriptedStack stack : stacks) {
      if (stack.state.endsWith("_COMPLETE") && !stack.state.equals("DELETE_COMPLETE")) {
        String template = stack.template.isEmpty() ? "{}" : stack.template;
        CfnYaml.section(CfnYaml.template(template), "Outputs")
            .forEach((id, output) -> export(output).ifPresent(name -> exports.put(name, "x")));
      }
    }
    List<Map.Entry<String, String>> all = List.copyOf(exports.entrySet());
    int from = Integer.parseInt(form.getOrDefault("NextToken", "0"));
    int to = Math.min(all.size(), from + PAGE);
    StringBuilder out = new StringBuilder("<Exports>");
    for (Map.Entry<String, String> export : all.subList(from, to)) {
      out.append("<member>")
          .append(Xml.element("Name", export.getKey()))
          .append(Xml.element("Value", export.getValue()))
          .append("</member>");
    }
    out.append("</Exports>").append(Xml.element("NextToken", to < all.size() ? "" + to : ""));
    return Xml.ok("ListExports", out.toString());
  }

  /** The name under which an output is exported. */
  private static Optional<String> export(Map<String, Object> output) {
    return output.get("Export") instanceof Map<?, ?> export
            && export.get("Name") instanceof String name
        ? Optional.of(name)
        : Optional.empty();
  }

  private static Map<String, String> pairs(
      Map<String, String> form, String list, String key, String value) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (int i = 1; form.containsKey(list + ".member." + i + "." + key); i++) {
      String prefix = list + ".member." + i + ".";
      if (!form.containsKey(prefix + "UsePreviousValue")) {
        pairs.put(form.get(prefix + key), form.getOrDefault(prefix + value, ""));
      }
    }
    return pairs;
  }

  /** The steps of an operation; of several of that kind the {@code number}th. */
  private List<Object> steps(String operation, int number) {
    String key = number == 0 ? operation : operation + (number + 1);
    if (!scenario.containsKey(key)) {
      throw new IllegalArgumentException("the scenario has no steps for " + key);
    }
    return list(scenario.get(key));
  }

  private static List<Object> list(Object value) {
    return new ArrayList<>((List<?>) value);
  }
}
