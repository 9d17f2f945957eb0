package dev.fargen.cfn;

import dev.fargen.cfn.Calls.Fault;
import java.util.List;
import java.util.Optional;

/**
 * What is not possible in the argument of a call whose items are of the right kinds.
 *
 * @param path of the argument
 */
record CallContents(Function function, Value argument, Path path) {

  private static final Scalar USUAL_BITS = new Scalar("8");
  private static final int MOST_OF_STACK = 128;

  /** With more bits, there are more blocks than a call may ask for. */
  private static final int MOST_BITS = 8;

  /** Another character in the name of a variable fails the template ("Fn::Sub"). */
  Optional<Fault> names() {
    boolean listed = argument instanceof Sequence list && !list.items().isEmpty();
    Value text = listed ? items().get(0) : argument;
    if (!(text instanceof Scalar scalar) || hasOnlyNames(scalar.asText())) {
      return Optional.empty();
    }
    boolean closed = scalar.asText().lastIndexOf("${") < scalar.asText().lastIndexOf('}');
    return fault(
        listed ? path.item(0) : path, closed ? "a name in each `${}`" : "a `}` after each `${`");
  }

  /** An index that is out of bounds fails the stack ("Fn::Select"). */
  Optional<Fault> index() {
    if (items().size() == 2
        && items().get(0) instanceof Scalar index
        && items().get(1) instanceof Sequence list
        && Argument.isNumber(index)
        && number(index) >= list.items().size()) {
      int last = list.items().size() - 1;
      return last < 0
          ? fault(path.item(1), "a list with at least one item")
          : fault(path.item(0), "an index from 0 to " + last);
    }
    return Optional.empty();
  }

  /** Blocks that are larger than what they are parts of, or more than it has ("Fn::Cidr"). */
  Optional<Fault> blocks() {
    boolean given = items().size() > 2;
    if (items().size() >= 2
        && items().get(0) instanceof Scalar block
        && items().get(1) instanceof Scalar count
        && (given ? items().get(2) : USUAL_BITS) instanceof Scalar bits
        && block.asText().indexOf('/') > 0
        && Argument.isNumber(prefix(block))
        && Argument.isNumber(count)
        && Argument.isNumber(bits)) {
      String text = block.asText();
      int most = (text.indexOf(':') < 0 ? 32 : 128) - number(prefix(block));
      int spare = most - number(bits);
      if (spare < 0) {
        int all = number(count);
        int parts = all < 2 ? 0 : Integer.SIZE - Integer.numberOfLeadingZeros(all - 1);
        return fault(
            path.item(given ? 2 : 0),
            "at most "
                + Math.max(most - parts, 1)
                + (text.indexOf(':') < 0 ? " IPv4" : " IPv6")
                + " subnet bits for "
                + (parts == 0 ? "" : all + " blocks in ")
                + "`"
                + text
                + "`");
      }
      int room = 1 << Math.min(spare, MOST_BITS);
      return spare < MOST_BITS && number(count) > room
          ? fault(
              path.item(1),
              "at most " + room + " such block" + (room == 1 ? "" : "s") + " in `" + text + "`")
          : Optional.empty();
    }
    return Optional.empty();
  }

  /** A stack and an output with names that they can have ("Fn::GetStackOutput"). */
  Optional<Fault> output() {
    if (!(argument instanceof Mapping map)) {
      return Optional.empty();
    }
    if (map.entries().get("StackName") instanceof Scalar stack
        && !stack.asText().startsWith("arn:")
        && !isStack(stack.asText())) {
      return fault(
          path.then("StackName"),
          "the name of a stack (letters, digits and hyphens) as `StackName`");
    }
    return map.entries().get("OutputName") instanceof Scalar output && !isWord(output.asText(), "")
        ? fault(
            path.then("OutputName"), "the name of an output (letters and digits) as `OutputName`")
        : Optional.empty();
  }

  private static boolean isStack(String name) {
    return isWord(name, "-")
        && name.length() <= MOST_OF_STACK
        && Character.isLetter(name.charAt(0));
  }

  private static boolean isWord(String text, String more) {
    boolean word = !text.isEmpty();
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      word &= (letter < 128 && Character.isLetterOrDigit(letter)) || more.indexOf(letter) >= 0;
    }
    return word;
  }

  private Optional<Fault> fault(Path at, String wanted) {
    return Optional.of(new Fault(at, function, wanted, true));
  }

  private List<Value> items() {
    return argument instanceof Sequence list ? list.items() : List.of();
  }

  private static Scalar prefix(Scalar block) {
    String text = block.asText();
    return new Scalar(text.substring(text.indexOf('/') + 1));
  }

  private static int number(Scalar scalar) {
    return Integer.parseInt(scalar.asText());
  }

  /** Whether only names stand in its variables ("Fn::Sub"). */
  private static boolean hasOnlyNames(String text) {
    int end = 0;
    for (int start = text.indexOf("${"); start >= 0; start = text.indexOf("${", end)) {
      end = text.indexOf('}', start);
      if (end < 0 || !(text.startsWith("!", start + 2) || isName(text, start + 2, end))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isName(String text, int from, int to) {
    String name = text.substring(from, to).strip();
    boolean valid = !name.isEmpty();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      valid &= (c < 128 && Character.isLetterOrDigit(c)) || "_.:".indexOf(c) >= 0;
    }
    return valid;
  }
}
