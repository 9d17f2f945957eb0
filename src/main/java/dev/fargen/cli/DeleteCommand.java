package dev.fargen.cli;

import dev.fargen.deploy.AtDeadline;
import dev.fargen.deploy.Deleter;
import dev.fargen.deploy.Notice;
import dev.fargen.deploy.Options.Questions;
import dev.fargen.deploy.Result;
import dev.fargen.deploy.StackRequest;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;

/** {@code fargen delete}: deletes the stack of an environment. */
final class DeleteCommand implements Command {

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Commands.spec(
            "delete",
            "Delete the stack of an environment. Lists its resources, then asks for the stack name.",
            "  fargen delete --env dev",
            "  fargen delete --env dev --retain Cluster    keep Cluster if it cannot be deleted");
    ExitCode.ofOperation(spec);
    return AwsOptions.addTo(spec)
        .addOption(AwsOptions.yesOption())
        .addOption(AwsOptions.roleOption())
        .addOption(
            Commands.options(
                "--retain", "ID", "Retain this resource if it cannot be deleted. May be repeated."))
        .addOption(Commands.flag("--force", "Retain every resource that cannot be deleted."))
        .addPositional(Commands.specs());
  }

  @Override
  public int run(Arguments arguments, Console console) {
    AwsOptions options = new AwsOptions(arguments);
    return new Failures(options, console, ", nothing deleted", true)
        .told(
            () -> {
              List<String> specs = SpecFile.named(arguments.operands(), console);
              if (specs.size() > 1) {
                throw new UsageException("`fargen delete` accepts one spec, not " + specs.size());
              }
              return delete(
                  new StackRequests(options, console).named(specs).get(0), options, console);
            });
  }

  private static int delete(StackRequest request, AwsOptions options, Console console) {
    PrintWriter err = new PrintWriter(console.err(), true, StandardCharsets.UTF_8);
    PrintWriter out = new PrintWriter(console.out(), true, StandardCharsets.UTF_8);
    Views views = new Views(console, out, err, options, false);
    Consumer<Notice> notices = views::tell;
    Asker asker = new Asker(console, views, options.flag("--yes"));
    DeployRun run =
        new DeployRun(
            options,
            notices,
            new Questions(
                question -> asker.confirm(question, request.stack()),
                (situation, possible) -> AtDeadline.LEAVE),
            Duration.ZERO);
    Deleter deleter =
        new Deleter(
            run.watch(request),
            request,
            run.flags(request),
            options.values("--retain"),
            options.flag("--force"),
            notices);
    run.begin(request, deleter::state);
    Interruption interruption = Interruption.told(() -> run.standing("delete"), err);
    Result result = deleter.run();
    interruption.over();
    views.close();
    return result.verdict().exitCode();
  }
}
