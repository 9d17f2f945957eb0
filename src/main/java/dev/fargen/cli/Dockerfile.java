package dev.fargen.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The settings in the last stage of a Dockerfile.
 *
 * @param port the first TCP port of EXPOSE
 * @param user that of USER, as it is written; empty for root
 * @param healthPath the path of the URL on this host that HEALTHCHECK requests
 * @param healthCommand the command of HEALTHCHECK, a JSON list or a line for the shell; empty if it
 *     has variables
 * @param platform that of FROM, if it is one of Fargate's
 */
record Dockerfile(
    Optional<Integer> port,
    Optional<String> user,
    Optional<String> healthPath,
    Optional<String> healthCommand,
    Optional<String> platform) {

  /** Largest size that is read, in bytes. */
  private static final int MOST = 1 << 20;

  private static final Pattern VARIABLE =
      Pattern.compile("\\$\\{([A-Za-z0-9_]+)(?::-([^}]*))?}|\\$([A-Za-z0-9_]+)");

  /** No settings. */
  static final Dockerfile NOTHING =
      new Dockerfile(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  private static final Pattern PLATFORM = Pattern.compile("--platform=(linux/(?:arm64|amd64))");

  private static final Pattern COMMAND =
      Pattern.compile("\\s*\\w+(?:\\s+--\\S+)*\\s+CMD\\s+([^$]+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern HEALTH =
      Pattern.compile(
          "https?://(?:localhost|127\\.0\\.0\\.1|0\\.0\\.0\\.0|\\[::1\\])(?::[0-9]*)?(/[A-Za-z0-9_./~-]*)");

  /** Reads {@code Dockerfile} in the folder, if it exists. */
  static Optional<Dockerfile> in(Path folder) {
    Path file = folder.resolve("Dockerfile");
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      return Optional.of(of(new String(in.readNBytes(MOST), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      return Optional.of(NOTHING); // docker reports what is wrong
    }
  }

  /** Reads the text of a Dockerfile. */
  static Dockerfile of(String text) {
    Map<String, Dockerfile> stages = new HashMap<>();
    Map<String, String> variables = new HashMap<>();
    Dockerfile stage = NOTHING;
    String name = "";
    for (String line : text.replaceAll("\\\\[ \t]*\r?\n", " ").split("\r?\n")) {
      String[] words = resolve(line.strip(), variables).split("\\s+");
      switch (words.length < 2 ? "" : words[0].toUpperCase(Locale.ROOT)) {
        case "FROM" -> {
          boolean named = words.length > 3 && words[words.length - 2].equalsIgnoreCase("AS");
          String base = words[words.length - (named ? 3 : 1)];
          name = named ? words[words.length - 1] : "";
          stage = stages.getOrDefault(base, NOTHING).on(platform(words[1]));
        }
        case "ARG", "ENV" -> define(words, variables);
        case "EXPOSE" -> stage = stage.exposing(port(words));
        case "USER" -> stage = stage.as(user(words[1]));
        case "HEALTHCHECK" -> stage = stage.checked(healthPath(words), healthCommand(line));
        default -> {}
      }
      stages.put(name, stage);
    }
    return stage;
  }

  private Dockerfile exposing(Optional<Integer> other) {
    return new Dockerfile(port.or(() -> other), user, healthPath, healthCommand, platform);
  }

  private Dockerfile as(Optional<String> other) {
    return new Dockerfile(port, other, healthPath, healthCommand, platform);
  }

  private Dockerfile checked(Optional<String> path, Optional<String> command) {
    return new Dockerfile(port, user, path, command, platform);
  }

  private Dockerfile on(Optional<String> other) {
    return new Dockerfile(port, user, healthPath, healthCommand, other.or(() -> platform));
  }

  private static Optional<String> platform(String flag) {
    Matcher known = PLATFORM.matcher(flag);
    return known.matches() ? Optional.of(known.group(1)) : Optional.empty();
  }

  private static void define(String[] words, Map<String, String> variables) {
    if (!words[1].contains("=") && words.length > 2) {
      variables.put(words[1], words[2]); // ENV NAME value
    }
    for (int i = 1; i < words.length; i++) {
      int sign = words[i].indexOf('=');
      if (sign > 0) {
        variables.put(words[i].substring(0, sign), words[i].substring(sign + 1).replace("\"", ""));
      }
    }
  }

  private static String resolve(String line, Map<String, String> variables) {
    Matcher matcher = VARIABLE.matcher(line);
    return matcher.replaceAll(
        match -> {
          String name = match.group(1) == null ? match.group(3) : match.group(1);
          String fallback = match.group(2) == null ? "" : match.group(2);
          return Matcher.quoteReplacement(variables.getOrDefault(name, fallback));
        });
  }

  private static Optional<Integer> port(String[] words) {
    for (String word : words) {
      if (word.matches("[1-9][0-9]{0,4}(/tcp)?")) {
        return Optional.of(Integer.parseInt(word.replace("/tcp", ""))).filter(p -> p <= 65_535);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> healthPath(String... words) {
    Matcher url = HEALTH.matcher(String.join(" ", words));
    return url.find() ? Optional.of(url.group(1)) : Optional.empty();
  }

  private static Optional<String> healthCommand(String line) {
    Matcher command = COMMAND.matcher(line);
    return command.matches() ? Optional.of(command.group(1).strip()) : Optional.empty();
  }

  private static Optional<String> user(String written) {
    return written.matches("(root|0)(:.*)?")
            || !written.matches("[A-Za-z0-9_.-]+(:[A-Za-z0-9_.-]+)?")
        ? Optional.empty()
        : Optional.of(written);
  }
}
