package dev.fargen.spec.arn;

import static java.util.regex.Pattern.matches;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Span;
import dev.fargen.spec.form.Check;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Patterns;
import dev.fargen.spec.form.Reading;
import dev.fargen.spec.form.TextForm;
import dev.fargen.yaml.ScalarNode;
import java.util.List;
import java.util.Optional;

/**
 * Texts that are ARNs: partition, service, region, account and resource between colons (AWS
 * Identity and Access Management user guide, "Identify AWS resources with Amazon Resource Names
 * (ARNs)"). What is wrong is shown at the part that it is wrong in.
 */
final class Arns {

  private static final int PARTS = 6;

  private Arns() {}

  /**
   * A text that is an ARN.
   *
   * @param words what it is the ARN of, as in {@code the ARN of a KMS key}
   * @param pattern for all of it
   */
  static TextForm form(String words, String pattern, String example, String... services) {
    return Form.text(words, pattern, check(words, pattern, example, services));
  }

  /** The service is the example's, unless several are named. */
  static Check check(String words, String pattern, String example, String... services) {
    List<String> known =
        services.length > 0 ? List.of(services) : List.of(example.split(":", PARTS)[2]);
    return (text, key) ->
        matches(pattern, text.text())
            ? Optional.empty()
            : Optional.of(fault(text, key, words, known).note("one is `" + example + "`"));
  }

  private static Diagnostic fault(
      ScalarNode text, String key, String words, List<String> services) {
    String arn = text.text();
    String[] parts = arn.split(":", PARTS);
    if (!parts[0].equals("arn")) {
      return Reading.notOf(key, words, arn, text.span());
    }
    if (parts.length < PARTS) {
      String count = "an ARN has six parts with colons between them, this has " + parts.length;
      return Diagnostic.of(Code.INVALID_VALUE, count).at(text.span());
    }
    if (!matches("aws[a-z-]*", parts[1])) {
      return wrong("there is no partition `" + parts[1] + "`", text, parts, 1)
          .help("write `aws`, or `aws-cn` and `aws-us-gov` there");
    }
    if (!services.contains(parts[2])) {
      String what = "`" + key + "` takes " + words + ", this is one of `" + parts[2] + "`";
      return wrong(what, text, parts, 2);
    }
    if (!matches(Patterns.REGION + "|", parts[3])) {
      return wrong("`" + parts[3] + "` is not the code of a region", text, parts, 3);
    }
    if (!matches(Patterns.ACCOUNT + "|", parts[4])) {
      return wrong("an account id has twelve digits, not `" + parts[4] + "`", text, parts, 4);
    }
    return wrong("`" + key + "` takes " + words + ", this is not one", text, parts, PARTS - 1);
  }

  private static Diagnostic wrong(String message, ScalarNode text, String[] parts, int at) {
    int offset = 0;
    for (int i = 0; i < at; i++) {
      offset += parts[i].codePointCount(0, parts[i].length()) + 1;
    }
    int length = Math.max(1, parts[at].codePointCount(0, parts[at].length()));
    Span span = text.part(offset, length);
    return Diagnostic.of(Code.INVALID_VALUE, message).at(span);
  }
}
