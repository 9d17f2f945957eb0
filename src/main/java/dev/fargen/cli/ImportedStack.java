package dev.fargen.cli;

import dev.fargen.deploy.Difference;
import dev.fargen.deploy.StackRequest;
import dev.fargen.deploy.aws.Aws;
import dev.fargen.deploy.aws.Change;
import dev.fargen.deploy.aws.Stack;
import dev.fargen.deploy.view.ChangeText;
import dev.fargen.migrate.Sources;
import dev.fargen.migrate.template.StackPlace;
import dev.fargen.spec.FileText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The stack of {@code --stack}: its template is what is imported where no file is named, and the
 * new spec is compared with it.
 */
final class ImportedStack {

  /** The environment of the spec that is made, unless {@code --env} names another one. */

  /** What a deploy of the new spec would change in the stack. */
  record Comparison(String stack, String state, Difference difference, StackRequest request) {

    /** The resources that would be replaced or removed. */
    List<String> lost() {
      return difference.resources().stream()
          .filter(change -> change.replaces() || change.removes())
          .map(Change::logicalId)
          .toList();
    }

    /** The changes, and a sentence about all of them. */
    List<String> lines() {
      List<String> lines = new ArrayList<>();
      if (difference.none()) {
        lines.add("stack " + stack + ": no changes");
        return lines;
      }
      long replaced = difference.resources().stream().filter(Change::replaces).count();
      long removed =
          difference.resources().stream().filter(one -> one.action().equals("Remove")).count();
      int changed = difference.resources().size();
      lines.add(
          "stack "
              + stack
              + ": "
              + (changed == 1 ? "1 resource changes, " : changed + " resources change, ")
              + replaced
              + " replaced, "
              + removed
              + " removed:");
      difference.resources().forEach(change -> lines.addAll(ChangeText.lines(change)));
      difference.others().forEach(other -> lines.add("  ~ " + ChangeText.line(other)));
      return lines;
    }
  }

  private final AwsOptions options;
  private final Arguments arguments;
  private final Stack stack;
  private final String template;

  private ImportedStack(Arguments arguments, Stack stack, String template) {
    this.options = new AwsOptions(arguments);
    this.arguments = arguments;
    this.stack = stack;
    this.template = template;
  }

  /**
   * Reads the stack from AWS.
   *
   * @throws UsageException where there is none of that name
   */
  static ImportedStack read(String name, Arguments arguments) {
    AwsOptions options = new AwsOptions(arguments);
    String region = options.region(Optional.empty());
    Aws aws = options.aws(region, options.deadline(), fault -> {});
    Stack stack = existing(name, aws, region);
    return new ImportedStack(arguments, stack, aws.cloudFormation().template(stack.id()));
  }

  /**
   * The stack of that name.
   *
   * @throws UsageException where there is none
   */
  static Stack existing(String name, Aws aws, String region) {
    return aws.cloudFormation()
        .stack(name)
        .orElseThrow(() -> new UsageException("stack `" + name + "` does not exist in " + region));
  }

  /** The name that its template has in the report. */
  String file() {
    return stack.name() + ".template";
  }

  /** The files, and the template of the stack. */
  Sources.Files with(Sources.Files files) {
    return new Sources.Files() {
      @Override
      public FileText text(String path) {
        return path.equals(file()) ? FileText.of(template) : files.text(path);
      }

      @Override
      public List<String> below(String directory) {
        return files.below(directory);
      }
    };
  }

  StackPlace place() {
    return new StackPlace(
        Optional.of(stack.name()),
        environment(arguments),
        arguments.value("--region"),
        stack.parameters(),
        stack.tags(),
        Optional.of(stack.isProtected()));
  }

  /** What is known of the stack without a look at it. */
  static StackPlace unseen(Arguments arguments) {
    return StackPlace.unseen(environment(arguments), arguments.value("--region"));
  }

  private static String environment(Arguments arguments) {
    return arguments.value("--env").orElse(StackPlace.ENVIRONMENT);
  }

  /** Compares the spec with the stack; empty where the spec has errors. */
  Comparison compare(String spec, Console console) {
    StackRequest request =
        new StackRequests(options, console).of(List.of(spec)).get(0).keeping(stack);
    return new Comparison(
        stack.name(),
        stack.state(),
        Difference.between(Optional.of(stack), template, request),
        request);
  }
}
