package dev.fargen.check.raw;

import dev.fargen.check.raw.BlockRuleChecker.Absence;
import dev.fargen.check.raw.Peers.Peer;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Reading;
import dev.fargen.spec.raw.RawFunction;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.MapNode.Entry;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Evaluates a schema of {@code src/servicespec/schemas.mjs}. What only CloudFormation knows, a
 * function or a dynamic reference, neither fits nor is refused.
 */
final class SchemaChecker {

  private final MapNode root;
  private final Node data;
  private final Peers peers;
  private final boolean literal;

  /**
   * @param root the whole schema, which references in it refer to
   * @param data the whole value, which the schema can compare parts of
   * @param peers what references in the value refer to
   */
  SchemaChecker(MapNode root, Node data, Peers peers) {
    this(root, data, peers, false);
  }

  private SchemaChecker(MapNode root, Node data, Peers peers, boolean literal) {
    this.root = root;
    this.data = data;
    this.peers = peers;
    this.literal = literal;
  }

  /** A value, its name for messages, the place to report it, and why the schema is about it. */
  record Subject(Node value, String name, String owner, Span place, Reason reason) {

    static Subject of(Node value, String owner, Span place) {
      return new Subject(value, owner, owner, place, Reason.NONE);
    }

    Subject property(Entry entry) {
      String own = entry.key().text();
      Span span = entry.value() instanceof ScalarNode ? entry.value().span() : entry.key().span();
      return new Subject(entry.value(), own, "`" + own + "`", span, reason.without(own));
    }

    Subject item(Node item) {
      Span span = item instanceof MapNode ? item.span().first(1) : item.span().firstLine();
      String own = item instanceof ScalarNode ? Reading.item(name) : name;
      return new Subject(item, own, owner, span, reason);
    }

    Subject because(Reason more) {
      return new Subject(value, name, owner, place, reason.and(more));
    }

    Subject branch(Node branch) {
      return new Subject(branch, name, owner, branch.span().firstLine(), reason);
    }

    /** Something is missing because of another property. */
    Verdict lacking(Reason why, String what) {
      return Verdict.of(missing(why, what).at(why.place().orElse(place)));
    }

    /** Something is missing because its value removes it. */
    Verdict removed(Reason why, String what, Entry entry) {
      return Verdict.of(missing(why, what).at(entry.value().span().firstLine(), Absence.REMOVES));
    }

    private Diagnostic missing(Reason why, String what) {
      return Diagnostic.of(Code.MISSING_PROPERTY, why.subject(owner) + " requires " + what);
    }

    Verdict refused(Code code, String message) {
      return Verdict.of(Diagnostic.of(code, message).at(place));
    }
  }

  /** What the schema says of the value. */
  Verdict check(Node schema, Subject subject) {
    if (schema instanceof ScalarNode truth) {
      return truth.text().equals("false") ? never(subject) : Verdict.FITS;
    }
    MapNode map = (MapNode) schema;
    Optional<RawFunction> call = RawFunction.of(subject.value());
    if (call.isPresent() && !literal) {
      return map.entries().isEmpty() ? Verdict.FITS : call(call.get(), map, subject);
    }
    if (DynamicReference.isIn(subject.value()) || PropertyChecker.isReported(subject.value())) {
      return map.entries().isEmpty() ? Verdict.FITS : Verdict.OPEN;
    }
    Verdict verdict = Verdict.FITS;
    for (Entry word : map.entries()) {
      verdict = verdict.and(word(map, word.key().text(), word.value(), subject));
    }
    return verdict;
  }

  private Verdict never(Subject subject) {
    Diagnostic fault =
        subject.reason().equals(Reason.NONE)
            ? Diagnostic.of(Code.UNKNOWN_PROPERTY, "`" + subject.name() + "` is not supported here")
            : Diagnostic.of(
                Code.CONFLICTING_KEYS,
                "`" + subject.name() + "` cannot be used" + subject.reason().end());
    boolean rendered = subject.reason().place().filter(subject.place()::equals).isPresent();
    return Verdict.of(
        rendered
            ? fault
                .at(subject.place(), "fargen writes `" + subject.name() + "`")
                .help("remove this patch")
            : fault
                .at(subject.place())
                .help("remove `" + subject.name() + "`" + subject.reason().instead()));
  }

  /** Of a choice, both branches; what other functions return is not known. */
  private Verdict call(RawFunction call, MapNode schema, Subject subject) {
    Verdict text = text(call, schema, subject);
    if (text.refuses()) {
      return text;
    }
    if (!call.name().equals("If") || call.arguments().size() != 3) {
      Verdict type =
          child(schema, "refers").map(to -> referred(call, to, subject)).orElse(Verdict.FITS);
      return type.refuses()
          ? type
          : Returned.of(call, peers)
              .map(returned -> returned(returned, schema, subject))
              .orElse(Verdict.OPEN);
    }
    List<Verdict> branches =
        Lists.map(
            Lists.filter(call.arguments().subList(1, 3), one -> !Absence.isCertain(one)),
            one -> check(schema, subject.branch(one)));
    return branches.isEmpty() || Lists.any(branches, one -> !one.refuses())
        ? Lists.all(branches, Verdict::fits) ? Verdict.FITS : Verdict.OPEN
        : branches.get(0);
  }

  /** Of a text that CloudFormation completes, what the words about whole texts can decide. */
  private Verdict text(RawFunction call, MapNode schema, Subject subject) {
    Verdict begins =
        child(schema, "prefix")
            .map(one -> Beginning.check(((ScalarNode) one).text(), subject, peers))
            .orElse(Verdict.OPEN);
    if (!call.name().equals("Sub")) {
      return begins;
    }
    Verdict verdict = child(schema, "json").map(one -> json(one, subject)).orElse(begins);
    return child(schema, "grammar")
        .map(one -> ((ScalarNode) one).text())
        .filter(Grammars::isOfTemplates)
        .map(one -> verdict.and(Grammars.check(one, subject, peers)))
        .orElse(verdict);
  }

  /** Names of resources of different types look the same, so the type decides. */
  private Verdict referred(RawFunction call, Node types, Subject subject) {
    if (!Returned.isOfItself(call)) {
      return Verdict.FITS; // an attribute such as the hosted zone of a namespace
    }
    return Gathering.peer(call, peers)
        .map(Peer::type)
        .filter(type -> type.startsWith("AWS::") && !type.startsWith("AWS::CloudFormation::"))
        .filter(type -> !texts(types).contains(type))
        .map(type -> ReturnedWords.type(call, type, texts(types), subject))
        .orElse(Verdict.FITS);
  }

  /** Of a reference to a resource, what an example of its value can decide. */
  private Verdict returned(Returned returned, MapNode schema, Subject subject) {
    Verdict verdict = Verdict.FITS;
    for (Entry word : schema.entries()) {
      Verdict found =
          switch (word.key().text()) {
            case "$ref", "if", "allOf", "anyOf", "oneOf", "not" ->
                word(schema, word.key().text(), word.value(), subject);
            case "pattern" ->
                word.value() instanceof ScalarNode pattern
                    ? ReturnedWords.pattern(returned, pattern.text(), subject)
                    : Verdict.OPEN;
            case "type", "then", "else", "message", "note", "help", "refers" -> Verdict.FITS;
            default -> Verdict.OPEN;
          };
      verdict = verdict.and(found);
    }
    return verdict;
  }

  private Verdict word(MapNode schema, String word, Node content, Subject subject) {
    return switch (word) {
      case "$ref" -> check(definition(content), subject);
      case "if" -> choice(schema, content, subject);
      case "allOf" -> all(items(content), subject);
      case "anyOf" -> any(items(content), subject, false);
      case "oneOf" -> any(items(content), subject, true);
      case "not" -> not(content, subject);
      case "cfnContext" ->
          new SchemaChecker(root, data, peers, true)
              .check(child(content, "schema").orElseThrow(), subject);
      case "alone" ->
          new SchemaChecker(root, subject.value(), peers, literal).check(content, subject);
      case "json" -> json(content, subject);
      case "prefix" -> Beginning.check(((ScalarNode) content).text(), subject, peers);
      case "grammar" -> Grammars.check(((ScalarNode) content).text(), subject, peers);
      default ->
          subject.value() instanceof MapNode map
              ? block(schema, word, content, map, subject)
              : subject.value() instanceof ListNode list
                  ? list(schema, word, content, list, subject)
                  : ScalarWords.check(
                      word, content, subject, pointed(content), new Pointer(data), literal);
    };
  }

  /** The value of a text in JSON; a value that is a map in the spec is checked as it is. */
  private Verdict json(Node schema, Subject subject) {
    Optional<JsonText> text = JsonText.of(subject.value());
    if (text.isEmpty()) {
      return check(schema, subject);
    }
    Optional<Diagnostic> fault =
        text.get()
            .fault(Reading.named(subject.name()) + " is not valid JSON" + subject.reason().end());
    if (fault.isPresent()) {
      return Verdict.of(fault.get());
    }
    Optional<MapNode> parsed = text.get().map();
    if (parsed.isEmpty()) {
      return ((MapNode) schema).entries().isEmpty() || !text.get().quoted()
          ? Verdict.FITS
          : subject.refused(
              Code.WRONG_TYPE, Reading.named(subject.name()) + " must be a map in JSON");
    }
    Subject inside =
        new Subject(
            parsed.get(),
            subject.name(),
            "`" + subject.name() + "`",
            parsed.get().span().firstLine(),
            subject.reason());
    Verdict verdict = new SchemaChecker(root, parsed.get(), Peers.NONE).check(schema, inside);
    return verdict.refuses() ? inText(verdict.faults().get(0), subject) : verdict;
  }

  /** The fault, which says that it is in the text. */
  private static Verdict inText(Diagnostic inner, Subject subject) {
    Diagnostic fault =
        Diagnostic.of(inner.code(), "in the JSON of `" + subject.name() + "`, " + inner.message())
            .at(inner.span());
    for (String note : inner.notes()) {
      fault = fault.note(note);
    }
    return Verdict.of(inner.help().map(fault::help).orElse(fault));
  }

  private List<Node> pointed(Node content) {
    return child(content, "$data")
        .map(
            paths ->
                Lists.flatMap(
                    List.of(((ScalarNode) paths).text().split(" ")), new Pointer(data)::at))
        .orElseGet(List::of);
  }

  private Node definition(Node reference) {
    String name = ((ScalarNode) reference).text();
    Node at = child(root, "definitions").orElseThrow();
    return child(at, name.substring(name.lastIndexOf('/') + 1)).orElseThrow();
  }

  private Verdict choice(MapNode schema, Node condition, Subject subject) {
    Verdict holds = check(condition, subject);
    if (holds.refuses()) {
      return child(schema, "else")
          .map(
              other ->
                  check(
                      other, subject.because(Reason.otherwise(condition, other, subject.value()))))
          .orElse(Verdict.FITS);
    }
    if (!holds.fits()) {
      return Verdict.OPEN;
    }
    Reason why = condition instanceof MapNode map ? Reason.of(map, subject.value()) : Reason.NONE;
    return child(schema, "then")
        .map(then -> check(then, subject.because(why)))
        .map(found -> found.noted(ReturnedWords.types(why, subject.value(), peers)))
        .orElse(Verdict.FITS);
  }

  private Verdict all(List<Node> schemas, Subject subject) {
    Verdict verdict = Verdict.FITS;
    for (Node schema : schemas) {
      verdict = verdict.and(check(schema, subject));
    }
    return verdict;
  }

  private Verdict any(List<Node> schemas, Subject subject, boolean one) {
    List<Verdict> verdicts = Lists.map(schemas, schema -> check(schema, subject));
    int fitting = Lists.filter(verdicts, Verdict::fits).size();
    if (one && fitting > 1) {
      return subject.refused(
          Code.CONFLICTING_KEYS, subject.owner() + " must have one of its forms, not several");
    }
    if (fitting > 0 || Lists.any(verdicts, verdict -> !verdict.refuses())) {
      return fitting > 0 ? Verdict.FITS : Verdict.OPEN;
    }
    return Choices.refused(schemas, verdicts, subject);
  }

  private Verdict not(Node schema, Subject subject) {
    Verdict verdict = check(schema, subject);
    if (verdict.refuses()) {
      return Verdict.FITS;
    }
    return verdict.fits() ? Choices.excluded(schema, subject) : Verdict.OPEN;
  }

  private Verdict list(MapNode schema, String word, Node content, ListNode list, Subject subject) {
    List<Node> items = list.items();
    Verdict verdict = Verdict.FITS;
    switch (word) {
      case "items" -> {
        List<Node> first = items(child(schema, "prefixItems").orElse(content));
        int from = child(schema, "prefixItems").isPresent() ? first.size() : 0;
        for (Node item : items.subList(Math.min(from, items.size()), items.size())) {
          verdict = verdict.and(check(content, subject.item(item)));
        }
      }
      case "prefixItems" -> {
        return ListWords.first(items(content), items, subject, this);
      }
      case "contains" -> {
        List<Verdict> all = Lists.map(items, item -> check(content, subject.item(item)));
        if (Lists.any(all, Verdict::fits)) {
          return Verdict.FITS;
        }
        return Lists.all(all, Verdict::refuses) ? Choices.lacking(content, subject) : Verdict.OPEN;
      }
      case "atMostOne" -> {
        List<Node> fitting = Lists.filter(items, item -> check(content, subject.item(item)).fits());
        return fitting.size() < 2
            ? Verdict.FITS
            : Choices.several(content, subject.item(fitting.get(1)));
      }
      default -> {
        return ListWords.check(word, content, list, subject);
      }
    }
    return verdict;
  }

  private Verdict block(MapNode schema, String word, Node content, MapNode map, Subject subject) {
    Verdict verdict = Verdict.FITS;
    switch (word) {
      case "properties" -> {
        for (Entry property : ((MapNode) content).entries()) {
          verdict = verdict.and(property(property, map, subject));
        }
      }
      case "additionalProperties" -> {
        List<String> known =
            child(schema, "properties")
                .map(all -> List.copyOf(((MapNode) all).entriesByKey().keySet()))
                .orElse(List.of());
        for (Entry entry : map.entries()) {
          if (!known.contains(entry.key().text())) {
            verdict = verdict.and(never(subject.property(entry)));
          }
        }
      }
      case "propertyNames" -> {
        for (Entry entry : map.entries()) {
          Subject key =
              new Subject(
                  entry.key(),
                  Reading.keyOf(subject.name()),
                  subject.owner(),
                  entry.key().span(),
                  subject.reason());
          verdict = verdict.and(check(content, key));
        }
      }
      case "dependentSchemas" -> {
        for (Entry dependent : ((MapNode) content).entries()) {
          Optional<Entry> written = map.entry(dependent.key().text());
          if (written.isPresent()) {
            Verdict inner = check(dependent.value(), subject.because(Reason.of(written.get())));
            verdict = verdict.and(Absence.isPossible(written.get().value()) ? Verdict.OPEN : inner);
          }
        }
      }
      default -> {
        return new BlockWords(schema, map, subject).check(word, content);
      }
    }
    return verdict;
  }

  private Verdict property(Entry property, MapNode map, Subject subject) {
    Optional<Entry> written = map.entry(property.key().text());
    if (written.isEmpty() || Absence.isCertain(written.get().value())) {
      return Verdict.FITS;
    }
    Subject inner = subject.property(written.get());
    boolean never = property.value() instanceof ScalarNode truth && truth.text().equals("false");
    if (never) {
      Span key = written.get().key().span();
      inner = new Subject(inner.value(), inner.name(), inner.owner(), key, inner.reason());
    }
    boolean open = Absence.isPossible(written.get().value());
    return open && never ? Verdict.OPEN : check(property.value(), inner);
  }

  static List<Node> items(Node content) {
    return content instanceof ListNode list ? list.items() : List.of();
  }

  static List<String> texts(Node content) {
    return new ArrayList<>(
        Lists.map(Lists.only(items(content), ScalarNode.class), ScalarNode::text));
  }

  /** The values that a schema names; none where it does not say which they are. */
  static List<String> values(Node schema) {
    return child(schema, "const")
        .map(one -> one instanceof ScalarNode only ? List.of(only.text()) : List.<String>of())
        .or(() -> child(schema, "enum").map(SchemaChecker::texts))
        .orElse(List.of());
  }

  static Optional<Node> child(Node schema, String word) {
    return schema instanceof MapNode map ? map.entry(word).map(Entry::value) : Optional.empty();
  }
}
