package dev.fargen.cli;

import dev.fargen.deploy.AtDeadline;
import dev.fargen.deploy.Deployer;
import dev.fargen.deploy.Fleet;
import dev.fargen.deploy.Notice;
import dev.fargen.deploy.Options;
import dev.fargen.deploy.Options.Questions;
import dev.fargen.deploy.Restart;
import dev.fargen.deploy.Result;
import dev.fargen.deploy.StackRequest;
import dev.fargen.deploy.aws.AwsFault;
import dev.fargen.deploy.aws.DeadlinePassed;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;

/** {@code fargen deploy}: creates or updates stacks. */
final class DeployCommand implements Command {

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Commands.spec(
            "deploy",
            "Create or update the stack of an environment, and follow the operation to its end.",
            "  fargen deploy --env dev",
            "  fargen deploy --env prod --param Image=example/shop:42 --yes",
            "  fargen deploy --env prod --committed --yes    deploy the files in the repository as they are",
            "  fargen deploy --env dev --all                 deploy every spec in this directory");
    ExitCode.ofOperation(spec);
    return CommittedFiles.addTo(AwsOptions.addToDeployment(spec))
        .addOption(
            Commands.flag("--all", "Deploy every spec in this directory that has the environment."))
        .addOption(AwsOptions.yesOption())
        .addOption(
            Commands.options(
                "--param", "NAME=VALUE", "Value of a template parameter. May be repeated."))
        .addOption(
            Commands.flag(
                "--committed", "Deploy the template and params file on disk as they are."))
        .addOption(AwsOptions.roleOption())
        .addOption(AwsOptions.bucketOption())
        .addOption(
            Commands.options(
                "--allow-replacement",
                "ID",
                "Allow this resource, which holds data or is a security group rule, to be replaced or"
                    + " deleted. May be repeated."))
        .addOption(
            Commands.options(
                "--delete-live-stack",
                "STACK",
                "Allow this stack to be deleted and created again even if its services are running."))
        .addOption(Commands.strict())
        .addOption(AwsOptions.deadlineOption())
        .addOption(Commands.flag("--no-rollback", "Do not roll back a failed operation."))
        .addOption(
            Commands.flag("--wait-for-in-progress", "Wait for another operation to end first."))
        .addOption(
            Commands.flag("--express", "Use express mode: end when the configuration is applied."))
        .addOption(AwsOptions.detachOption())
        .addPositional(Commands.specs());
  }

  @Override
  public int run(Arguments arguments, Console console) {
    AwsOptions options = new AwsOptions(arguments);
    return new Failures(options, console, ", nothing deployed", true)
        .told(
            () -> {
              List<String> specs = specs(arguments, options, console);
              return run(
                  new StackRequests(options, console).toDeploy(specs),
                  DeployCommand::deploy,
                  options,
                  console);
            });
  }

  /** What is done with each stack. */
  interface Work {
    Result run(DeployRun run, StackRequest request, Consumer<Notice> notices);
  }

  /** Works on the stacks, and shows how it goes. */
  static int run(List<StackRequest> requests, Work work, AwsOptions options, Console console) {
    PrintWriter err = new PrintWriter(console.err(), true, StandardCharsets.UTF_8);
    PrintWriter out = new PrintWriter(console.out(), true, StandardCharsets.UTF_8);
    Views views = new Views(console, out, err, options, requests.size() > 1);
    Consumer<Notice> notices = views::tell;
    Asker asker = new Asker(console, views, options.flag("--yes"));
    Questions questions = new Questions(asker::confirm, overdue(options, asker, requests.size()));
    Duration waits = Duration.ZERO;
    for (StackRequest request : requests) {
      Duration wait = request.shiftingTime();
      waits = waits.plus(wait);
      if (options.isShort(wait) && !options.flag("--detach")) {
        notices.accept(
            new Notice.Remark(
                request.stack(),
                "an update shifts traffic for "
                    + wait.toMinutes()
                    + " minutes, longer than --timeout"));
      }
    }
    DeployRun run = new DeployRun(options, notices, questions, waits);
    Interruption interruption = Interruption.told(() -> run.standing("deploy"), err);
    List<Result> results =
        new Fleet(requests, request -> work.run(run, request, notices), notices).run();
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

  /** With several stacks the user is not asked: it would be one question for each. */
  private static AtDeadline.Chooser overdue(AwsOptions options, Asker asker, int stacks) {
    Optional<AtDeadline> said = options.onTimeout();
    return said.isPresent() || stacks > 1
        ? (situation, possible) -> said.orElse(AtDeadline.LEAVE)
        : asker::choose;
  }

  /**
   * Deploys the stack. Services that were created before others that they call get new tasks after
   * that, without a second question.
   */
  private static Result deploy(DeployRun run, StackRequest request, Consumer<Notice> notices) {
    Options options = run.flags(request);
    Restart restart = new Restart(run.watch(request).aws().cloudFormation(), request);
    Set<String> tooEarly;
    try {
      tooEarly = restart.needed();
    } catch (AwsFault | DeadlinePassed e) {
      tooEarly = Set.of(); // the deploy itself meets the fault again, and reports it
    }
    Result result = deploy(run, request, options, notices);
    if (tooEarly.isEmpty() || result.verdict() != Result.Verdict.DONE) {
      return result;
    }
    Optional<StackRequest> again = restart.of(tooEarly, options.nonce()).request();
    again.ifPresent(
        same ->
            notices.accept(
                new Notice.Remark(
                    request.stack(),
                    "starting new tasks of services that were created before others that they"
                        + " call")));
    Options agreed = options.with(question -> true);
    return again.map(same -> deploy(run, same, agreed, notices)).orElse(result);
  }

  /** Deploys the stack once. */
  static Result deploy(
      DeployRun run, StackRequest request, Options options, Consumer<Notice> notices) {
    Deployer deployer = new Deployer(run.watch(request), request, options, notices);
    run.begin(request, deployer::state);
    return deployer.run();
  }

  private static List<String> specs(Arguments arguments, AwsOptions options, Console console) {
    if (!options.flag("--all")) {
      return SpecFile.named(arguments.operands(), console);
    }
    if (!arguments.operands().isEmpty()) {
      throw new UsageException(
          "--all deploys every spec in this directory; do not name specs as well");
    }
    return SpecFolder.having(
        options.value("--env").orElseThrow(() -> new UsageException("--all requires --env")),
        console);
  }
}
