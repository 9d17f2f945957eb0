package dev.fargen.teavm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.Arrays;

/** Methods of the JDK, as the JDK has them; see {@link Shortcut} for why. */
final class Shortcuts {

  private Shortcuts() {}

  static char[] copyOf(char[] characters, int length) {
    char[] copy = new char[length];
    System.arraycopy(characters, 0, copy, 0, Math.min(length, characters.length));
    return copy;
  }

  static String replace(String text, CharSequence what, CharSequence instead) {
    String old = what.toString();
    int at = text.indexOf(old);
    if (at < 0 || old.isEmpty()) {
      return at < 0 ? text : text.replace(what, instead);
    }
    StringBuilder out = new StringBuilder(text.length());
    int from = 0;
    for (; at >= 0; at = text.indexOf(old, from)) {
      out.append(text.substring(from, at)).append(instead.toString());
      from = at + old.length();
    }
    return out.append(text.substring(from)).toString();
  }

  static byte[] getBytes(String text, Charset charset) {
    if (!charset.equals(UTF_8)) {
      return text.getBytes(charset);
    }
    int length = text.length();
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        return encoded(text);
      }
      bytes[i] = (byte) c;
    }
    return bytes;
  }

  private static byte[] encoded(String text) {
    byte[] bytes = new byte[3 * text.length()];
    int end = 0;
    for (int i = 0; i < text.length(); i++) {
      int c = text.codePointAt(i);
      if (c < 0x80) {
        bytes[end++] = (byte) c;
      } else if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
        bytes[end++] = '?';
      } else {
        int rest = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
        bytes[end++] = (byte) ((0xf00 >> (rest + 1)) | (c >> (6 * rest)));
        while (rest > 0) {
          rest--;
          bytes[end++] = (byte) (0x80 | ((c >> (6 * rest)) & 0x3f));
        }
        i += c < 0x10000 ? 0 : 1;
      }
    }
    return Arrays.copyOf(bytes, end);
  }

  static boolean isLetterOrDigit(int c) {
    return isAscii(c) ? isLetter(c) || isDigit(c) : Character.isLetterOrDigit(c);
  }

  static boolean isLetter(int c) {
    return isAscii(c) ? isUpperCase(toUpperCase(c)) : Character.isLetter(c);
  }

  static boolean isDigit(int c) {
    return isAscii(c) ? c >= '0' && c <= '9' : Character.isDigit(c);
  }

  static boolean isUpperCase(int c) {
    return isAscii(c) ? c >= 'A' && c <= 'Z' : Character.isUpperCase(c);
  }

  static boolean isWhitespace(int c) {
    return isAscii(c)
        ? c == ' ' || (c >= 9 && c <= 13) || (c >= 28 && c <= 31)
        : Character.isWhitespace(c);
  }

  static int toLowerCase(int c) {
    return isAscii(c) ? (isUpperCase(c) ? c + 'a' - 'A' : c) : Character.toLowerCase(c);
  }

  static int toUpperCase(int c) {
    return isAscii(c) ? (c >= 'a' && c <= 'z' ? c - ('a' - 'A') : c) : Character.toUpperCase(c);
  }

  private static boolean isAscii(int c) {
    return c >= 0 && c < 0x80;
  }

  static String getLikelySubtags(String locale) {
    return locale;
  }
}
