package dev.fargen.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Markdown page and its code blocks.
 *
 * @param path where it is, from the root of the repository
 * @param text all of it
 * @param blocks its code blocks, in their order
 */
record Page(Path path, String text, List<Block> blocks) {

  static final Path README = Path.of("README.md");
  static final Path GUIDE = Path.of("src/docs/guide");

  private static final Pattern FENCED =
      Pattern.compile("(?s)^```([a-z]+)\n(.*?)^```$", Pattern.MULTILINE);
  private static final Pattern CODE = Pattern.compile("(?s)^```.*?^```$", Pattern.MULTILINE);
  private static final Pattern INLINE = Pattern.compile("`([^`]+)`");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

  Page {
    blocks = List.copyOf(blocks);
  }

  /**
   * A code block.
   *
   * @param line the line of the page that its first line is
   */
  record Block(Path page, int line, String language, String text) {

    /** A first line such as {@code # fargen.yml} names the file that the block is. */
    private static final Pattern NAMED =
        Pattern.compile("^(?:#|//|<!--) ([\\w./-]+\\.[a-z]+|Dockerfile)(?: -->)?\n");

    /** The file that a reader is to make of it. */
    Optional<String> file() {
      Matcher named = NAMED.matcher(text);
      return named.find() ? Optional.of(named.group(1)) : Optional.empty();
    }

    /** Whether it is a spec, whole. */
    boolean isSpec() {
      return language.equals("yaml")
          && text.lines().anyMatch(line -> line.startsWith("name: ") && !isWorkflow() && !isCopilot());
    }

    /** Whether it is a manifest of Copilot. */
    private boolean isCopilot() {
      return file().filter(name -> name.startsWith("copilot/")).isPresent();
    }

    /** Whether it is a workflow of GitHub Actions. */
    boolean isWorkflow() {
      return file().filter(name -> name.startsWith(".github/workflows/")).isPresent();
    }

    @Override
    public String toString() {
      return page + ":" + line;
    }
  }

  /** The README and the whole guide. */
  static List<Page> all() {
    List<Page> pages = new ArrayList<>(List.of(read(README)));
    pages.addAll(guide());
    return pages;
  }

  /** The pages of the guide, its index among them. */
  static List<Page> guide() {
    try (Stream<Path> files = Files.list(GUIDE)) {
      return files.sorted().map(Page::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Page read(Path path) {
    try {
      String text = Files.readString(path);
      Matcher block = FENCED.matcher(text);
      List<Block> blocks = new ArrayList<>();
      while (block.find()) {
        int line = (int) text.substring(0, block.start(2)).lines().count() + 1;
        blocks.add(new Block(path, line, block.group(1), block.group(2)));
      }
      return new Page(path, text, blocks);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Block> blocks(String language) {
    return blocks.stream().filter(block -> block.language().equals(language)).toList();
  }

  /** What stands between backticks in its sentences. */
  List<String> inlineCode() {
    return INLINE
        .matcher(CODE.matcher(text).replaceAll(""))
        .results()
        .map(code -> code.group(1).replace('\n', ' '))
        .toList();
  }

  /** Where it links to, other sites aside. */
  List<String> links() {
    return LINK.matcher(CODE.matcher(text).replaceAll(""))
        .results()
        .map(link -> link.group(1))
        .filter(link -> !link.contains("://"))
        .toList();
  }

  /** The links that lead nowhere, where the page lies in this folder. */
  List<String> brokenLinks(Path root) {
    Path file = root.resolve(path);
    return links().stream()
        .filter(link -> !link.startsWith("#"))
        .filter(link -> !Files.exists(file.resolveSibling(link.replaceFirst("#.*", ""))))
        .toList();
  }
}
