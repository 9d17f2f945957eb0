package dev.fargen.emit.messaging;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Undecided;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.permissions.Policies;
import dev.fargen.list.Lists;
import dev.fargen.params.Block;
import dev.fargen.params.Cause;
import dev.fargen.params.NamedItem;
import dev.fargen.params.Told;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.raw.RawValues;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.messaging.Queue;
import dev.fargen.workload.messaging.Subscription;
import dev.fargen.workload.messaging.Topic;
import dev.fargen.workload.permissions.Permission;
import dev.fargen.workload.services.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Emits the subscriptions of a queue. Each is created after the queue's policy, or the messages in
 * between are lost. A subscription is where its topic is: in another region, the queue's
 * dead-letter queue cannot be its own (Amazon SNS developer guide, "Amazon SNS dead-letter queues";
 * CloudFormation template reference, "AWS::SNS::Subscription", Region). The subscription of a FIFO
 * topic has a FIFO queue as its dead-letter queue ("Configuring an Amazon SNS dead-letter queue for
 * a subscription").
 */
public final class SubscriptionEmitter {

  private static final String TYPE = "AWS::SNS::Subscription";
  private static final int REGION_IN_ARN = 3;

  private final Draft draft;
  private final Queue queue;
  private final String prefix;
  private final Optional<String> region;
  private final Cause.Part withDeadLetters;

  /**
   * @param region the region of the stack, if it is known
   * @param withDeadLetters why the queue may have no dead-letter queue
   */
  SubscriptionEmitter(
      Draft draft, Queue queue, Optional<String> region, Cause.Part withDeadLetters) {
    this.draft = draft;
    this.queue = queue;
    this.prefix = LogicalName.of(queue.name());
    this.region = region;
    this.withDeadLetters = withDeadLetters;
  }

  /**
   * The statement of the queue's policy that lets SNS send the messages of the topics. It is one
   * for all topics: a policy can have 20 statements and 10 conditions (Amazon SQS developer guide,
   * "Amazon SQS policy quotas").
   *
   * @param all the ARNs of the queue and of its dead-letter queue
   */
  Optional<Value> statement(Resource resource, Value all) {
    List<Subscription> subscriptions = queue.subscriptions();
    if (subscriptions.isEmpty()) {
      return Optional.empty();
    }
    List<Value> topics = new ArrayList<>();
    for (Subscription one : subscriptions) {
      topics.add(new NamedItem(one.id(), new Block(cause(one), true, topic(one))));
    }
    boolean redriven = Lists.any(subscriptions, this::isRedriven);
    Mapping statement =
        Value.map()
            .with("Sid", "ReceiveFromTopics")
            .with("Effect", "Allow")
            .with("Principal", Value.map().with("Service", services()))
            .with("Action", "sqs:SendMessage")
            .with("Resource", redriven ? all : resource.att("Arn"))
            .with(
                "Condition", Policies.condition("ArnEquals", "aws:SourceArn", Value.list(topics)));
    Cause any =
        subscriptions.size() == 1
            ? cause(subscriptions.get(0))
            : new Cause.Part(
                prefix + "Subscriptions", "Subscribes the " + queue.name() + " queue to topics");
    return Optional.of(new Block(any, true, statement));
  }

  /**
   * A topic in an opt-in region sends to another region under the name of its region (Amazon SNS
   * developer guide, "Sending Amazon SNS messages to an Amazon SQS queue or AWS Lambda function in
   * a different Region").
   */
  private Value services() {
    List<String> services = new ArrayList<>(List.of("sns.amazonaws.com"));
    for (Subscription one : queue.subscriptions()) {
      one.region()
          .filter(there -> OptInRegions.has(there) && !region.equals(Optional.of(there)))
          .map(there -> "sns." + there + ".amazonaws.com")
          .ifPresent(services::add);
    }
    return new Told(
        "Selects the regions from which SNS sends messages to the " + queue.name() + " queue",
        Policies.oneOrMore(Value.texts(Lists.distinct(services)).items()));
  }

  /** The subscriptions, which need the policy of the queue. */
  void emit(Resource resource, Resource policy, Optional<Resource> deadLetters) {
    for (Subscription one : queue.subscriptions()) {
      draft
          .of(cause(one))
          .add(
              one.span(),
              Resource.of(id(one), TYPE)
                  .comment(
                      "Sends messages of the "
                          + one.name()
                          + " topic to the "
                          + queue.name()
                          + " queue.")
                  .explain(
                      one.filter().isPresent(), "Only messages that match FilterPolicy are sent.")
                  .comment("Created after the queue policy, so that no message is lost.")
                  .explain(
                      deadLetters.isPresent() && !isRedriven(one),
                      "Without a dead-letter queue, which must be "
                          + (isElsewhere(one)
                              ? "in the region of the topic."
                              : "a FIFO queue, like the topic."))
                  .explain(
                      queue.kmsKey().isPresent(),
                      "The policy of the queue's key must allow sns.amazonaws.com to use it.")
                  .dependsOn(policy)
                  .property("TopicArn", topic(one))
                  .property("Protocol", "sqs")
                  .property("Endpoint", resource.att("Arn"))
                  .property("Region", region(one))
                  .property(
                      "RawMessageDelivery",
                      draft.bool(
                          id(one) + "Raw",
                          "Enables raw delivery of messages of " + words(one),
                          one.raw()))
                  .property("FilterPolicyScope", scope(one))
                  .property("FilterPolicy", filter(one))
                  .property(
                      "RedrivePolicy",
                      deadLetters.filter(any -> isRedriven(one)).map(dead -> redrive(one, dead))));
    }
  }

  /**
   * The subscriptions of queues to topics that the workload publishes to: messages before them are
   * lost.
   */
  public static List<Resource> before(Workload workload, Draft draft) {
    List<Value> topics = new ArrayList<>();
    for (Permission.ToOwn to : Lists.only(workload.permissions(), Permission.ToOwn.class)) {
      if (to.thing() instanceof Topic topic && to.access().value().equals("publish")) {
        topics.add(draft.things().value(topic.kind(), topic.name(), "arn"));
      }
    }
    for (Permission.ToThing to : Lists.only(workload.permissions(), Permission.ToThing.class)) {
      if (to.kind().equals("topic") && to.access().value().equals("publish")) {
        topics.add(draft.bare(to.thing().text()));
      }
    }
    return draft.all(one -> one.type().equals(TYPE) && topics.contains(topic(one)));
  }

  /** The ARN in a subscription, without the note that it may differ between environments. */
  private static Value topic(Resource subscription) {
    Value arn = subscription.properties().entries().getOrDefault("TopicArn", Intrinsic.NO_VALUE);
    return arn instanceof Undecided note ? note.value() : arn;
  }

  private String id(Subscription one) {
    return prefix + one.id() + "Subscription";
  }

  private String words(Subscription one) {
    return one.name() + " to the " + queue.name() + " queue";
  }

  private Cause.Part cause(Subscription one) {
    Cause.Part part =
        new Cause.Part(
            id(one), "Subscribes the " + queue.name() + " queue to the " + one.name() + " topic");
    return one.own().map(topic -> part.within(TopicEmitter.cause(topic))).orElse(part);
  }

  private Value topic(Subscription one) {
    return one.own()
        .map(own -> draft.things().value(own.kind(), own.name(), "arn"))
        .orElseGet(
            () ->
                draft.text(
                    prefix + one.id() + "TopicArn",
                    "ARN of the SNS topic that the " + queue.name() + " queue subscribes to",
                    one.topic().text()));
  }

  /** The region of a topic that is not of the stack, which may be another one. */
  private Optional<Value> region(Subscription one) {
    Given<Text> arn = one.topic().text();
    boolean here =
        Lists.any(
            arn.value().parts(),
            part ->
                part instanceof Text.PseudoReference pseudo
                    && pseudo.pseudo().id().equals("AWS::Region"));
    if (one.own().isPresent() || here) {
      return Optional.empty();
    }
    return Optional.of(
        one.region()
            .filter(known -> arn.value().literal().isPresent())
            .map(
                known ->
                    draft.text(
                        prefix + one.id() + "TopicRegion",
                        "Region of the SNS topic that the " + queue.name() + " queue subscribes to",
                        arn.map(any -> Text.of(known))))
            .orElseGet(
                () -> Intrinsic.select(REGION_IN_ARN, Intrinsic.split(":", draft.bare(arn)))));
  }

  private Optional<Value> scope(Subscription one) {
    return one.filter()
        .map(
            any ->
                filtered(
                    one,
                    Value.text(
                        one.scope().value().equals("body") ? "MessageBody" : "MessageAttributes")));
  }

  private Optional<Value> filter(Subscription one) {
    return one.filter().map(given -> filtered(one, RawValues.mapping(given.value())));
  }

  private Value filtered(Subscription one, Value value) {
    String sets = "Sets the filter for messages of " + words(one);
    return new Block(new Cause.Part(id(one) + "Filter", sets), true, new Told(sets, value));
  }

  private Value redrive(Subscription one, Resource deadLetters) {
    Cause redriven =
        new Cause.Part(
                id(one) + "Redrive",
                "Keeps messages of "
                    + words(one)
                    + " that SNS cannot deliver in the dead-letter queue")
            .within(withDeadLetters);
    return new Block(
        redriven, true, Value.map().with("deadLetterTargetArn", deadLetters.att("Arn")));
  }

  /** Whether what SNS cannot deliver goes to the dead-letter queue of the queue. */
  private boolean isRedriven(Subscription one) {
    return queue.deadLetterAfter().isPresent()
        && one.isFifo() == queue.fifo().value()
        && !isElsewhere(one);
  }

  /** Whether the topic is known to be in another region. */
  private boolean isElsewhere(Subscription one) {
    return region.isPresent()
        && one.region().filter(there -> !region.equals(Optional.of(there))).isPresent();
  }
}
