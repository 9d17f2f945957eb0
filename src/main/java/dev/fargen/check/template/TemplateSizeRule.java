package dev.fargen.check.template;

import dev.fargen.cfn.Document;
import dev.fargen.check.rule.FinishedTemplate;
import dev.fargen.check.rule.TemplateRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import java.nio.charset.StandardCharsets;

/**
 * A template has one resource at least, no more than 500 resources, 200 parameters and 200 outputs,
 * and no more than a megabyte (CloudFormation user guide, "Understand CloudFormation quotas").
 */
public final class TemplateSizeRule implements TemplateRule {

  private static final int MOST_RESOURCES = 500;
  private static final int MOST_OTHERS = 200;
  private static final int MOST_BYTES = 1_000_000;

  @Override
  public void check(FinishedTemplate template, Diagnostics diagnostics) {
    Document document = template.document();
    Span name = template.project().name().span();
    if (document.section("Resources").isEmpty()) {
      diagnostics.report(
          Diagnostic.of(
                  Code.EMPTY_SPEC, "`" + template.project().name().value() + "` makes no resource")
              .at(name)
              .note(
                  "a template without resources is none (AWS CloudFormation user guide, Resources)")
              .help("write `workloads`, or whatever else the stack shall have"));
    }
    count(document, "Resources", MOST_RESOURCES, name, diagnostics);
    count(document, "Parameters", MOST_OTHERS, name, diagnostics);
    count(document, "Outputs", MOST_OTHERS, name, diagnostics);
    int bytes = template.text().getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MOST_BYTES) {
      report("the template would have " + bytes + " bytes", MOST_BYTES, name, diagnostics);
    }
  }

  private static void count(
      Document template, String section, int most, Span name, Diagnostics diagnostics) {
    int count = template.section(section).size();
    if (count > most) {
      report("the template would have " + count + " " + section, most, name, diagnostics);
    }
  }

  private static void report(String message, int most, Span name, Diagnostics diagnostics) {
    diagnostics.report(
        Diagnostic.of(Code.TEMPLATE_TOO_LARGE, message + ", " + most + " at most")
            .at(name)
            .help("make two specs of this one"));
  }
}
