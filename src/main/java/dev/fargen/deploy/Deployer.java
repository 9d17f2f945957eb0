package dev.fargen.deploy;

import dev.fargen.cfn.Document;
import dev.fargen.deploy.Decision.Action;
import dev.fargen.deploy.EqualRules.Twin;
import dev.fargen.deploy.Follower.Ending;
import dev.fargen.deploy.ImportedExports.Held;
import dev.fargen.deploy.ListenerPriorities.Taken;
import dev.fargen.deploy.MissingExports.Missing;
import dev.fargen.deploy.Result.Verdict;
import dev.fargen.deploy.aws.Aws;
import dev.fargen.deploy.aws.AwsFault;
import dev.fargen.deploy.aws.Change;
import dev.fargen.deploy.aws.ChangeSet;
import dev.fargen.deploy.aws.CloudFormationCalls;
import dev.fargen.deploy.aws.DeadlinePassed;
import dev.fargen.deploy.aws.ServiceState;
import dev.fargen.deploy.aws.Stack;
import dev.fargen.deploy.aws.StackEvent;
import dev.fargen.deploy.aws.StackResource;
import dev.fargen.deploy.aws.StackStatus;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Deploys one stack: reads its state, decides, acts, and follows the operation. */
public final class Deployer {

  private static final Set<Action> CREATES =
      EnumSet.of(Action.CREATE, Action.CREATE_IN_SHELL, Action.REPLACE);

  /** What needs the exports that the template imports. */
  private static final Set<Action> WRITES =
      EnumSet.of(
          Action.CREATE,
          Action.CREATE_IN_SHELL,
          Action.UPDATE,
          Action.REPLACE,
          Action.ROLL_BACK_AND_UPDATE);

  /**
   * States in which a stack is replaced, and may have resources that were never rolled back, or
   * that a rollback could not delete, such as a bucket with objects.
   */
  private static final Set<StackStatus> HAVE_RESOURCES =
      EnumSet.of(
          StackStatus.CREATE_FAILED,
          StackStatus.ROLLBACK_FAILED,
          StackStatus.DELETE_FAILED,
          StackStatus.UPDATE_ROLLBACK_FAILED);

  private final StackWatch watch;
  private final Aws aws;
  private final CloudFormationCalls calls;
  private StackRequest request;
  private final Options options;
  private final Consumer<Notice> notices;
  private final Token token;
  private volatile Optional<Follower> following = Optional.empty();
  private volatile boolean begun;

  /** What a second change set of this run has behind its name. */
  private String again = "";

  public Deployer(
      StackWatch watch, StackRequest request, Options options, Consumer<Notice> notices) {
    this.watch = watch;
    this.aws = watch.aws();
    this.calls = aws.cloudFormation();
    this.request = request;
    this.options = options;
    this.notices = notices;
    this.token = Token.of(request, options.nonce());
  }

  /** Runs the deploy and returns its result; throws only for a bug in fargen. */
  public Result run() {
    Result result;
    try {
      result = act();
    } catch (Refusals.Declined e) {
      result = Refusals.declined(request);
    } catch (DeadlinePassed e) {
      result = overdue().end();
    } catch (AwsFault e) {
      result = Endings.fault(request, "deploy", state(), e);
    }
    notices.accept(new Notice.Ended(result));
    return result;
  }

  /** The state of the stack while an operation of this run is in progress; empty otherwise. */
  public String state() {
    String seen = following.map(Follower::state).orElse("");
    return seen.isEmpty() && begun ? "in progress" : seen;
  }

  private Overdue overdue() {
    List<ServiceState> waiting = following.map(Follower::waiting).orElse(List.of());
    return new Overdue(aws, request, options, token.text(), state(), waiting);
  }

  private Result act() {
    if (submissions().areTooLong() && options.bucket().isEmpty()) {
      return Refusals.tooLong(request);
    }
    Optional<Stack> stack = calls.stack(request.stack());
    while (true) {
      Optional<Result> elsewhere = guardAccount(stack);
      if (elsewhere.isPresent()) {
        return elsewhere.get();
      }
      stack.ifPresent(this::keepWhatIsUnknown);
      Decision decision = Decider.deploy(request.mode(), situation(stack));
      notices.accept(new Notice.Decided(request.stack(), decision));
      boolean creates = CREATES.contains(decision.action());
      if (creates && !request.content().needed().isEmpty()) {
        return Refusals.lacksValues(request, stack);
      }
      List<Missing> missing = WRITES.contains(decision.action()) ? missing(stack) : List.of();
      if (!missing.isEmpty()) {
        return Refusals.missing(request, stack, missing);
      }
      switch (decision.action()) {
        case CREATE -> {
          return create(true);
        }
        case CREATE_IN_SHELL -> {
          return changeSet(stack.orElseThrow(), true);
        }
        case UPDATE -> {
          return update(stack.orElseThrow());
        }
        case REPLACE -> {
          return replace(stack.orElseThrow());
        }
        case ROLL_BACK_AND_UPDATE -> stack = rollBack(stack.orElseThrow());
        case FOLLOW -> {
          return attach(stack.orElseThrow());
        }
        case WAIT -> stack = watch.waitOut(stack.orElseThrow());
        case NOTHING -> {
          return nothing(stack.orElseThrow(), decision.sentence());
        }
        case REFUSE, DELETE -> {
          return refuse(stack, decision);
        }
      }
    }
  }

  /** Keeps the images that a pipeline has deployed and that are not known here. */
  private void keepWhatIsUnknown(Stack stack) {
    remark(request.kept(stack));
    request = request.keeping(stack);
  }

  private void remark(List<String> sentences) {
    sentences.forEach(text -> notices.accept(new Notice.Remark(request.stack(), text)));
  }

  private Situation situation(Optional<Stack> stack) {
    Optional<StackStatus> status = stack.flatMap(Stack::status);
    boolean running = status.map(StackStatus::inProgress).orElse(false);
    boolean healthy = status.map(StackStatus::updatable).orElse(false);
    return new Situation(
        request.stack(),
        stack.map(Stack::state),
        stack.map(Stack::isProtected).orElse(false),
        !healthy || Comparison.mayDiffer(request, stack.orElseThrow(), calls),
        running && token.started(Baseline.newest(calls, stack.orElseThrow().id())),
        options.consent(),
        request.commands());
  }

  /** The ARN of a stack contains its account; only without a stack a call is needed. */
  private Optional<Result> guardAccount(Optional<Stack> stack) {
    return request
        .target()
        .account()
        .flatMap(
            wanted -> {
              String account = stack.map(Stack::account).orElseGet(aws::account);
              return account.equals(wanted)
                  ? Optional.empty()
                  : Optional.of(Refusals.wrongAccount(request, wanted, account));
            });
  }

  private Result create(boolean ask) {
    List<Change> adds =
        request.content().template().outline().types().entrySet().stream()
            .map(e -> new Change("Add", e.getKey(), e.getValue(), "", "", List.of()))
            .toList();
    notices.accept(new Notice.Preview(request.stack(), adds));
    if (ask) {
      List<Taken> taken = priorities().ofNew(Optional.empty());
      if (!taken.isEmpty()) {
        return Refusals.taken(request, "", taken);
      }
    }
    if (ask && !confirm("Create " + request.stack() + "?")) {
      return Refusals.declined(request);
    }
    following = Optional.empty();
    return started(calls.create(submissions().of(token.text() + "-c")), event -> false);
  }

  private Result replace(Stack stack) {
    remember(stack);
    List<Held> held = exports().ofDeleted(stack);
    if (!held.isEmpty()) {
      return Refusals.imported(request, stack, "deploy", held);
    }
    List<Taken> taken = priorities().ofNew(Optional.of(stack));
    if (!taken.isEmpty()) {
      return Refusals.taken(request, stack.state(), taken);
    }
    Contents contents = Contents.of(aws, request.stack(), Optional.empty(), List.of(), notices);
    if (stack.status().filter(HAVE_RESOURCES::contains).isPresent()) {
      List<StackResource> resources = calls.resources(stack.id());
      Optional<Document> template = TemplateReader.readIfPossible(calls.template(stack.id()));
      List<StackResource> shielded =
          stack.status().equals(Optional.of(StackStatus.ROLLBACK_FAILED))
              ? List.of() // their protection is disabled below
              : new ProtectedResources(aws, stack, () -> template).deletedWithStack(resources);
      if (!shielded.isEmpty()) {
        return ProtectedEndings.deletion(request, stack, "deploy", shielded);
      }
      preview(
          StoredData.of(template)
              .ofDeletion(resources, template.map(TemplateOutline::policies).orElse(Map.of())));
      contents = Contents.of(aws, request.stack(), template, resources, notices);
    }
    List<StackResource> left = unprotection().left(Optional.of(stack));
    contents.announce();
    if (!confirm("Delete " + request.stack() + " with all its resources, and create it again?")) {
      return Refusals.declined(request);
    }
    unprotection().disable(left);
    Follower follower = follower();
    Ending ending =
        new Deletion(
                calls, options.role(), token.text(), e -> follower.follow(stack.id(), e), contents)
            .delete(stack, List.of(), false);
    if (!ending.status().equals(Optional.of(StackStatus.DELETE_COMPLETE))) {
      return Endings.notDeleted(request, ending);
    }
    return create(false);
  }

  /** What a deletion deletes, before anything is deleted. After a rollback nothing is left. */
  private void preview(List<Change> deletion) {
    notices.accept(new Notice.Preview(request.stack(), deletion));
    remark(StoredData.summary(deletion).stream().toList());
  }

  private boolean confirm(String question) {
    return options.questions().confirm().test(question);
  }

  /** Reports why the stack failed, before a deletion removes its events. */
  private void remember(Stack stack) {
    ResourceFailure.first(calls.events(stack.id(), event -> false))
        .ifPresent(
            event ->
                notices.accept(
                    new Notice.Remark(
                        request.stack(),
                        "cause of the failure: " + event.logicalId() + ": " + event.reason())));
  }

  private Result refuse(Optional<Stack> stack, Decision decision) {
    stack
        .filter(found -> found.status().map(s -> !s.inProgress()).orElse(false))
        .ifPresent(this::remember);
    List<StackResource> left = unprotection().left(stack);
    if (!left.isEmpty()
        && confirm("Disable the deletion protection of " + Unprotection.names(left) + "?")) {
      unprotection().disable(left);
    }
    return Refusals.refused(request.stack(), decision, stack);
  }

  private ImportedExports exports() {
    return new ImportedExports(calls, request, notices);
  }

  private ListenerPriorities priorities() {
    return new ListenerPriorities(aws, request, notices);
  }

  private List<Missing> missing(Optional<Stack> stack) {
    return new MissingExports(calls, text -> remark(List.of(text)))
        .of(request, stack, () -> calls.template(stack.orElseThrow().id()));
  }

  private Unprotection unprotection() {
    return new Unprotection(aws, request.stack(), notices);
  }

  private ProtectedResources protectedResources(Stack stack) {
    return new ProtectedResources(
        aws, stack, () -> TemplateReader.readIfPossible(calls.template(stack.id())));
  }

  /** The template of the stack is only read if it says what data these changes delete. */
  private StoredData storedData(Stack stack, List<Change> changes) {
    return StoredData.of(
        changes.stream().anyMatch(StoredData::dependsOnTemplate)
            ? TemplateReader.readIfPossible(calls.template(stack.id()))
            : Optional.empty());
  }

  private Protector protector() {
    return new Protector(calls, request, notices);
  }

  private Submissions submissions() {
    return new Submissions(aws, request, options);
  }

  private Optional<Stack> rollBack(Stack stack) {
    if (!confirm("Roll back " + request.stack() + "?")) {
      throw new Refusals.Declined(request);
    }
    Predicate<StackEvent> earlier = Baseline.of(calls, stack.id());
    calls.rollBack(stack.id(), token.text() + "-r", options.role());
    return follower().follow(stack.id(), earlier).stack();
  }

  private Result attach(Stack stack) {
    return options.detach()
        ? Endings.detached(request)
        : finish(follower().follow(stack.id(), Baseline.ofRunning(calls, stack.id())));
  }

  private Result nothing(Stack stack, String sentence) {
    protector().protect(stack);
    return new ServiceCheck(aws, stack, false)
        .run()
        .map(what -> Result.of(request.stack(), Verdict.FAILED, stack.state(), what))
        .orElseGet(() -> Endings.nothing(request, stack, sentence));
  }

  /**
   * Updates the stack; in two updates where a service is to shift traffic from now on, or where a
   * cache gets a second node or loses it.
   */
  private Result update(Stack stack) {
    Supplier<String> deployed = () -> calls.template(stack.id());
    List<String> refused = request.refused(stack, deployed);
    if (!refused.isEmpty()) {
      return Refusals.moved(request, stack, refused, List.of());
    }
    Set<String> switched = StrategySwitch.of(request, stack, deployed);
    Map<String, Integer> caches = CacheSwitch.of(request, stack, deployed);
    if (switched.isEmpty() && caches.isEmpty()) {
      return changeSet(stack, false);
    }
    StackRequest whole = request;
    StackTemplate first = whole.content().template();
    if (!switched.isEmpty()) {
      remark(List.of(StrategySwitch.sentence(switched)));
      first = StrategySwitch.rolling(first, switched);
    }
    if (!caches.isEmpty()) {
      remark(List.of(CacheSwitch.sentence(caches)));
      first = CacheSwitch.withoutFailover(first, caches);
    }
    return inTwo(stack, whole, whole.with(first));
  }

  private Result inTwo(Stack stack, StackRequest whole, StackRequest before) {
    request = before;
    Result first = changeSet(stack, false);
    request = whole;
    if (first.verdict() == Verdict.DETACHED) {
      return first.next(
          "to follow it, and then start the second update: " + request.command("deploy"));
    }
    if (!first.verdict().good()) {
      return first;
    }
    again += "-2";
    return changeSet(calls.stack(request.stack()).orElseThrow(), false);
  }

  private Result changeSet(Stack stack, boolean shell) {
    String name = token.text() + again;
    String id = calls.createChangeSet(submissions().of(name + "-s"), name, shell);
    ChangeSet changeSet = calls.changeSet(stack.id(), id);
    while (changeSet.pending()) {
      aws.deadline().sleep(aws.connection().pace().poll().dividedBy(2));
      changeSet = calls.changeSet(stack.id(), id);
    }
    if (changeSet.failed()) {
      if (!changeSet.empty()) {
        explain(id);
        discard(stack, id);
        return Endings.badChangeSet(request, stack, changeSet.reason());
      }
      discard(stack, id);
      protector().applyPolicy(stack);
      return nothing(stack, request.stack() + " is " + stack.state() + ": up to date, no changes");
    }
    remark(request.changed(stack));
    List<StackResource> shielded = protectedResources(stack).deletedBy(changeSet.changes());
    StoredData data = storedData(stack, changeSet.changes());
    notices.accept(
        new Notice.Preview(
            request.stack(),
            DeletionProtection.marked(data.marked(changeSet.changes()), shielded)));
    if (!shielded.isEmpty()) {
      discard(stack, id);
      return ProtectedEndings.update(request, stack, shielded);
    }
    List<Change> closed = Gate.closedTo(changeSet.changes(), data, options.consent().replaceable());
    if (!closed.isEmpty()) {
      discard(stack, id);
      return Refusals.gated(request, stack, closed);
    }
    List<String> steps = TableSteps.refused(changeSet.changes(), request, stack, calls);
    if (!steps.isEmpty()) {
      discard(stack, id);
      return Refusals.oneByOne(request, stack, steps);
    }
    List<Held> held = exports().of(stack, changeSet.changes());
    if (!held.isEmpty()) {
      discard(stack, id);
      return Refusals.imported(request, stack, "deploy", held);
    }
    List<Taken> taken = priorities().of(stack, changeSet.changes());
    if (!taken.isEmpty()) {
      discard(stack, id);
      return Refusals.taken(request, stack.state(), taken);
    }
    List<Twin> twins = twins(stack, changeSet.changes());
    if (!twins.isEmpty()) {
      discard(stack, id);
      return Refusals.duplicates(request, stack, twins);
    }
    TrafficWeights.Found traffic = new TrafficWeights(aws, request).of(stack, changeSet.changes());
    boolean reset = request.content().pipeline() && !traffic.weights().isEmpty();
    if (!traffic.moves().isEmpty() || reset) {
      discard(stack, id);
      return reset
          ? Refusals.resetByPipeline(request, stack, traffic.weights())
          : Refusals.moved(request, stack, traffic.moves(), traffic.next());
    }
    if (!traffic.weights().isEmpty()) {
      discard(stack, id);
      return keepTraffic(stack, traffic.weights());
    }
    if (!confirm((shell ? "Create " : "Update ") + request.stack() + "?")) {
      discard(stack, id);
      return Refusals.declined(request);
    }
    Predicate<StackEvent> earlier = Baseline.of(calls, stack.id());
    calls.execute(stack.id(), id, name + "-x", options.consent().noRollback());
    return started(stack.id(), earlier);
  }

  /** Rules that EC2 would refuse, unless the user has deleted the old ones. */
  private List<Twin> twins(Stack stack, List<Change> changes) {
    if (!EqualRules.mayBeIn(changes)) {
      return List.of();
    }
    StackRequest.Content content = request.content();
    return TemplateReader.readIfPossible(calls.template(stack.id()))
        .map(
            deployed ->
                EqualRules.of(
                    changes,
                    deployed,
                    stack.parameters(),
                    content.template().content(),
                    content.allParameters()))
        .orElse(List.of())
        .stream()
        .filter(twin -> !options.consent().replaceable().contains(twin.removed()))
        .toList();
  }

  /** Deletes a change set; that it stays is no matter, unlike why it is not executed. */
  private void discard(Stack stack, String changeSet) {
    try {
      calls.deleteChangeSet(stack.id(), changeSet);
    } catch (AwsFault e) {
      notices.accept(
          new Notice.Remark(
              request.stack(),
              "the change set could not be deleted: " + e.action() + ": " + e.reason()));
    }
  }

  /**
   * Gives the weights in the stack their live values, in an update of its own: its rollback would
   * write those of before, so nothing else may fail with it. Then the update goes on.
   */
  private Result keepTraffic(Stack stack, Map<String, String> weights) {
    remark(
        List.of(
            "traffic stays where it is: first updating parameters "
                + weights.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(one -> one.getKey() + ": " + one.getValue())
                    .collect(Collectors.joining(", "))));
    if (!confirm("Update these parameters of " + request.stack() + "?")) {
      return Refusals.declined(request);
    }
    String name = token.text() + again + "-w";
    String id = calls.createChangeSet(stack, weights, submissions().of(name), name);
    ChangeSet changeSet = calls.changeSet(stack.id(), id);
    while (changeSet.pending()) {
      aws.deadline().sleep(aws.connection().pace().poll().dividedBy(2));
      changeSet = calls.changeSet(stack.id(), id);
    }
    if (changeSet.failed()) {
      discard(stack, id);
      return Endings.badChangeSet(request, stack, changeSet.reason());
    }
    Predicate<StackEvent> earlier = Baseline.of(calls, stack.id());
    calls.execute(stack.id(), id, name + "x", false);
    begun = true;
    Ending ending = follower().follow(stack.id(), earlier);
    if (!ending.status().map(StackStatus::succeeded).orElse(false)) {
      return Endings.failed(request, ending);
    }
    request = request.with(weights);
    again += "-2";
    return changeSet(ending.stack().orElseThrow(), false);
  }

  /** Reports the errors of a change set, which only its events contain. */
  private void explain(String changeSet) {
    try {
      ResourceFailure.diagnostics(aws.quickly().findingsInChangeSet(changeSet), request.origin())
          .forEach(
              diagnostic ->
                  notices.accept(
                      new Notice.Failure(
                          request.stack(), "", diagnostic, request.origin().source())));
    } catch (AwsFault e) {
      notices.accept(
          new Notice.Remark(
              request.stack(),
              "the cause of the failure cannot be read: " + e.action() + ": " + e.reason()));
    }
  }

  private Result started(String id, Predicate<StackEvent> earlier) {
    begun = true;
    if (options.detach()) {
      return Endings.detached(request);
    }
    return finish(follower().follow(id, earlier));
  }

  private Result finish(Ending ending) {
    boolean good = ending.status().map(StackStatus::succeeded).orElse(false);
    if (!good) {
      unprotection().disable(unprotection().left(ending.stack()));
      return ProtectedEndings.leaving(ending, Endings.failed(request, ending));
    }
    Stack stack = ending.stack().orElseThrow();
    protector().applyPolicy(stack);
    protector().protect(stack);
    Optional<String> wrong = new ServiceCheck(aws, stack, options.express()).run();
    return wrong
        .map(what -> Result.of(request.stack(), Verdict.FAILED, stack.state(), what))
        .orElseGet(() -> ProtectedEndings.leaving(ending, Endings.done(request, stack, ending)));
  }

  private Follower follower() {
    Follower follower = new Follower(watch, request.stack(), request.origin(), notices);
    following = Optional.of(follower);
    return follower;
  }
}
