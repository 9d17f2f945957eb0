package dev.fargen.spec.arn;

import dev.fargen.spec.form.Check;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Text;

/** Texts that name a thing either by its name or by its ARN. */
public final class NameOrArn {

  private NameOrArn() {}

  /** A name of this pattern, or an ARN as {@link Arns} has it. */
  public static Form<Text> form(String words, String name, String arn, String example) {
    Check ofName = Check.pattern(words, name);
    Check ofArn = Arns.check(words, arn, example);
    return Form.text(
        words,
        "(" + name + "|" + arn + ")",
        (text, key) -> (text.text().startsWith("arn:") ? ofArn : ofName).fault(text, key));
  }
}
