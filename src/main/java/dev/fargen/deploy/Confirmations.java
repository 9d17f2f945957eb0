package dev.fargen.deploy;

import dev.fargen.cfn.Document;
import dev.fargen.deploy.aws.StackEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The e-mail subscriptions that an operation made: until the owner of the address confirms one, SNS
 * sends nothing to it, and CloudFormation does not wait for that (Amazon SNS developer guide,
 * "Subscribing an email address to an Amazon SNS topic").
 */
final class Confirmations {

  private static final Set<String> TYPES = Set.of("AWS::SNS::Subscription", "AWS::SNS::Topic");
  private static final String PROTOCOL = "/Protocol";
  private static final Set<String> PROTOCOLS = Set.of("email", "email-json");

  private Confirmations() {}

  /** A sentence about the addresses that have to be confirmed; none if there are none. */
  static List<String> of(StackRequest request, List<StackEvent> events) {
    Document template = request.content().template().content();
    Map<String, String> flat = FlatTemplate.of(template);
    ParameterValues values = new ParameterValues(request.content().allParameters());
    Set<String> addresses = new TreeSet<>();
    for (String id : made(events)) {
      for (String place : flat.keySet()) {
        boolean protocol = place.startsWith("Resources/" + id + "/") && place.endsWith(PROTOCOL);
        if (protocol && PROTOCOLS.contains(flat.get(place))) {
          String endpoint = place.substring(0, place.length() - PROTOCOL.length()) + "/Endpoint";
          addresses.add(values.in(endpoint, flat.getOrDefault(endpoint, "an address")));
        }
      }
    }
    return addresses.isEmpty()
        ? List.of()
        : List.of(
            "to receive notifications at "
                + String.join(", ", addresses)
                + ": confirm the subscription in the e-mail from AWS Notifications");
  }

  /** The subscriptions that are new, or new ones in the place of others: these have another ID. */
  private static Set<String> made(List<StackEvent> events) {
    Set<String> made = new TreeSet<>();
    for (StackEvent event : events) {
      boolean replaced =
          event.state().equals("UPDATE_COMPLETE")
              && events.stream()
                  .anyMatch(
                      other ->
                          other.logicalId().equals(event.logicalId())
                              && !other.physicalId().equals(event.physicalId()));
      if (TYPES.contains(event.type()) && (event.state().equals("CREATE_COMPLETE") || replaced)) {
        made.add(event.logicalId());
      }
    }
    return made;
  }
}
