package dev.fargen.cli;

import dev.fargen.deploy.AtDeadline;
import dev.fargen.deploy.Deployer;
import dev.fargen.deploy.Fleet;
import dev.fargen.deploy.Notice;
import dev.fargen.deploy.Options.Questions;
import dev.fargen.deploy.Result;
import dev.fargen.deploy.StackRequest;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;

/** {@code fargen deploy}: brings stacks to where their specs say. */
final class DeployCommand implements Command {

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Commands.spec(
            "deploy",
            "Creates or updates the stack of an environment, and follows it to its end.",
            "  fargen deploy --env dev",
            "  fargen deploy --env prod --param Image=example/shop:42 --yes",
            "  fargen deploy --env prod --committed --yes    exactly the files in the repository",
            "  fargen deploy --env dev --all                 every spec in this directory");
    return CommittedFiles.addTo(AwsOptions.addTo(spec))
        .addOption(Commands.flag("--all", "Every spec in this directory that has the environment."))
        .addOption(Commands.flag("--yes", "Do not ask."))
        .addOption(AwsOptions.options("--param", "NAME=VALUE", "A parameter's value."))
        .addOption(Commands.flag("--committed", "Deploy the committed files as they are."))
        .addOption(AwsOptions.option("--role-arn", "ARN", "The role that CloudFormation takes on."))
        .addOption(
            AwsOptions.option(
                "--bucket",
                "NAME",
                "For templates over 51,200 bytes; or `bucket` in the environment."))
        .addOption(
            AwsOptions.options(
                "--allow-replacement", "ID", "A resource that may go although it holds data."))
        .addOption(
            AwsOptions.options(
                "--delete-live-stack", "STACK", "A stack to replace although its service runs."))
        .addOption(Commands.strict())
        .addOption(
            AwsOptions.option(
                "--on-timeout", "WHAT", "Then leave it (default), cancel it, or scale-to-zero."))
        .addOption(Commands.flag("--no-rollback", "Leave a failure as it is."))
        .addOption(Commands.flag("--wait-for-in-progress", "Wait for another operation's end."))
        .addOption(Commands.flag("--express", "End when the configuration is applied."))
        .addOption(Commands.flag("--detach", "End when the operation is started."))
        .addPositional(Commands.specs());
  }

  @Override
  public int run(Arguments arguments, Console console) {
    AwsOptions options = new AwsOptions(arguments);
    return new Failures(options, console, ", nothing deployed", true)
        .told(
            () -> {
              List<String> specs = specs(arguments, options, console);
              return deploy(new StackRequests(options, console).toDeploy(specs), options, console);
            });
  }

  private static int deploy(List<StackRequest> requests, AwsOptions options, Console console) {
    PrintWriter err = new PrintWriter(console.err(), true, StandardCharsets.UTF_8);
    PrintWriter out = new PrintWriter(console.out(), true, StandardCharsets.UTF_8);
    Views views = new Views(console, out, err, options, requests.size() > 1);
    Consumer<Notice> notices = views::tell;
    Asker asker = new Asker(console, views, options.flag("--yes"));
    Questions questions = new Questions(asker::confirm, overdue(options, asker, requests.size()));
    DeployRun run = new DeployRun(options, notices, questions);
    Interruption interruption = Interruption.told(() -> run.standing("deploy"), err);
    List<Result> results =
        new Fleet(requests, request -> deploy(run, request, notices), notices).run();
    interruption.over();
    views.close();
    if (requests.size() > 1) {
      results.forEach(r -> err.println(r.verdict() + "  " + r.stack() + "  " + r.state()));
    }
    if (!options.json()) {
      results.forEach(r -> r.outputs().forEach((key, value) -> out.println(key + "  " + value)));
    }
    return results.stream().mapToInt(r -> r.verdict().exitCode()).max().orElse(0);
  }

  /** With several stacks nobody is asked: it would be a question for each. */
  private static AtDeadline.Chooser overdue(AwsOptions options, Asker asker, int stacks) {
    Optional<AtDeadline> said = options.onTimeout();
    return said.isPresent() || stacks > 1
        ? (situation, possible) -> said.orElse(AtDeadline.LEAVE)
        : asker::choose;
  }

  private static Result deploy(DeployRun run, StackRequest request, Consumer<Notice> notices) {
    Deployer deployer = new Deployer(run.watch(request), request, run.flags(request), notices);
    run.begin(request, deployer::state);
    return deployer.run();
  }

  private static List<String> specs(Arguments arguments, AwsOptions options, Console console) {
    if (!options.flag("--all")) {
      return SpecFile.named(arguments.operands(), console);
    }
    if (!arguments.operands().isEmpty()) {
      throw new UsageException("--all takes every spec of this directory: name none besides");
    }
    return SpecFolder.having(
        options.value("--env").orElseThrow(() -> new UsageException("--all goes with --env")),
        console);
  }
}
