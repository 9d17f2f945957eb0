package dev.fargen.teavm;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells what regular expressions find in texts, the same on every engine that is right. */
final class RegexProgram {

  private RegexProgram() {}

  /**
   * Prints a line for each expression: for each text a hash of what it finds there.
   *
   * @param args the number of expressions, these, and the texts
   */
  public static void main(String[] args) {
    int expressions = Integer.parseInt(args[0]);
    for (int i = 1; i <= expressions; i++) {
      System.out.println(line(args[i], args, expressions + 1));
    }
  }

  private static String line(String expression, String[] args, int from) {
    StringBuilder line = new StringBuilder();
    Pattern pattern = Pattern.compile(expression);
    for (int i = from; i < args.length; i++) {
      line.append(Integer.toHexString(found(pattern, args[i]))).append(' ');
    }
    return line.toString();
  }

  private static int found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    int hash = matcher.matches() ? places(matcher, 1) : 0;
    hash = matcher.lookingAt() ? places(matcher, hash) : hash * 31;
    matcher.reset();
    while (matcher.find()) {
      hash = places(matcher, hash);
    }
    return hash;
  }

  /** The whole, and all groups. */
  private static int places(Matcher matcher, int before) {
    int hash = before;
    for (int i = 0; i <= matcher.groupCount(); i++) {
      hash = (hash * 31 + matcher.start(i)) * 31 + matcher.end(i);
    }
    return hash * 31 + 7;
  }
}
