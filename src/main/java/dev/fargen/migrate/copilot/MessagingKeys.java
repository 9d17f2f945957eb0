package dev.fargen.migrate.copilot;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Value;
import dev.fargen.migrate.draft.Draft;
import dev.fargen.migrate.draft.DraftList;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.DraftValue;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Topics that a service publishes to, and queues that a worker reads. */
final class MessagingKeys {

  private static final String ENVIRONMENT = "environment";
  private static final String FIFO = "fifo";
  private static final String DEDUPLICATION = "content_based_deduplication";

  private MessagingKeys() {}

  /** Writes the topics of {@code publish}, the permission, and the variable with their ARNs. */
  static void publish(Keys publish, Scope scope) {
    List<String> arns = new ArrayList<>();
    DraftMap workload = scope.workload();
    for (Key topic : publish.key("topics").map(Key::items).orElse(List.of())) {
      Optional<Key> name = topic.keys().flatMap(keys -> keys.key("name"));
      if (name.isEmpty()) {
        continue;
      }
      String written = name.get().text().orElse("");
      String ours = topicName(written, scope.manifest().name(), scope.application());
      DraftMap made = scope.thing("topics", ours, topic.origin(), name.get().origin());
      fifo(topic.keys().get(), made);
      name.get()
          .changed(
              "Copilot encrypts the topic with the AWS managed key of SNS; fargen does so only with a key"
                  + " of yours: write `kms_key: <ARN>` under `topics."
                  + ours
                  + "`");
      workload.list("permissions").add(new DraftMap().put("topic", ours).put("access", "publish"));
      arns.add("\"" + written + "\":\"${topics." + ours + ".arn}\"");
    }
    if (!arns.isEmpty()) {
      workload.map(ENVIRONMENT).put("COPILOT_SNS_TOPIC_ARNS", "{" + String.join(",", arns) + "}");
    }
  }

  /** The name of a topic in the spec: two services may have topics of one name. */
  private static String topicName(String topic, String service, Application application) {
    String name = Names.of(topic.replaceFirst("\\.fifo$", ""));
    for (Manifest other : application.wanted()) {
      if (other.name().compareTo(service) < 0 && other.publishes(topic)) {
        return service + "-" + name;
      }
    }
    return name;
  }

  private static void fifo(Keys keys, DraftMap made) {
    Optional<Key> fifo = keys.key(FIFO);
    if (fifo.isEmpty() || fifo.get().isFalse()) {
      fifo.ifPresent(Key::converted);
      return;
    }
    made.put(FIFO, true, fifo.get().origin());
    Optional<Keys> more = fifo.get().keys();
    more.flatMap(map -> map.key(DEDUPLICATION))
        .ifPresent(key -> made.put(DEDUPLICATION, key.plain("true"), key.origin()));
    Optional<Key> scope = more.flatMap(map -> map.key("deduplication_scope"));
    Optional<Key> limit = more.flatMap(map -> map.key("throughput_limit"));
    Optional<Key> high = more.flatMap(map -> map.key("high_throughput"));
    boolean groups =
        scope.flatMap(Key::raw).orElse("").equals("messageGroup")
            && limit.flatMap(Key::raw).orElse("").equals("perMessageGroupId");
    if (groups || high.map(Key::isTrue).orElse(false)) {
      made.put("high_throughput", true);
      scope.ifPresent(key -> made.from("high_throughput", key.origin()));
      limit.ifPresent(key -> made.from("high_throughput", key.origin()));
      high.ifPresent(key -> made.from("high_throughput", key.origin()));
    } else {
      high.ifPresent(Key::converted);
      scope.ifPresent(key -> onlyTogether(key, "queue"));
      limit.ifPresent(key -> onlyTogether(key, "perQueue"));
    }
  }

  private static void onlyTogether(Key key, String usual) {
    if (key.raw().orElse("").equals(usual)) {
      key.converted();
    } else {
      key.changed("`high_throughput: true` sets both, scope and limit; alone, it is not written");
    }
  }

  /** Writes the queues of a worker. */
  static void subscribe(Keys subscribe, Scope scope) {
    String service = scope.manifest().name();
    DraftMap workload = scope.workload();
    DraftList consumed = new DraftList();
    DraftMap main = scope.thing("queues", service);
    queue(subscribe.keys("queue"), main);
    subscribe.key("queue").ifPresent(key -> scope.spec().map("queues").from(service, key.origin()));
    consumed.add(service);
    List<String> own = new ArrayList<>();
    for (Key topic : subscribe.key("topics").map(Key::items).orElse(List.of())) {
      topic.keys().ifPresent(keys -> topic(topic, keys, main, consumed, own, scope));
    }
    boolean one = consumed.items().size() == 1;
    workload.put("queue", one ? DraftValue.text(service) : consumed);
    DraftMap environment = workload.map(ENVIRONMENT);
    environment.put("COPILOT_QUEUE_URI", "${queues." + service + ".url}");
    if (!own.isEmpty()) {
      environment.put("COPILOT_TOPIC_QUEUE_URIS", "{" + String.join(",", own) + "}");
    }
  }

  private static void topic(
      Key place, Keys keys, DraftMap main, DraftList consumed, List<String> own, Scope scope) {
    String name = keys.key("name").flatMap(Key::text).orElse("");
    String service = keys.key("service").flatMap(Key::text).orElse("");
    DraftMap subscription = new DraftMap();
    boolean fifo = keys.keys("queue").map(queue -> isFifo(queue)).orElseGet(() -> main.has(FIFO));
    subscription.put("topic", topic(keys, name, service, fifo, scope));
    keys.key("name").ifPresent(key -> subscription.from("topic", key.origin()));
    keys.key("service").ifPresent(key -> subscription.from("topic", key.origin()));
    keys.key("filter_policy")
        .ifPresent(
            key -> subscription.put("filter", new DraftValue(value(key.node())), key.origin()));
    Optional<Key> queue = keys.key("queue").filter(key -> !key.isFalse());
    DraftMap receiver = main;
    if (queue.isPresent()) {
      String ours = scope.manifest().name() + "-" + Names.of(name);
      receiver = scope.thing("queues", ours, queue.get().origin());
      queue(queue.get().keys(), receiver);
      consumed.add(ours);
      String title =
          name.isEmpty() ? "" : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
      own.add(
          "\""
              + service.replaceAll("[^A-Za-z0-9]", "")
              + title.replaceAll("[^A-Za-z0-9]", "")
              + "EventsQueue\":\"${queues."
              + ours
              + ".url}\"");
    } else {
      keys.key("queue").ifPresent(Key::converted);
    }
    receiver.list("subscribe").add(subscription, place.origin());
  }

  /** The topic of the spec, or the ARN of one of a service that is not imported. */
  private static String topic(Keys keys, String name, String service, boolean fifo, Scope scope) {
    Application application = scope.application();
    Optional<Manifest> publisher =
        application.wanted(service).filter(manifest -> manifest.publishes(name));
    if (publisher.isPresent()) {
      return topicName(name, service, application);
    }
    keys.key("service")
        .ifPresent(
            key ->
                key.toDecide(
                    "no imported service `"
                        + service
                        + "` publishes to `"
                        + name
                        + "`: the spec has the ARN of Copilot's topic; where there is none, remove"
                        + " the subscription"));
    String first =
        application.spec().equals(application.name()) ? "${spec.name}" : application.name();
    return "arn:${AWS::Partition}:sns:${AWS::Region}:${AWS::AccountId}:"
        + first
        + "-${environment.name}-"
        + service
        + "-"
        + name.replaceFirst("\\.fifo$", "").replaceAll("[^A-Za-z0-9]", "")
        + (fifo ? ".fifo" : "");
  }

  private static boolean isFifo(Keys queue) {
    return queue.key(FIFO).map(key -> !key.isFalse()).orElse(false);
  }

  /** What SQS does where Copilot writes nothing, where fargen does otherwise. */
  private static void queue(Optional<Keys> keys, DraftMap queue) {
    keys.ifPresent(map -> fifo(map, queue));
    Optional<Key> timeout = keys.flatMap(map -> map.key("timeout"));
    put(timeout, "visibility_timeout", "30s", "5m", queue);
    put(keys.flatMap(map -> map.key("retention")), "retention", "4d", "4d", queue);
    put(keys.flatMap(map -> map.key("delay")), "delay", "0s", "0s", queue);
    queue.put("receive_wait", "0s");
    Optional<Key> tries =
        keys.flatMap(map -> map.keys("dead_letter")).flatMap(map -> map.key("tries"));
    if (tries.isPresent()) {
      queue.put(
          "dead_letter", new DraftMap().put("after", tries.get().plain("5"), tries.get().origin()));
    } else {
      queue.put("dead_letter", false);
    }
  }

  private static void put(
      Optional<Key> key, String ours, String usual, String fargen, DraftMap queue) {
    String value = key.map(Durations::of).orElse(usual);
    if (value.equals(fargen)) {
      key.ifPresent(Key::converted);
    } else {
      queue.put(ours, value);
      key.ifPresent(one -> queue.from(ours, one.origin()));
    }
  }

  /** A value as it is. */
  static Value value(Node node) {
    if (node instanceof MapNode map) {
      Map<String, Value> values = new LinkedHashMap<>();
      for (MapNode.Entry entry : map.entries()) {
        values.put(entry.key().text(), value(entry.value()));
      }
      return new Mapping(values);
    }
    if (node instanceof ListNode list) {
      List<Value> values = new ArrayList<>();
      list.items().forEach(item -> values.add(value(item)));
      return Value.list(values);
    }
    Draft scalar = DraftValue.of((ScalarNode) node);
    return scalar.value();
  }
}
