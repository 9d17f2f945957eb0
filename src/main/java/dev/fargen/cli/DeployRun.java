package dev.fargen.cli;

import dev.fargen.deploy.Notice;
import dev.fargen.deploy.Options;
import dev.fargen.deploy.Options.Questions;
import dev.fargen.deploy.Situation.Consent;
import dev.fargen.deploy.StackRequest;
import dev.fargen.deploy.StackWatch;
import dev.fargen.deploy.aws.Deadline;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What the stacks of one run share: the deadline, one poller per region, the options. */
final class DeployRun {

  private final AwsOptions options;
  private final Consumer<Notice> notices;
  private final Questions questions;
  private final Deadline deadline;
  private final String nonce = UUID.randomUUID().toString().substring(0, 8);
  private final Map<String, StackWatch> watches = new HashMap<>();
  private final Map<StackRequest, Supplier<String>> begun = new ConcurrentHashMap<>();

  /**
   * @param waits for how long the operations wait on purpose, one after the other
   */
  DeployRun(AwsOptions options, Consumer<Notice> notices, Questions questions, Duration waits) {
    this.options = options;
    this.notices = notices;
    this.questions = questions;
    this.deadline = options.deadline(waits);
  }

  Options flags(StackRequest request) {
    return new Options(
        new Consent(
            options.flag("--wait-for-in-progress"),
            options.flag("--no-rollback"),
            options.values("--delete-live-stack").contains(request.stack()),
            Set.copyOf(options.values("--allow-replacement"))),
        options.value("--role-arn"),
        options.flag("--express"),
        options.flag("--detach"),
        options.value("--bucket").or(request::bucket),
        nonce,
        questions);
  }

  synchronized StackWatch watch(StackRequest request) {
    return watches.computeIfAbsent(
        request.target().region(),
        region ->
            new StackWatch(
                options.aws(
                    region,
                    deadline,
                    fault -> notices.accept(new Notice.Trouble(request.stack(), fault)))));
  }

  /**
   * Registers a stack for the report at an interruption.
   *
   * @param state the state of the stack, empty until this run has started an operation
   */
  void begin(StackRequest request, Supplier<String> state) {
    begun.put(request, state);
  }

  /** The report at an interruption: operations that continue, and how to follow them. */
  String standing(String verb) {
    StringBuilder lines = new StringBuilder();
    begun.forEach(
        (request, state) -> {
          if (!state.get().isEmpty()) {
            lines.append(
                "%s is %s; the operation continues in AWS%n  to follow it: %s%n"
                    .formatted(request.stack(), state.get(), request.command(verb)));
          }
        });
    return lines.isEmpty() ? "nothing was changed\n" : lines.toString();
  }
}
