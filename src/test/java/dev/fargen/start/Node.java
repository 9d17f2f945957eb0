package dev.fargen.start;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a resource, or an attribute of it, which only AWS knows. In a text it stands in
 * marks: {@code «Queue»}, {@code «Queue.Arn»}.
 *
 * @param attribute what {@code Fn::GetAtt} asks for; empty for {@code Ref}
 */
record Node(String id, String attribute) {
  private static final Pattern IN_TEXT = Pattern.compile("«([^«».]+)(?:\\.([^«»]+))?»");

  static String ref(String id) {
    return "«" + id + "»";
  }

  static String attribute(String id, String attribute) {
    return "«" + id + "." + attribute + "»";
  }

  /** A value that only AWS knows, and that is of no resource of the template. */
  static String unknown(String what) {
    return "‹" + what + "›";
  }

  static boolean isUnknown(String text) {
    return text.contains("‹");
  }

  /** The only thing in a text. */
  static Optional<Node> of(String text) {
    Matcher matcher = IN_TEXT.matcher(text);
    return matcher.matches() ? Optional.of(of(matcher)) : Optional.empty();
  }

  /** Everything in a text. */
  static Set<Node> in(String text) {
    Set<Node> nodes = new LinkedHashSet<>();
    Matcher matcher = IN_TEXT.matcher(text);
    while (matcher.find()) {
      nodes.add(of(matcher));
    }
    return nodes;
  }

  private static Node of(Matcher matcher) {
    String attribute = matcher.group(2);
    return new Node(matcher.group(1), attribute == null ? "" : attribute);
  }
}
