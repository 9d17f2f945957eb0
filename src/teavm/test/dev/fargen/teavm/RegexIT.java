package dev.fargen.teavm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fargen.cfn.JsonPrinter;
import dev.fargen.testing.Programs;
import dev.fargen.testing.TextFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.teavm.tooling.TeaVMToolException;

/**
 * Every regular expression of the compiler finds the same in TeaVM as in the JDK: in the words of
 * all cases, and in random and hostile texts.
 */
class RegexIT {

  /**
   * The calls that do not take a constant: expressions with names and units in them, those of keys,
   * which {@link Expressions} finds there, and separators.
   */
  private static final Map<String, Integer> OPEN =
      Map.ofEntries(
          Map.entry("migrate/compose/ComposeFiles.java", 1),
          Map.entry("migrate/compose/Rewriter.java", 1),
          Map.entry("migrate/copilot/AddonLists.java", 1),
          Map.entry("migrate/copilot/DeployActions.java", 1),
          Map.entry("migrate/copilot/Mentions.java", 4),
          Map.entry("migrate/copilot/ParameterUse.java", 1),
          Map.entry("migrate/copilot/RawFixes.java", 1),
          Map.entry("spec/arn/Arns.java", 2),
          Map.entry("spec/form/Amounts.java", 1),
          Map.entry("spec/form/Regex.java", 1),
          Map.entry("spec/hint/ValueHints.java", 5));

  /** What these calls make, by example, and what users may write for a parameter. */
  private static final List<String> MADE =
      List.of(
          "([0-9]{0,6}\\.?[0-9]{1,3}) ?gi?b?",
          "([0-9]{0,6}\\.?[0-9]{1,3}) ?mi?b?",
          "\\$\\{Name[}:]|Ref\\W{1,9}\\w{0,20}\\W{0,9}(?:Scalar\\[content=)?Name\\W",
          "(?:(?://|@)\\Qweb\\E(?![A-Za-z0-9_.-])|server\\s+\\Qweb\\E[;:\\s])",
          "\\bupstream\\s+\\Qweb\\E\\s*\\{",
          "(?<![A-Za-z0-9_.-])\\Qweb\\E\\.(?:[a-z0-9-]+|\\Q${environment.name}\\E)\\.(?:[a-z0-9-]+|"
              + "\\Q${spec.name}\\E)\\.internal(?::80)?(?![A-Za-z0-9_.:-])",
          "(?=.*[A-Z])(?!-)[^\\s\\]&]{8,64}",
          "v[0-9]+(\\.[0-9]{1,3}){2,}",
          "(?:a|b|)??c*?");

  private static final int RANDOM_TEXTS = 1_500;
  private static final int LONGEST = 24;
  private static final int MOST_WORDS = 2_000;

  /** So many expressions fill a quarter of the heap. */
  private static final int SLICE = 10;

  @TempDir private Path folder;

  @Test
  void findsTheSame() throws IOException, TeaVMToolException {
    Programs.need("node");
    Expressions expressions = Expressions.read();
    assertEquals(OPEN, expressions.open(), "calls with something else than a constant");
    List<String> all = new ArrayList<>(expressions.found());
    all.addAll(MADE);
    assertTrue(all.size() > 200, "expressions");
    List<String> texts = texts(all);
    List<String> arguments = new ArrayList<>(List.of(Integer.toString(all.size())));
    arguments.addAll(all);
    arguments.addAll(texts);

    List<String> java = onTheJvm(arguments);

    assertEquals("", differences(all, texts, java, onNode(arguments)), "in JavaScript");
    assertEquals("", differences(all, texts, java, inC(arguments)), "in C");
  }

  private static String differences(
      List<String> expressions, List<String> texts, List<String> java, List<String> other) {
    assertEquals(expressions.size(), other.size());
    List<String> different = new ArrayList<>();
    for (int i = 0; i < expressions.size(); i++) {
      int n = Arrays.mismatch(java.get(i).split(" "), other.get(i).split(" "));
      if (n >= 0) {
        different.add("`" + expressions.get(i) + "` in `" + texts.get(n) + "`");
      }
    }
    return String.join("\n", different);
  }

  private static List<String> onTheJvm(List<String> arguments) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream before = System.out;
    try (PrintStream out = new PrintStream(bytes, true, UTF_8)) {
      System.setOut(out);
      RegexProgram.main(arguments.toArray(String[]::new));
    } finally {
      System.setOut(before);
    }
    return bytes.toString(UTF_8).lines().toList();
  }

  private List<String> onNode(List<String> arguments) throws IOException, TeaVMToolException {
    Files.writeString(folder.resolve("arguments.json"), JsonPrinter.print(arguments));
    TeaVm teavm = new TeaVm(folder);
    assertEquals("", teavm.compile(RegexProgram.class, false));
    String read = "JSON.parse(require('fs').readFileSync('arguments.json', 'utf8'))";
    return teavm.run(read).lines().toList();
  }

  /** In slices: nothing that the program has made is collected. */
  private List<String> inC(List<String> arguments) throws IOException, TeaVMToolException {
    Path place = Files.createDirectory(folder.resolve("c"));
    Files.writeString(place.resolve(RegexProgram.ARGUMENTS), RegexProgram.coded(arguments));
    TeaVm teavm = new TeaVm(place);
    assertEquals("", teavm.buildInC(RegexProgram.OfFile.class, false));
    List<String> lines = new ArrayList<>();
    int expressions = Integer.parseInt(arguments.get(0));
    for (int from = 0; from < expressions; from += SLICE) {
      int to = Math.min(expressions, from + SLICE);
      teavm.printed("./probe", "" + from, "" + to).lines().forEach(lines::add);
    }
    return lines;
  }

  /** Words of the cases, and texts of the characters that stand in the expressions. */
  private static List<String> texts(List<String> expressions) {
    Set<String> texts = new TreeSet<>(List.of("", " ", "\n", "\r\n", "\u0085", "\u2028", "\0"));
    texts.addAll(List.of("a".repeat(200), "-".repeat(200), "\ud83d\ude00", "\ud83d"));
    texts.addAll(List.of("\ud83e\udd84", "\ud801\udc00", "\ud83c\udd00"));
    texts.addAll(List.of("İß", "K", "٣"));
    TreeSet<String> words = new TreeSet<>();
    TextFiles.read(Path.of("src/test/resources/cases"))
        .forEach(
            (file, text) -> {
              if (file.endsWith("spec.yml")) {
                words.addAll(List.of(text.split("[\\s\"'{}\\[\\],]+")));
                text.lines().map(line -> line.replaceFirst("^[^:]*: *", "")).forEach(words::add);
              }
            });
    Random random = new Random(18);
    List<String> shuffled = new ArrayList<>(words);
    Collections.shuffle(shuffled, random);
    texts.addAll(shuffled.subList(0, Math.min(MOST_WORDS, shuffled.size())));
    String letters = String.join("", expressions) + "09azAZ.:/-_ @*$\n\té";
    for (int i = 0; i < RANDOM_TEXTS; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(LONGEST); n > 0; n--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      texts.add(text.toString());
    }
    texts.removeIf(text -> text.length() > 200);
    return List.copyOf(texts);
  }
}
