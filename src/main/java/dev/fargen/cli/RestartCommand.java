package dev.fargen.cli;

import dev.fargen.deploy.Notice;
import dev.fargen.deploy.Options;
import dev.fargen.deploy.Restart;
import dev.fargen.deploy.Restart.Restarted;
import dev.fargen.deploy.Result;
import dev.fargen.deploy.StackRequest;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;

/**
 * {@code fargen restart}: starts new tasks of a service, as with another secret or another image
 * under the same tag. Nothing else of the stack changes.
 */
final class RestartCommand implements Command {

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Commands.spec(
            "restart",
            "Start new tasks of a service in a new deployment, with the template and values that are deployed.",
            "  fargen restart web --env prod",
            "  fargen restart web shop.yml --env prod --yes");
    ExitCode.ofOperation(spec);
    return AwsOptions.addToDeployment(spec)
        .addOption(AwsOptions.yesOption())
        .addOption(AwsOptions.roleOption())
        .addOption(AwsOptions.bucketOption())
        .addOption(AwsOptions.deadlineOption())
        .addOption(AwsOptions.detachOption())
        .addPositional(
            Commands.operands(
                    "WORKLOAD [SPEC]",
                    "Workload, then its spec file (default: fargen.yml or spec.yml in this"
                        + " directory).")
                .hideParamSyntax(true)
                .build());
  }

  @Override
  public int run(Arguments arguments, Console console) {
    AwsOptions options = new AwsOptions(arguments);
    return new Failures(options, console, ", nothing deployed", true)
        .told(
            () -> {
              NamedWorkload wanted = NamedWorkload.of("restart", arguments, false, console);
              String nonce =
                  new StackRequests(options, console).nonce(wanted.spec(), wanted.name());
              return DeployCommand.run(
                  new StackRequests(options, console).named(List.of(wanted.spec())),
                  (run, request, notices) -> restart(run, request, nonce, notices),
                  options,
                  console);
            });
  }

  private static Result restart(
      DeployRun run, StackRequest request, String nonce, Consumer<Notice> notices) {
    Options options = run.flags(request);
    Restarted restarted =
        new Restart(run.watch(request).aws().cloudFormation(), request)
            .of(Set.of(nonce), options.nonce());
    restarted.refused().ifPresent(result -> notices.accept(new Notice.Ended(result)));
    return restarted
        .refused()
        .orElseGet(
            () -> DeployCommand.deploy(run, restarted.request().orElseThrow(), options, notices));
  }
}
