package dev.fargen.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A Python with cfn-lint in it: the one in {@code target/python}, made on first use with the
 * versions of {@code src/test/python/requirements.txt}, or else one that is on the machine.
 */
public final class PythonEnvironment {
  private static final Path SOURCES = Path.of("src/test/python").toAbsolutePath();
  private static final Path TARGET = Path.of("target").toAbsolutePath();

  private static @Nullable PythonEnvironment found;

  private final @Nullable Path python;
  private final boolean pinned;

  private PythonEnvironment(@Nullable Path python, boolean pinned) {
    this.python = python;
    this.pinned = pinned;
  }

  /** The environment, with at least cfn-lint in it; where there is none, the test is skipped. */
  public static PythonEnvironment withCfnLint() {
    PythonEnvironment environment = find();
    if (environment.python == null) {
      Skip.because("there is no Python with cfn-lint: install python3 and its venv, or cfn-lint");
    }
    return environment;
  }

  /** The environment with everything in it; where that can't be made, the test is skipped. */
  public static PythonEnvironment withEverything() {
    PythonEnvironment environment = find();
    if (!environment.pinned) {
      Skip.because("moto could not be installed: it takes python3, its venv and the package index");
    }
    return environment;
  }

  /** The interpreter. */
  public Path python() {
    if (python == null) {
      throw new IllegalStateException("no Python was found");
    }
    return python;
  }

  /** A command that one of the packages brings, {@code aws} for one. */
  public Path tool(String name) {
    return python().resolveSibling(name);
  }

  /** Runs a script of {@code src/test/python} and returns what it printed. */
  public String run(String script, List<String> arguments, List<Path> files) {
    return run(
        script,
        arguments,
        String.join("\n", files.stream().map(f -> f.toAbsolutePath().toString()).toList()));
  }

  /** The same, with this text as its standard input. */
  public String run(String script, List<String> arguments, String input) {
    List<String> command = new ArrayList<>();
    command.add(python().toString());
    command.add(SOURCES.resolve(script).toString());
    command.addAll(arguments);
    return Run.of(command).in(TARGET).input(input).go().expectSuccess().stdout();
  }

  private static synchronized PythonEnvironment find() {
    if (found == null) {
      found = look();
    }
    return found;
  }

  private static PythonEnvironment look() {
    Optional<String> fault = install();
    if (fault.isEmpty()) {
      return new PythonEnvironment(TARGET.resolve("python/bin/python"), true);
    }
    Skip.announce("could not make target/python: " + fault.get());
    Optional<Path> other = installed();
    other.ifPresent(
        python -> Skip.announce("using the cfn-lint of " + python + ", of whatever version"));
    return new PythonEnvironment(other.orElse(null), false);
  }

  /** Makes the environment if it is not there; the answer is what went wrong. */
  private static Optional<String> install() {
    Path home = TARGET.resolve("python");
    Path stamp = home.resolve("requirements.sha256");
    try {
      Files.createDirectories(TARGET);
      String wanted = hash(Files.readString(SOURCES.resolve("requirements.txt")) + home);
      // Unit and integration tests run in JVMs of their own, and may want it at the same moment.
      try (FileChannel channel =
          FileChannel.open(
              TARGET.resolve("python.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        channel.lock(); // until the channel is closed
        if (Files.exists(stamp) && Files.readString(stamp).equals(wanted)) {
          return Optional.empty();
        }
        Skip.announce("making target/python for cfn-lint and moto; once, and it takes a minute");
        delete(home);
        String python = home.resolve("bin/python").toString();
        String requirements = SOURCES.resolve("requirements.txt").toString();
        for (List<String> command :
            List.of(
                List.of("python3", "-m", "venv", home.toString()),
                List.of(python, "-m", "pip", "install", "--quiet", "-r", requirements))) {
          Run.Result result = Run.of(command).in(TARGET).go();
          if (result.exit() != 0) {
            return Optional.of(
                String.join(" ", command) + "\n" + result.stdout() + result.stderr());
          }
        }
        Files.writeString(stamp, wanted);
        return Optional.empty();
      }
    } catch (IOException | UncheckedIOException e) {
      return Optional.of(e.toString());
    }
  }

  /** A Python on the machine that knows cfn-lint. */
  private static Optional<Path> installed() {
    String probe = "import cfnlint, sys; print(sys.executable)";
    List<String> candidates = new ArrayList<>(List.of("python3"));
    Programs.find("cfn-lint").flatMap(PythonEnvironment::interpreter).ifPresent(candidates::add);
    return candidates.stream()
        .filter(candidate -> candidate.startsWith("/") || Programs.find(candidate).isPresent())
        .map(candidate -> Run.of(candidate, "-c", probe).go())
        .filter(result -> result.exit() == 0)
        .map(result -> Path.of(result.stdout().strip()))
        .findFirst();
  }

  /** The Python in the first line of a script, if it is one. */
  private static Optional<String> interpreter(Path script) {
    try (var lines = Files.lines(script)) {
      return lines
          .findFirst()
          .filter(l -> l.startsWith("#!/") && l.contains("python"))
          .map(l -> l.substring(2).strip());
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty();
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static String hash(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
