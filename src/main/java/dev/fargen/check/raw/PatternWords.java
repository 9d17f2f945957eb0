package dev.fargen.check.raw;

import dev.fargen.diag.Suggestion;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.BoundedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a value must be, in words, where a schema has a regular expression for it: a form that has a
 * name, or the characters that it may have. The characters are found by trying them, so that the
 * words do not depend on how the expression is written; they are used only if they refuse the value
 * that the expression refuses.
 */
final class PatternWords {

  private static final String S3_BUCKET =
      "be the name of an S3 bucket: 3 to 63 lowercase letters, digits, dots and hyphens";

  private static final String KMS_KEY =
      "be the ID of a KMS key, such as `0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9`, its ARN, such as"
          + " `arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9`, an alias,"
          + " such as `alias/shop`, or the ARN of an alias";

  private static final String REPOSITORY =
      "consist of 2 to 256 lowercase letters, digits, underscores, hyphens, dots and slashes; each"
          + " part between slashes must begin and end with a letter or a digit; between two letters"
          + " or digits there can be ";

  private static final String DIRECTORY =
      "be `/`, or one to four directories, such as `/data/web`, without backticks or the characters"
          + " `# $ & * ; < > ? ^ { | }`; a directory must not begin with a dot";

  private static final Map<String, String> NAMED =
      Map.ofEntries(
          Map.entry(
              "^(?![.-])(?!.*[.][.])(?!.*-[.])(?!.*[.]-)[a-z0-9.-]{3,63}(?<![.-])$", S3_BUCKET),
          Map.entry("^([a-z0-9][a-z0-9.-]*[a-z0-9])?$", S3_BUCKET),
          Map.entry("^(?!arn:)|^arn:[^:]+:kms:", KMS_KEY),
          Map.entry(
              "^(?=.{2,256}$)((?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*)$",
              REPOSITORY + "one dot, hyphen or underscore"),
          Map.entry(
              "^(?=.{2,256}$)([a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*(\\/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)*)$",
              REPOSITORY + "one dot, one or two underscores, or any number of hyphens"),
          Map.entry("^(\\/|(\\/(?!\\.)+[^$#<>;`|&?{}^*/\\n]+){1,4})$", DIRECTORY),
          Map.entry("^(\\/|(\\/(?!\\.)+[^$#<>;;`|&?{}^*/\\n]+){1,4})$", DIRECTORY),
          Map.entry(
              "^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|mrk-[0-9a-f]{32}|alias/[a-zA-Z0-9/_-]+|(arn:aws[-a-z]*:kms:[a-z0-9-]+:\\d{12}:((key/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})|(key/mrk-[0-9a-f]{32})|(alias/[a-zA-Z0-9/_-]+))))$",
              KMS_KEY),
          Map.entry("^(\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)$", "begin and end with `/`"),
          Map.entry(
              "^(EBS|EC2|ELB|VPC_LATTICE)(,(EBS|EC2|ELB|VPC_LATTICE))*,?$",
              "be one or more of `EBS`, `EC2`, `ELB` and `VPC_LATTICE`, such as `ELB` or `EC2,ELB`"),
          Map.entry(
              "^(lambda:[*]|lambda:[a-zA-Z]+|[*])$",
              "be an action of Lambda, such as `lambda:InvokeFunction`, or `*`"));

  /** Characters that mean nothing else in a regular expression. */
  private static final Characters PLAIN =
      Characters.that(one -> Character.isLetterOrDigit(one) || one == '-' || one == '_');

  /** Lengths of the values that are tried; the first are long enough for a middle. */
  private static final List<Integer> LENGTHS =
      List.of(5, 4, 3, 6, 8, 10, 12, 13, 16, 17, 20, 24, 26, 32, 36, 40, 64, 2, 1);

  private static final int LONGEST = 2000;

  /** With more marks than these, a set is the rest of an expression that says something else. */
  private static final int MOST_MARKS = 20;

  private final String pattern;
  private final String base;
  private final String filler;
  private final Characters all;
  private final Characters first;
  private final Characters last;

  private PatternWords(String pattern, String base) {
    this.pattern = pattern;
    this.base = base;
    this.filler = base.substring(base.length() - 1);
    this.first = characters(0);
    this.last = characters(base.length() - 1);
    this.all = base.length() < 3 ? first.and(last) : characters(base.length() / 2);
  }

  /**
   * What follows {@code must}.
   *
   * @param name of the property
   * @param value that the pattern refuses
   */
  static String of(String pattern, String name, String value) {
    if (NAMED.containsKey(pattern)) {
      return NAMED.get(pattern);
    }
    return KnownForm.of(pattern, name)
        .map(form -> "be " + form)
        .or(() -> choice(pattern))
        .or(() -> base(pattern).flatMap(base -> new PatternWords(pattern, base).words(value)))
        .or(() -> arn(pattern))
        .orElse("match the regular expression `" + pattern + "`");
  }

  private static boolean allows(String pattern, String text) {
    return BoundedText.contains(pattern, text).orElse(false);
  }

  /** The words for {@code ^(A|B)$}. */
  private static Optional<String> choice(String pattern) {
    String bare = pattern.startsWith("^") ? pattern.substring(1) : pattern;
    bare = bare.endsWith("$") ? bare.substring(0, bare.length() - 1) : bare;
    boolean group = bare.startsWith("(") && bare.endsWith(")");
    bare = group ? bare.substring(1, bare.length() - 1) : bare;
    boolean plain = Lists.all(Characters.listed(bare), one -> one == '|' || PLAIN.has(one));
    return plain && bare.indexOf('|') > 0
        ? Optional.of("be " + Suggestion.oneOf(parts(bare, '|')))
        : Optional.empty();
  }

  private static List<String> parts(String text, char separator) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int end = text.indexOf(separator); end >= 0; end = text.indexOf(separator, from)) {
      parts.add(text.substring(from, end));
      from = end + 1;
    }
    parts.add(text.substring(from));
    return parts;
  }

  /** The words for an ARN of one service, whose name is the first plain part. */
  private static Optional<String> arn(String pattern) {
    int start = pattern.indexOf("arn:");
    boolean first =
        start >= 0
            && Lists.all(
                Characters.listed(pattern.substring(0, start)), one -> "^$|(".indexOf(one) >= 0);
    return first
        ? Lists.first(
                parts(pattern, ':'),
                part ->
                    part.length() > 1
                        && !part.equals("aws")
                        && Lists.all(Characters.listed(part), PLAIN::has))
            .map(service -> "be an ARN that begins with `arn:aws:" + service + ":`")
        : Optional.empty();
  }

  /** A plain value that the pattern allows. */
  private static Optional<String> base(String pattern) {
    for (String start : List.of("", "/")) {
      for (String filler : List.of("a", "A", "1")) {
        for (int length : LENGTHS) {
          String base = start + filler.repeat(length);
          if (allows(pattern, base)) {
            return Optional.of(base);
          }
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> words(String value) {
    if (value.isEmpty()) {
      return Optional.of("not be empty");
    }
    if (all.isEmpty() || (!all.isOpen() && all.marks().text().length() > MOST_MARKS)) {
      return Optional.empty();
    }
    if (refusesCharacters(value) || refusesLength(value)) {
      return Optional.of(rule());
    }
    boolean digits = Lists.all(Characters.listed(value), one -> one >= '0' && one <= '9');
    if (digits && !allows(pattern, "1".repeat(value.length()))) {
      return Optional.of("not consist of digits only");
    }
    return start(value)
        .map(
            start ->
                part(start)
                    .map(part -> "not contain `" + part + "`")
                    .orElse("not begin with `" + start + "`"));
  }

  /** The shortest end of the start that the pattern does not allow in the middle either. */
  private Optional<String> part(String start) {
    for (int from = start.length() - 2; from > 0; from--) {
      String part = start.substring(from);
      if (!allows(pattern, filler.repeat(2) + part + filler.repeat(3))) {
        return Optional.of(part);
      }
    }
    return Optional.empty();
  }

  /** The shortest start of the value that the pattern does not allow before other characters. */
  private Optional<String> start(String value) {
    for (int end = 2; end <= value.length(); end++) {
      String start = value.substring(0, end);
      if (!allows(pattern, start + filler.repeat(3))) {
        boolean fits = allows(pattern, value.substring(0, end - 1) + filler.repeat(3));
        return fits ? Optional.of(start) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private boolean refusesCharacters(String value) {
    List<Character> letters = Characters.listed(value);
    return !value.isEmpty()
        && (!Lists.all(letters, one -> isAllowed(one, base.length() / 2))
            || !isAllowed(value.charAt(0), 0)
            || !isAllowed(value.charAt(value.length() - 1), base.length() - 1)
            || Lists.any(
                Characters.listed(doubles().text()),
                one -> value.contains(String.valueOf(one).repeat(2))));
  }

  private boolean refusesLength(String value) {
    return value.length() < least() || value.length() > most();
  }

  private int least() {
    int least = base.length();
    while (least > 1 && allows(pattern, sized(least - 1))) {
      least--;
    }
    return least;
  }

  private int most() {
    int fits = base.length();
    int above = LONGEST;
    while (above - fits > 1) {
      int middle = (fits + above) / 2;
      if (allows(pattern, sized(middle))) {
        fits = middle;
      } else {
        above = middle;
      }
    }
    return fits == LONGEST - 1 ? Integer.MAX_VALUE : fits;
  }

  private String sized(int length) {
    return base.charAt(0) + filler.repeat(length - 1);
  }

  private boolean isAllowed(char character, int at) {
    return allows(pattern, base.substring(0, at) + character + base.substring(at + 1));
  }

  private Characters characters(int at) {
    return Characters.that(one -> isAllowed(one, at));
  }

  /** The marks that may stand in a value, but not twice in a row. */
  private Characters doubles() {
    return Characters.that(
        one -> base.length() > 3 && all.marks().has(one) && !isAllowedTwice(one));
  }

  /** Whether two of them may stand somewhere between the first and the last character. */
  private boolean isAllowedTwice(char one) {
    String pair = String.valueOf(one).repeat(2);
    for (int at = 1; at + 2 < base.length(); at++) {
      if (allows(pattern, base.substring(0, at) + pair + base.substring(at + 2))) {
        return true;
      }
    }
    return false;
  }

  private String rule() {
    List<String> clauses = new ArrayList<>();
    String size = size();
    if (all.isOpen()) {
      if (!size.isEmpty()) {
        clauses.add("have " + size + "characters");
      }
    } else {
      clauses.add(
          size.equals("1 ") ? "be " + all.one() : "consist of " + size + all.several("and"));
    }
    Characters start = all.without(all.without(first));
    Characters end = all.without(all.without(last));
    if (!start.equals(all) && start.equals(end)) {
      clauses.add(edge("begin and end", start));
    } else {
      if (!start.equals(all)) {
        clauses.add(edge("begin", start));
      }
      if (!end.equals(all)) {
        clauses.add(edge("end", end));
      }
    }
    if (all.isOpen() && !all.others().isEmpty()) {
      clauses.add("not contain " + all.others().several("or"));
    }
    Characters doubles = doubles();
    if (!doubles.isEmpty()) {
      clauses.add("not contain two " + doubles.several("or") + " in a row");
    }
    if (clauses.isEmpty()) {
      return "consist of printable ASCII characters";
    }
    int latest = clauses.size() - 1;
    String rest = String.join(", ", clauses.subList(0, latest));
    return rest + (latest == 0 ? "" : ", and ") + clauses.get(latest);
  }

  private String edge(String verb, Characters allowed) {
    return allowed.isOpen()
        ? "not " + verb + " with " + all.without(allowed).one()
        : verb + " with " + allowed.one();
  }

  private String size() {
    int least = least();
    int most = most();
    if (least == most) {
      return least + " ";
    }
    if (most == Integer.MAX_VALUE) {
      return least == 1 ? "" : "at least " + least + " ";
    }
    return (least == 1 ? "at most " : least + (least + 1 == most ? " or " : " to ")) + most + " ";
  }
}
