package dev.fargen.cli;

import dev.fargen.deploy.StackRequest;
import dev.fargen.deploy.TaskRun;
import dev.fargen.deploy.TaskRun.Outcome;
import dev.fargen.deploy.aws.Aws;
import dev.fargen.deploy.aws.AwsFault;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/** {@code fargen run}: starts a task of a workload that no service runs. */
final class RunCommand implements Command {

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Commands.spec(
            "run",
            "Run a task of a scheduled or manual workload, and wait until it stops.",
            "  fargen run migrate --env dev",
            "  fargen run migrate --env dev -- bin/migrate --to 42    run another command");
    ExitCode.ofOperation(spec);
    Map<String, String> codes = new LinkedHashMap<>(spec.usageMessage().exitCodeList());
    codes.put("other", "Exit code of the main container, which may also be one of the above.");
    spec.usageMessage().exitCodeList(codes);
    return AwsOptions.addTo(spec)
        .addOption(Commands.flag("--detach", "Start the task and do not wait for it."))
        .addPositional(
            Commands.operands(
                    "WORKLOAD [SPEC] [-- COMMAND]",
                    "Workload, then its spec file (default: fargen.yml or spec.yml in this"
                        + " directory), then `--` and a command for the main container.")
                .hideParamSyntax(true)
                .build());
  }

  @Override
  public boolean takesCommand() {
    return true;
  }

  @Override
  public int run(Arguments arguments, Console console) {
    AwsOptions options = new AwsOptions(arguments);
    return new Failures(options, console, ", no task started", false)
        .told(
            () -> {
              NamedWorkload named = NamedWorkload.of("run", arguments, true, console);
              ManualRun wanted =
                  new StackRequests(options, console)
                      .toRun(named.spec(), named.name(), arguments.command());
              return run(wanted.request(), wanted.what(), options, console);
            });
  }

  /** A task to run, and the stack that it is in. */
  record ManualRun(StackRequest request, TaskRun.What what) {}

  private static int run(
      StackRequest request, TaskRun.What what, AwsOptions options, Console console) {
    PrintWriter err = new PrintWriter(console.err(), true, StandardCharsets.UTF_8);
    Aws aws =
        options.aws(
            request.target().region(),
            options.deadline(),
            (AwsFault fault) -> err.println(fault.sentence() + "; trying again"));
    TaskRun run = new TaskRun(aws, request, what, err::println);
    Interruption interruption = Interruption.told(run::standing, err);
    Outcome outcome;
    try {
      outcome = run.run(!options.flag("--detach"));
    } finally {
      interruption.over();
    }
    err.println(outcome.result().sentence());
    outcome.result().next().forEach(next -> err.println("  " + next));
    if (options.json()) {
      console.out().println(JsonText.of(document(what, outcome)));
    }
    return outcome.exitCode();
  }

  private static Map<String, Object> document(TaskRun.What what, Outcome outcome) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("stack", outcome.result().stack());
    document.put("workload", what.workload());
    document.put("verdict", outcome.result().verdict().name());
    outcome.task().ifPresent(task -> document.put("task", task));
    outcome.code().ifPresent(code -> document.put("containerExitCode", code));
    document.put("exitCode", outcome.exitCode());
    document.put("message", outcome.result().sentence());
    document.put("next", outcome.result().next());
    return document;
  }
}
