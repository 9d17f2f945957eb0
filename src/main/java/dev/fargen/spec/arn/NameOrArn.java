package dev.fargen.spec.arn;

import dev.fargen.spec.form.Check;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Text;

/** Texts that are either the name of something or its ARN. */
public final class NameOrArn {

  private NameOrArn() {}

  /** A name that matches a pattern, or an ARN, see {@link Arns}. */
  public static Form<Text> form(String words, String name, String arn, String example) {
    Check ofName = Check.pattern(words, name);
    Check ofArn = Arns.check(words, arn, example);
    return Form.text(
        words,
        "(" + name + "|" + arn + ")",
        (text, key) -> {
          boolean alias = text.text().startsWith("alias/") && words.contains("KMS");
          return (text.text().startsWith("arn:") || alias ? ofArn : ofName).fault(text, key);
        });
  }
}
