package dev.fargen.check.environments;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Named;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.stack.Stack;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A stack can have at most 50 tags (CloudFormation API reference, "CreateStack", Tags). Tags are no
 * part of the template, so a reference in one is replaced by its value in the params file, and must
 * have one. No two may differ only in case: the roles of workloads get them too (AWS Identity and
 * Access Management user guide, "Tags for AWS Identity and Access Management resources", Case
 * sensitivity).
 */
public final class TagsRule implements Rule {

  private static final int MOST = 50;

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    if (stack.environment().name().isPresent()) {
      stack.tags().values().forEach(tag -> check(tag.value(), diagnostics));
    }
    if (stack.tags().size() > MOST) {
      List<Named.Entry<Text>> tags = new ArrayList<>(stack.tags().values());
      diagnostics.report(
          Diagnostic.of(
                  Code.TOO_MANY_TAGS,
                  "the stack has " + stack.tags().size() + " tags; the maximum is " + MOST)
              .at(tags.get(MOST).key())
              .help("remove some tags"));
    }
    if (!stack.workloads().isEmpty()) {
      twice(stack, diagnostics);
    }
  }

  /** IAM, which the roles of workloads are in, does not tell capitals from small letters. */
  private static void twice(Stack stack, Diagnostics diagnostics) {
    Map<String, Map.Entry<String, Named.Entry<Text>>> taken = new HashMap<>();
    for (Map.Entry<String, Named.Entry<Text>> tag : stack.tags().entrySet()) {
      Map.Entry<String, Named.Entry<Text>> first =
          taken.putIfAbsent(tag.getKey().toLowerCase(Locale.ROOT), tag);
      if (first != null) {
        diagnostics.report(
            Diagnostic.of(
                    Code.VALUE_TWICE,
                    "the tags `"
                        + first.getKey()
                        + "` and `"
                        + tag.getKey()
                        + "` differ only in case")
                .at(tag.getValue().key())
                .at(first.getValue().key())
                .note(
                    "the IAM roles of the stack get the same tags, and a role cannot have both keys")
                .help("remove `" + first.getKey() + "` or `" + tag.getKey() + "`"));
      }
    }
  }

  private static void check(Given<Text> text, Diagnostics diagnostics) {
    boolean known = // parameters without values are reported by themselves
        Lists.all(
            text.value().parts(),
            part -> part instanceof Text.Literal || part instanceof Text.ParameterReference);
    if (!known) {
      diagnostics.report(
          Diagnostic.of(
                  Code.INVALID_REFERENCE,
                  "the value of `" + text.value().written() + "` is not known in a tag")
              .at(text.span())
              .note(
                  "fargen writes the tags to the params files in `params/`, in which CloudFormation"
                      + " does not replace references")
              .help("write the value, or a parameter with a value in each environment"));
    }
  }
}
