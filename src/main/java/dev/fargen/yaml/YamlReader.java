package dev.fargen.yaml;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.LookAlikes;
import dev.fargen.diag.Span;
import java.util.Optional;
import java.util.function.Predicate;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads YAML into the tree with positions. Limits: {@value #DEPTH} levels and {@value #NODES}
 * values; an alias counts as all values that it stands for.
 */
public final class YamlReader {

  /** The maximum number of levels. */
  public static final int DEPTH = 50;

  /** The maximum number of values. */
  public static final int NODES = 100_000;

  private final Diagnostics diagnostics;

  /** Whether the file is a spec; else it is one of another tool. */
  private final boolean spec;

  private YamlReader(Diagnostics diagnostics, boolean spec) {
    this.diagnostics = diagnostics;
    this.spec = spec;
  }

  /** The map of the file; empty if there is none, which is reported. */
  public static Optional<MapNode> read(Diagnostics diagnostics) {
    return read(diagnostics, map -> true);
  }

  /**
   * The same, where the map is looked at before the rest of the file is read.
   *
   * @param wanted whether to read on; where not, why has been reported
   */
  public static Optional<MapNode> read(Diagnostics diagnostics, Predicate<MapNode> wanted) {
    return new YamlReader(diagnostics, true).read(wanted);
  }

  /** The map of a file of another tool; empty if there is none, which is reported. */
  public static Optional<MapNode> readForeign(Diagnostics diagnostics) {
    return new YamlReader(diagnostics, false).read(map -> true);
  }

  /** The map or list of a file of another tool; empty if there is none, which is reported. */
  public static Optional<Node> readForeignTree(Diagnostics diagnostics) {
    return new YamlReader(diagnostics, false).tree(map -> true);
  }

  private Optional<MapNode> read(Predicate<MapNode> wanted) {
    Optional<Node> tree = tree(wanted);
    if (tree.isPresent() && !(tree.get() instanceof MapNode)) {
      Diagnostic noMap =
          Diagnostic.of(Code.WRONG_TYPE, "the file must be a map of keys, not " + tree.get().kind())
              .at(tree.get().span());
      diagnostics.report(spec ? noMap.help("start with `name:` and `workloads:`") : noMap);
    }
    return tree.filter(MapNode.class::isInstance).map(MapNode.class::cast);
  }

  private Optional<Node> tree(Predicate<MapNode> wanted) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    options.setProcessComments(false);
    Parser events = new ParserImpl(new StreamReader(diagnostics.source().text()), options);
    try {
      events.getEvent(); // the stream's start
      if (events.checkEvent(Event.ID.StreamEnd)) {
        boolean comments = diagnostics.source().text().indexOf('#') >= 0;
        Diagnostic empty =
            Diagnostic.of(
                    Code.EMPTY_SPEC,
                    comments ? "the file contains only comments" : "the file is empty")
                .at(Span.START);
        diagnostics.report(
            spec ? empty.help("write a spec, or run `fargen init` to create one") : empty);
        return Optional.empty();
      }
      events.getEvent(); // the document's start
      Node tree = new NodeReader(events, diagnostics).read();
      if (tree instanceof MapNode map && !wanted.test(map)) {
        return Optional.empty();
      }
      events.getEvent(); // the document's end
      if (!events.checkEvent(Event.ID.StreamEnd)) {
        events.getEvent();
        diagnostics.report(
            Diagnostic.of(Code.SEVERAL_DOCUMENTS, "the file must be a single YAML document")
                .at(Marks.point(events.peekEvent().getStartMark()), "a second document")
                .help("write each document to its own file"));
        return Optional.empty();
      }
      return Optional.of(tree);
    } catch (NodeReader.Unreadable e) {
      diagnostics.report(e.diagnostic());
    } catch (MarkedYAMLException e) {
      diagnostics.report(SyntaxFault.of(e, diagnostics.source()));
    } catch (YAMLException e) {
      reportUnmarked(e);
    }
    return Optional.empty();
  }

  /** A character that YAML does not allow: a control, or half of a surrogate pair. */
  private void reportCharacter(ReaderException e) {
    String text = diagnostics.source().text();
    int at = text.offsetByCodePoints(0, Math.min(e.getPosition(), text.length()));
    int line = (int) text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
    int begin = text.lastIndexOf('\n', at - 1) + 1;
    int column = text.codePointCount(begin, at) + 1;
    diagnostics.report(
        SyntaxFault.of(
                "the character " + LookAlikes.code(e.getCodePoint()) + " is not allowed",
                new Span(line, column, line, column + 1),
                "")
            .help("remove this character, or write it as an escape in double quotes"));
  }

  private void reportUnmarked(YAMLException e) {
    if (e instanceof ReaderException character) {
      reportCharacter(character);
    } else {
      diagnostics.report(SyntaxFault.of("this line cannot be read", Span.START, ""));
    }
  }
}
