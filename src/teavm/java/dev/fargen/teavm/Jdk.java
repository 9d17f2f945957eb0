package dev.fargen.teavm;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Methods of the JDK, as the JDK has them; see {@link StandIn} for why. */
final class Jdk {

  private Jdk() {}

  static Stream<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int begin = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\n' || c == '\r') {
        lines.add(text.substring(begin, at));
        at += text.startsWith("\r\n", at) ? 1 : 0;
        begin = at + 1;
      }
    }
    if (begin < text.length()) {
      lines.add(text.substring(begin));
    }
    return lines.stream();
  }

  static String replaceAll(Matcher matcher, Function<MatchResult, String> replacement) {
    StringBuffer out = new StringBuffer();
    matcher.reset();
    while (matcher.find()) {
      matcher.appendReplacement(out, replacement.apply(matcher));
    }
    return matcher.appendTail(out).toString();
  }

  /** Knows of classes and groups that are not closed. */
  static String getDescription(PatternSyntaxException e) {
    String pattern = e.getPattern();
    int groups = 0;
    boolean inClass = false;
    for (int at = 0; at < pattern.length(); at++) {
      char c = pattern.charAt(at);
      if (c == '\\') {
        at++;
      } else if (inClass) {
        inClass = c != ']';
      } else {
        inClass = c == '[';
        groups += c == '(' ? 1 : c == ')' ? -1 : 0;
      }
    }
    return inClass ? "Unclosed character class" : groups > 0 ? "Unclosed group" : "";
  }

  /** Never negative. */
  static int abs(int hash) {
    return hash == Integer.MIN_VALUE ? 0 : Math.abs(hash);
  }
}
