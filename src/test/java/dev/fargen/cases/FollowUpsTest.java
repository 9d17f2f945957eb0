package dev.fargen.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fargen.compile.Compiler;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Severity;
import dev.fargen.diag.SourceFile;
import dev.fargen.diag.Span;
import dev.fargen.diag.SpecException;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * One value that cannot be read is one fault: in the good specs of the cases, each kind of value is
 * replaced once by one that no key can have.
 */
class FollowUpsTest {

  /** Neither a scalar, nor a map, nor a list of any of them. */
  private static final String UNREADABLE = "[[]]";

  /** Keys of raw CloudFormation, which is read by rules; and a place where it is no YAML. */
  private static final List<String> OTHERS =
      List.of("resources", "outputs", "patches", "environments");

  /** Keys whose maps have names of the user's. */
  private static final Set<String> NAMED =
      Set.of("workloads", "queues", "databases", "volumes", "repositories", "sidecars", "secrets");

  private final Set<String> tried = new HashSet<>();
  private final Set<String> followUps = new TreeSet<>();

  @Test
  void noFaultFollowsFromAValueThatCannotBeRead() throws IOException {
    for (Case one : Case.all()) {
      String text = text(one.folder().resolve("spec.yml"));
      if (!text.isEmpty() && errors(text).isEmpty()) {
        MapNode tree = YamlReader.read(new Diagnostics(new SourceFile("", text))).orElseThrow();
        for (MapNode.Entry entry : tree.entries()) {
          if (!OTHERS.contains(entry.key().text())) {
            replace(entry.value(), entry.key().text(), text);
          }
        }
      }
    }
    assertTrue(tried.size() > 200, "only " + tried.size() + " values");
    assertEquals(Set.of(), followUps);
  }

  /** The text of a spec; empty where a case is about a file that is not there. */
  private static String text(Path spec) throws IOException {
    return Files.isRegularFile(spec)
        ? new String(Files.readAllBytes(spec), StandardCharsets.UTF_8)
        : "";
  }

  private void replace(Node node, String path, String text) {
    if (tried.add(path)) {
      int from = offset(text, node.span().line(), node.span().column());
      int to = offset(text, node.span().endLine(), node.span().endColumn());
      List<Diagnostic> errors = errors(text.substring(0, from) + UNREADABLE + text.substring(to));
      if (errors.stream().anyMatch(error -> isAt(node.span(), error.span()))) {
        errors.removeIf(error -> isAt(node.span(), error.span()));
        errors.forEach(error -> followUps.add(path + ": " + error.message()));
      }
    }
    if (node instanceof MapNode map) {
      boolean named = NAMED.contains(path.substring(path.lastIndexOf('.') + 1));
      for (MapNode.Entry entry : map.entries()) {
        replace(entry.value(), path + "." + (named ? "*" : entry.key().text()), text);
      }
    } else if (node instanceof ListNode list) {
      list.items().forEach(item -> replace(item, path + "[]", text));
    }
  }

  private static boolean isAt(Span value, Span fault) {
    int end = value.column() + UNREADABLE.length();
    return fault.line() == value.line() && fault.column() >= value.column() && fault.column() < end;
  }

  private static List<Diagnostic> errors(String text) {
    try {
      Compiler.compile(new SourceFile("", text));
      return List.of();
    } catch (SpecException e) {
      return e.diagnostics().inFileOrder().stream()
          .filter(one -> one.severity() == Severity.ERROR)
          .collect(Collectors.toList());
    }
  }

  private static int offset(String text, int line, int column) {
    int begin = 0;
    for (int i = 1; i < line; i++) {
      begin = text.indexOf('\n', begin) + 1;
    }
    return text.offsetByCodePoints(begin, column - 1);
  }
}
