package dev.fargen.check.template;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fargen.cfn.Document;
import dev.fargen.check.rule.FinishedTemplate;
import dev.fargen.check.rule.TemplateRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.workload.containers.SecretVariable;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A template must have at least one resource, and at most 500 resources, 200 parameters, 200
 * outputs and 1 MB (CloudFormation user guide, "Understand CloudFormation quotas"), and at most 60
 * dynamic references ("Get values stored in other services using dynamic references").
 */
public final class TemplateSizeRule implements TemplateRule {

  private static final int MOST_RESOURCES = 500;
  private static final int MOST_OTHERS = 200;
  private static final int MOST_DYNAMIC = 60;
  private static final String DYNAMIC = "{{resolve:";
  private static final int MOST_BYTES = 1_000_000;

  @Override
  public void check(FinishedTemplate template, Diagnostics diagnostics) {
    Document document = template.document();
    Span name = template.project().name().span();
    if (document.section("Resources").isEmpty()) {
      Optional<Span> removal = new Places(template).ofRemoval(List.of("Resources"));
      Diagnostic fault =
          Diagnostic.of(
                  Code.EMPTY_SPEC,
                  removal.isPresent()
                      ? "the patch removes the last resource of the template"
                      : "`" + template.project().name().value() + "` creates no resource")
              .at(removal.orElse(name))
              .note("a template requires at least one resource");
      diagnostics.report(
          removal.isPresent()
              ? fault
              : fault.help(
                  "add `workloads`, or another key that creates resources, such as `resources`"));
    }
    boolean resources = exceeds(template, "Resources", MOST_RESOURCES, diagnostics);
    boolean parameters = exceeds(template, "Parameters", MOST_OTHERS, diagnostics);
    boolean outputs = exceeds(template, "Outputs", MOST_OTHERS, diagnostics);
    int references = count(template.text());
    if (references > MOST_DYNAMIC) {
      String message = "the template has " + references + " dynamic references";
      composed(template.project().stacks())
          .ifPresentOrElse(
              secret ->
                  diagnostics.report(
                      fault(message, MOST_DYNAMIC, secret.text().span())
                          .note(
                              "each secret that is part of a longer string under `secrets` becomes a"
                                  + " dynamic reference; a secret that is the whole value does not")
                          .help(
                              "write the parts as separate variables, or split the spec into two")),
              () -> report(message, MOST_DYNAMIC, name, diagnostics));
    }
    boolean counted = resources || parameters || outputs;
    int bytes = template.text().getBytes(UTF_8).length;
    if (bytes > MOST_BYTES && !counted) {
      report("the template has " + bytes + " bytes", MOST_BYTES, name, diagnostics);
    }
  }

  private static int count(String text) {
    int count = 0;
    for (int at = text.indexOf(DYNAMIC); at >= 0; at = text.indexOf(DYNAMIC, at + 1)) {
      count++;
    }
    return count;
  }

  /** Reports a section with more entries, at the place of the first one above the maximum. */
  private static boolean exceeds(
      FinishedTemplate template, String section, int most, Diagnostics diagnostics) {
    List<String> ids = new ArrayList<>(template.document().section(section).keySet());
    if (ids.size() > most) {
      report(
          "the template has " + ids.size() + " " + section.toLowerCase(Locale.ROOT),
          most,
          template.place(ids.get(most)).firstLine(),
          diagnostics);
    }
    return ids.size() > most;
  }

  /** The first string with secrets in it, which become dynamic references. */
  private static Optional<SecretVariable> composed(List<Stack> stacks) {
    List<Workload> workloads = Lists.flatMap(stacks, Stack::workloads);
    return Lists.first(Lists.flatMap(workloads, Workload::secrets), SecretVariable::isComposed);
  }

  private static void report(String message, int most, Span place, Diagnostics diagnostics) {
    diagnostics.report(fault(message, most, place).help("split the spec into two"));
  }

  private static Diagnostic fault(String message, int most, Span place) {
    return Diagnostic.of(Code.TEMPLATE_TOO_LARGE, message + "; the maximum is " + most).at(place);
  }
}
