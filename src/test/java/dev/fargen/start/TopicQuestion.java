package dev.fargen.start;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether the messages of topics arrive in the queues that a task consumes, and whether nothing is
 * published before: SNS may send to the queue and to the dead-letter queue of the subscription, by
 * the one policy that each queue has, and both are of the kind that the topic requires (pages
 * "Subscribing an Amazon SQS queue to an Amazon SNS topic", "Amazon SNS message delivery for FIFO
 * topics" and "Amazon SNS dead-letter queues").
 */
final class TopicQuestion implements Question {
  private static final String QUEUE = "AWS::SQS::Queue";
  private static final String TOPIC = "AWS::SNS::Topic";
  private static final String SUBSCRIPTION = "AWS::SNS::Subscription";

  private final Template template;

  TopicQuestion(Template template) {
    this.template = template;
  }

  @Override
  public List<String> faults(Task task) {
    List<String> faults = new ArrayList<>();
    Set<Resource> queues = new LinkedHashSet<>();
    Set<Resource> topics = new LinkedHashSet<>();
    for (Part container : task.containers()) {
      for (Part variable : container.parts("Environment")) {
        template.named(variable.text("Value"), QUEUE).ifPresent(queues::add);
      }
    }
    Role.of(template, task.taskRole())
        .ifPresent(
            role ->
                template.all(TOPIC).stream()
                    .filter(topic -> role.may("sns:Publish", topic.ref()))
                    .forEach(topics::add));
    for (Resource subscription : template.all(SUBSCRIPTION)) {
      Part properties = subscription.properties();
      boolean toQueue = properties.text("Protocol").equals("sqs");
      template
          .named(properties.text("Endpoint"), QUEUE)
          .filter(queues::contains)
          .ifPresent(queue -> arrives(subscription, queue, faults));
      if (!task.isRunByHand()
          && toQueue
          && topics.stream().anyMatch(one -> one.ref().equals(properties.text("TopicArn")))) {
        if (!dependsOn(task.starter()).contains(subscription.id())) {
          faults.add("may publish before " + subscription + " is there");
        }
      }
    }
    return faults;
  }

  private void arrives(Resource subscription, Resource queue, List<String> faults) {
    Part properties = subscription.properties();
    String topic = properties.text("TopicArn");
    boolean ordered =
        template
            .named(topic, TOPIC)
            .map(own -> own.properties().is("FifoTopic"))
            .orElse(topic.endsWith(".fifo"));
    if (queue.properties().is("FifoQueue") && !ordered && !Node.isUnknown(topic)) {
      faults.add(queue + " is a FIFO queue, and the topic of " + subscription + " is not");
    }
    admits(subscription, topic, queue, faults);
    if (properties.has("RedrivePolicy")) {
      String arn = properties.part("RedrivePolicy").text("deadLetterTargetArn");
      Resource dead = template.named(arn, QUEUE).orElseThrow();
      if (dead.properties().is("FifoQueue") != ordered && !Node.isUnknown(topic)) {
        faults.add(dead + " is not of the kind of the topic of " + subscription);
      }
      admits(subscription, topic, dead, faults);
    }
  }

  private void admits(Resource subscription, String topic, Resource queue, List<String> faults) {
    List<Resource> policies =
        template.all("AWS::SQS::QueuePolicy").stream()
            .filter(one -> one.properties().texts("Queues").contains(queue.ref()))
            .toList();
    if (policies.size() != 1) {
      faults.add(queue + " has " + policies.size() + " policies");
      return;
    }
    Resource policy = policies.get(0);
    boolean admitted =
        policy.properties().part("PolicyDocument").parts("Statement").stream()
            .anyMatch(
                one ->
                    one.text("Effect").equals("Allow")
                        && one.part("Principal").texts("Service").contains("sns.amazonaws.com")
                        && one.texts("Action").contains("sqs:SendMessage")
                        && one.texts("Resource").contains(queue.attribute("Arn"))
                        && one.part("Condition")
                            .part("ArnEquals")
                            .texts("aws:SourceArn")
                            .contains(topic));
    if (!admitted) {
      faults.add(policy + " does not let SNS send messages of " + topic + " to " + queue);
    }
    if (!dependsOn(subscription).contains(policy.id())) {
      faults.add(subscription + " does not wait for " + policy);
    }
  }

  /** What a resource waits for beside its references; in its metadata where that has conditions. */
  private List<String> dependsOn(Resource resource) {
    Part written = Part.of(Part.of(template.left().get("Resources")).values().get(resource.id()));
    List<String> all = new ArrayList<>(written.texts("DependsOn"));
    written.part("Metadata").parts("DependsOn").forEach(one -> all.add(one.text("Ref")));
    return all;
  }
}
