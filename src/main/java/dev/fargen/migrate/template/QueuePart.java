package dev.fargen.migrate.template;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Value;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.DraftValue;
import dev.fargen.migrate.draft.Origin;
import dev.fargen.migrate.template.TemplateFile.Resource;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A queue with its dead-letter queue, which the spec has as one thing. */
record QueuePart(TemplateFile template, String name, Resource queue, Optional<Resource> deadLetters)
    implements Part {

  /** The dead-letter queue that a queue names, if it is one of the template. */
  static Optional<String> deadLetters(Resource queue) {
    return queue.property("RedrivePolicy").orElse(Value.list()) instanceof Mapping policy
        ? Optional.ofNullable(policy.entries().get("deadLetterTargetArn"))
            .flatMap(Recognition::referred)
        : Optional.empty();
  }

  @Override
  public String place() {
    return "queues." + name;
  }

  @Override
  public boolean mayWrite(String id) {
    return id.startsWith(prefix());
  }

  private String prefix() {
    return Ids.prefix(name);
  }

  @Override
  public Set<String> claims() {
    Set<String> claims = new LinkedHashSet<>(Set.of(queue.id()));
    deadLetters.ifPresent(one -> claims.add(one.id()));
    return claims;
  }

  @Override
  public Map<String, String> ids() {
    Map<String, String> ids = new LinkedHashMap<>();
    ids.put(prefix() + "Queue", queue.id());
    deadLetters.ifPresent(one -> ids.put(prefix() + "DeadLetterQueue", one.id()));
    return ids;
  }

  @Override
  public Map<String, String> things() {
    return Map.of(
        queue.id(),
        "queues." + name + ".url",
        queue.id() + ".Arn",
        "queues." + name + ".arn",
        queue.id() + ".QueueName",
        "queues." + name + ".name");
  }

  @Override
  public void write(DraftMap spec, Texts texts) {
    DraftMap draft = new DraftMap();
    boolean fifo = queue.text("FifoQueue").orElse("").equals("true");
    if (fifo) {
      draft.put("fifo", true);
    }
    if (queue.text("ContentBasedDeduplication").orElse("").equals("true")) {
      draft.put("content_based_deduplication", true);
    }
    seconds("VisibilityTimeout", "30", "300", "visibility_timeout", draft);
    seconds("MessageRetentionPeriod", "345600", "345600", "retention", draft);
    seconds("ReceiveMessageWaitTimeSeconds", "0", "20", "receive_wait", draft);
    seconds("DelaySeconds", "0", "0", "delay", draft);
    if (deadLetters.isEmpty()) {
      draft.put("dead_letter", false);
    } else if (queue.property("RedrivePolicy").orElse(Value.list()) instanceof Mapping policy
        && Containers.isNumber(Containers.text(policy, "maxReceiveCount"))
        && !Containers.text(policy, "maxReceiveCount").equals("5")) {
      draft
          .map("dead_letter")
          .put("after", DraftValue.of(Containers.text(policy, "maxReceiveCount")));
    }
    boolean retained =
        queue.declaration().entries().get("DeletionPolicy") instanceof Scalar policy
            && policy.asText().startsWith("Retain");
    draft.put("on_delete", retained ? "retain" : "delete");
    Origin origin = template.origin(queue.entry());
    spec.map("queues").put(name, draft, origin);
    deadLetters.ifPresent(one -> spec.map("queues").from(name, template.origin(one.entry())));
  }

  private void seconds(
      String property, String unwritten, String usual, String key, DraftMap draft) {
    String text = queue.text(property).orElse(unwritten);
    if (Containers.isNumber(text) && !text.equals(usual)) {
      draft.put(key, text + "s");
    }
  }

  @Override
  public int mostPatches() {
    return 4;
  }
}
