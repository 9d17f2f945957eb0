package dev.fargen.migrate.template;

import dev.fargen.migrate.CannotImport;
import dev.fargen.migrate.Report;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.ScalarNode;
import java.util.List;
import java.util.Set;

/**
 * What the report says of the sections of a template (CloudFormation user guide, "CloudFormation
 * template sections"), and of what CloudFormation makes of other templates and of macros.
 */
final class Sections {

  private static final Set<String> KNOWN =
      Set.of(
          "AWSTemplateFormatVersion",
          "Description",
          "Metadata",
          "Parameters",
          "Rules",
          "Mappings",
          "Conditions",
          "Transform",
          "Resources",
          "Outputs",
          "Globals",
          "Hooks");

  private static final int MOST_RESOURCES = 500;
  private static final String SERVERLESS = "AWS::Serverless::";

  private Sections() {}

  /**
   * Refuses what is no template before the macro of AWS SAM has made one of it.
   *
   * @throws CannotImport where a resource is one of AWS SAM, or there are more than a stack may
   *     have (CloudFormation user guide, "Understand CloudFormation quotas")
   */
  static void check(TemplateFile template) {
    int resources = template.resources().size();
    if (resources > MOST_RESOURCES) {
      throw new CannotImport(
          "`"
              + template.file()
              + "` has "
              + resources
              + " resources, and CloudFormation takes "
              + MOST_RESOURCES);
    }
    for (TemplateFile.Resource resource : template.resources().values()) {
      if (resource.type().startsWith(SERVERLESS)) {
        throw new CannotImport(
            "`"
                + template.file()
                + "` is a template of AWS SAM: `"
                + resource.id()
                + "` is `"
                + resource.type()
                + "`, which CloudFormation turns into other resources; import what it turned it"
                + " into, which `aws cloudformation get-template --template-stage Processed --query"
                + " TemplateBody --stack-name ...` prints");
      }
    }
  }

  /** Notes what has no place of its own in a spec, or nothing in it. */
  static void note(TemplateFile template, Report report) {
    for (MapNode.Entry entry : template.tree().entries()) {
      String section = entry.key().text();
      boolean empty = entry.value() instanceof ScalarNode scalar && scalar.isNull();
      if (section.equals("AWSTemplateFormatVersion") || (empty && KNOWN.contains(section))) {
        report.converted(template.origin(entry), section, "");
      } else if (!KNOWN.contains(section)) {
        report.refused(
            template.origin(entry),
            section,
            "CloudFormation has no such section, and refuses a template that has it: remove it, or"
                + " correct its name");
      } else if (section.equals("Transform")) {
        report.toDecide(
            template.origin(entry),
            section,
            "the spec keeps it as a patch: what the macro makes of the template is not compared;"
                + " look at the change set of the first deployment");
      }
    }
    for (String section : List.of("Resources", "Outputs")) {
      for (MapNode.Entry entry : template.entries(section)) {
        if (entry.key().text().startsWith("Fn::")) {
          report.toDecide(
              template.origin(entry),
              section + "." + entry.key().text(),
              "the spec keeps it as a patch: what it adds to the template is not compared");
        }
      }
    }
    for (TemplateFile.Resource nested : template.ofType("AWS::CloudFormation::Stack")) {
      report.remark(
          "`"
              + nested.id()
              + "` is a nested stack: it stays as it is, and its template is not read; services in"
              + " it stay there, unless `fargen import template --stack` takes over that stack on"
              + " its own");
    }
  }
}
