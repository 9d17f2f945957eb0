package dev.fargen.deploy;

import dev.fargen.deploy.EqualRules.Twin;
import dev.fargen.deploy.ImportedExports.Held;
import dev.fargen.deploy.ListenerPriorities.Taken;
import dev.fargen.deploy.MissingExports.Missing;
import dev.fargen.deploy.Result.Verdict;
import dev.fargen.deploy.aws.Change;
import dev.fargen.deploy.aws.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The results of operations that changed nothing, and how to have them done. */
final class Refusals {

  private Refusals() {}

  /** The user did not confirm. */
  static final class Declined extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Declined(StackRequest request) {
      super(request.stack(), null, false, false);
    }
  }

  static Result declined(StackRequest request) {
    return Result.of(
        request.stack(),
        Verdict.REFUSED,
        "",
        "nothing was changed: " + request.stack() + " was not confirmed");
  }

  static Result refused(String name, Decision decision, Optional<Stack> stack) {
    Result result =
        Result.of(name, Verdict.REFUSED, stack.map(Stack::state).orElse(""), decision.sentence());
    return decision.next().map(result::next).orElse(result);
  }

  static Result tooLong(StackRequest request) {
    return Result.of(
            request.stack(),
            Verdict.UNUSABLE,
            "",
            "the template is larger than 51,200 bytes, the limit without an S3 bucket")
        .next(
            "use --bucket, or write `bucket` in the environment, with an S3 bucket in "
                + request.target().region());
  }

  static Result wrongAccount(StackRequest request, String wanted, String account) {
    return Result.of(
        request.stack(),
        Verdict.REFUSED,
        "",
        "environment "
            + request.target().environment()
            + " is for account "
            + wanted
            + ", but the credentials belong to account "
            + account);
  }

  /**
   * A stack cannot be created with a text in place of an image, since its tasks would never start,
   * nor without the hidden values that an update would keep.
   */
  static Result lacksValues(StackRequest request, Optional<Stack> stack) {
    Map<String, String> values = request.content().parameters();
    Set<String> hidden = new TreeSet<>(request.content().needed());
    hidden.removeIf(name -> !request.content().template().outline().hidden().contains(name));
    Set<String> images = new TreeSet<>(request.content().needed());
    images.removeAll(hidden);
    List<String> lacks = new ArrayList<>();
    if (!images.isEmpty()) {
      lacks.add(
          "the value of "
              + images.stream()
                  .map(name -> name + " (" + values.get(name) + ")")
                  .collect(Collectors.joining(", "))
              + " is not an image: a build replaces it");
    }
    if (!hidden.isEmpty()) {
      lacks.add(
          "there is no stack that could keep its value of "
              + String.join(", ", hidden)
              + ", which the spec does not have");
    }
    String[] given =
        request.content().needed().stream()
            .flatMap(name -> Stream.of("--param", name + "=..."))
            .toArray(String[]::new);
    Result result =
        Result.of(
            request.stack(),
            Verdict.UNUSABLE,
            stack.map(Stack::state).orElse(""),
            String.join("; ", lacks) + "; nothing was changed");
    String deploy = request.commands().fargen("deploy", given);
    return images.isEmpty()
        ? result.next("to create it: run " + deploy)
        : result.next(
            "to create it by hand: push the image, then run " + deploy,
            "or let the pipeline create it");
  }

  static Result gated(StackRequest request, Stack stack, List<Change> closed) {
    String what =
        closed.stream()
            .map(
                change ->
                    change.logicalId()
                        + " ("
                        + change.type()
                        + ") "
                        + (change.removes() ? "would be deleted" : "would be replaced"))
            .collect(Collectors.joining(", "));
    String[] flags =
        closed.stream()
            .flatMap(change -> Stream.of("--allow-replacement", change.logicalId()))
            .toArray(String[]::new);
    return Result.of(
            request.stack(),
            Verdict.REFUSED,
            stack.state(),
            what + ": data would be lost; nothing was changed")
        .next("to allow it: " + request.commands().fargen("deploy", flags));
  }

  /**
   * Exports that other stacks import: all imports must be removed first.
   *
   * @param verb the refused command
   */
  static Result imported(StackRequest request, Stack stack, String verb, List<Held> held) {
    String what = held.stream().map(Held::sentence).collect(Collectors.joining("; "));
    List<String> next = new ArrayList<>();
    for (Held one : held) {
      next.add(
          verb.equals("delete")
              ? "first delete "
                  + stacks(one)
                  + ", or deploy them without the import of "
                  + one.name()
              : "an imported value cannot change: first deploy "
                  + stacks(one)
                  + " with `"
                  + one.value()
                  + "` in place of the import of "
                  + one.name());
    }
    next.add("then run it again: " + request.command(verb));
    return Result.of(
            request.stack(),
            Verdict.REFUSED,
            stack.state(),
            what + "; nothing was " + (verb.equals("delete") ? "deleted" : "changed"))
        .next(next.toArray(String[]::new));
  }

  private static String stacks(Held export) {
    return String.join(", ", export.importers());
  }

  /** Exports that do not exist: the stack cannot import them. */
  static Result missing(StackRequest request, Optional<Stack> stack, List<Missing> missing) {
    List<String> next = new ArrayList<>();
    for (Missing one : missing) {
      one.near()
          .ifPresent(
              near ->
                  next.add(
                      "if "
                          + near
                          + " is meant, write it in place of "
                          + one.name()
                          + place(request, one.importers().get(0))));
    }
    next.add(
        (next.isEmpty() ? "first" : "otherwise first")
            + (missing.size() == 1
                ? " deploy the stack that exports "
                : " deploy the stacks that export ")
            + missing.stream().map(Missing::name).collect(Collectors.joining(", ")));
    next.add("then run it again: " + request.command("deploy"));
    return Result.of(
            request.stack(),
            Verdict.REFUSED,
            stack.map(Stack::state).orElse(""),
            missing.stream().map(Missing::sentence).collect(Collectors.joining("; "))
                + "; nothing was changed")
        .next(next.toArray(String[]::new));
  }

  /** Where the resource is in the spec, if that is known. */
  private static String place(StackRequest request, String logicalId) {
    return request
        .origin()
        .span(logicalId)
        .map(span -> " in " + request.origin().source().printedName() + ":" + span.line())
        .orElse("");
  }

  /** Security group rules that exist under other logical ids. */
  static Result duplicates(StackRequest request, Stack stack, List<Twin> twins) {
    String[] flags =
        twins.stream()
            .flatMap(twin -> Stream.of("--allow-replacement", twin.removed()))
            .toArray(String[]::new);
    String old = twins.stream().map(Twin::removed).collect(Collectors.joining(", "));
    return Result.of(
            request.stack(),
            Verdict.REFUSED,
            stack.state(),
            twins.stream().map(Twin::sentence).collect(Collectors.joining("; "))
                + "; nothing was changed")
        .next(
            "first delete "
                + old
                + " in the EC2 console; the update adds the rule again, and until then new"
                + " connections that require it fail",
            "then: " + request.commands().fargen("deploy", flags));
  }

  /** Changes of tables that DynamoDB does not make at once. */
  static Result oneByOne(StackRequest request, Stack stack, List<String> steps) {
    return Result.of(
            request.stack(),
            Verdict.REFUSED,
            stack.state(),
            String.join("; ", steps) + "; nothing was changed")
        .next(
            "make one of the changes in the spec, and deploy: " + request.command("deploy"),
            "then make the next one, and deploy again");
  }

  /** Priorities of listener rules that other rules have. */
  static Result taken(StackRequest request, String state, List<Taken> taken) {
    String what =
        taken.stream()
            .map(
                one ->
                    one.logicalId()
                        + ": priority "
                        + one.priority()
                        + " of "
                        + one.listener()
                        + " is in use by "
                        + one.by().arn()
                        + " ("
                        + String.join("; ", one.by().conditions())
                        + ")")
            .collect(Collectors.joining("; "));
    List<String> next = new ArrayList<>();
    for (Taken one : taken) {
      next.add(
          one.logicalId()
              + ": write another `priority` under `http`"
              + place(request, one.logicalId())
              + ", such as `priority: "
              + one.free()
              + "`");
    }
    next.add("then run it again: " + request.command("deploy"));
    return Result.of(request.stack(), Verdict.REFUSED, state, what + "; nothing was changed")
        .next(next.toArray(String[]::new));
  }

  /**
   * An update whose weights a pipeline would undo: it gives parameters that its files do not have
   * their defaults (cloudformation-coverage-roadmap issue 1789).
   */
  static Result resetByPipeline(StackRequest request, Stack stack, Map<String, String> weights) {
    return moved(
        request,
        stack,
        List.of(
            "the update needs other values of "
                + weights.keySet().stream().sorted().collect(Collectors.joining(", "))
                + ", so that traffic stays where it is, and the pipeline would set them back"),
        List.of(
            "first start another deployment without this change, which swaps the target groups"));
  }

  /**
   * An update that cannot be made, or not at once; or that would move traffic to a target group
   * without tasks.
   */
  static Result moved(StackRequest request, Stack stack, List<String> moves, List<String> next) {
    List<String> steps = new ArrayList<>(next.stream().distinct().toList());
    steps.add("then run it again: " + request.command("deploy"));
    return Result.of(
            request.stack(),
            Verdict.REFUSED,
            stack.state(),
            String.join("; ", moves) + "; nothing was changed")
        .next(steps.toArray(String[]::new));
  }
}
