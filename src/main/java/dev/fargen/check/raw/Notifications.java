package dev.fargen.check.raw;

import dev.fargen.check.raw.SchemaChecker.Subject;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.list.Lists;
import dev.fargen.spec.raw.RawFunction;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.MapNode.Entry;
import dev.fargen.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A bucket sends an event to one queue, topic or function only, unless filters tell the objects
 * apart (Amazon S3 user guide, "Configuring event notifications using object key name filtering").
 */
final class Notifications {

  private static final String ALL = "*";

  private Notifications() {}

  static Verdict check(Subject subject) {
    List<ScalarNode> seen = new ArrayList<>();
    for (ScalarNode event : subject.value() instanceof MapNode map ? unfiltered(map) : seen) {
      for (ScalarNode other : seen) {
        if (isOf(event.text(), other.text()) || isOf(other.text(), event.text())) {
          return Verdict.of(
              Diagnostic.of(
                      Code.VALUE_TWICE,
                      "two notification configurations of a bucket match the same event")
                  .at(event.span(), "sent again")
                  .at(other.span(), "sent here")
                  .help(
                      "add filters for different objects, or send the event only to an SNS topic,"
                          + " and subscribe the other destinations to it"));
        }
      }
      seen.add(event);
    }
    return Verdict.FITS;
  }

  /** The events that are sent for all objects. */
  private static List<ScalarNode> unfiltered(MapNode notifications) {
    List<ScalarNode> events = new ArrayList<>();
    for (String name :
        List.of("LambdaConfigurations", "QueueConfigurations", "TopicConfigurations")) {
      if (notifications.entry(name).map(Entry::value).orElse(null) instanceof ListNode list) {
        for (MapNode one : Lists.only(list.items(), MapNode.class)) {
          if (one.entry("Filter").isEmpty()) {
            one.entry("Event")
                .map(Entry::value)
                .filter(node -> node instanceof ScalarNode && RawFunction.of(node).isEmpty())
                .ifPresent(event -> events.add((ScalarNode) event));
          }
        }
      }
    }
    return events;
  }

  private static boolean isOf(String event, String all) {
    return event.equals(all)
        || (all.endsWith(ALL) && event.startsWith(all.substring(0, all.length() - 1)));
  }
}
