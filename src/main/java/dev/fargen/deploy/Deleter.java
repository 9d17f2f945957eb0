package dev.fargen.deploy;

import dev.fargen.cfn.Document;
import dev.fargen.deploy.Follower.Ending;
import dev.fargen.deploy.ImportedExports.Held;
import dev.fargen.deploy.Result.Verdict;
import dev.fargen.deploy.Situation.Consent;
import dev.fargen.deploy.aws.AwsFault;
import dev.fargen.deploy.aws.Change;
import dev.fargen.deploy.aws.CloudFormationCalls;
import dev.fargen.deploy.aws.DeadlinePassed;
import dev.fargen.deploy.aws.Stack;
import dev.fargen.deploy.aws.StackResource;
import dev.fargen.deploy.aws.StackStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Deletes one stack: lists its resources, asks, deletes and follows the operation. */
public final class Deleter {

  private final StackWatch watch;
  private final CloudFormationCalls calls;
  private final StackRequest request;
  private final Options options;
  private final List<String> retain;
  private final boolean force;
  private final Consumer<Notice> notices;
  private final Follower follower;

  /**
   * @param retain resources to retain if they cannot be deleted
   * @param force retain every resource that cannot be deleted
   */
  public Deleter(
      StackWatch watch,
      StackRequest request,
      Options options,
      List<String> retain,
      boolean force,
      Consumer<Notice> notices) {
    this.watch = watch;
    this.calls = watch.aws().cloudFormation();
    this.request = request;
    this.options = options;
    this.retain = List.copyOf(retain);
    this.force = force;
    this.notices = notices;
    this.follower = new Follower(watch, request.stack(), request.origin(), notices);
  }

  /** Runs the deletion and returns its result. */
  public Result run() {
    Result result;
    try {
      result = act();
    } catch (DeadlinePassed e) {
      result = Endings.lateDeletion(request, state());
    } catch (AwsFault e) {
      result = Endings.fault(request, "delete", state(), e);
    }
    notices.accept(new Notice.Ended(result));
    return result;
  }

  /** The state of the stack while the deletion is in progress; empty otherwise. */
  public String state() {
    return follower.state();
  }

  private Result act() {
    Optional<Stack> stack = calls.stack(request.stack());
    while (true) {
      Situation situation =
          new Situation(
              request.stack(),
              stack.map(Stack::state),
              stack.map(Stack::isProtected).orElse(false),
              true,
              false,
              Consent.NONE,
              request.commands());
      Decision decision = Decider.delete(situation);
      notices.accept(new Notice.Decided(request.stack(), decision));
      switch (decision.action()) {
        case NOTHING -> {
          return Result.of(request.stack(), Verdict.NOTHING_TO_DO, "", decision.sentence());
        }
        case WAIT -> stack = watch.waitOut(stack.orElseThrow());
        case FOLLOW -> {
          Stack going = stack.orElseThrow();
          return finish(follower.follow(going.id(), Baseline.ofRunning(calls, going.id())));
        }
        case DELETE -> {
          return delete(stack.orElseThrow());
        }
        default -> {
          Result refused = Refusals.refused(request.stack(), decision, stack);
          return stack.map(there -> withShields(refused, there)).orElse(refused);
        }
      }
    }
  }

  private Result delete(Stack stack) {
    List<Held> held = new ImportedExports(calls, request, notices).ofDeleted(stack);
    if (!held.isEmpty()) {
      return Refusals.imported(request, stack, "delete", held);
    }
    Optional<Document> template = template(stack);
    List<StackResource> resources = calls.resources(stack.id());
    Map<String, String> policies = template.map(TemplateOutline::policies).orElse(new HashMap<>());
    List<StackResource> guarded = guarded(stack, template, resources);
    List<StackResource> shielded =
        guarded.stream().filter(one -> !retain.contains(one.logicalId())).toList();
    if (!shielded.isEmpty() && !force) {
      return ProtectedEndings.deletion(request, stack, "delete", shielded);
    }
    guarded.forEach(one -> policies.put(one.logicalId(), "Retain"));
    resources.forEach(one -> retainIfNeeded(one.logicalId(), policies));
    List<Change> removals = StoredData.of(template).ofDeletion(resources, policies);
    notices.accept(new Notice.Preview(request.stack(), removals));
    StoredData.summary(removals)
        .ifPresent(text -> notices.accept(new Notice.Remark(request.stack(), text)));
    Contents contents = Contents.of(watch.aws(), request.stack(), template, resources, notices);
    contents = contents.without(retain);
    contents.announce();
    if (!options
        .questions()
        .confirm()
        .test("This cannot be undone. Type " + request.stack() + " to delete it:")) {
      return Refusals.declined(request);
    }
    String token = Token.of(request, options.nonce()).text();
    Deletion deletion =
        new Deletion(calls, options.role(), token, e -> follower.follow(stack.id(), e), contents);
    return finish(deletion.delete(stack, retain, force));
  }

  /** The resources with deletion protection. */
  private List<StackResource> guarded(
      Stack stack, Optional<Document> template, List<StackResource> resources) {
    return new ProtectedResources(watch.aws(), stack, () -> template).deletedWithStack(resources);
  }

  /** Says at once what else would keep a protected stack from being deleted. */
  private Result withShields(Result refused, Stack stack) {
    List<StackResource> guarded =
        stack.isProtected()
            ? guarded(stack, template(stack), calls.resources(stack.id()))
            : List.of();
    return guarded.isEmpty()
        ? refused
        : ProtectedEndings.alsoShielded(refused, request, stack, guarded);
  }

  /** A resource that {@code --retain} names is deleted if it can be. */
  private void retainIfNeeded(String id, Map<String, String> policies) {
    if (force || retain.contains(id)) {
      policies.putIfAbsent(id, Change.DELETE_IF_POSSIBLE);
    }
  }

  /** The template of the stack; one that cannot be read is reported. */
  private Optional<Document> template(Stack stack) {
    try {
      return Optional.of(TemplateReader.read(calls.template(stack.id())));
    } catch (UnreadableTemplate e) {
      notices.accept(
          new Notice.Remark(
              request.stack(),
              "cannot tell which resources are retained: the template is " + e.what()));
      return Optional.empty();
    }
  }

  private Result finish(Ending ending) {
    if (!ending.status().equals(Optional.of(StackStatus.DELETE_COMPLETE))) {
      return Endings.notDeleted(request, ending);
    }
    List<String> kept = ending.kept();
    String rest = kept.isEmpty() ? "" : "; retained: " + String.join(", ", kept);
    return Result.of(
        request.stack(), Verdict.DONE, ending.state(), request.stack() + " is deleted" + rest);
  }
}
