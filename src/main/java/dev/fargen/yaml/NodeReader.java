package dev.fargen.yaml;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.LookAlikes;
import dev.fargen.diag.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.Parser;

/**
 * Reads the values of a document from the events of SnakeYAML: anchors and aliases, merge keys,
 * tags.
 */
final class NodeReader {

  private static final String MERGE = "<<";

  /** The tags of YAML that say of a value only what it is anyway. */
  private static final Set<String> KINDS = Set.of("str", "map", "seq");

  private final Parser events;
  private final Diagnostics diagnostics;
  private final Map<String, Node> anchors = new HashMap<>();
  private final Set<String> open = new HashSet<>();
  private int nodes;
  private int depth;

  /**
   * @param events from the first one of the document's value
   */
  NodeReader(Parser events, Diagnostics diagnostics) {
    this.events = events;
    this.diagnostics = diagnostics;
  }

  /** The next value. */
  Node read() {
    Event event = events.getEvent();
    Span start = Marks.point(event.getStartMark());
    if (++nodes > YamlReader.NODES) {
      throw tooMany(start);
    }
    if (depth > YamlReader.DEPTH) {
      throw tooDeep(start);
    }
    String anchor = event instanceof AliasEvent ? null : ((NodeEvent) event).getAnchor();
    if (anchor != null) {
      open.add(anchor);
    }
    depth++;
    Node node =
        switch (event.getEventId()) {
          case Alias -> alias((AliasEvent) event);
          case SequenceStart -> list((SequenceStartEvent) event);
          case MappingStart -> map((MappingStartEvent) event);
          default -> scalar((ScalarEvent) event);
        };
    depth--;
    Optional<String> own = ownTag(event);
    if (own.isPresent() && !KINDS.contains(own.get())) {
      unsupported("!!" + own.get(), node.span());
    }
    if (anchor != null) {
      open.remove(anchor);
      anchors.put(anchor, node);
    }
    return node;
  }

  /** The value of an anchor; an anchor that is still open would contain itself. */
  private Node alias(AliasEvent event) {
    Span span = Marks.point(event.getStartMark());
    Node node = anchors.get(event.getAnchor());
    if (open.contains(event.getAnchor())) {
      throw new Unreadable(
          Diagnostic.of(
                  Code.YAML_TOO_DEEP, "the anchor `" + event.getAnchor() + "` contains itself")
              .at(span)
              .note("an alias stands for the whole value of its anchor"));
    }
    if (node == null) {
      String name = event.getAnchor();
      throw new Unreadable(
          SyntaxFault.of("the anchor `" + name + "` is not defined", span, "")
              .help(
                  "put `&" + name + "` before a value, or quote this value: `\"*" + name + "\"`"));
    }
    count(node, depth, span);
    return node;
  }

  /** Counts what an alias stands for as if it were written there. */
  private void count(Node node, int level, Span alias) {
    if (++nodes > YamlReader.NODES) {
      throw tooMany(alias);
    }
    if (level > YamlReader.DEPTH) {
      throw tooDeep(alias);
    }
    if (node instanceof ListNode list) {
      for (Node item : list.items()) {
        count(item, level + 1, alias);
      }
    } else if (node instanceof MapNode map) {
      for (MapNode.Entry entry : map.entries()) {
        count(entry.key(), level + 1, alias);
        count(entry.value(), level + 1, alias);
      }
    }
  }

  private Node list(SequenceStartEvent start) {
    List<Node> items = new ArrayList<>();
    while (!events.checkEvent(Event.ID.SequenceEnd)) {
      items.add(read());
    }
    Span last = items.isEmpty() ? null : items.get(items.size() - 1).span();
    return new ListNode(
        items, Marks.enclosing(start, events.getEvent(), last), tag(start.getTag()));
  }

  private Node map(MappingStartEvent start) {
    Map<String, MapNode.Entry> own = new LinkedHashMap<>();
    Map<String, MapNode.Entry> inherited = new LinkedHashMap<>();
    @Nullable Span end = null;
    while (!events.checkEvent(Event.ID.MappingEnd)) {
      Node key = read();
      Node value = read();
      end = value.span();
      if (!(key instanceof ScalarNode name)) {
        diagnostics.report(
            Diagnostic.of(Code.WRONG_TYPE, "a key must be a string, not " + key.kind())
                .at(key.span()));
      } else if (name.text().equals(MERGE) && name.plain()) {
        inherit(name.span(), value, inherited);
      } else {
        if (name.tag().isPresent()) {
          unsupported(name.tag().get(), name.span());
        }
        put(own, new MapNode.Entry(name, value));
      }
    }
    for (Map.Entry<String, MapNode.Entry> entry : inherited.entrySet()) {
      own.putIfAbsent(entry.getKey(), entry.getValue());
    }
    return new MapNode(own, Marks.enclosing(start, events.getEvent(), end), tag(start.getTag()));
  }

  private void put(Map<String, MapNode.Entry> map, MapNode.Entry entry) {
    MapNode.Entry first = map.putIfAbsent(entry.key().text(), entry);
    if (first != null) {
      diagnostics.report(
          Diagnostic.of(Code.DUPLICATE_KEY, "duplicate key `" + entry.key().text() + "`")
              .at(entry.key().span(), "duplicate")
              .at(first.key().span(), "first here")
              .help("remove the duplicate"));
    }
  }

  /** The YAML merge key: {@code <<: *defaults}, or a list of such; the map's own keys win. */
  private void inherit(Span key, Node value, Map<String, MapNode.Entry> into) {
    for (Node source : value.items()) {
      if (source instanceof MapNode map) {
        map.entriesByKey().forEach(into::putIfAbsent);
      } else {
        diagnostics.report(
            Diagnostic.of(
                    Code.WRONG_TYPE,
                    "the value of `<<` must be a map or a list of maps, not " + source.kind())
                .at(key)
                .at(source.span(), source.kind()));
      }
    }
  }

  private ScalarNode scalar(ScalarEvent event) {
    Span span = Marks.between(event.getStartMark(), event.getEndMark());
    unprintable(event.getValue(), span);
    boolean block = event.isLiteral() || event.isFolded();
    Optional<BlockLines> lines = block ? lines(event.getValue(), span.line()) : Optional.empty();
    return new ScalarNode(event.getValue(), event.isPlain(), span, tag(event.getTag()), lines);
  }

  /** The lines of a block, unless some of it are folded. */
  private Optional<BlockLines> lines(String text, int header) {
    int inset = -1;
    int number = header;
    for (int begin = 0; begin < text.length(); ) {
      int next = text.indexOf('\n', begin);
      int end = next < 0 ? text.length() : next;
      String line = diagnostics.source().line(++number);
      int before = line.length() - (end - begin);
      if (end > begin) {
        boolean same = line.endsWith(text.substring(begin, end));
        if (!same || before < 0 || (inset >= 0 && before != inset)) {
          return Optional.empty();
        }
        inset = before;
      }
      begin = end + 1;
    }
    return inset < 0 ? Optional.empty() : Optional.of(new BlockLines(text, header, inset));
  }

  /** Reports what an escape can write and no file can have. */
  private void unprintable(String text, Span span) {
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      boolean half = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
      if (half || point == 0 || point == 0xFFFE || point == 0xFFFF) {
        diagnostics.report(
            Diagnostic.of(
                    Code.YAML_SYNTAX,
                    "the character " + LookAlikes.code(point) + " is not allowed in a value")
                .at(span)
                .help("remove this character"));
        return;
      }
      i += Character.charCount(point);
    }
  }

  private void unsupported(String tag, Span span) {
    diagnostics.report(
        Diagnostic.of(Code.MISPLACED_TAG, "`" + tag + "` is not supported here")
            .at(span)
            .help(
                tag.equals("!!binary")
                    ? "remove the tag, and write the decoded string"
                    : "remove the tag"));
  }

  /** The tag of YAML's own, without its prefix. */
  private static Optional<String> ownTag(Event event) {
    String tag =
        event instanceof ScalarEvent scalar
            ? scalar.getTag()
            : event instanceof CollectionStartEvent start ? start.getTag() : null;
    return tag != null && tag.startsWith(Tag.PREFIX)
        ? Optional.of(tag.substring(Tag.PREFIX.length()))
        : Optional.empty();
  }

  /** A tag of the user's; YAML's own have a longer name, and a lone {@code !} says nothing. */
  private static Optional<String> tag(@Nullable String tag) {
    return tag != null && tag.startsWith("!") && tag.length() > 1
        ? Optional.of(tag)
        : Optional.empty();
  }

  private static Unreadable tooDeep(Span span) {
    return new Unreadable(
        Diagnostic.of(
                Code.YAML_TOO_DEEP,
                "the file is nested more than " + YamlReader.DEPTH + " levels deep")
            .at(span));
  }

  private static Unreadable tooMany(Span span) {
    return new Unreadable(
        Diagnostic.of(Code.YAML_TOO_LARGE, "the file has more than " + YamlReader.NODES + " values")
            .at(span)
            .note("an alias counts as all values that it stands for"));
  }

  /** What makes it impossible to read on. */
  static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Diagnostic diagnostic;

    private Unreadable(Diagnostic diagnostic) {
      super(null, null, false, false);
      this.diagnostic = diagnostic;
    }

    Diagnostic diagnostic() {
      return diagnostic;
    }
  }
}
