package dev.fargen.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fargen.testing.Run;
import dev.fargen.testing.Skip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs {@code target/fargen} where users will: through links, without a home, eight at once. */
class LauncherIT {
  private static final Path TARGET = Path.of("target").toAbsolutePath();
  private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));
  private static final String SYSTEM_PATH = "/usr/local/bin:/usr/bin:/bin";

  @TempDir private Path folder;
  private Path home;
  private Path cache;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void givesEachTestAHome() throws IOException {
    folder = folder.toRealPath();
    home = Files.createDirectory(folder.resolve("home"));
    cache = home.resolve(".cache/fargen");
    environment.put("HOME", home.toString());
    environment.put("PATH", SYSTEM_PATH);
    environment.put("JAVA_HOME", JAVA_HOME.toString());
  }

  /** JUnit would warn of each that it finds. */
  @AfterEach
  void removesLinks() throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path link : files.filter(Files::isSymbolicLink).toList()) {
        Files.delete(link);
      }
    }
  }

  @Test
  void runsFromAnyFolder() throws IOException {
    Path elsewhere = Files.createDirectories(folder.resolve("else/where"));
    Path relative = elsewhere.relativize(install(folder.resolve("tool")));

    assertRuns(Run.of(relative.toString(), "--version").in(elsewhere));
    assertRuns(Run.of("./fargen", "--version").in(folder.resolve("tool")));
    assertRuns(Run.of("sh", "fargen", "--version").in(folder.resolve("tool")));

    assertEquals(1, archives().size(), "one tool, one archive");
  }

  @Test
  void readsASpecFromAPipe() throws IOException {
    Files.copy(Path.of("src/examples/monthly-etl.yml"), folder.resolve("spec.yml"));
    for (String name : List.of("/dev/stdin", "-")) {
      String command = "cat spec.yml | " + TARGET.resolve("fargen") + " render --stdout " + name;

      Run.Result result = Run.of("sh", "-c", command).in(folder).with(environment).go();

      assertEquals(0, result.exit(), result::stderr);
      assertTrue(result.stdout().contains("AWSTemplateFormatVersion"), result::stdout);
    }
  }

  /** Linux has a device that is always full. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "render --stdout spec.yml",
        "render spec.yml",
        "validate spec.yml",
        "validate --output json spec.yml",
        "explain",
        "schema",
        "completion bash",
        "init --image nginx:1 other.yml",
        "deploy --env none --output json spec.yml",
        "--help",
        "--version"
      })
  void failsIfItsOutputIsLost(String command) throws IOException {
    if (!Files.exists(Path.of("/dev/full"))) {
      Skip.because("this machine has no /dev/full");
    }
    Files.copy(Path.of("src/examples/monthly-etl.yml"), folder.resolve("spec.yml"));
    String line = TARGET.resolve("fargen") + " " + command;

    Run.Result full = Run.of("sh", "-c", line + " > /dev/full").in(folder).with(environment).go();

    assertEquals(2, full.exit(), full::stderr);
    assertTrue(full.stderr().contains("standard output cannot be written: no space"), full::stderr);
  }

  @Test
  void isSilentIfAReaderHasReadEnough() {
    String line = "{ " + TARGET.resolve("fargen") + " schema; echo $? >&2; } | head -n 1";

    Run.Result result = Run.of("sh", "-c", line).in(folder).with(environment).go();

    assertEquals("0\n", result.stderr());
  }

  /** The C locale knows the letters of ASCII alone. */
  @Test
  void saysWhichLocaleANameNeeds() {
    environment.put("LC_ALL", "C");
    String command = TARGET.resolve("fargen") + " render \"$(printf 'sp\\303\\253c.yml')\"";

    Run.Result result = Run.of("sh", "-c", command).in(folder).with(environment).go();

    assertEquals(2, result.exit(), result::stderr);
    assertTrue(result.stderr().contains("set LC_ALL to C.UTF-8"), result::stderr);
  }

  @Test
  void runsThroughSymbolicLinks() throws IOException {
    Path tool = install(folder.resolve("opt/fargen-1"));
    Path bin = Files.createDirectory(folder.resolve("bin"));
    Files.createSymbolicLink(folder.resolve("opt/fargen"), Path.of("fargen-1"));
    Files.createSymbolicLink(bin.resolve("fg"), Path.of("../opt/fargen/fargen"));
    Files.createSymbolicLink(bin.resolve("fargen"), Path.of("fg"));

    assertRuns(Run.of(bin.resolve("fargen").toString(), "--version"));
    assertRuns(Run.of(tool.toString(), "--version"));

    assertEquals(1, archives().size(), "one tool, one archive");
  }

  /** That it is fast there too can't be asked: Java 17 archives no class whose path has a space. */
  @Test
  void runsWithSpacesInEveryPath() throws IOException {
    home = Files.createDirectory(folder.resolve("my home"));
    cache = home.resolve(".cache/fargen");
    environment.put("HOME", home.toString());
    Path java = Files.createSymbolicLink(folder.resolve("my java"), JAVA_HOME);
    environment.put("JAVA_HOME", java.toString());
    Path tool = install(folder.resolve("my tools/* $HOME"));

    assertRuns(Run.of(tool.toString(), "--version"));
    assertRuns(Run.of(tool.toString(), "--version"));

    assertEquals(1, archives().size());
  }

  @Test
  void passesArgumentsAndExitCodeOn() throws IOException {
    Path tool = install(folder.resolve("tool"));

    Run.Result result = run(Run.of(tool.toString(), "render", "no such * spec.yml"));

    assertEquals(2, result.exit(), result.stderr());
    assertTrue(result.stderr().contains("no such * spec.yml"), result.stderr());
  }

  @Test
  void makesAnArchiveOnceAndUsesIt() throws IOException {
    Path tool = install(folder.resolve("tool"));

    assertRuns(Run.of(tool.toString(), "--version"));
    Path archive = archives().get(0);
    FileTime made = Files.getLastModifiedTime(archive);
    assertUsesArchive(tool);

    assertEquals(List.of(archive), archives());
    assertEquals(made, Files.getLastModifiedTime(archive));
  }

  @Test
  void namesTheArchiveByWhatItDependsOn() throws IOException {
    assertRuns(Run.of(install(folder.resolve("tool")).toString(), "--version"));
    assertRuns(Run.of(install(folder.resolve("tool2")).toString(), "--version"));

    String name = "\\d+\\.\\d+\\.\\d+.*-\\d+-\\d+\\.jsa";
    assertEquals(2, archives().size());
    assertTrue(archives().get(0).getFileName().toString().matches(name), archives().toString());
  }

  @Test
  void deletesOldArchives() throws IOException {
    Files.createDirectories(cache);
    for (String old : List.of("0.0.1-17-1.jsa", "0.0.1-17-1.jsa.abcdefgh", "mine")) {
      Path file = Files.createFile(cache.resolve(old));
      Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(40))));
    }
    Files.createFile(cache.resolve("0.0.2-17-1.jsa"));
    Path tool = install(folder.resolve("tool"));

    assertRuns(Run.of(tool.toString(), "--version"));

    assertUsesArchive(tool);
    Set<String> others = new TreeSet<>();
    archives().forEach(path -> others.add(path.getFileName().toString()));
    others.removeIf(name -> !name.startsWith("0.0.") && !name.equals("mine"));
    assertEquals(Set.of("0.0.2-17-1.jsa", "mine"), others);
  }

  @Test
  void keepsArchivesWhereCachesAreKept() throws IOException {
    Path tool = install(folder.resolve("tool"));
    environment.put("XDG_CACHE_HOME", folder.resolve("cache").toString());

    assertRuns(Run.of(tool.toString(), "--version"));

    assertFalse(Files.exists(cache));
    cache = folder.resolve("cache/fargen");
    assertEquals(1, archives().size());
  }

  @Test
  void runsWithoutAHome() throws IOException {
    Path tool = install(folder.resolve("tool"));
    environment.remove("HOME");

    assertRuns(Run.of(tool.toString(), "--version").in(folder));
  }

  @Test
  void runsWithAHomeThatCannotBeWritten() throws IOException {
    Path tool = install(folder.resolve("tool"));
    // Permissions do not stop root, but a file where a folder should be does.
    Files.createFile(home.resolve(".cache"));
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("r-xr-xr-x"));

    assertRuns(Run.of(tool.toString(), "--version"));

    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void makesNoArchiveWhereNoneIsWanted() throws IOException {
    Path tool = install(folder.resolve("tool"));
    environment.put("FARGEN_NO_ARCHIVE", "1");

    assertRuns(Run.of(tool.toString(), "--version"));

    assertFalse(Files.exists(cache));
  }

  @Test
  void survivesEightFirstRunsAtOnce() throws IOException {
    Path tool = install(folder.resolve("tool"));

    List<CompletableFuture<Run.Result>> runs =
        Stream.generate(
                () ->
                    CompletableFuture.supplyAsync(
                        () -> run(Run.of(tool.toString(), "--version")),
                        command -> new Thread(command).start()))
            .limit(8)
            .toList();

    Set<String> answers = Set.of(assertRuns(Run.of(tool.toString(), "--version")).stdout());
    for (CompletableFuture<Run.Result> one : runs) {
      assertEquals(0, one.join().exit(), one.join().stderr());
      assertTrue(answers.contains(one.join().stdout()), one.join().stdout());
    }
    assertEquals(1, archives().size());
    assertUsesArchive(tool);
  }

  @Test
  void makesTheArchiveAnewWhenTheJarIsNewer() throws IOException {
    Path tool = install(folder.resolve("tool"));
    assertRuns(Run.of(tool.toString(), "--version"));
    Path archive = archives().get(0);
    FileTime jar = Files.getLastModifiedTime(tool.resolveSibling("fargen.jar"));
    Files.setLastModifiedTime(archive, FileTime.fromMillis(jar.toMillis() - 10_000));

    assertRuns(Run.of(tool.toString(), "--version"));

    assertEquals(List.of(archive), archives());
    assertTrue(Files.getLastModifiedTime(archive).compareTo(jar) > 0);
    assertUsesArchive(tool);
  }

  /** Such as the rest of a run that was killed, or of a disk that was full. */
  @ParameterizedTest
  @CsvSource({"'',''", "'',no archive at all", ".a1B2c3D4,half an archive"})
  void isNotDisturbedByWhatIsNoArchive(String suffix, String content) throws IOException {
    Path tool = install(folder.resolve("tool"));
    Run.Result first = assertRuns(Run.of(tool.toString(), "--version"));
    Path archive = archives().get(0);
    Path broken = archive.resolveSibling(archive.getFileName() + suffix);
    Files.deleteIfExists(broken);
    Files.writeString(broken, content);

    Run.Result second = assertRuns(Run.of(tool.toString(), "--version"));

    assertEquals(first.stdout(), second.stdout());
    assertEquals("", second.stderr());
  }

  @Test
  void findsJavaOnThePathAndItsHomeBehindLinks() throws IOException {
    Path tool = install(folder.resolve("tool"));
    Path bin = Files.createDirectory(folder.resolve("bin"));
    Files.createSymbolicLink(folder.resolve("alternative"), JAVA_HOME.resolve("bin/java"));
    Files.createSymbolicLink(bin.resolve("java"), folder.resolve("alternative"));
    environment.remove("JAVA_HOME");
    environment.put("PATH", bin + ":" + SYSTEM_PATH);

    assertRuns(Run.of(tool.toString(), "--version"));

    assertUsesArchive(tool);
  }

  @Test
  void saysThatThereIsNoJava() throws IOException {
    Path tool = install(folder.resolve("tool"));
    environment.remove("JAVA_HOME");
    Path bin = Files.createDirectory(folder.resolve("bin"));
    Files.createSymbolicLink(bin.resolve("readlink"), Path.of("/usr/bin/readlink"));
    environment.put("PATH", bin.toString());

    Run.Result result = run(Run.of(tool.toString(), "--version"));

    assertRefuses(result, "requires Java 17 or newer, but found no Java");
  }

  @Test
  void saysThatThereIsNoJavaInJavaHome() throws IOException {
    Path tool = install(folder.resolve("tool"));
    environment.put("JAVA_HOME", home.toString());

    Run.Result result = run(Run.of(tool.toString(), "--version"));

    assertRefuses(result, "JAVA_HOME is " + home + ", but " + home + "/bin/java does not exist");
  }

  @ParameterizedTest
  @CsvSource({"1.8.0_402,8", "11.0.28,11", "16.0.2,16"})
  void refusesAnOldJavaWithoutRunningIt(String version, String feature) throws IOException {
    Path tool = install(folder.resolve("tool"));
    Path old = fakeJava("echo never run; exit 1");
    Files.writeString(old.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    environment.put("JAVA_HOME", old.toString());

    Run.Result result = run(Run.of(tool.toString(), "--version"));

    assertRefuses(result, "requires Java 17 or newer, but " + old + "/bin/java is Java " + feature);
  }

  @Test
  void justRunsAJavaThatDoesNotSayItsVersion() throws IOException {
    Path tool = install(folder.resolve("tool"));
    environment.put("JAVA_HOME", fakeJava("exec " + JAVA_HOME + "/bin/java \"$@\"").toString());

    assertRuns(Run.of(tool.toString(), "--version"));

    assertFalse(Files.exists(cache));
  }

  @ParameterizedTest
  @MethodSource("otherJavas")
  void runsOnEveryJavaOfThisMachine(Path java) throws IOException {
    Path tool = install(folder.resolve("tool"));
    environment.put("JAVA_HOME", java.toString());

    assertRuns(Run.of(tool.toString(), "--version"));

    assertUsesArchive(tool);
  }

  @Test
  void isTheSameInTheReleaseArchive() throws IOException {
    Path release;
    try (var files = Files.newDirectoryStream(TARGET, "fargen-*.tar.gz")) {
      release = files.iterator().next();
    }
    String name = release.getFileName().toString().replace(".tar.gz", "");
    Run.of("tar", "-xzf", release.toString(), "-C", folder.toString()).go().expectSuccess();

    assertRuns(Run.of(folder.resolve(name).resolve("fargen").toString(), "--version"));

    assertTrue(Files.exists(folder.resolve(name).resolve("LICENSE")));
    assertUsesArchive(folder.resolve(name).resolve("fargen"));
  }

  static List<Path> otherJavas() throws IOException {
    Path all = Path.of("/usr/lib/jvm");
    if (!Files.isDirectory(all)) {
      return List.of(JAVA_HOME);
    }
    try (var homes = Files.list(all)) {
      return homes
          .filter(
              java -> !Files.isSymbolicLink(java) && Files.isExecutable(java.resolve("bin/java")))
          .filter(java -> feature(java) >= 17)
          .sorted()
          .toList();
    }
  }

  private static int feature(Path java) {
    try {
      String release = Files.readString(java.resolve("release"));
      return Integer.parseInt(release.replaceFirst("(?s).*\nJAVA_VERSION=\"(\\d+).*", "$1"));
    } catch (IOException | NumberFormatException e) {
      return 0;
    }
  }

  /** Puts the tool into this folder, with its libraries. */
  private static Path install(Path folder) throws IOException {
    Path libraries = Files.createDirectories(folder.resolve("lib"));
    try (var files = Files.newDirectoryStream(TARGET.resolve("lib"))) {
      for (Path file : files) {
        Files.copy(file, libraries.resolve(file.getFileName()));
      }
    }
    Files.copy(TARGET.resolve("fargen.jar"), folder.resolve("fargen.jar"));
    return Files.copy(TARGET.resolve("fargen"), folder.resolve("fargen"));
  }

  private Path fakeJava(String script) throws IOException {
    Path java = folder.resolve("java");
    Files.createDirectories(java.resolve("bin"));
    Path program = Files.writeString(java.resolve("bin/java"), "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    return java;
  }

  private Run.Result run(Run run) {
    return run.withOnly(environment).go();
  }

  private Run.Result assertRuns(Run run) {
    Run.Result result = run(run).expectSuccess();
    assertTrue(result.stdout().contains("fargen"), result.stdout());
    return result;
  }

  private static void assertRefuses(Run.Result result, String message) {
    assertEquals(2, result.exit());
    assertEquals("", result.stdout());
    assertTrue(result.stderr().startsWith("fargen: " + message), result.stderr());
  }

  private void assertUsesArchive(Path tool) {
    Map<String, String> verbose = new HashMap<>(environment);
    verbose.put("FARGEN_JAVA_OPTS", "-Xlog:class+load -Dfargen.test=*");
    String loaded = Run.of(tool.toString(), "--version").withOnly(verbose).go().stdout();

    String main = loaded.lines().filter(l -> l.contains(" dev.fargen.cli.Main ")).findFirst().get();
    assertTrue(main.contains("source: shared objects file"), main);
  }

  private List<Path> archives() throws IOException {
    try (var files = Files.list(cache)) {
      return files.sorted().toList();
    }
  }
}
