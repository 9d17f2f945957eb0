package dev.fargen.spec.hint;

/** Keys of queues, topics and subscriptions in CloudFormation, Copilot, the CDK and Terraform. */
final class MessagingWords {

  private static final String RAW =
      "write it as raw CloudFormation: `resources: {Orders: {Type: AWS::SNS::Topic}}`";
  private static final String NAMED_THING =
      "remove it: a topic is named by its key under `topics`, and its ARN is `${topics.orders.arn}`";
  private static final String SUBSCRIPTION =
      "write it in an item of `subscribe`: `subscribe: [{topic: orders, filter: {kind: [invoice]}}]`";

  private MessagingWords() {}

  /** Adds them to the table. */
  static void add() {
    ForeignWords.at("queues.<name>")
        .key("dead_letter", "dlq", "dead_letter_queue", "redrive_policy")
        .key("subscribe", "subscriptions", "subscription", "topics", "topic", "sources")
        .key("high_throughput", "high_throughput_fifo", "fifo_throughput_limit")
        .key("high_throughput", "deduplication_scope")
        .key("fifo", "fifo_queue")
        .key("kms_key", "kms_master_key_id", "encryption", "kms")
        .key("visibility_timeout", "timeout")
        .help(SUBSCRIPTION, "filter", "filter_policy", "raw")
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
            "write `queues: {jobs: {subscribe: [{topic: orders}]}}`: a queue subscribes to topics",
            "subscribe",
            "subscriptions",
            "subscription",
            "subscribers",
            "queues")
        .help(NAMED_THING, "name", "topic_name", "display_name")
        .help(
            "write `permissions: [{topic: orders, access: publish}]` in a workload",
            "publishers",
            "publish")
        .help(RAW, "allowed_workers", "policy");
  }
}
