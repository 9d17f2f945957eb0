package dev.fargen.teavm;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The smallest program that needs each {@link StandIn}. */
final class Probes {

  private Probes() {}

  /** All of them; what they print on the JVM is right. */
  public static void main(String[] args) {
    Lines.main(args);
    ReplaceAll.main(args);
    Description.main(args);
    Hash.main(args);
    Numbers.main(args);
    Count.main(args);
    HitEnd.main(args);
  }

  /** Its program. */
  static Class<?> of(StandIn standIn) {
    return switch (standIn) {
      case LINES -> Lines.class;
      case REPLACE_ALL -> ReplaceAll.class;
      case DESCRIPTION -> Description.class;
      case HASH -> Hash.class;
      case NUMBERS -> Numbers.class;
      case COUNT -> Count.class;
      case HIT_END -> HitEnd.class;
    };
  }

  static final class Lines {
    public static void main(String[] args) {
      System.out.println("one\r\n\ntwo\rthree\n".lines().toList());
    }
  }

  static final class ReplaceAll {
    public static void main(String[] args) {
      Matcher digits = Pattern.compile("[0-9]").matcher("a1b2");
      System.out.println(digits.replaceAll(digit -> "<" + digit.group() + ">"));
    }
  }

  static final class Description {
    public static void main(String[] args) {
      for (String unclosed : new String[] {"v[0-9", "v(a[)]"}) {
        try {
          Pattern.compile(unclosed);
        } catch (PatternSyntaxException e) {
          System.out.println(e.getDescription());
        }
      }
    }
  }

  static final class Hash {
    public static void main(String[] args) {
      String text = "polygenelubricants";
      System.out.println(text.hashCode() + " " + Set.of("a", "b", "c").contains(text));
    }
  }

  static final class Numbers {
    public static void main(String[] args) {
      System.out.println("4½Ⅳ".matches("\\p{N}{3}") + " " + "x".matches("\\p{N}"));
    }
  }

  static final class Count {
    public static void main(String[] args) {
      System.out.println("a12a34".matches("(a[0-9]{2})+") + " " + "a12a3".matches("(a[0-9]{2})+"));
    }
  }

  static final class HitEnd {
    public static void main(String[] args) {
      for (String text : new String[] {"vpc", "sub", "vpc-x"}) {
        Matcher matcher = Pattern.compile("vpc-").matcher(text);
        System.out.println(matcher.matches() + " " + matcher.hitEnd());
      }
    }
  }
}
