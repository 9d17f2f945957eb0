package dev.fargen.check.raw;

import dev.fargen.aws.BlockRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.raw.RawFunction;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Compares a block with what its schema says of properties that belong together or exclude each
 * other (CloudFormation template reference, "AWS resource and property types").
 */
final class BlockRuleChecker {

  private final MapNode block;
  private final String owner;
  private final Span place;
  private final Diagnostics diagnostics;
  private final Set<String> possible = new HashSet<>();
  private final Set<String> certain = new HashSet<>();

  /**
   * @param owner whose block it is, for messages
   * @param place where to report that something is missing
   */
  BlockRuleChecker(MapNode block, String owner, Span place, Diagnostics diagnostics) {
    this.block = block;
    this.owner = owner;
    this.place = place;
    this.diagnostics = diagnostics;
    for (MapNode.Entry entry : block.entries()) {
      if (!Absence.isCertain(entry.value())) {
        possible.add(entry.key().text());
        if (!Absence.isPossible(entry.value())) {
          certain.add(entry.key().text());
        }
      }
    }
  }

  void check(List<BlockRule> rules) {
    for (BlockRule rule : rules) {
      switch (rule.kind()) {
        case EXACTLY_ONE -> {
          if (!several(rule)) {
            missing(rule, rules);
          }
        }
        case AT_LEAST_ONE -> missing(rule, rules);
        case REQUIRES -> requires(rule);
        case EXCLUDES -> excludes(rule);
      }
    }
  }

  private boolean several(BlockRule rule) {
    List<List<String>> there = Lists.filter(rule.groups(), certain::containsAll);
    if (there.size() < 2 || there.get(0).containsAll(there.get(1))) {
      return false;
    }
    conflict(
        Lists.first(there.get(0), one -> !there.get(1).contains(one)).orElseThrow(),
        Lists.first(there.get(1), one -> !there.get(0).contains(one)).orElse(there.get(1).get(0)));
    return true;
  }

  private void missing(BlockRule rule, List<BlockRule> rules) {
    if (!Lists.any(rule.groups(), possible::containsAll)) {
      List<String> groups =
          Lists.map(rule.groups(), group -> Choices.together(whole(group, rules)));
      diagnostics.report(
          Diagnostic.of(Code.MISSING_PROPERTY, owner + " requires " + Choices.alternatives(groups))
              .at(place));
    }
  }

  /** The properties, and those that they require. */
  private static List<String> whole(List<String> group, List<BlockRule> rules) {
    List<String> whole = new ArrayList<>(group);
    for (BlockRule rule : rules) {
      if (rule.kind() == BlockRule.Kind.REQUIRES && group.contains(rule.property())) {
        rule.groups().forEach(whole::addAll);
      }
    }
    return Lists.distinct(whole);
  }

  private void requires(BlockRule rule) {
    for (List<String> group : rule.groups()) {
      for (String name : group) {
        if (certain.contains(rule.property()) && !possible.contains(name)) {
          diagnostics.report(
              Diagnostic.of(
                      Code.MISSING_PROPERTY, "`" + rule.property() + "` requires `" + name + "`")
                  .at(key(rule.property())));
        }
      }
    }
  }

  private void excludes(BlockRule rule) {
    if (certain.contains(rule.property())) {
      Lists.first(Lists.flatMap(rule.groups(), group -> group), certain::contains)
          .ifPresent(name -> conflict(rule.property(), name));
    }
  }

  private void conflict(String one, String other) {
    diagnostics.report(conflict(block.entry(one).orElseThrow(), block.entry(other).orElseThrow()));
  }

  /** Properties at one place are one of a patch and one that fargen writes. */
  static Diagnostic conflict(MapNode.Entry one, MapNode.Entry other) {
    Span place = one.key().span();
    boolean ordered = place.compareTo(other.key().span()) < 0;
    MapNode.Entry first = ordered ? one : other;
    MapNode.Entry second = ordered ? other : one;
    String left = "`" + first.key().text() + "`";
    String right = "`" + second.key().text() + "`";
    Diagnostic fault =
        Diagnostic.of(Code.CONFLICTING_KEYS, left + " and " + right + " cannot be used together")
            .at(first.key().span());
    return place.equals(other.key().span())
        ? fault.note("fargen writes " + (isOfPatch(first) ? right : left)).help("remove this patch")
        : fault.at(second.key().span(), "also set").help("remove " + left + " or " + right);
  }

  /** Whether the spec has the value; what fargen writes has the place of the patch near it. */
  private static boolean isOfPatch(MapNode.Entry entry) {
    return !entry.value().span().equals(entry.key().span());
  }

  private Span key(String name) {
    return block.entry(name).orElseThrow().key().span();
  }

  /** Values that leave out their property (CloudFormation's pseudo parameter AWS::NoValue). */
  static final class Absence {

    /** The label for a required property that such a value leaves out. */
    static final String REMOVES = "removes the property";

    private Absence() {}

    static boolean isCertain(Node node) {
      return RawFunction.of(node)
          .filter(
              call ->
                  isNoValue(call)
                      || (isChoice(call) && Lists.all(branches(call), Absence::isCertain)))
          .isPresent();
    }

    static boolean isPossible(Node node) {
      return RawFunction.of(node)
          .filter(
              call ->
                  isNoValue(call)
                      || (isChoice(call) && Lists.any(branches(call), Absence::isPossible)))
          .isPresent();
    }

    private static boolean isNoValue(RawFunction call) {
      return call.name().equals("Ref")
          && call.argument() instanceof dev.fargen.yaml.ScalarNode name
          && name.text().equals("AWS::NoValue");
    }

    private static boolean isChoice(RawFunction call) {
      return call.name().equals("If") && call.arguments().size() == 3;
    }

    private static List<Node> branches(RawFunction call) {
      return call.arguments().subList(1, 3);
    }
  }
}
