package dev.fargen.check.raw;

import dev.fargen.check.raw.SchemaChecker.Subject;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Suggestion;
import dev.fargen.list.Lists;
import dev.fargen.spec.arn.ArnPlace;
import dev.fargen.spec.form.BoundedText;
import dev.fargen.spec.form.Reading;
import dev.fargen.spec.network.Cidrs;
import dev.fargen.spec.raw.RawFunction;
import dev.fargen.spec.raw.RawValues;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;

/** The words of a schema about a single value. */
final class ScalarWords {

  private static final int MOST_LISTED = 24;

  private final String word;
  private final Subject subject;
  private final ScalarNode scalar;
  private final boolean literal;

  private ScalarWords(String word, Subject subject, boolean literal) {
    this.word = word;
    this.subject = subject;
    this.scalar = (ScalarNode) subject.value();
    this.literal = literal;
  }

  /**
   * @param pointed the values that the content of the word refers to
   * @param literal whether functions are compared as they are written
   */
  static Verdict check(
      String word,
      Node content,
      Subject subject,
      List<Node> pointed,
      Pointer pointer,
      boolean literal) {
    ScalarWords check = new ScalarWords(word, subject, literal);
    Optional<Node> table = SchemaChecker.child(content, "$lookup");
    if (table.isPresent()) {
      return looked(table.get(), pointer)
          .map(found -> check.check(found, List.of()))
          .orElse(Verdict.OPEN);
    }
    return check.check(content, pointed);
  }

  /** The content that the table has for the value that it is about. */
  private static Optional<Node> looked(Node table, Pointer pointer) {
    Node path = SchemaChecker.child(table, "key").orElseThrow();
    List<Node> keys =
        pointer.at(((ScalarNode) SchemaChecker.child(path, "$data").orElseThrow()).text());
    return keys.isEmpty() || !(keys.get(0) instanceof ScalarNode key)
        ? Optional.empty()
        : SchemaChecker.child(SchemaChecker.child(table, "map").orElseThrow(), key.text());
  }

  private Verdict check(Node content, List<Node> pointed) {
    boolean refers = content instanceof MapNode;
    if (refers && pointed.isEmpty()) {
      return Verdict.OPEN;
    }
    if (refers && !literal && Lists.any(pointed, ScalarWords::isOpen)) {
      return Verdict.OPEN;
    }
    List<Node> contents = refers ? pointed : List.of(content);
    return switch (word) {
      case "const" -> values(contents, Optional.empty());
      case "enumCaseInsensitive" -> ofAnyCase(SchemaChecker.items(content));
      case "enum" ->
          values(
              refers ? pointed : SchemaChecker.items(content),
              SchemaChecker.child(content, "$data").map(ScalarWords::text).map(Source::new));
      case "type" -> type(types(content));
      case "pattern" -> pattern(text(contents.get(0)));
      case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf" ->
          numbers(contents, refers ? last(content) : "");
      case "minLength", "maxLength" -> length(Integer.parseInt(text(content)));
      case "within" -> within(contents);
      case "below" -> below(contents.get(0), last(content));
      case "apart" -> apart(contents.get(0), last(content));
      case "after" -> after(contents.get(0), last(content));
      default -> Verdict.FITS;
    };
  }

  private static boolean isOpen(Node node) {
    return RawFunction.of(node).isPresent() || DynamicReference.isIn(node);
  }

  static List<String> types(Node content) {
    return content instanceof ListNode
        ? SchemaChecker.texts(content)
        : List.of(((ScalarNode) content).text());
  }

  private static String text(Node node) {
    return ((ScalarNode) node).text();
  }

  private Verdict values(List<Node> allowed, Optional<Source> source) {
    if (literal) {
      boolean same =
          Lists.any(allowed, one -> RawValues.of(one).equals(RawValues.of(subject.value())));
      return same ? Verdict.FITS : refused(Code.INVALID_VALUE, "is not the value required here");
    }
    if (Lists.any(allowed, one -> one instanceof ScalarNode value && isSame(value))) {
      return Verdict.FITS;
    }
    List<String> words =
        Lists.distinct(Lists.map(Lists.only(allowed, ScalarNode.class), ScalarNode::text));
    Diagnostic fault =
        Diagnostic.of(
                Code.INVALID_VALUE,
                Reading.written(subject.name(), scalar) + " is not valid" + subject.reason().end())
            .at(subject.place());
    String rule =
        words.size() <= MOST_LISTED
            ? Suggestion.oneOf(words)
            : Suggestion.someOf(scalar.text(), words);
    if (source.isPresent()) {
      return Verdict.of(source.get().explained(fault, subject.name(), scalar.text(), words));
    }
    fault = fault.note(subject.reason().start() + Reading.must(subject.name(), rule));
    return Verdict.of(
        decimal(scalar.text()).isPresent() ? fault : fault.unknown(scalar.text(), words));
  }

  private Verdict ofAnyCase(List<Node> allowed) {
    String lower = scalar.text().toLowerCase(Locale.ROOT);
    return Lists.any(allowed, one -> text(one).toLowerCase(Locale.ROOT).equals(lower))
        ? Verdict.FITS
        : values(allowed, Optional.empty());
  }

  private boolean isSame(ScalarNode value) {
    String text = value.text();
    boolean truth = text.equals("true") || text.equals("false");
    if (truth && value.plain()) {
      return scalar.text().toLowerCase(Locale.ROOT).equals(text);
    }
    Optional<BigDecimal> number = value.plain() ? decimal(text) : Optional.empty();
    Optional<BigDecimal> own = decimal(scalar.text());
    if (number.isPresent() && own.isPresent()) {
      return number.get().compareTo(own.get()) == 0;
    }
    return text.equals(scalar.text());
  }

  private Verdict type(List<String> types) {
    String text = scalar.text();
    Optional<BigDecimal> number = decimal(text);
    boolean fits =
        types.contains("string")
            || (types.contains("integer") && number.isPresent() && text.indexOf('.') < 0)
            || (types.contains("number") && number.isPresent())
            || (types.contains("boolean")
                && List.of("true", "false").contains(text.toLowerCase(Locale.ROOT)))
            || (types.contains("null") && scalar.isNull());
    return fits
        ? Verdict.FITS
        : subject.refused(
            Code.WRONG_TYPE,
            Reading.named(subject.name())
                + " must not be "
                + scalar.kind()
                + subject.reason().end());
  }

  private Verdict pattern(String pattern) {
    try {
      if (BoundedText.contains(pattern, scalar.text()).orElse(true)) {
        return Verdict.FITS;
      }
    } catch (PatternSyntaxException e) {
      return Verdict.OPEN;
    }
    Diagnostic fault =
        Diagnostic.of(
                Code.INVALID_VALUE,
                Reading.written(subject.name(), scalar) + " is not valid" + subject.reason().end())
            .at(subject.place());
    String rule = must(subject.name(), PatternWords.of(pattern, subject.name(), scalar.text()));
    return Verdict.of(explained(fault, subject.reason().start() + rule, scalar));
  }

  /** The fault of a value that does not match a pattern, with the rule for it. */
  static Diagnostic explained(Diagnostic fault, String rule, ScalarNode value) {
    Diagnostic ruled = fault.note(rule);
    return value.text().startsWith("arn:")
        ? ArnPlace.fault(value).map(place -> ruled.note(place.message())).orElse(ruled)
        : ruled;
  }

  /** The rule for a value; {@code words} follow {@code must}. */
  static String must(String name, String words) {
    String start = Reading.must(name, "");
    return start.substring(0, start.lastIndexOf("be")) + words;
  }

  /** The name of the value that the content of a word refers to. */
  private static String last(Node content) {
    String path = SchemaChecker.child(content, "$data").map(ScalarWords::text).orElse("");
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private Verdict numbers(List<Node> limits, String other) {
    Verdict verdict = Verdict.FITS;
    for (Node limit : limits) {
      verdict = verdict.refuses() ? verdict : verdict.and(number(limit, other));
    }
    return verdict;
  }

  /**
   * @param other the property that the limit is the value of
   */
  private Verdict number(Node content, String other) {
    Optional<BigDecimal> own = decimal(scalar.text());
    Optional<BigDecimal> limit =
        content instanceof ScalarNode ? decimal(text(content)) : Optional.empty();
    if (own.isEmpty() || limit.isEmpty()) {
      return Verdict.FITS;
    }
    int compared = own.get().compareTo(limit.get());
    boolean fits =
        switch (word) {
          case "minimum" -> compared >= 0;
          case "maximum" -> compared <= 0;
          case "exclusiveMinimum" -> compared > 0;
          case "exclusiveMaximum" -> compared < 0;
          default -> own.get().remainder(limit.get()).signum() == 0;
        };
    if (fits) {
      return Verdict.FITS;
    }
    String number =
        other.isEmpty()
            ? limit.get().toPlainString()
            : Reading.written(other, (ScalarNode) content);
    return switch (word) {
      case "minimum", "maximum" -> outside(number, !other.isEmpty());
      case "exclusiveMinimum" -> refused(Code.OUT_OF_RANGE, "must be above " + number);
      case "exclusiveMaximum" -> refused(Code.OUT_OF_RANGE, "must be below " + number);
      default -> refused(Code.OUT_OF_RANGE, "is not a multiple of " + number);
    };
  }

  private Verdict outside(String number, boolean ofOther) {
    String side = word.equals("minimum") ? "below" : "above";
    if (ofOther) {
      return subject.refused(
          Code.OUT_OF_RANGE,
          Reading.written(subject.name(), scalar) + " is " + side + " " + number);
    }
    return subject.reason().end().isEmpty()
        ? refused(Code.OUT_OF_RANGE, "is " + side + " the " + word + ", " + number)
        : refused(Code.OUT_OF_RANGE, "is " + side + " " + number + ", the " + word);
  }

  private Verdict refused(Code code, String words) {
    return subject.refused(
        code, Reading.written(subject.name(), scalar) + " " + words + subject.reason().end());
  }

  private Verdict length(int limit) {
    int length = scalar.text().codePointCount(0, scalar.text().length());
    boolean least = word.equals("minLength");
    return (least ? length >= limit : length <= limit)
        ? Verdict.FITS
        : subject.refused(
            Code.OUT_OF_RANGE,
            Sizes.outside(
                Reading.named(subject.name()),
                length,
                length == 1 ? "character" : "characters",
                least,
                "",
                limit));
  }

  /** The name of a domain, or of one in it. */
  private Verdict below(Node limit, String other) {
    if (!(limit instanceof ScalarNode domain)) {
      return Verdict.FITS;
    }
    String name = "." + undotted(scalar.text());
    return name.endsWith("." + undotted(domain.text()))
        ? Verdict.FITS
        : refused(Code.INVALID_VALUE, "is not in the domain of " + Reading.written(other, domain));
  }

  /** Another domain than this one. */
  private Verdict apart(Node other, String name) {
    return other instanceof ScalarNode domain
            && undotted(domain.text()).equals(undotted(scalar.text()))
        ? refused(Code.INVALID_VALUE, "is that of " + Reading.written(name, domain))
        : Verdict.FITS;
  }

  private static String undotted(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }

  /** Of two times in one form, the one that is greater as text is later. */
  private Verdict after(Node limit, String other) {
    return limit instanceof ScalarNode earlier
            && earlier.text().length() == scalar.text().length()
            && earlier.text().compareTo(scalar.text()) >= 0
        ? refused(Code.OUT_OF_RANGE, "is not later than " + Reading.written(other, earlier))
        : Verdict.FITS;
  }

  private Verdict within(List<Node> blocks) {
    List<String> texts = new ArrayList<>();
    for (Node block : blocks) {
      if (block instanceof ScalarNode one) {
        texts.add(one.text());
      }
    }
    return Lists.any(texts, block -> Cidrs.contains(block, scalar.text()))
        ? Verdict.FITS
        : refused(Code.INVALID_VALUE, "is not within `" + String.join("`, `", texts) + "`");
  }

  private static Optional<BigDecimal> decimal(String text) {
    boolean number = !text.isEmpty();
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      number &= Character.isDigit(letter) || letter == '.' || (i == 0 && letter == '-');
    }
    try {
      return number ? Optional.of(new BigDecimal(text)) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
