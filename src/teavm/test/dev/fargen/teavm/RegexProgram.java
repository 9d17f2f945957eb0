package dev.fargen.teavm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells what regular expressions find in texts, the same on every engine that is right. */
final class RegexProgram {

  private RegexProgram() {}

  /** The name of the file with the arguments. */
  static final String ARGUMENTS = "arguments.txt";

  /** The program in C, for which arguments with every character lie in a file. */
  static final class OfFile {

    /**
     * Prints a line for some of the expressions.
     *
     * @param args the first of them, from 0, and the one after the last
     */
    public static void main(String[] args) throws IOException {
      int from = Integer.parseInt(args[0]);
      int to = Integer.parseInt(args[1]);
      List<String> all;
      try (InputStream file = Files.newInputStream(Path.of(ARGUMENTS))) {
        all = decoded(file.readAllBytes());
      }
      int expressions = Integer.parseInt(all.get(0));
      List<String> some = new ArrayList<>(List.of(Integer.toString(to - from)));
      some.addAll(all.subList(1 + from, 1 + to));
      some.addAll(all.subList(1 + expressions, all.size()));
      RegexProgram.main(some.toArray(new String[0]));
    }
  }

  /** Four digits for each character, and a line for each argument. */
  static String coded(List<String> arguments) {
    StringBuilder coded = new StringBuilder();
    for (String argument : arguments) {
      for (int i = 0; i < argument.length(); i++) {
        coded.append(Integer.toHexString(0x10000 + argument.charAt(i)), 1, 5);
      }
      coded.append('\n');
    }
    return coded.toString();
  }

  private static List<String> decoded(byte... coded) {
    List<String> arguments = new ArrayList<>();
    StringBuilder argument = new StringBuilder();
    for (int i = 0; i < coded.length; ) {
      if (coded[i] == '\n') {
        arguments.add(argument.toString());
        argument.setLength(0);
        i++;
      } else {
        int code = 0;
        for (int end = i + 4; i < end; i++) {
          code = code * 16 + Character.digit((char) coded[i], 16);
        }
        argument.append((char) code);
      }
    }
    return arguments;
  }

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
