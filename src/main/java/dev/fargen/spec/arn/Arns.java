package dev.fargen.spec.arn;

import static java.util.regex.Pattern.matches;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Span;
import dev.fargen.list.Digits;
import dev.fargen.spec.form.Check;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Mismatch;
import dev.fargen.spec.form.Reading;
import dev.fargen.spec.form.TextForm;
import dev.fargen.yaml.ScalarNode;
import java.util.List;
import java.util.Optional;

/**
 * Texts that are ARNs: partition, service, region, account and resource between colons (AWS
 * Identity and Access Management user guide, "Identify AWS resources with Amazon Resource Names
 * (ARNs)"). A fault points at the part that is wrong.
 */
final class Arns {

  /** The ending of the names of FIFO queues and topics. */
  static final String FIFO = ".fifo";

  private static final int PARTS = ArnPlace.PARTS;

  private Arns() {}

  /**
   * A text that is an ARN.
   *
   * @param words the kind, as in {@code the ARN of a KMS key}
   * @param pattern matches the whole ARN
   */
  static TextForm form(String words, String pattern, String example, String... services) {
    return Form.text(words, pattern, check(words, pattern, example, services));
  }

  /** The service is that of the example, unless services are named. */
  static Check check(String words, String pattern, String example, String... services) {
    List<String> known =
        services.length > 0 ? List.of(services) : List.of(example.split(":", PARTS)[2]);
    Kind kind = new Kind(words, pattern, example, known);
    return (text, key) ->
        matches(pattern, text.text())
            ? ArnPlace.fault(text)
            : Optional.of(kind.explained(kind.fault(text, key), key));
  }

  /**
   * The fault of a text in place of a topic, which may be the name of one.
   *
   * @param others what it can be as well, with a comma behind it
   */
  static Diagnostic topic(ScalarNode text, String message, String others) {
    Diagnostic fault = Diagnostic.of(Code.INVALID_VALUE, message).at(text.span());
    return isName(text.text())
        ? fault.help(
            "write "
                + others
                + "the ARN of a topic, or, with `"
                + text.text()
                + "` under `topics`, `\"${topics."
                + text.text()
                + ".arn}\"`")
        : fault;
  }

  /** Whether it can be the name of a topic of a spec. */
  static boolean isName(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean good = (c >= 'a' && c <= 'z') || (i > 0 && (Digits.is(c) || c == '-'));
      if (!good) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /** A kind of ARNs. */
  private record Kind(String words, String pattern, String example, List<String> services) {

    /** The fault with the rule, unless its help is better. */
    Diagnostic explained(Diagnostic fault, String key) {
      return fault.help().isPresent()
          ? fault
          : fault.note(Reading.must(key, words + ", such as `" + example + "`"));
    }

    private Diagnostic alias(ScalarNode text, String key, String alias, String region) {
      return Diagnostic.of(
              Code.INVALID_VALUE,
              "`"
                  + key
                  + "` must be the ARN of a KMS key, not "
                  + (region.isEmpty() ? "the alias name" : "the ARN of the alias")
                  + " `"
                  + alias
                  + "`")
          .at(text.span())
          .help(
              "write the ARN of the key, which `aws kms describe-key "
                  + (region.isEmpty() ? "" : "--region " + region + " ")
                  + "--key-id "
                  + text.text()
                  + " --query KeyMetadata.Arn --output text` prints");
    }

    Diagnostic fault(ScalarNode text, String key) {
      String arn = text.text();
      String[] parts = arn.split(":", PARTS);
      if (!parts[0].equals("arn")) {
        return arn.startsWith("alias/") && services.contains("kms")
            ? alias(text, key, arn, "")
            : services.contains("sns")
                ? topic(text, Reading.written(key, text) + " is not an ARN", "")
                : Diagnostic.of(Code.INVALID_VALUE, Reading.written(key, text) + " is not an ARN")
                    .at(text.span());
      }
      if (parts.length < PARTS) {
        String count = "the ARN has " + parts.length + " parts between colons, not 6";
        return Diagnostic.of(Code.INVALID_VALUE, count).at(text.span());
      }
      Optional<Diagnostic> partition = ArnPlace.partition(text, parts);
      if (partition.isPresent()) {
        return partition.get();
      }
      if (!services.contains(parts[2])) {
        String service = String.join("` or `", services);
        String what = "the service in the ARN must be `" + service + "`, not `" + parts[2] + "`";
        Diagnostic fault = wrong(what, text, parts, 2);
        return services.contains("secretsmanager") && parts[2].equals("ssm")
            ? fault.help("write `ssm` instead of `secret` for a parameter in Parameter Store")
            : fault;
      }
      Optional<Diagnostic> place =
          ArnPlace.region(text, parts).or(() -> ArnPlace.account(text, parts));
      if (place.isPresent()) {
        return place.get();
      }
      return parts[PARTS - 1].startsWith("alias/") && services.contains("kms")
          ? alias(text, key, parts[PARTS - 1], parts[3])
          : rest(text, parts);
    }

    /** The resource is wrong, or the region or account id is missing. */
    private Diagnostic rest(ScalarNode text, String[] parts) {
      String[] other = example.split(":", PARTS);
      for (int i = 3; i < PARTS - 1; i++) {
        if (parts[i].isEmpty() != other[i].isEmpty()) {
          boolean missing = parts[i].isEmpty();
          String what = i == 3 ? "region" : "account ID";
          return wrong(
              missing
                  ? "the ARN has no " + what
                  : "the ARN must not have " + (i == 3 ? "a " : "an ") + what,
              text,
              parts,
              i);
        }
      }
      String type = type(other[PARTS - 1]);
      String resource = parts[PARTS - 1];
      if (!resource.startsWith(type)) {
        String what = "the resource in the ARN must begin with `" + type + "`, not `";
        return wrong(what + ScalarNode.shortened(resource) + "`", text, parts, PARTS - 1);
      }
      String[] secret = resource.split(":", -1);
      if (example.endsWith("::") && type.equals("secret:") && secret.length == 3) {
        String what = "the ARN must end with `::` after the JSON key `" + secret[2] + "`";
        return wrong(what, text, parts, PARTS - 1).help("write `\"" + text.text() + "::\"`");
      }
      int name = text.text().length() - FIFO.length();
      boolean fifo = services.contains("sns") && resource.endsWith(FIFO);
      if (fifo && matches(pattern, text.text().substring(0, name))) {
        return Diagnostic.of(Code.INVALID_VALUE, "the topic is a FIFO topic")
            .at(text.cut(name, text.text().length()).span())
            .note("each message to a FIFO topic requires a message group ID")
            .help("write the ARN of a standard topic");
      }
      return Mismatch.of("the ARN", text, pattern);
    }

    /** The type that a resource begins with, and what follows it: {@code key/}, {@code secret:}. */
    private static String type(String resource) {
      for (int i = 0; i < resource.length(); i++) {
        if (resource.charAt(i) == '/' || resource.charAt(i) == ':') {
          return resource.substring(0, i + 1);
        }
      }
      return "";
    }
  }

  /** A fault of one of the parts between colons. */
  static Diagnostic wrong(String message, ScalarNode text, String[] parts, int at) {
    int offset = 0;
    for (int i = 0; i < at; i++) {
      offset += parts[i].codePointCount(0, parts[i].length()) + 1;
    }
    int length = Math.max(1, parts[at].codePointCount(0, parts[at].length()));
    Span span = text.part(offset, length);
    return Diagnostic.of(Code.INVALID_VALUE, message).at(span);
  }
}
