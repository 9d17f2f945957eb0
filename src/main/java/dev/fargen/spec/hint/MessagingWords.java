package dev.fargen.spec.hint;

import dev.fargen.list.Lists;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.List;
import java.util.Optional;

/** Keys of queues, topics and subscriptions in CloudFormation, Copilot, the CDK and Terraform. */
final class MessagingWords {

  private static final String RAW =
      "write it as raw CloudFormation: `resources: {Orders: {Type: AWS::SNS::Topic}}`";
  private static final String NAMED_THING =
      "remove it: a topic is named by its key under `topics`, and its ARN is `${topics.<name>.arn}`";
  private static final String IN_SUBSCRIPTION =
      " in an item of `subscribe`, for example `subscribe: [{topic: orders, ";

  private MessagingWords() {}

  /** Adds them to the table. */
  static void add() {
    ForeignWords.at("queues.<name>")
        .key("dead_letter", "dlq", "dead_letter_queue", "redrive_policy")
        .key("subscribe", "subscriptions", "subscription", "topics", "topic", "sources")
        .help(
            MessagingWords::throughput,
            "write `fifo: true` and `high_throughput: true`",
            "high_throughput_fifo",
            "fifo_throughput_limit",
            "deduplication_scope")
        .key("fifo", "fifo_queue")
        .key("kms_key", "kms_master_key_id", "encryption", "kms")
        .key("visibility_timeout", "timeout")
        .help(
            "write `filter`" + IN_SUBSCRIPTION + "filter: {kind: [invoice]}}]`",
            "filter",
            "filter_policy")
        .help("write it" + IN_SUBSCRIPTION + "raw: true}]`", "raw")
        .key("delay", "delay_seconds")
        .key("retention", "message_retention_period")
        .key("receive_wait", "receive_message_wait_time_seconds");
    ForeignWords.at("queues.<name>.subscribe[]")
        .key("topic", "name", "topic_arn", "arn")
        .key("filter", "filter_policy", "filters")
        .key("scope", "filter_policy_scope", "filter_scope")
        .key("raw", "raw_message_delivery", "raw_delivery")
        .help(
            "write the ARN of the topic: `topic: arn:aws:sns:...`", "service", "region", "account")
        .help(
            "remove it: the queue is the one that has `subscribe`", "queue", "endpoint", "protocol")
        .help(
            "remove it: messages that SNS cannot deliver go to the queue's own dead-letter queue",
            "dead_letter",
            "redrive_policy");
    ForeignWords.at("topics.<name>")
        .key("fifo", "fifo_topic")
        .key("kms_key", "kms_master_key_id", "encryption", "kms")
        .help(
            MessagingWords::subscribers,
            "write `queues: {jobs: {subscribe: [{topic: orders}]}}`: a queue subscribes to topics",
            "subscribe",
            "subscriptions",
            "subscription",
            "subscribers",
            "queues")
        .help(MessagingWords::named, NAMED_THING, "name", "topic_name", "display_name")
        .help(
            MessagingWords::publishers,
            "write `permissions: [{topic: orders, access: publish}]` in a workload",
            "publishers",
            "publish")
        .help(RAW, "allowed_workers", "policy");
  }

  private static Optional<String> named(Spot spot) {
    return Optional.of(NAMED_THING.replace("<name>", spot.name())).filter(help -> isOfTopic(spot));
  }

  private static Optional<String> publishers(Spot spot) {
    return Optional.of(
            "write `permissions: [{topic: " + spot.name() + ", access: publish}]` in a workload")
        .filter(help -> isOfTopic(spot));
  }

  private static boolean isOfTopic(Spot spot) {
    return spot.block().isPresent() && !spot.name().isEmpty();
  }

  /** The queue that the topic's own key means, or the one that the spec has. */
  private static Optional<String> subscribers(Spot spot) {
    if (!isOfTopic(spot)) {
      return Optional.empty();
    }
    String line = "subscribe: [{topic: " + spot.name() + "}]";
    String queue = first(spot.value()).filter(MessagingWords::isName).orElse("jobs");
    return Optional.of(
        spot.names("queues").contains(queue)
            ? "remove it, and write `" + line + "` under `queues." + queue + "`"
            : "remove it, and write `queues: {"
                + queue
                + ": {"
                + line
                + "}}` at the top level: a queue subscribes to topics");
  }

  private static boolean isName(String text) {
    boolean name = !text.isEmpty();
    for (int i = 0; i < text.length(); i++) {
      name &= Character.isLetterOrDigit(text.charAt(i)) || text.charAt(i) == '-';
    }
    return name;
  }

  /** What a queue already has of both keys is not to be written again. */
  private static Optional<String> throughput(Spot spot) {
    if (spot.has("high_throughput")) {
      return Optional.of("remove it: `high_throughput` is set already");
    }
    boolean fifo = spot.has("fifo") || spot.place().environment() > 0;
    return spot.block()
        .map(
            queue ->
                "write "
                    + (fifo ? "" : "`fifo: true` and ")
                    + "`high_throughput: true` in place of `"
                    + spot.word()
                    + "`");
  }

  /** A workload with a queue reads what that queue subscribes to. */
  static Optional<String> consumes(Spot spot) {
    List<String> topics = spot.names("topics");
    String topic = spot.named(topics).or(() -> Lists.first(topics)).orElse("orders");
    List<String> queues =
        spot.block()
            .flatMap(workload -> workload.entry("queue"))
            .map(queue -> words(queue.value()))
            .orElse(List.of());
    return Lists.first(queues, queue -> isSubscribed(spot, queue, topic))
        .map(
            queue ->
                "remove it: the workload reads `queues."
                    + queue
                    + "`, which subscribes to `"
                    + topic
                    + "`")
        .or(() -> Lists.first(queues).map(queue -> subscription(topic, queue, queues.size() > 1)));
  }

  private static String subscription(String topic, String queue, boolean several) {
    return "remove it, and write `subscribe: [{topic: "
        + topic
        + "}]` in "
        + (several ? "one of the queues" : "the queue")
        + " that the workload reads, "
        + (several ? "for example " : "")
        + "`queues."
        + queue
        + "`";
  }

  private static boolean isSubscribed(Spot spot, String queue, String topic) {
    List<Node> subscriptions =
        spot.tree()
            .value("queues", MapNode.class)
            .flatMap(queues -> queues.value(queue, MapNode.class))
            .flatMap(keys -> keys.value("subscribe", ListNode.class))
            .map(ListNode::items)
            .orElse(List.of());
    return Lists.any(
        Lists.only(subscriptions, MapNode.class),
        one -> one.text("topic").filter(topic::equals).isPresent());
  }

  private static Optional<String> first(Node node) {
    return Lists.first(words(node));
  }

  private static List<String> words(Node node) {
    return node instanceof ListNode list
        ? Lists.flatMap(list.items(), MessagingWords::words)
        : node instanceof ScalarNode word ? List.of(word.text()) : List.of();
  }

  /** What is to be written in the workload if the topic is there. */
  static Optional<String> publishes(Spot spot) {
    return spot.named(spot.names("topics"))
        .map(
            topic ->
                "write, for example, `permissions: [{topic: "
                    + topic
                    + ", access: publish}]`, and `environment: {TOPIC_ARN: \"${topics."
                    + topic
                    + ".arn}\"}`");
  }
}
