package dev.fargen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fargen.testing.TextFiles;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A changed default is a change of one line, and all documentation has the new value. The test
 * compiles the class of the key again and loads it before the other classes.
 */
class ChangedDefaultTest {

  private static final Path KEYS = Path.of("src/main/java/dev/fargen/spec");

  private static final String SPEC =
      """
      name: shop
      environments: {prod: {}}
      network: {create: {}}
      queues: {jobs: {}}
      databases: {orders: {engine: aurora-mysql}}
      workloads:
        worker:
          image: {ecr: worker, tag: "1"}
          healthcheck: {test: "true"}
      """;

  @TempDir private Path folder;

  @Test
  void aValueIsSeenEverywhere() throws Exception {
    changed(
        "containers/ContainerKeys.java",
        new Change(".fallback(\"10s\")", ".fallback(\"20s\")"),
        "workloads.worker.healthcheck.interval",
        new Change("10s", "20s"),
        new Change("Interval: 10,", "Interval: 20,"));
  }

  @Test
  void aValueIsSeenInTheWordsOfAnotherKey() throws Exception {
    String docs =
        changed(
            "messaging/QueueKeys.java",
            new Change(".fallback(\"5\")", ".fallback(\"6\")"),
            "queues.jobs.dead_letter.after",
            new Change("5", "6"),
            new Change("maxReceiveCount: 5}", "maxReceiveCount: 6}"));

    assertTrue(docs.contains("a dead-letter queue, after 6 receives"));
  }

  @Test
  void oneOfTwoValuesIsSeenEverywhere() throws Exception {
    changed(
        "data/DatabaseKeys.java",
        new Change(".byMode(\"2\", \"1\")", ".byMode(\"3\", \"1\")"),
        "databases.orders.instances",
        new Change("2 with mode", "3 with mode"),
        new Change("  OrdersDatabaseInstance2:\n", "  OrdersDatabaseInstance3:\n"));
  }

  private record Change(String from, String to) {}

  /** The spec reference after the change. */
  private String changed(String source, Change code, String key, Change words, Change inTemplate)
      throws Exception {
    Map<String, String> before = voices(key);
    Map<String, String> after = voices(key, compile(KEYS.resolve(source), code));
    String template = before.getOrDefault("template", "");
    assertTrue(template.contains(inTemplate.from()), template);
    assertFalse(template.contains(inTemplate.to()), template);
    assertTrue(after.getOrDefault("template", "").contains(inTemplate.to()));
    for (String voice : List.of("reference", "schema", "text", "json")) {
      List<String> old = before.getOrDefault(voice, "").lines().toList();
      List<String> now = after.getOrDefault(voice, "").lines().toList();
      assertNotEquals(old, now, voice);
      assertEquals(old.size(), now.size(), voice);
      for (int i = 0; i < now.size(); i++) {
        if (!now.get(i).equals(old.get(i))) {
          assertEquals(old.get(i), now.get(i).replace(words.to(), words.from()), voice);
        }
      }
    }
    return after.getOrDefault("reference", "");
  }

  /** All that tells of a default. */
  private Map<String, String> voices(String key, URL... changed) throws Exception {
    try (Own loader = new Own(changed)) {
      Path spec = TextFiles.write(folder.resolve("spec.yml"), SPEC);
      run(loader, "render", spec.toString());
      return Map.of(
          "reference", print(loader, SpecReference.class),
          "schema", print(loader, SpecSchema.class),
          "text", run(loader, "explain", key),
          "json", run(loader, "explain", "--output=json", key),
          "template", Files.readString(folder.resolve("templates/shop.template.yml")));
    }
  }

  private static String print(ClassLoader loader, Class<?> page) throws Exception {
    Method print = loader.loadClass(page.getName()).getDeclaredMethod("print");
    print.setAccessible(true);
    return (String) print.invoke(null);
  }

  private String run(ClassLoader loader, String... command) throws Exception {
    Class<?> tool = loader.loadClass(InProcess.class.getName());
    Object result = tool.getMethod("run", Path.class, String[].class).invoke(null, folder, command);
    return (String) result.getClass().getMethod("stdout").invoke(result);
  }

  private URL compile(Path source, Change code) throws Exception {
    String text = Files.readString(source);
    assertEquals(2, text.split(Pattern.quote(code.from()), -1).length, "places in " + source);
    Path changed =
        TextFiles.write(
            folder.resolve("source").resolve(String.valueOf(source.getFileName())),
            text.replace(code.from(), code.to()));
    Path classes = Files.createDirectories(folder.resolve("classes"));
    int exit =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-nowarn",
                "-cp",
                Path.of(of(Main.class).toURI()).toString(),
                "-d",
                classes.toString(),
                changed.toString());
    assertEquals(0, exit);
    return classes.toUri().toURL();
  }

  private static URL of(Class<?> one) {
    return one.getProtectionDomain().getCodeSource().getLocation();
  }

  /** Has classes of fargen's for itself, the changed ones first. */
  private static final class Own extends URLClassLoader {
    Own(URL... changed) {
      super(
          Stream.concat(Stream.of(changed), Stream.of(of(Main.class), of(InProcess.class)))
              .toArray(URL[]::new),
          Main.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        Class<?> known = findLoadedClass(name);
        boolean own = known == null && name.startsWith("dev.fargen.");
        return known != null ? known : own ? findClass(name) : super.loadClass(name, resolve);
      }
    }
  }
}
