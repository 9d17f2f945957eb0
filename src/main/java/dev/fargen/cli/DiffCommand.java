package dev.fargen.cli;

import dev.fargen.cli.AwsQuestion.Answer;
import dev.fargen.deploy.Difference;
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

/** {@code fargen diff}: what a deploy would change, without a change set. */
final class DiffCommand implements Command {

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Commands.spec(
            "diff",
            "Compares the deployed stack with what the spec renders to, resource by resource.",
            "  fargen diff --env prod",
            "  fargen diff --env prod --exit-code    6 where they differ");
    return CommittedFiles.addTo(AwsOptions.addTo(spec))
        .addOption(AwsOptions.options("--param", "NAME=VALUE", "A parameter's value."))
        .addOption(Commands.flag("--committed", "Compare the committed files."))
        .addOption(Commands.flag("--exit-code", "Exit with 6 where there is a difference."))
        .addPositional(Commands.specs());
  }

  @Override
  public int run(Arguments arguments, Console console) {
    int different = arguments.has("--exit-code") ? ExitCode.DIFFERENT : ExitCode.DONE;
    return new AwsQuestion(arguments, console, true)
        .ask((aws, request) -> diff(aws, request, different));
  }

  private static Answer diff(Aws aws, StackRequest request, int different) {
    Optional<Stack> stack = aws.cloudFormation().stack(request.stack());
    String deployed = stack.map(s -> aws.cloudFormation().template(s.id())).orElse("{}");
    Difference difference = Difference.between(stack, deployed, request);
    List<String> lines = new ArrayList<>();
    difference.resources().forEach(change -> lines.addAll(ChangeText.lines(change)));
    difference.others().forEach(p -> lines.add("  ~ " + ChangeText.line(p)));
    String state = stack.map(s -> "is " + s.state()).orElse("does not exist");
    String summary = request.stack() + " " + state + outcome(difference);
    return new Answer(
        document(request, stack, difference),
        lines,
        List.of(summary),
        difference.none() ? ExitCode.DONE : different);
  }

  private static String outcome(Difference difference) {
    if (difference.unread().isPresent()) {
      return ", and may differ: only parameters and tags are compared, because its template is "
          + difference.unread().get();
    }
    return difference.none() ? ", and as wanted" : ", and differs";
  }

  private static Map<String, Object> document(
      StackRequest request, Optional<Stack> stack, Difference difference) {
    List<Object> resources = new ArrayList<>();
    for (Change change : difference.resources()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("action", change.action());
      one.put("logicalId", change.logicalId());
      one.put("type", change.type());
      one.put("replaces", change.replaces());
      one.put("properties", properties(change.properties()));
      resources.add(one);
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("stack", request.stack());
    document.put("state", stack.map(Stack::state).orElse(""));
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
