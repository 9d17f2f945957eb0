package dev.fargen.check.template;

import dev.fargen.cfn.Document;
import dev.fargen.check.rule.FinishedTemplate;
import dev.fargen.check.rule.TemplateRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A template must have at least one resource, and at most 500 resources, 200 parameters, 200
 * outputs and 1 MB (CloudFormation user guide, "Understand CloudFormation quotas").
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
                  Code.EMPTY_SPEC,
                  "`" + template.project().name().value() + "` creates no resource")
              .at(name)
              .note("a template requires at least one resource")
              .help("write `workloads`, or other resources"));
    }
    count(document, "Resources", MOST_RESOURCES, name, diagnostics);
    count(document, "Parameters", MOST_OTHERS, name, diagnostics);
    count(document, "Outputs", MOST_OTHERS, name, diagnostics);
    int bytes = template.text().getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MOST_BYTES) {
      report("the template has " + bytes + " bytes", MOST_BYTES, name, diagnostics);
    }
  }

  private static void count(
      Document template, String section, int most, Span name, Diagnostics diagnostics) {
    int count = template.section(section).size();
    if (count > most) {
      report(
          "the template has " + count + " " + section.toLowerCase(Locale.ROOT),
          most,
          name,
          diagnostics);
    }
  }

  private static void report(String message, int most, Span name, Diagnostics diagnostics) {
    diagnostics.report(
        Diagnostic.of(Code.TEMPLATE_TOO_LARGE, message + "; the maximum is " + most)
            .at(name)
            .help("split the spec into two"));
  }
}
