package dev.fargen.yaml;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Reads YAML into the tree with positions. Bounded: at most {@value #DEPTH} levels and {@value
 * #NODES} values, aliases counted at every place they stand for.
 */
public final class YamlReader {

  /** The deepest nesting that is read. */
  public static final int DEPTH = 50;

  /** The most values that are read, each alias counted as what it stands for. */
  public static final int NODES = 100_000;

  private static final String MERGE = "<<";

  private final Diagnostics diagnostics;
  private int nodes;
  private int depth;

  private YamlReader(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** The one map in the file; empty where there is none, and the reason has been reported. */
  public static Optional<MapNode> read(Diagnostics diagnostics) {
    return new YamlReader(diagnostics).read();
  }

  private Optional<MapNode> read() {
    LoaderOptions options = new LoaderOptions();
    options.setNestingDepthLimit(DEPTH);
    options.setMaxAliasesForCollections(NODES);
    options.setCodePointLimit(Integer.MAX_VALUE);
    options.setProcessComments(false);
    try {
      StreamReader text = new StreamReader(diagnostics.source().text());
      Composer composer = new Composer(new ParserImpl(text, options), new Resolver(), options);
      org.yaml.snakeyaml.nodes.@Nullable Node root =
          composer.checkNode() ? composer.getNode() : null;
      if (root == null) {
        diagnostics.report(
            Diagnostic.of(Code.EMPTY_SPEC, "the spec is empty")
                .at(Span.START)
                .help("write one, or let `fargen init` write the first lines"));
        return Optional.empty();
      }
      if (composer.checkNode()) {
        diagnostics.report(
            Diagnostic.of(Code.SEVERAL_DOCUMENTS, "a spec is one YAML document, this file has more")
                .at(point(composer.getNode().getStartMark()), "a second document")
                .help("put each spec into a file of its own"));
        return Optional.empty();
      }
      Node tree = convert(root);
      if (tree instanceof MapNode map) {
        return Optional.of(map);
      }
      diagnostics.report(
          Diagnostic.of(Code.WRONG_TYPE, "a spec is a map of keys, this is " + tree.kind())
              .at(tree.span())
              .help("begin with `name:` and `workloads:`"));
    } catch (TooDeep e) {
      diagnostics.report(
          Diagnostic.of(
                  Code.YAML_TOO_DEEP, "the spec is nested more than " + DEPTH + " levels deep")
              .at(e.span));
    } catch (TooMany e) {
      diagnostics.report(
          Diagnostic.of(Code.YAML_TOO_LARGE, "the spec has more than " + NODES + " values")
              .at(e.span)
              .note("an alias counts as everything it stands for"));
    } catch (MarkedYAMLException e) {
      reportSyntax(e);
    } catch (YAMLException e) {
      reportUnmarked(e);
    }
    return Optional.empty();
  }

  private void reportSyntax(MarkedYAMLException e) {
    Mark mark = e.getProblemMark() != null ? e.getProblemMark() : e.getContextMark();
    Span span = mark == null ? Span.START : point(mark);
    SyntaxFault fault = SyntaxFault.of(String.valueOf(e.getContext()), problem(e));
    Diagnostic diagnostic =
        Diagnostic.of(Code.YAML_SYNTAX, "this is not YAML: " + fault.message()).at(span);
    Mark context = e.getContextMark();
    if (context != null && !point(context).equals(span)) {
      diagnostic = diagnostic.at(point(context), fault.context());
    }
    diagnostics.report(fault.help().map(diagnostic::help).orElse(diagnostic));
  }

  private static String problem(MarkedYAMLException e) {
    String problem = e.getProblem() == null ? "it can't be read" : e.getProblem();
    return problem.lines().findFirst().orElse(problem).strip();
  }

  /** A character that YAML has no room for: controls, and halves of surrogate pairs. */
  private void reportCharacter(ReaderException e) {
    String text = diagnostics.source().text();
    int at = text.offsetByCodePoints(0, Math.min(e.getPosition(), text.length()));
    int line = (int) text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
    int begin = text.lastIndexOf('\n', at - 1) + 1;
    int column = text.codePointCount(begin, at) + 1;
    String point = String.format(Locale.ROOT, "U+%04X", e.getCodePoint());
    diagnostics.report(
        Diagnostic.of(
                Code.YAML_SYNTAX, "this is not YAML: the character " + point + " is not allowed")
            .at(new Span(line, column, line, column + 1))
            .help("take it away, or write it as an escape in double quotes"));
  }

  private void reportUnmarked(YAMLException e) {
    if (e instanceof ReaderException character) {
      reportCharacter(character);
      return;
    }
    String message = String.valueOf(e.getMessage());
    if (message.contains("Nesting Depth")) {
      diagnostics.report(
          Diagnostic.of(
                  Code.YAML_TOO_DEEP, "the spec is nested more than " + DEPTH + " levels deep")
              .at(Span.START));
    } else {
      diagnostics.report(
          Diagnostic.of(
                  Code.YAML_SYNTAX,
                  "this is not YAML: " + message.lines().findFirst().orElse("it can't be read"))
              .at(Span.START));
    }
  }

  private Node convert(org.yaml.snakeyaml.nodes.Node node) {
    if (++nodes > NODES) {
      throw new TooMany(point(node.getStartMark()));
    }
    if (depth > DEPTH) {
      throw new TooDeep(point(node.getStartMark())); // an anchor that holds an alias of itself
    }
    depth++;
    Node converted = convertAny(node);
    depth--;
    return converted;
  }

  private Node convertAny(org.yaml.snakeyaml.nodes.Node node) {
    if (node instanceof MappingNode mapping) {
      return convertMap(mapping);
    }
    if (node instanceof SequenceNode sequence) {
      List<Node> items = new ArrayList<>();
      sequence.getValue().forEach(item -> items.add(convert(item)));
      Span span = enclosing(node, items.isEmpty() ? null : last(items).span());
      return new ListNode(items, span, tag(node));
    }
    return scalar((org.yaml.snakeyaml.nodes.ScalarNode) node);
  }

  private Node convertMap(MappingNode mapping) {
    Map<String, MapNode.Entry> own = new LinkedHashMap<>();
    Map<String, MapNode.Entry> inherited = new LinkedHashMap<>();
    @Nullable Span end = null;
    for (NodeTuple tuple : mapping.getValue()) {
      Node key = convert(tuple.getKeyNode());
      Node value = convert(tuple.getValueNode());
      end = value.span();
      if (!(key instanceof ScalarNode name)) {
        diagnostics.report(
            Diagnostic.of(Code.WRONG_TYPE, "a key must be text, this is " + key.kind())
                .at(key.span()));
      } else if (name.text().equals(MERGE) && name.plain()) {
        inherit(value, inherited);
      } else {
        put(own, new MapNode.Entry(name, value));
      }
    }
    inherited.forEach(own::putIfAbsent);
    return new MapNode(own, enclosing(mapping, end), tag(mapping));
  }

  private void put(Map<String, MapNode.Entry> map, MapNode.Entry entry) {
    MapNode.Entry first = map.putIfAbsent(entry.key().text(), entry);
    if (first != null) {
      diagnostics.report(
          Diagnostic.of(Code.DUPLICATE_KEY, "`" + entry.key().text() + "` is written twice")
              .at(entry.key().span(), "again here")
              .at(first.key().span(), "first here")
              .help("keep one of the two"));
    }
  }

  /** The YAML merge key: {@code <<: *defaults}, or a list of such; the map's own keys win. */
  private void inherit(Node value, Map<String, MapNode.Entry> into) {
    List<Node> sources = value instanceof ListNode list ? list.items() : List.of(value);
    for (Node source : sources) {
      if (source instanceof MapNode map) {
        map.entriesByKey().forEach(into::putIfAbsent);
      } else {
        diagnostics.report(
            Diagnostic.of(Code.WRONG_TYPE, "`<<` merges maps, this is " + source.kind())
                .at(source.span()));
      }
    }
  }

  private static ScalarNode scalar(org.yaml.snakeyaml.nodes.ScalarNode node) {
    Span span = between(node.getStartMark(), node.getEndMark());
    return new ScalarNode(node.getValue(), node.isPlain(), span, tag(node));
  }

  /** A tag of the user's; YAML's own have a longer name, and a lone {@code !} says nothing. */
  private static Optional<String> tag(org.yaml.snakeyaml.nodes.Node node) {
    String tag = node.getTag().getValue();
    return tag.startsWith("!") && tag.length() > 1 ? Optional.of(tag) : Optional.empty();
  }

  /** SnakeYAML ends a block where the next line begins; ours ends with its last value. */
  private static Span enclosing(org.yaml.snakeyaml.nodes.Node node, @Nullable Span last) {
    Span whole = between(node.getStartMark(), node.getEndMark());
    boolean flow =
        node instanceof org.yaml.snakeyaml.nodes.CollectionNode<?> collection
            && collection.getFlowStyle() == org.yaml.snakeyaml.DumperOptions.FlowStyle.FLOW;
    return flow || last == null || last.compareTo(whole) < 0 ? whole : whole.to(last);
  }

  private static Node last(List<Node> items) {
    return items.get(items.size() - 1);
  }

  private static Span between(Mark start, Mark end) {
    return new Span(
        start.getLine() + 1, start.getColumn() + 1, end.getLine() + 1, end.getColumn() + 1);
  }

  private static Span point(Mark mark) {
    return between(mark, mark).first(1);
  }

  private static final class TooDeep extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Span span;

    private TooDeep(Span span) {
      super(null, null, false, false);
      this.span = span;
    }
  }

  private static final class TooMany extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Span span;

    private TooMany(Span span) {
      super(null, null, false, false);
      this.span = span;
    }
  }
}
