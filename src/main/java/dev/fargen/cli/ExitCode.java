package dev.fargen.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import picocli.CommandLine.Model.CommandSpec;

/** The exit codes; their numbers are API. */
final class ExitCode {
  /** Success, or nothing to do. */
  static final int DONE = 0;

  /** The operation failed. */
  static final int FAILED = 1;

  /** The spec or the command line is not valid. */
  static final int WRONG = 2;

  /** The mode, a protection or a missing confirmation does not allow it. */
  static final int REFUSED = 3;

  /** The timeout has passed. */
  static final int DEADLINE = 4;

  /** AWS does not answer or does not accept the credentials. */
  static final int UNREACHABLE = 5;

  /** {@code --check} or {@code diff --exit-code} found a difference. */
  static final int DIFFERENT = 6;

  /** SIGINT ended the process: 128 and the number of the signal. */
  static final int INTERRUPTED = 130;

  /** SIGTERM ended the process. */
  static final int TERMINATED = 143;

  private static final Map<Integer, String> MEANINGS =
      Map.of(
          DONE, "Success, or nothing to do.",
          FAILED, "The operation failed.",
          WRONG, "The spec or the command line is not valid.",
          REFUSED, "Refused, or not confirmed. Nothing was changed.",
          DEADLINE, "The timeout has passed. Operations in AWS continue.",
          UNREACHABLE, "AWS cannot be reached, or denies access.",
          DIFFERENT, "A difference was found (--check, --exit-code).",
          INTERRUPTED, "Interrupted. Operations in AWS continue.",
          TERMINATED, "Terminated. Operations in AWS continue.");

  private ExitCode() {}

  /** Lists the codes that a command may end with in its help: 0, 2, and {@code more}. */
  static CommandSpec listed(CommandSpec spec, Integer... more) {
    TreeSet<Integer> codes = new TreeSet<>(List.of(DONE, WRONG));
    codes.addAll(List.of(more));
    Map<String, String> list = new LinkedHashMap<>();
    codes.forEach(code -> list.put(code.toString(), MEANINGS.getOrDefault(code, "")));
    spec.usageMessage().exitCodeListHeading("%nExit codes:%n").exitCodeList(list);
    return spec;
  }

  /** Lists the codes of a command that changes something in AWS, or starts it. */
  static void ofOperation(CommandSpec spec) {
    listed(spec, FAILED, REFUSED, DEADLINE, UNREACHABLE, INTERRUPTED, TERMINATED);
  }

  /** Says in the help what a difference is for this command. */
  static void explainDifferent(CommandSpec spec, String meaning) {
    Map<String, String> list = new LinkedHashMap<>(spec.usageMessage().exitCodeList());
    list.put(Integer.toString(DIFFERENT), meaning);
    spec.usageMessage().exitCodeList(list);
  }
}
