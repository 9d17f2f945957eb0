package dev.fargen.yaml;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.LookAlikes;
import dev.fargen.diag.SourceFile;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Explains why a text is not YAML; none of SnakeYAML's own messages is shown. */
final class SyntaxFault {

  private static final String QUOTE = "put the value in quotes";
  private static final String NO_COLON = "this line has no colon after its key";
  private static final String OPENED = "opened here";

  /**
   * A message of SnakeYAML's and ours; the first that fits counts.
   *
   * @param context what SnakeYAML was reading
   * @param begin whether the fault is shown where that begins, not where SnakeYAML noticed it
   */
  private record Words(
      String context, String problem, boolean begin, String message, String label, String help) {}

  private static final List<Words> KNOWN =
      List.of(
          at("", "sequence entries are not", "a value cannot start with `- `", QUOTE),
          at("", "mapping keys are not", "a value cannot start with `?`", QUOTE),
          from("quoted scalar", "the quote is not closed", OPENED, "close the quote on this line"),
          at("block scalar", "range 1-9", "an indentation after `|` or `>` is from 1 to 9", ""),
          at(
              "block scalar",
              "",
              "text after `>` or `|` on the same line",
              "write it on the next line"),
          from("flow sequence", "the list is not closed", OPENED, "write `]` at its end"),
          from("flow mapping", "the map is not closed", OPENED, "write `}` at its end"),
          from("directive", "a line cannot start with `%`", "", "put the value in quotes"),
          at("", "YAML directive", "the `%YAML` line is repeated", "remove the second line"),
          at("", "YAML document", "the YAML version is not supported", "remove the `%YAML` line"),
          at("", "duplicate tag", "the `%TAG` line is repeated", "remove the second line"),
          at("", "document start", "text after the end of the file", "remove this text"),
          at("", "<block end>", "the indentation does not match the lines above", ""));

  private final SourceFile source;
  private final String context;
  private final String problem;

  /** Where SnakeYAML noticed the fault. */
  private final Span span;

  /** Where what it was reading begins. */
  private final Span begin;

  private SyntaxFault(MarkedYAMLException fault, SourceFile source) {
    this.source = source;
    this.context = String.valueOf(fault.getContext());
    this.problem = String.valueOf(fault.getProblem());
    this.span = span(fault.getProblemMark(), Span.START);
    this.begin = span(fault.getContextMark(), span);
  }

  /** The diagnostic for a fault that SnakeYAML found. */
  static Diagnostic of(MarkedYAMLException fault, SourceFile source) {
    return new SyntaxFault(fault, source).explain();
  }

  /** A diagnostic for a text that is not YAML. */
  static Diagnostic of(String message, Span span, String label) {
    return Diagnostic.of(Code.YAML_SYNTAX, "invalid YAML: " + message).at(span, label);
  }

  private static Words at(String context, String problem, String message, String help) {
    return new Words(context, problem, false, message, "", help);
  }

  private static Words from(String context, String message, String label, String help) {
    return new Words(context, "", true, message, label, help);
  }

  private static Span span(@Nullable Mark mark, Span otherwise) {
    return mark == null ? otherwise : Marks.point(mark);
  }

  private Diagnostic explain() {
    if (problem.contains("cannot start any token")) {
      return character(span).startsWith("\t") ? tab() : beginning(span);
    }
    boolean indicator =
        context.contains("an alias") || context.contains("an anchor") || context.contains("a tag");
    if (indicator || problem.contains("undefined tag handle")) {
      return beginning(begin);
    }
    if (problem.contains("mapping values are not")) {
      return colon();
    }
    if (context.contains("double-quoted")) {
      return escape();
    }
    if (problem.contains("node content")) {
      return problem.contains("<stream end>") ? unclosed() : beginning(span);
    }
    String got = character(span);
    boolean inFlow = problem.contains("expected ','");
    if (inFlow && !got.isEmpty() && "?{[".contains(got)) {
      return inValue(got);
    }
    if (inFlow && got.equals(":") && span.line() == begin.line()) {
      return with(of("a comma or quotes are missing before this colon", span, ""), quoted(value()));
    }
    if (inFlow && problem.contains("<scalar>")) {
      return of("a comma is missing before this value", span, "").help("write `,` before it");
    }
    if (got.equals("]") || got.equals("}")) {
      return of("`" + got + "` closes nothing", span, "")
          .help("remove `" + got + "`, or quote the value");
    }
    if (problem.contains("<scalar>") && followsQuote()) {
      boolean single = line(span).substring(0, offset(span)).stripTrailing().endsWith("'");
      return of("text after the closing quote", span, "")
          .help(
              "put all of the value in quotes, and write a quote inside it as `"
                  + (single ? "''" : "\\\"")
                  + "`");
    }
    if (context.contains("simple key")) {
      return of(NO_COLON, begin, "").help("write `" + withColon(line(begin)) + "`");
    }
    return known();
  }

  private Diagnostic known() {
    Optional<Words> words =
        Lists.first(
            KNOWN, one -> context.contains(one.context()) && problem.contains(one.problem()));
    if (words.isEmpty()) {
      return of("this line cannot be read", span, "");
    }
    Words found = words.get();
    Diagnostic diagnostic = of(found.message(), found.begin() ? begin : span, found.label());
    if (!found.begin() && !begin.equals(span)) {
      diagnostic = diagnostic.at(begin, "the block begins here");
    }
    return found.help().isEmpty() ? diagnostic : diagnostic.help(found.help());
  }

  private Diagnostic tab() {
    boolean indents = line(span).substring(0, offset(span)).isBlank();
    return indents
        ? of("a tab is used for indentation", span, "").help("use spaces")
        : Diagnostic.of(
                Code.YAML_SYNTAX,
                line(span).substring(0, offset(span)).stripTrailing().endsWith(":")
                    ? "a tab between a key and its value is not supported"
                    : "a tab before a value is not supported")
            .at(span)
            .help("write a space instead of the tab");
  }

  /** A value begins with a character that means something else in YAML. */
  private Diagnostic beginning(Span place) {
    String character = character(place);
    if (character.isEmpty()) {
      return of("a value is missing here", place, "");
    }
    String words = LookAlikes.words(character.codePointAt(0));
    String message =
        "&*".contains(character)
            ? words + " at the start of an unquoted value must be followed by the name of an anchor"
            : "a value cannot start with " + words;
    Diagnostic fault = of(message, place, "");
    String name = rest(place).substring(Math.min(character.length(), rest(place).length())).strip();
    return "&*".contains(character) && isName(name)
        ? fault.help(
            "write `"
                + character
                + name
                + "` for an "
                + (character.equals("&") ? "anchor" : "alias")
                + quoted(rest(place)).map(text -> ", or `" + text + "` for a text").orElse(""))
        : with(fault, quoted(rest(place)));
  }

  /** Whether an anchor can have the name in all versions of YAML. */
  private static boolean isName(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isLetterOrDigit(c) && c != '-' && c != '_') {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /** A colon where no key can be. */
  private Diagnostic colon() {
    String line = line(span);
    int first = line.indexOf(": ");
    if (first >= 0 && first < offset(span)) {
      Diagnostic fault = of("a value with `: ` in it needs quotes", span, "");
      return with(fault, quoted(withoutComment(line.substring(first + 2))));
    }
    int above = span.line() - 1;
    while (above > 0 && source.line(above).isBlank()) {
      above--;
    }
    String other = source.line(above);
    int from = other.length() - other.stripLeading().length();
    Span place = new Span(above, from + 1, above, other.codePointCount(0, other.length()) + 1);
    return other.contains(": ")
        ? of("this line is indented below a key that has a value", span, "")
            .at(place, "this key has a value")
            .help("indent it like the line above, or remove the value there")
        : of(other.contains(":") ? "this line has no `: ` after its key" : NO_COLON, place, "")
            .help("write `" + withColon(other) + "`");
  }

  /** The line with a colon behind its first word. */
  private static String withColon(String line) {
    String text = withoutComment(line).strip();
    int end = 0;
    while (end < text.length() && " :".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    String value = text.substring(Math.min(end + 1, text.length())).strip();
    boolean plain = !text.isEmpty() && Character.isLetter(text.charAt(0)) && !text.contains("`");
    return plain ? (text.substring(0, end) + ": " + value).strip() : "key: value";
  }

  private Diagnostic escape() {
    String line = line(span);
    int at = offset(span);
    if (problem.contains("escape sequence of")) {
      int digits = problem.contains(" 2 ") ? 2 : problem.contains(" 4 ") ? 4 : 8;
      String escape = at > 0 ? line.substring(Math.max(0, at - 2), at) : "\\";
      return of("`" + escape + "` must be followed by " + digits + " hexadecimal digits", span, "")
          .help("complete it, or use single quotes");
    }
    String letter = character(span);
    return of("unknown escape `\\" + letter + "` in double quotes", span, "")
        .help("write `\\\\" + letter + "` for a backslash, or use single quotes");
  }

  /** A list or map that is never closed, and has nothing behind its last bracket or comma. */
  private Diagnostic unclosed() {
    for (int number = span.line(); number > 0; number--) {
      String line = source.line(number);
      int at = Math.max(line.lastIndexOf('['), line.lastIndexOf('{'));
      if (at >= 0) {
        int column = line.codePointCount(0, at) + 1;
        boolean list = line.charAt(at) == '[';
        return of(
                list ? "the list is not closed" : "the map is not closed",
                new Span(number, column, number, column + 1),
                OPENED)
            .help("write `" + (list ? "]" : "}") + "` at its end");
      }
    }
    return of("the file ends too early", span, "");
  }

  /** A value between brackets that is not quoted, with a character that means something there. */
  private Diagnostic inValue(String character) {
    String brackets = context.contains("sequence") ? "`[...]`" : "`{...}`";
    String message = "a value that contains `" + character + "` must be quoted inside " + brackets;
    Diagnostic fault = // parsers differ on a question mark, which YAML 1.2 allows
        character.equals("?")
            ? Diagnostic.of(Code.YAML_SYNTAX, message).at(span)
            : of(message, span, "");
    return with(fault, quoted(value()));
  }

  private static Diagnostic with(Diagnostic fault, Optional<String> quoted) {
    return fault.help(QUOTE + quoted.map(value -> ": `" + value + "`").orElse(""));
  }

  /** The value, inside brackets, that the fault is in. */
  private String value() {
    String line = line(span);
    int at = offset(span);
    int from = at;
    while (from > 0 && !begins(line, from)) {
      from--;
    }
    return line.substring(from, end(line, from, true)).strip();
  }

  private static boolean begins(String line, int at) {
    char before = line.charAt(at - 1);
    return "{[,".indexOf(before) >= 0 || (before == ' ' && at > 1 && line.charAt(at - 2) == ':');
  }

  /** What stands on the line from here on, up to the end of the value. */
  private String rest(Span place) {
    String line = line(place);
    String before = line.substring(0, offset(place));
    boolean flow = before.contains("{") || before.contains("[");
    return withoutComment(line.substring(0, end(line, offset(place), flow)))
        .substring(offset(place))
        .strip();
  }

  private static int end(String line, int from, boolean flow) {
    int open = 0;
    for (int i = from; flow && i < line.length(); i++) {
      char c = line.charAt(i);
      open += c == '{' || c == '[' ? 1 : 0;
      if (open == 0 && (c == ',' || c == '}' || c == ']')) {
        return i;
      }
      open -= c == '}' || c == ']' ? 1 : 0;
    }
    return line.length();
  }

  private static String withoutComment(String text) {
    int comment = text.indexOf(" #");
    return comment < 0 ? text : text.substring(0, comment);
  }

  /** The value as YAML quotes it, where that is simple. */
  private static Optional<String> quoted(String value) {
    String text = value.strip();
    if (text.isEmpty() || text.contains("`")) {
      return Optional.empty();
    }
    if (!text.contains("\"") && !text.contains("\\")) {
      return Optional.of("\"" + text + "\"");
    }
    return text.contains("'") ? Optional.empty() : Optional.of("'" + text + "'");
  }

  private boolean followsQuote() {
    String before = line(span).substring(0, offset(span)).stripTrailing();
    return before.endsWith("\"") || before.endsWith("'");
  }

  private String line(Span place) {
    return source.line(place.line());
  }

  /** The index of the place in its line. */
  private int offset(Span place) {
    String line = line(place);
    int length = line.codePointCount(0, line.length());
    return line.offsetByCodePoints(0, Math.min(place.column() - 1, length));
  }

  private String character(Span place) {
    String rest = line(place).substring(offset(place));
    return rest.isEmpty() ? "" : rest.substring(0, Character.charCount(rest.codePointAt(0)));
  }
}
