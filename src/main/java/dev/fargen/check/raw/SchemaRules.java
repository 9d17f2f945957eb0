package dev.fargen.check.raw;

import dev.fargen.aws.ResourceType;
import dev.fargen.aws.ResourceTypes;
import dev.fargen.aws.SchemaRule;
import dev.fargen.check.raw.Gathering.Gathered;
import dev.fargen.check.raw.SchemaChecker.Subject;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.raw.RawFunction;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.MapNode.Entry;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What values must be depending on other values, of the same resource or of one that it refers to:
 * the schemas of resource types, and the rules of cfn-lint (CloudFormation CLI user guide,
 * "Resource type schema").
 */
final class SchemaRules {

  /** The place of rules about properties that mean the same in any type. */
  private static final String ANY = "*";

  private final String type;
  private final MapNode properties;
  private final Span owner;
  private final Peers peers;
  private final Set<Span> reported = new HashSet<>();

  /**
   * @param owner where to report that something is missing
   */
  SchemaRules(String type, MapNode properties, Span owner, Peers peers) {
    this.type = type;
    this.properties = properties;
    this.owner = owner;
    this.peers = peers;
  }

  /** Reports what does not fit, each place once. */
  void check(Diagnostics diagnostics) {
    List<SchemaRule> rules = new ArrayList<>(ResourceTypes.schemas(type));
    if (!type.equals(ResourceType.CUSTOM)) {
      rules.addAll(ResourceTypes.schemas(ANY));
    }
    check(rules, diagnostics);
  }

  /** The same, of the schemas that compare several resources. */
  void compare(Diagnostics diagnostics) {
    check(Lists.filter(ResourceTypes.schemas(type), SchemaRule::isAboutSeveral), diagnostics);
  }

  private void check(List<SchemaRule> rules, Diagnostics diagnostics) {
    for (SchemaRule rule : rules) {
      List<Subject> subjects = at(Subject.of(properties, type, owner), rule.path());
      if (subjects.isEmpty()) {
        continue; // most resources have few of the parts that schemas are about
      }
      MapNode schema = Parsed.of(rule);
      Optional<Node> gather = SchemaChecker.child(schema, "cfnGather");
      Verdict verdict = Verdict.FITS;
      for (Subject subject : subjects) {
        if (gather.isPresent()) {
          if (subject.value() instanceof MapNode map) {
            verdict = verdict.and(gathered(schema, (MapNode) gather.get(), map, subject.place()));
          }
        } else {
          SchemaChecker checker = new SchemaChecker(schema, subject.value(), peers);
          verdict = verdict.and(said(checker.check(schema, subject), schema, subject.value()));
        }
      }
      for (Diagnostic fault : verdict.faults()) {
        if (reported.add(fault.span())) {
          diagnostics.report(fault);
        }
      }
    }
  }

  private Verdict gathered(MapNode schema, MapNode gather, MapNode map, Span place) {
    MapNode asked = (MapNode) SchemaChecker.child(gather, "gather").orElseThrow();
    Node inner = SchemaChecker.child(gather, "schema").orElseThrow();
    Verdict verdict = Verdict.FITS;
    for (Gathered one : new Gathering(map, type, place, peers).of(asked)) {
      Verdict found =
          new SchemaChecker((MapNode) inner, one.values(), peers)
              .check(inner, Subject.of(one.values(), type, place));
      verdict =
          verdict.and(
              said(found, schema, one.values(), one.reference()).labelled(map, one.reference()));
    }
    return verdict;
  }

  private static Verdict said(Verdict verdict, MapNode schema, Node value) {
    return said(verdict, schema, value, Optional.empty());
  }

  /**
   * The faults in the words that the schema itself has for them.
   *
   * @param value that it is about
   * @param reference where the resource refers to another one that requires what is missing
   */
  private static Verdict said(
      Verdict verdict, MapNode schema, Node value, Optional<Span> reference) {
    if (!verdict.refuses()) {
      return verdict;
    }
    Optional<String> message = words(schema, "message", value);
    Optional<String> note = words(schema, "note", value);
    Optional<String> help = words(schema, "help", value);
    Diagnostic fault = verdict.faults().get(0);
    if (message.isEmpty() && note.isEmpty()) {
      return help.map(verdict::helped).orElse(verdict);
    }
    if (message.isEmpty() && !isAbout(note.orElseThrow(), fault.message())) {
      return verdict;
    }
    Span place =
        fault.code() == Code.MISSING_PROPERTY ? reference.orElse(fault.span()) : fault.span();
    Diagnostic plain = Diagnostic.of(fault.code(), message.orElse(fault.message())).at(place);
    Diagnostic said =
        help.or(
                () ->
                    message.isEmpty() && fault.code() == Code.CONFLICTING_KEYS
                        ? fault.help()
                        : Optional.empty())
            .map(plain::help)
            .orElse(plain);
    return Verdict.of(note.map(said::note).orElse(said));
  }

  private static Optional<String> words(MapNode schema, String word, Node value) {
    return SchemaChecker.child(schema, word).flatMap(text -> valued(text, value));
  }

  /**
   * The text with the values of the properties that it has in braces, by their paths; none where
   * only CloudFormation knows one of the values.
   */
  private static Optional<String> valued(Node text, Node value) {
    String written = ((ScalarNode) text).text();
    String valued = written;
    for (int open = written.indexOf('{'); open >= 0; open = written.indexOf('{', open + 1)) {
      int end = written.indexOf('}', open);
      String path = end < 0 ? "" : written.substring(open + 1, end);
      for (Node found : path.isEmpty() ? List.<Node>of() : new Pointer(value).at("/" + path)) {
        if (!(found instanceof ScalarNode one) || one.tag().isPresent()) {
          return Optional.empty();
        }
        valued = valued.replace("{" + path + "}", one.text());
      }
    }
    return Optional.of(valued);
  }

  /** Whether the note, if it begins with names of properties, is about the one of the fault. */
  private static boolean isAbout(String note, String fault) {
    int names = Math.max(note.indexOf(" must"), note.indexOf(" may"));
    if (!note.startsWith("`") || names < 0) {
      return true;
    }
    String[] parts = note.substring(0, names).split("`"); // every second part is a name
    boolean about = false;
    for (int i = 1; i < parts.length; i += 2) {
      about |= fault.contains("`" + parts[i] + "`") || fault.contains("`" + parts[i] + ":");
    }
    return about;
  }

  /** The values at the path, through the branches of choices. */
  private List<Subject> at(Subject from, List<String> path) {
    List<Subject> here = List.of(from);
    for (String step : path) {
      here = Lists.flatMap(here, one -> step(one, step));
    }
    return here;
  }

  private static List<Subject> step(Subject from, String step) {
    Optional<RawFunction> call = RawFunction.of(from.value());
    if (call.isPresent()) {
      return call.get().name().equals("If") && call.get().arguments().size() == 3
          ? Lists.flatMap(
              call.get().arguments().subList(1, 3), branch -> step(from.branch(branch), step))
          : List.of();
    }
    List<Subject> next = new ArrayList<>();
    if (from.value() instanceof MapNode map) {
      for (Entry entry : map.entries()) {
        if (step.equals("*") || entry.key().text().equals(step)) {
          next.add(from.property(entry));
        }
      }
    } else if (from.value() instanceof ListNode list && step.equals("*")) {
      list.items().forEach(item -> next.add(from.item(item)));
    }
    return next;
  }

  /** Schemas that have been read: a run needs the same ones again and again. */
  private static final class Parsed {
    private static final Map<String, MapNode> BY_TEXT =
        Collections.synchronizedMap(new HashMap<>());

    static MapNode of(SchemaRule rule) {
      MapNode known = BY_TEXT.get(rule.schema());
      if (known == null) {
        known = Grammars.parsed(rule.schema()).orElseThrow();
        BY_TEXT.put(rule.schema(), known);
      }
      return known;
    }
  }
}
