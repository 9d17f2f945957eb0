package dev.fargen.check.raw;

import dev.fargen.check.raw.BlockRuleChecker.Absence;
import dev.fargen.check.raw.SchemaChecker.Subject;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.raw.RawFunction;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.MapNode.Entry;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The words of a schema about which properties a block has. */
final class BlockWords {

  private final MapNode schema;
  private final MapNode block;
  private final Subject subject;
  private final Set<String> possible = new HashSet<>();
  private final Set<String> certain = new HashSet<>();

  /**
   * @param schema that has the words
   */
  BlockWords(MapNode schema, MapNode block, Subject subject) {
    this.schema = schema;
    this.block = block;
    this.subject = subject;
    for (Entry entry : block.entries()) {
      if (!Absence.isCertain(entry.value())) {
        possible.add(entry.key().text());
        if (!Absence.isPossible(entry.value())) {
          certain.add(entry.key().text());
        }
      }
    }
  }

  Verdict check(String word, Node content) {
    return switch (word) {
      case "required" -> required(SchemaChecker.texts(content), subject.reason());
      case "requiredXor" -> xor(SchemaChecker.texts(content));
      case "requiredOr" -> or(SchemaChecker.texts(content));
      case "dependentRequired" -> dependent(content, false);
      case "dependentExcluded" -> dependent(content, true);
      case "minProperties", "maxProperties" -> size(word, content);
      case "type" ->
          ScalarWords.types(content).contains("object")
              ? Verdict.FITS
              : subject.refused(Code.WRONG_TYPE, "`" + subject.name() + "` must not be a map");
      default -> Verdict.FITS;
    };
  }

  private Verdict required(List<String> names, Reason why) {
    List<String> missing = Lists.filter(names, name -> !possible.contains(name));
    if (missing.isEmpty() || isMacro()) {
      return certain.containsAll(names) ? Verdict.FITS : Verdict.OPEN;
    }
    String all = Lists.enumerated(Lists.map(missing, this::written), "and");
    Reason because = why;
    for (String name : missing) {
      because = because.without(name);
    }
    Reason rest = because;
    return Lists.first(missing, name -> block.entry(name).isPresent())
        .flatMap(block::entry)
        .map(removed -> subject.removed(rest, all, removed))
        .orElseGet(() -> subject.lacking(rest, all));
  }

  /** The property, with its value where it can have no other one. */
  private String written(String name) {
    List<String> values =
        SchemaChecker.child(schema, "properties")
            .flatMap(all -> SchemaChecker.child(all, name))
            .map(SchemaChecker::values)
            .orElse(List.of());
    return "`" + name + (values.size() == 1 ? ": " + values.get(0) : "") + "`";
  }

  private boolean isMacro() {
    return Lists.any(block.entries(), entry -> RawFunction.isMacro(entry.key().text()));
  }

  private Verdict or(List<String> names) {
    if (Lists.any(names, certain::contains)) {
      return Verdict.FITS;
    }
    return Lists.any(names, possible::contains) || isMacro()
        ? Verdict.OPEN
        : subject.lacking(
            subject.reason(), Lists.enumerated(Lists.map(names, name -> "`" + name + "`"), "or"));
  }

  private Verdict xor(List<String> names) {
    List<String> there = Lists.filter(names, certain::contains);
    return there.size() > 1 ? conflict(there.get(0), there.get(1)) : or(names);
  }

  private Verdict dependent(Node content, boolean excluded) {
    Verdict verdict = Verdict.FITS;
    for (Entry dependent : ((MapNode) content).entries()) {
      String name = dependent.key().text();
      List<String> others = SchemaChecker.texts(dependent.value());
      if (certain.contains(name) && !excluded) {
        verdict = verdict.and(required(others, Reason.of(block.entry(name).orElseThrow())));
      } else if (certain.contains(name)) {
        for (String other : others) {
          if (certain.contains(other) && !other.equals(name)) {
            verdict = verdict.and(conflict(name, other));
          }
        }
      }
    }
    return verdict;
  }

  private Verdict conflict(String one, String other) {
    return Verdict.of(
        BlockRuleChecker.conflict(
            block.entry(one).orElseThrow(), block.entry(other).orElseThrow()));
  }

  private Verdict size(String word, Node content) {
    int limit = Integer.parseInt(((ScalarNode) content).text());
    boolean least = word.equals("minProperties");
    int size = least ? possible.size() : certain.size();
    if (isMacro() || (least ? size >= limit : size <= limit)) {
      return Verdict.FITS;
    }
    String message =
        Sizes.outside(subject.owner(), size, size == 1 ? "entry" : "entries", least, "", limit);
    return least
        ? subject.refused(Code.OUT_OF_RANGE, message)
        : Verdict.of(Diagnostic.of(Code.OUT_OF_RANGE, message).at(surplus(limit)));
  }

  /** The first entry after as many as there can be. */
  private Span surplus(int limit) {
    List<Entry> all = Lists.filter(block.entries(), entry -> certain.contains(entry.key().text()));
    return all.get(limit).key().span();
  }
}
