package dev.fargen.testing;

import java.util.Locale;
import java.util.Map;

/**
 * What goes wrong with some calls of one action.
 *
 * @param from the first call that it happens to, counted from 1
 * @param to the last
 * @param message what AWS says when it rejects the call
 */
record WireFault(String action, int from, int to, Kind kind, String message) {

  /** What a network, a proxy or AWS does to a call. */
  enum Kind {
    THROTTLE,
    ERROR,
    DENY,
    /** The request is not valid, or not now. */
    REJECT,
    RESET,
    STALL,
    TRUNCATE,
    HTML,
    /** An answer that is one, and has nothing in it. */
    EMPTY,
    /** The call does what it should, and its answer gets lost. */
    LOSE
  }

  /** Reads {@code {call: DescribeStacks, at: 2-4, do: throttle}}; {@code at: 3-} has no end. */
  static WireFault of(Map<String, Object> map) {
    String at = String.valueOf(map.getOrDefault("at", "1-"));
    int dash = at.indexOf('-');
    int from = Integer.parseInt(dash < 0 ? at : at.substring(0, dash));
    String end = dash < 0 ? at : at.substring(dash + 1);
    return new WireFault(
        String.valueOf(map.get("call")),
        from,
        end.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(end),
        Kind.valueOf(String.valueOf(map.get("do")).toUpperCase(Locale.ROOT)),
        String.valueOf(map.getOrDefault("message", "")));
  }

  boolean hits(String called, int count) {
    return (action.equals(called) || action.equals("any")) && count >= from && count <= to;
  }
}
