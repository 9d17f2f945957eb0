package dev.fargen.deploy;

import dev.fargen.deploy.Result.Verdict;
import dev.fargen.deploy.aws.Aws;
import dev.fargen.deploy.aws.AwsFault;
import dev.fargen.deploy.aws.DeadlinePassed;
import dev.fargen.deploy.aws.Stack;
import dev.fargen.deploy.aws.StackStatus;
import dev.fargen.deploy.aws.StoppedTask;
import dev.fargen.deploy.aws.TaskCalls;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Starts one task of a deployed stack, and waits until it stops (Amazon ECS developer guide,
 * "Amazon ECS standalone tasks").
 */
public final class TaskRun {

  /** How many log lines of a container that failed are shown. */
  private static final int LINES = 10;

  /** The exit code of a container that is killed, such as for its memory. */
  private static final Integer KILLED = 137;

  /** How often ECS may not know a task that it has just started. */
  private static final int UNKNOWN = 15;

  private final Aws aws;
  private final StackRequest request;
  private final What what;
  private final Consumer<String> progress;
  private Optional<String> task = Optional.empty();

  /**
   * What is run.
   *
   * @param workload its name in the spec
   * @param request the output of the stack that holds the RunTask request
   * @param logs the output that holds the name of the log group
   * @param stream what the name of its log stream begins with
   * @param container the main container, whose exit code counts
   * @param command in place of the container's command, if it is not empty
   */
  public record What(
      String workload,
      String request,
      String logs,
      String stream,
      String container,
      List<String> command) {

    public What {
      command = List.copyOf(command);
    }
  }

  /**
   * How it ended.
   *
   * @param task the ARN of the task, if one was started
   * @param code the exit code of the main container, if it ran to its end
   */
  public record Outcome(Result result, Optional<String> task, Optional<Integer> code) {

    /** The exit code of the process: that of the container, if there is one. */
    public int exitCode() {
      return code.orElse(result.verdict().exitCode());
    }
  }

  /**
   * @param progress receives a line for each state of the task
   */
  public TaskRun(Aws aws, StackRequest request, What what, Consumer<String> progress) {
    this.aws = aws;
    this.request = request;
    this.what = what;
    this.progress = progress;
  }

  /** What an interruption leaves behind, and how to stop it. */
  public String standing() {
    return task.map(
            arn -> "task %s continues in AWS%n  to stop it: %s%n".formatted(id(arn), stop(arn)))
        .orElse("no task was started\n");
  }

  /**
   * Starts the task.
   *
   * @param waiting whether to wait until it stops
   */
  public Outcome run(boolean waiting) {
    Optional<Stack> found = aws.cloudFormation().stack(request.stack());
    Optional<Result> refusal = refusal(found);
    if (refusal.isPresent()) {
      return new Outcome(refusal.get(), task, Optional.empty());
    }
    Stack stack = found.orElseThrow();
    try {
      task =
          Optional.of(
              aws.tasks()
                  .start(
                      stack.outputs().getOrDefault(what.request(), ""),
                      what.container(),
                      what.command(),
                      UUID.randomUUID().toString()));
    } catch (AwsFault e) {
      if (e.kind() != AwsFault.Kind.REJECTED) {
        throw e;
      }
      return failed(stack, "no task of `" + what.workload() + "` was started: " + e.reason(), e);
    }
    String arn = task.orElseThrow();
    String logs = logs(stack, arn);
    progress.accept(what.workload() + ": started task " + id(arn) + " in " + request.stack());
    progress.accept("  logs: " + logs);
    if (!waiting) {
      Result started =
          result(Verdict.DETACHED, stack, "task " + id(arn) + " was started")
              .next("to stop it: " + stop(arn));
      return new Outcome(started, task, Optional.empty());
    }
    try {
      return follow(stack, arn);
    } catch (DeadlinePassed e) {
      Result late =
          result(
                  Verdict.DEADLINE,
                  stack,
                  "the timeout passed before task " + id(arn) + " stopped; it continues")
              .next("to stop it: " + stop(arn));
      return new Outcome(late, task, Optional.empty());
    }
  }

  private Optional<Result> refusal(Optional<Stack> found) {
    String name = request.stack();
    if (found.isEmpty()) {
      return Optional.of(
          Result.of(name, Verdict.FAILED, "", name + " does not exist")
              .next("to deploy it: " + request.command("deploy")));
    }
    Stack stack = found.get();
    Optional<String> account = request.target().account();
    if (account.isPresent() && !account.get().equals(stack.account())) {
      return Optional.of(Refusals.wrongAccount(request, account.get(), stack.account()));
    }
    if (stack.status().map(StackStatus::inProgress).orElse(false)) {
      return Optional.of(
          result(
                  Verdict.REFUSED,
                  stack,
                  name + " is " + stack.state() + ": an operation is in progress")
              .next("to follow it: " + request.command("status")));
    }
    if (!stack.outputs().containsKey(what.request())) {
      return Optional.of(
          result(
                  Verdict.FAILED,
                  stack,
                  name
                      + " is "
                      + stack.state()
                      + " and has no output "
                      + what.request()
                      + ": `"
                      + what.workload()
                      + "` is not deployed yet")
              .next("to deploy it: " + request.command("deploy")));
    }
    return Optional.empty();
  }

  private Outcome follow(Stack stack, String arn) {
    String before = "";
    int unknown = 0;
    while (true) {
      Optional<TaskCalls.State> state = aws.tasks().state(arn);
      if (state.isEmpty() && ++unknown > UNKNOWN) {
        return new Outcome(
            result(Verdict.FAILED, stack, "ECS does not know task " + id(arn) + " any more"),
            task,
            Optional.empty());
      }
      if (state.isPresent()) {
        if (state.get().isOver()) {
          return over(stack, state.get().stop());
        }
        if (!state.get().status().equals(before)) {
          before = state.get().status();
          progress.accept(what.workload() + ": " + before);
        }
      }
      aws.deadline().sleep(aws.connection().pace().poll());
    }
  }

  private Outcome over(Stack stack, StoppedTask stopped) {
    Optional<StoppedTask.Container> main =
        stopped.containers().stream()
            .filter(container -> container.name().equals(what.container()))
            .findFirst();
    Optional<Integer> code = main.flatMap(StoppedTask.Container::exitCode);
    if (code.filter(number -> number == 0).isPresent()) {
      return new Outcome(
          result(Verdict.DONE, stack, "`" + what.workload() + "` exited with code 0"), task, code);
    }
    List<String> reasons = new ArrayList<>();
    main.map(StoppedTask.Container::reason).filter(r -> !r.isEmpty()).ifPresent(reasons::add);
    if (code.isEmpty() || reasons.isEmpty()) {
      reasons.add(stopped.reason().isEmpty() ? stopped.code() : stopped.reason());
    }
    String how = code.map(number -> "exited with code " + number).orElse("did not run to its end");
    if (code.isPresent()) {
      lastLines(stopped);
    }
    String sentence = "`" + what.workload() + "` " + how + ": " + String.join("; ", reasons);
    Result result = result(Verdict.FAILED, stack, sentence);
    String all = sentence + " " + stopped.code() + " " + stopped.reason();
    return new Outcome(
        Hint.about(all)
            .filter(advice -> code.isEmpty() || code.get().equals(KILLED))
            .map(result::next)
            .orElse(result),
        task,
        code);
  }

  /** The log of the container, if it can be read. */
  private void lastLines(StoppedTask stopped) {
    try {
      for (String line : aws.evidence().lastLines(stopped, what.container(), LINES)) {
        progress.accept("  | " + line);
      }
    } catch (AwsFault e) {
      // The log can be read with the command that is shown.
    }
  }

  private Outcome failed(Stack stack, String sentence, AwsFault fault) {
    Result result = result(Verdict.FAILED, stack, sentence);
    return new Outcome(
        Hint.about(fault.reason()).map(result::next).orElse(result), task, Optional.empty());
  }

  private static Result result(Verdict verdict, Stack stack, String sentence) {
    return Result.of(stack.name(), verdict, stack.state(), sentence);
  }

  private String logs(Stack stack, String arn) {
    return request
        .commands()
        .aws(
            "logs",
            "tail",
            stack.outputs().getOrDefault(what.logs(), ""),
            "--log-stream-names",
            what.stream() + id(arn),
            "--follow");
  }

  private String stop(String arn) {
    return request
        .commands()
        .aws("ecs", "stop-task", "--cluster", TaskCalls.cluster(arn), "--task", id(arn));
  }

  private static String id(String arn) {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }
}
