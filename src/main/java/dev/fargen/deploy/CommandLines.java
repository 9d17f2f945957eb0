package dev.fargen.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The command lines that a user may continue with. They have the options of this run: without them
 * they would reach another account, region or endpoint, or deploy other values.
 *
 * @param spec the spec as it was named
 * @param region the region of the stack
 * @param access options of every command, besides the region
 * @param given the region as an option, if it was given
 * @param role options of the commands that change a stack
 * @param content options that decide what is deployed
 */
public record CommandLines(
    String spec,
    String environment,
    String region,
    List<String> access,
    List<String> given,
    List<String> role,
    List<String> content) {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=@%+,-]+");

  public CommandLines {
    access = List.copyOf(access);
    given = List.copyOf(given);
    role = List.copyOf(role);
    content = List.copyOf(content);
  }

  /** The command line that runs {@code verb}, with further options. */
  public String fargen(String verb, String... more) {
    List<String> words = new ArrayList<>(List.of("fargen", verb, spec, "--env", environment));
    words.addAll(given);
    words.addAll(access);
    if (verb.equals("deploy") || verb.equals("delete")) {
      words.addAll(role);
    }
    if (verb.equals("deploy")) {
      words.addAll(content);
    }
    words.addAll(List.of(more));
    return line(words);
  }

  /** A command line of the AWS CLI, which has options of the same names. */
  public String aws(String... command) {
    List<String> words = new ArrayList<>(List.of("aws"));
    words.addAll(List.of(command));
    words.addAll(List.of("--region", region));
    words.addAll(access);
    return line(words);
  }

  static String line(List<String> words) {
    return String.join(" ", words.stream().map(CommandLines::quoted).toList());
  }

  /** A word as a shell reads it back. */
  private static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
