package dev.fargen.deploy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How it ended.
 *
 * @param state the stack's state as far as it is known; may be empty
 * @param sentence what to tell the user
 * @param next the commands to go on with
 */
public record Result(
    String stack,
    Verdict verdict,
    String state,
    String sentence,
    List<String> next,
    Map<String, String> outputs) {

  /** The endings, with the exit code of each. */
  public enum Verdict {
    DONE(0),
    NOTHING_TO_DO(0),
    DETACHED(0),
    FAILED(1),
    /** Another stack, which this one needs, failed. */
    SKIPPED(1),
    UNUSABLE(2),
    REFUSED(3),
    DEADLINE(4),
    UNREACHABLE(5);

    private final int exitCode;

    Verdict(int exitCode) {
      this.exitCode = exitCode;
    }

    public int exitCode() {
      return exitCode;
    }

    public boolean good() {
      return exitCode == 0;
    }
  }

  public Result {
    next = List.copyOf(next);
    outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
  }

  static Result of(String stack, Verdict verdict, String state, String sentence) {
    return new Result(stack, verdict, state, sentence, List.of(), Map.of());
  }

  Result next(String... commands) {
    return new Result(stack, verdict, state, sentence, List.of(commands), outputs);
  }

  Result outputs(Map<String, String> values) {
    return new Result(stack, verdict, state, sentence, next, values);
  }
}
