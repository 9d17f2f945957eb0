package dev.fargen.cli;

import dev.fargen.deploy.StackRequest;
import dev.fargen.deploy.aws.Aws;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Reads the stacks of specs from AWS, and changes nothing. */
final class AwsQuestion {

  private final Arguments arguments;
  private final Console console;
  private final boolean complete;

  /**
   * The answer about one stack.
   *
   * @param document as JSON
   * @param lines as text, on standard output
   * @param asides remarks on standard error
   */
  record Answer(Map<String, Object> document, List<String> lines, List<String> asides, int code) {

    Answer {
      document = Collections.unmodifiableMap(document);
      lines = List.copyOf(lines);
      asides = List.copyOf(asides);
    }
  }

  /**
   * @param complete whether every parameter requires a value, not only the stack its name
   */
  AwsQuestion(Arguments arguments, Console console, boolean complete) {
    this.arguments = arguments;
    this.console = console;
    this.complete = complete;
  }

  /** What is asked about a stack. */
  interface Question {

    /**
     * The answer about one stack.
     *
     * @param run all stacks of this run
     */
    Answer about(Aws aws, StackRequest request, List<StackRequest> run);
  }

  int ask(BiFunction<Aws, StackRequest, Answer> question) {
    return ask((aws, request, run) -> question.apply(aws, request));
  }

  int ask(Question question) {
    AwsOptions options = new AwsOptions(arguments);
    return new Failures(options, console, "", false).told(() -> ask(options, question));
  }

  private int ask(AwsOptions options, Question question) {
    List<String> specs = SpecFile.named(arguments.operands(), console);
    StackRequests requests = new StackRequests(options, console);
    List<Answer> answers = new ArrayList<>();
    List<StackRequest> run = complete ? requests.of(specs) : requests.named(specs);
    for (StackRequest request : run) {
      Aws aws = options.aws(request.target().region(), options.deadline(), fault -> {});
      answers.add(question.about(aws, request, run));
    }
    print(options, answers);
    return answers.stream().mapToInt(Answer::code).max().orElse(ExitCode.DONE);
  }

  /** One document in any case; for several stacks, a list. */
  private void print(AwsOptions options, List<Answer> answers) {
    if (options.json()) {
      List<Map<String, Object>> documents = answers.stream().map(Answer::document).toList();
      console.out().println(JsonText.of(documents.size() == 1 ? documents.get(0) : documents));
      return;
    }
    for (Answer answer : answers) {
      answer.lines().forEach(console.out()::println);
      console.out().flush();
      answer.asides().forEach(console.err()::println);
    }
  }
}
