package dev.fargen.cli;

import dev.fargen.cli.AwsQuestion.Answer;
import dev.fargen.deploy.Difference;
import dev.fargen.deploy.MissingExports;
import dev.fargen.deploy.StackRequest;
import dev.fargen.deploy.aws.Aws;
import dev.fargen.deploy.aws.Change;
import dev.fargen.deploy.aws.Stack;
import dev.fargen.deploy.view.ChangeText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code fargen diff}: shows what a deploy would change. */
final class DiffCommand implements Command {

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Commands.spec(
            "diff",
            "Show what a deploy would change, resource by resource. Creates no change set.",
            "  fargen diff --env prod",
            "  fargen diff --env prod --exit-code    exit with 6 if the stack differs");
    ExitCode.listed(spec, ExitCode.DEADLINE, ExitCode.UNREACHABLE, ExitCode.DIFFERENT);
    ExitCode.explainDifferent(spec, "The stack differs (--exit-code).");
    return CommittedFiles.addTo(AwsOptions.addTo(spec))
        .addOption(
            Commands.options(
                "--param", "NAME=VALUE", "Value of a template parameter. May be repeated."))
        .addOption(
            Commands.flag(
                "--committed", "Compare the template and params file on disk as they are."))
        .addOption(Commands.flag("--exit-code", "Exit with 6 if the stack differs."))
        .addPositional(Commands.specs());
  }

  @Override
  public int run(Arguments arguments, Console console) {
    int different = arguments.has("--exit-code") ? ExitCode.DIFFERENT : ExitCode.DONE;
    return new AwsQuestion(arguments, console, true)
        .ask((aws, request, run) -> diff(aws, request, run, different));
  }

  private static Answer diff(Aws aws, StackRequest wanted, List<StackRequest> run, int different) {
    Optional<Stack> stack = aws.cloudFormation().stack(wanted.stack());
    StackRequest request = stack.map(wanted::keeping).orElse(wanted);
    String deployed = stack.map(s -> aws.cloudFormation().template(s.id())).orElse("{}");
    Difference difference = Difference.between(stack, deployed, request);
    List<String> lines = new ArrayList<>();
    difference.resources().forEach(change -> lines.addAll(ChangeText.lines(change)));
    difference.others().forEach(p -> lines.add("  ~ " + ChangeText.line(p)));
    String state = stack.map(s -> "is " + s.state()).orElse("does not exist");
    String summary = request.stack() + " " + state + outcome(difference);
    List<String> asides = new ArrayList<>();
    stack.ifPresent(
        there -> wanted.kept(there).forEach(text -> asides.add(request.stack() + ": " + text)));
    difference.refused().forEach(text -> asides.add(request.stack() + ": " + text));
    stack.ifPresent(
        there ->
            request
                .refused(there, () -> deployed)
                .forEach(text -> asides.add(request.stack() + ": " + text)));
    stack.ifPresent(
        there ->
            request
                .inTwoUpdates(there, () -> deployed)
                .ifPresent(text -> asides.add(request.stack() + ": " + text)));
    stack.ifPresent(
        there ->
            request
                .ofTables(there, () -> deployed)
                .forEach(text -> asides.add(request.stack() + ": " + text)));
    List<String> imports = new ArrayList<>();
    imports.addAll(
        new MissingExports(aws.cloudFormation(), imports::add)
            .sentences(request, stack, () -> deployed, run));
    imports.forEach(text -> asides.add(request.stack() + ": " + text));
    asides.add(summary);
    return new Answer(
        document(request, difference, stack.map(Stack::state).orElse("")),
        lines,
        asides,
        difference.none() ? ExitCode.DONE : different);
  }

  private static String outcome(Difference difference) {
    if (difference.unread().isPresent()) {
      return " and may differ: only its parameters and tags were compared, because its template is "
          + difference.unread().get();
    }
    return difference.none() ? " and up to date" : " and differs";
  }

  /** The difference as JSON. */
  static Map<String, Object> document(StackRequest request, Difference difference, String state) {
    List<Object> resources = new ArrayList<>();
    for (Change change : difference.resources()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("action", change.action());
      one.put("logicalId", change.logicalId());
      one.put("type", change.type());
      one.put("replaces", change.replaces());
      if (!change.policyAction().isEmpty()) {
        one.put("policyAction", change.policyAction());
      }
      one.put("properties", properties(change.properties()));
      resources.add(one);
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("stack", request.stack());
    document.put("state", state);
    document.put("different", !difference.none());
    difference.unread().ifPresent(what -> document.put("unread", "the template is " + what));
    document.put("resources", resources);
    document.put("others", properties(difference.others()));
    return document;
  }

  private static List<Object> properties(List<Change.Property> properties) {
    List<Object> all = new ArrayList<>();
    for (Change.Property property : properties) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("path", property.path());
      one.put("replaces", property.recreates().equals("Always"));
      property.before().ifPresent(text -> one.put("before", text));
      property.after().ifPresent(text -> one.put("after", text));
      all.add(one);
    }
    return all;
  }
}
