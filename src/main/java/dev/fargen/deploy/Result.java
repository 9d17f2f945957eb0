package dev.fargen.deploy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The result of an operation on a stack.
 *
 * @param state the state of the stack, if it is known; may be empty
 * @param sentence the message for the user
 * @param next commands to continue with
 */
public record Result(
    String stack,
    Verdict verdict,
    String state,
    String sentence,
    List<String> next,
    Map<String, String> outputs) {

  /** The verdicts, with their exit codes. */
  public enum Verdict {
    DONE(0),
    NOTHING_TO_DO(0),
    DETACHED(0),
    FAILED(1),
    /** A stack that this one imports from failed. */
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
