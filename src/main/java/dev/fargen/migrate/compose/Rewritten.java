package dev.fargen.migrate.compose;

import java.util.List;
import java.util.Optional;

/**
 * A text of a service with the names that hold on AWS.
 *
 * @param text as a spec has it; secret variables stand between marks
 * @param secret whether it has a password of a database in it
 * @param mentions the services that it calls
 * @param stores the databases and caches that it names, by their services
 */
record Rewritten(String text, boolean secret, List<Mention> mentions, List<Service> stores) {

  /**
   * A service that a text calls.
   *
   * @param host the name by which it is called
   */
  record Mention(Service service, String host, Optional<Integer> port) {}

  Rewritten {
    mentions = List.copyOf(mentions);
    stores = List.copyOf(stores);
  }

  /** Whether part of it must not stand in the spec. */
  boolean isSecret() {
    return secret || text.contains(Interpolated.MARK);
  }
}
