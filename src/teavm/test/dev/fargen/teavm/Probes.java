package dev.fargen.teavm;

import java.io.File;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The smallest program that needs each {@link StandIn}. */
final class Probes {

  /** The ideographic space. */
  private static final char LAST_BLANK = '\u3000';

  private Probes() {}

  /** All of them; what they print on the JVM is right. */
  public static void main(String[] args) {
    Lines.main(args);
    Indent.main(args);
    OfLetters.main(args);
    ReplaceAll.main(args);
    Description.main(args);
    Hash.main(args);
    Numbers.main(args);
    Category.main(args);
    Categories.main(args);
    Count.main(args);
    HitEnd.main(args);
    Format.main(args);
    Resolve.main(args);
    Relativize.main(args);
    Normalize.main(args);
    OfShortcuts.main(args);
  }

  /** Those about white space and capital letters. */
  static final class OfLetters {
    public static void main(String[] args) {
      Blank.main(args);
      Strip.main(args);
      StripLeading.main(args);
      StripTrailing.main(args);
      SameLetters.main(args);
    }
  }

  /** Those of each {@link Shortcut}. */
  static final class OfShortcuts {
    public static void main(String[] args) {
      Builders.main(args);
      Replaced.main(args);
      Encoded.main(args);
      Letters.main(args);
    }
  }

  /** Those that call C. */
  static final class OfC {
    public static void main(String[] args) {
      Output.main(args); // first: the streams of C are written when the program ends
      Copies.main(args);
      StartsWith.main(args);
      OfLetters.main(args);
      Environment.main(args);
      Folders.main(args);
      RealPath.main(args);
      Input.main(args);
      OfShortcuts.main(args);
      Resource.main(args);
    }
  }

  /** Those that JavaScript does not need. */
  static final Set<StandIn> ONLY_IN_C =
      Set.of(StandIn.COPY_MAP, StandIn.COPY_SET, StandIn.STARTS_WITH, StandIn.REAL_PATH);

  /** Its program. */
  static Class<?> of(StandIn standIn) {
    return switch (standIn) {
      case LINES -> Lines.class;
      case INDENT -> Indent.class;
      case BLANK -> Blank.class;
      case STRIP -> Strip.class;
      case STRIP_LEADING -> StripLeading.class;
      case STRIP_TRAILING -> StripTrailing.class;
      case SAME_LETTERS -> SameLetters.class;
      case REPLACE_ALL -> ReplaceAll.class;
      case DESCRIPTION -> Description.class;
      case HASH -> Hash.class;
      case NUMBERS -> Numbers.class;
      case CATEGORY -> Category.class;
      case CATEGORIES -> Categories.class;
      case COUNT -> Count.class;
      case HIT_END -> HitEnd.class;
      case COPY_MAP, COPY_SET -> Copies.class;
      case STARTS_WITH -> StartsWith.class;
      case FORMAT -> Format.class;
      case RESOLVE -> Resolve.class;
      case RELATIVIZE -> Relativize.class;
      case NORMALIZE -> Normalize.class;
      case REAL_PATH -> RealPath.class;
      case ENVIRONMENT -> Environment.class;
      case HALT -> Halt.class;
      case FILES -> Folders.class;
      case INPUT -> Input.class;
      case OUTPUT -> Output.class;
    };
  }

  static final class Lines {
    public static void main(String[] args) {
      System.out.println("one\r\n\ntwo\rthree\n".lines().toList());
    }
  }

  static final class Blank {
    public static void main(String[] args) {
      for (char c = 0; c <= LAST_BLANK; c++) {
        System.out.print(String.valueOf(c).isBlank() ? '_' : '.');
      }
      System.out.println();
    }
  }

  static final class Strip {
    public static void main(String[] args) {
      for (char c = 0; c <= LAST_BLANK; c++) {
        System.out.print((c + "a" + c).strip().length());
      }
      System.out.println();
    }
  }

  static final class StripLeading {
    public static void main(String[] args) {
      for (char c = 0; c <= LAST_BLANK; c++) {
        System.out.print((c + "a" + c).stripLeading().length());
      }
      System.out.println();
    }
  }

  static final class StripTrailing {
    public static void main(String[] args) {
      for (char c = 0; c <= LAST_BLANK; c++) {
        System.out.print((c + "a" + c).stripTrailing().length());
      }
      System.out.println();
    }
  }

  static final class SameLetters {
    public static void main(String[] args) {
      for (char c = 0; c <= LAST_BLANK; c++) {
        System.out.print(String.valueOf(c).equalsIgnoreCase("s") ? 's' : '.');
      }
      System.out.println();
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

  static final class Category {
    public static void main(String[] args) {
      System.out.println(
          "\ud801\udc00".matches("\\p{Lu}") + " " + "\ud83e\udd84".matches("\\p{Lo}"));
    }
  }

  static final class Categories {
    public static void main(String[] args) {
      System.out.println("\ud801\udc00".matches("\\p{L}") + " " + "\ud83e\udd84".matches("\\p{L}"));
      System.out.println("\ud83c\udd00".matches("[\\p{L}\\p{N}]"));
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

  static final class Indent {
    public static void main(String[] args) {
      System.out.print("one\n\ntwo".indent(4));
    }
  }

  static final class Copies {
    public static void main(String[] args) {
      System.out.println(Map.copyOf(new HashMap<String, String>()).get("a"));
      System.out.println(Set.copyOf(new HashSet<String>()).contains("a"));
    }
  }

  static final class StartsWith {
    public static void main(String[] args) {
      System.out.println("a://".startsWith("://", -1) + " " + "a://".startsWith("://", 1));
    }
  }

  static final class Format {
    public static void main(String[] args) {
      System.out.print(String.format("%s%n%%n 100%%%n", "a"));
    }
  }

  static final class Resolve {
    public static void main(String[] args) {
      Path here = Path.of("");
      Path above = Path.of("..", "a");
      System.out.println(here.resolve("a") + " " + above.resolve("b") + " " + above.resolve(""));
      System.out.println(above.resolve("/c") + " " + above.resolve("d/"));
    }
  }

  static final class Relativize {
    public static void main(String[] args) {
      Path to = Path.of("a", "b", "c");
      for (String from : new String[] {"", "a", "a/b/c", "a/d/e", "d"}) {
        System.out.println(Path.of(from).relativize(to) + " " + to.relativize(Path.of(from)));
      }
    }
  }

  static final class Normalize {
    public static void main(String[] args) {
      for (String path : new String[] {"./a", "a/../b/.", "../a/..", "/../a", "."}) {
        System.out.println(Path.of(path).normalize());
      }
    }
  }

  static final class Environment {
    public static void main(String[] args) {
      System.out.println(System.getenv("PATH") + " " + System.getenv("fargen nothing"));
    }
  }

  static final class RealPath {
    public static void main(String[] args) {
      for (String path : new String[] {"/proc/self/cwd", "/proc/a"}) {
        try {
          System.out.println(Path.of(path).toRealPath().startsWith("/proc"));
        } catch (IOException e) {
          System.out.println(e.getClass().getSimpleName() + " " + e.getMessage());
        }
      }
    }
  }

  static final class Folders {
    public static void main(String[] args) {
      try (var inside = Files.walk(Path.of("/proc/self/cwd"), 2)) {
        System.out.println(inside.count()); // a link is not followed
      } catch (IOException e) {
        System.out.println(e.getMessage());
      }
      for (String path : new String[] {"a/b", "/proc/a", "/tmp"}) {
        try {
          Files.createDirectories(Path.of(path));
          System.out.println(path + " " + Files.isDirectory(Path.of(path)));
        } catch (IOException e) {
          System.out.println(e.getClass().getSimpleName() + " " + e.getMessage());
        }
      }
    }
  }

  static final class Input {
    public static void main(String[] args) {
      for (String path : new String[] {"nothing", "/proc"}) {
        try (InputStream in = new FileInputStream(new File(path))) {
          System.out.println(in.read());
        } catch (IOException e) {
          System.out.println(e.getMessage());
        }
      }
    }
  }

  static final class Output {
    public static void main(String[] args) {
      System.out.flush();
      OutputStream out = new FileOutputStream(FileDescriptor.out); // closed, it would be the last
      try {
        out.write("ü\n".getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static final class Halt {
    public static void main(String[] args) {
      System.out.flush();
      Runtime.getRuntime().halt(0);
    }
  }

  static final class Builders {
    public static void main(String[] args) {
      StringBuilder builder = new StringBuilder(1).append("b").append('d').append((String) null);
      builder.append("").append("a long text, for which there is no room yet").append("e");
      System.out.println(builder.insert(0, 'a').insert(2, 'c').insert(2, "\n").insert(0, "0"));
      System.out.println(builder.insert(builder.length(), "f").insert(builder.length(), 'g'));
      for (int wrong : new int[] {-1, builder.length() + 1}) {
        try {
          builder.insert(wrong, "x");
        } catch (StringIndexOutOfBoundsException e) {
          System.out.println(builder.length());
        }
      }
      char[] three = {'a', 'b', 'c'};
      System.out.println(new String(Arrays.copyOf(three, 2)) + Arrays.copyOf(three, 5).length);
    }
  }

  static final class Replaced {
    public static void main(String[] args) {
      for (String old : new String[] {"a", "ab", "aa", "aab", "b", "c", ""}) {
        for (String text : new String[] {"", "a", "aab", "baaab", "abab"}) {
          System.out.println(text.replace(old, "") + " " + text.replace(old, "aa"));
        }
      }
    }
  }

  static final class Encoded {
    public static void main(String[] args) {
      for (String text :
          new String[] {"", "aü€😀z", "\ud83d", "\ud83da", "\ude00", "\ude00\ud83d"}) {
        System.out.println(Arrays.toString(text.getBytes(StandardCharsets.UTF_8)));
      }
      System.out.println(Arrays.toString("aü".getBytes(StandardCharsets.ISO_8859_1)));
    }
  }

  static final class Letters {
    public static void main(String[] args) {
      for (char c = 0; c < 0x100; c++) {
        System.out.print(Character.isLetterOrDigit(c) ? 'w' : '.');
        System.out.print(Character.isLetter(c) ? 'a' : '.');
        System.out.print(Character.isDigit(c) ? '1' : '.');
        System.out.print(Character.isUpperCase(c) ? 'A' : '.');
        System.out.print(Character.isWhitespace(c) ? '_' : '.');
        System.out.println((int) Character.toLowerCase(c) + " " + (int) Character.toUpperCase(c));
      }
    }
  }

  static final class Resource {
    public static void main(String[] args) {
      try (InputStream in =
          Resource.class.getResourceAsStream("/dev/fargen/aws/reserved-database-names.txt")) {
        System.out.println(in.read() + " " + in.read(new byte[7], 2, 3) + " " + in.read());
        System.out.println(Arrays.hashCode(in.readAllBytes()) + " " + in.read());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
